'use client';
import { type Language, textIn } from '@banshi/core/errors';
import type { Eligibility, SituationPath } from '@banshi/core/items';
import type { ItemView } from '../api/types.ts';
import type { LoadDivisions } from '../fields/DivisionPicker.tsx';
import { translator } from '../i18n/index.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';
import { usePlaceNames } from '../shared/use-place-names.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import { answerText } from './answer-text.ts';
import { questionStep } from './question-state.ts';
import { WhereNotice, type WhereState } from './WhereNotice.tsx';

export interface OutcomeScreenProps {
  language: Language;
  view: ItemView;
  path: SituationPath;
  eligibility: Eligibility;
  where: WhereState;
  onRetryWhere: () => void;
  onGo: (step: string) => void;
  onRestart: () => void;
  loadDivisions: LoadDivisions;
}

const looks: Record<Eligibility['outcome'], { icon: IconName; tone: 'good' | 'attention' | 'bad' }> = {
  eligible: { icon: 'tick', tone: 'good' },
  notNeeded: { icon: 'info', tone: 'attention' },
  referTo: { icon: 'forward', tone: 'attention' },
  notEligible: { icon: 'cross', tone: 'bad' },
};

export function OutcomeScreen(props: OutcomeScreenProps) {
  const { language, view, eligibility, where } = props;
  const t = translator(language);
  const heading = useScreenHeading('outcome');
  const { outcome, row, referTo } = eligibility;
  const { icon, tone } = looks[outcome];
  const isEligible = outcome === 'eligible';
  const decidedBy = row && view.provenanceNames[`eligibility/${row.key}`];
  return (
    <>
      <div className={`outcome outcome-${tone}`}>
        <Icon name={icon} size={32} />
        <h1 ref={heading} tabIndex={-1}>
          {t(`start.outcome.${outcome}`, { name: referTo ? textIn(referTo.name, language) : '' })}
        </h1>
      </div>
      <section aria-labelledby="why">
        <h2 id="why">{t('start.why')}</h2>
        <p>{textIn(eligibility.reason, language)}</p>
        {(row?.basis || decidedBy) && (
          <p className="hint">
            {row?.basis && t('start.basis', { basis: row.basis })}{' '}
            {decidedBy && t('start.decidedBy', { owner: decidedBy })}
          </p>
        )}
      </section>
      <section aria-labelledby="next">
        <h2 id="next">{t('start.next')}</h2>
        <p>{textIn(eligibility.nextStep, language)}</p>
        {referTo?.itemKey && (
          <p className="actions">
            <a className="button" href={links.item(view.tenant.code, referTo.itemKey)}>
              {t('start.referTo.open', { name: textIn(referTo.name, language) })}
            </a>
          </p>
        )}
        {isEligible && (
          <>
            <WhereNotice language={language} view={view} where={where} onRetry={props.onRetryWhere} />
            <p className="actions">
              <button type="button" className="button" onClick={() => props.onGo('checklist')}>
                {t('start.seeChecklist')}
                <Icon name="forward" />
              </button>
            </p>
          </>
        )}
      </section>
      <GivenAnswers {...props} />
    </>
  );
}

/** A wrong tap five questions ago is found here, and changed from here. */
function GivenAnswers({ language, path, onGo, onRestart, loadDivisions }: OutcomeScreenProps) {
  const t = translator(language);
  const codes = path.questions
    .filter((question) => question.type === 'division')
    .map((question) => String(path.answers[question.variable]));
  const placeName = usePlaceNames(codes, loadDivisions);
  if (path.questions.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('start.answers')}</h2>
      <dl className="answers">
        {path.questions.map((question) => {
          const asked = textIn(question.question, language);
          return (
            <div key={question.key}>
              <dt>{asked}</dt>
              <dd>{answerText(question, path.answers[question.variable], language, placeName)}</dd>
              <dd className="answers-change">
                <button
                  type="button"
                  className="link"
                  aria-label={t('start.changeAnswer', { question: asked })}
                  onClick={() => onGo(questionStep(question))}
                >
                  {t('start.change')}
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
      <p>
        <button type="button" className="link" onClick={onRestart}>
          {t('start.restart')}
        </button>
      </p>
    </section>
  );
}
