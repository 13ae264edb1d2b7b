'use client';
import { textIn } from '@banshi/core/errors';
import { CheckAnswers, type LoadDivisions } from '@banshi/forms';
import { type ReactNode, useState } from 'react';
import { Checkbox } from '../fields/Checkbox.tsx';
import type { LoadDivisions as LoadPlaces } from '../fields/DivisionPicker.tsx';
import { ProblemSummary, type ShownProblem } from '../fields/ProblemSummary.tsx';
import { translator } from '../i18n/index.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import { HandledByNotice } from '../start/WhereNotice.tsx';
import { AnswerList } from './AnswersStep.tsx';
import { ApplicantWords } from './ApplicantWords.tsx';
import { type ApplyModel, type ApplySetting, materialState, neededRows } from './apply-model.ts';
import { ANSWERS, APPLICANT, CHECK, MATERIALS } from './steps.ts';

export interface CheckStepProps {
  setting: ApplySetting;
  model: ApplyModel;
  /** What keeps it from being submitted, here or by the server's word. */
  problems: ShownProblem[];
  attempt: number;
  submitting: boolean;
  onGo: (step: string, focus?: string) => void;
  onEditField: (pageKey: string, fieldKey: string) => void;
  onSubmit: (declared: boolean) => void;
  loadDivisions: LoadPlaces & LoadDivisions;
}

/** Everything once more before it goes out, each part with 修改. */
export function CheckStep(props: CheckStepProps) {
  const { setting, model, attempt } = props;
  const { language } = setting;
  const { draft } = model;
  const t = translator(language);
  const heading = useScreenHeading(CHECK);
  const [declared, setDeclared] = useState(false);
  const undeclared = attempt > 0 && !declared ? t('check.declaration.missing') : undefined;
  const problems = undeclared
    ? [...props.problems, { target: 'declaration', message: undeclared }]
    : props.problems;
  const submitLabel = draft.correction ? 'check.submitCorrection' : 'check.submit';
  return (
    <>
      <ProblemSummary title={t('check.problems')} problems={attempt > 0 ? problems : []} attempt={attempt} />
      <h1 ref={heading} tabIndex={-1}>
        {t('check.title')}
      </h1>
      <p className="lead">{t('check.lead')}</p>
      <HandledByNotice language={language} handledBy={draft.handledBy} regionName={draft.item.tenant.name} />
      {model.path.questions.length > 0 && (
        <Part
          {...props}
          title={t('check.answers')}
          step={draft.correction ? undefined : ANSWERS}
          content={<AnswerList setting={setting} model={model} loadDivisions={props.loadDivisions} />}
        />
      )}
      <Part
        {...props}
        title={t('check.applicant')}
        step={APPLICANT}
        content={<ApplicantWords setting={setting} applicant={draft.applicant} />}
      />
      <CheckAnswers
        definition={draft.item.item.form}
        values={draft.values}
        context={model.context}
        env={model.env}
        language={language}
        onEdit={props.onEditField}
        loadDivisions={props.loadDivisions}
      />
      <Materials {...props} />
      <section className="check-part" aria-labelledby="declaration-title">
        <h2 id="declaration-title">{t('check.declaration.title')}</h2>
        <Checkbox
          id="declaration"
          label={t('check.declaration')}
          error={undeclared}
          checked={declared}
          onChange={setDeclared}
        />
      </section>
      <p className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={props.submitting}
          onClick={() => props.onSubmit(declared)}
        >
          {t(props.submitting ? 'check.submitting' : submitLabel)}
        </button>
      </p>
    </>
  );
}

interface PartProps extends CheckStepProps {
  title: string;
  /** Where it is changed; absent = it no longer can be. */
  step: string | undefined;
  content: ReactNode;
}

function Part({ setting, title, step, content, onGo }: PartProps) {
  const t = translator(setting.language);
  const id = `check-${title}`;
  return (
    <section className="check-part" aria-labelledby={id}>
      <div className="check-part-head">
        <h2 id={id}>{title}</h2>
        {step !== undefined && (
          <button
            type="button"
            className="link"
            aria-label={t('check.changeWhat', { what: title })}
            onClick={() => onGo(step)}
          >
            {t('check.change')}
          </button>
        )}
      </div>
      {content}
    </section>
  );
}

function Materials(props: CheckStepProps) {
  const { setting, model } = props;
  const { language } = setting;
  const t = translator(language);
  const rows = neededRows(model.rows);
  if (rows.length === 0) return null;
  const content = (
    <dl className="answers">
      {rows.map((row) => {
        const files = model.draft.files.filter((file) => file.materialKey === row.key);
        return (
          <div key={row.key}>
            <dt>{textIn(row.name, language)}</dt>
            <dd>
              {files.length > 0
                ? files.map((file) => file.fileName).join(t('list.separator'))
                : t(`materials.state.${materialState(row, model.draft)}`)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
  return <Part {...props} title={t('check.materials')} step={MATERIALS} content={content} />;
}
