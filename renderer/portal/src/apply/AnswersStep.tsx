'use client';
import { textIn } from '@banshi/core/errors';
import type { LoadDivisions } from '../fields/DivisionPicker.tsx';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { usePlaceNames } from '../shared/use-place-names.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import { answerText } from '../start/answer-text.ts';
import type { ApplyModel, ApplySetting } from './apply-model.ts';
import { ANSWERS, questionStepOf } from './steps.ts';

export interface AnswersStepProps {
  setting: ApplySetting;
  model: ApplyModel;
  onGo: (step: string) => void;
  onContinue: () => void;
  loadDivisions: LoadDivisions;
}

/** The answers that decided form and materials, each with the way to change it. */
export function AnswersStep({ setting, model, onGo, onContinue, loadDivisions }: AnswersStepProps) {
  const { language } = setting;
  const { path, eligibility } = model;
  const t = translator(language);
  const heading = useScreenHeading(ANSWERS);
  const blocked = eligibility && eligibility.outcome !== 'eligible' ? eligibility : undefined;
  const next = path.next;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t('answers.title')}
      </h1>
      <p className="lead">{t('answers.lead')}</p>
      {blocked && (
        <div className="notice notice-bad" role="alert">
          <Icon name="attention" />
          <div>
            <p>
              <strong>{t('answers.notEligible')}</strong>
            </p>
            <p>{textIn(blocked.reason, language)}</p>
            <p>{textIn(blocked.nextStep, language)}</p>
          </div>
        </div>
      )}
      <AnswerList setting={setting} model={model} onGo={onGo} loadDivisions={loadDivisions} />
      <p className="actions">
        {next ? (
          <button type="button" className="button" onClick={() => onGo(questionStepOf(next.key))}>
            {t('start.continue')}
          </button>
        ) : (
          !blocked && (
            <button type="button" className="button" onClick={onContinue}>
              {t('start.continue')}
            </button>
          )
        )}
      </p>
    </>
  );
}

export type AnswerListProps = Omit<AnswersStepProps, 'onContinue' | 'onGo'> & {
  /** Absent = the answers can no longer be changed. */
  onGo?: (step: string) => void;
};

export function AnswerList({ setting, model, onGo, loadDivisions }: AnswerListProps) {
  const { language } = setting;
  const { questions, answers } = model.path;
  const t = translator(language);
  const codes = questions
    .filter((question) => question.type === 'division')
    .map((question) => String(answers[question.variable]));
  const placeName = usePlaceNames(codes, loadDivisions);
  return (
    <dl className="answers">
      {questions.map((question) => {
        const asked = textIn(question.question, language);
        return (
          <div key={question.key}>
            <dt>{asked}</dt>
            <dd>{answerText(question, answers[question.variable], language, placeName)}</dd>
            {onGo && (
              <dd className="answers-change">
                <button
                  type="button"
                  className="link"
                  aria-label={t('start.changeAnswer', { question: asked })}
                  onClick={() => onGo(questionStepOf(question.key))}
                >
                  {t('start.change')}
                </button>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
