'use client';
import { textIn } from '@banshi/core/errors';
import type { FieldError, FormPage, FormValues } from '@banshi/core/forms';
import { DivisionsProvider, errorTarget, type LoadDivisions } from '@banshi/forms';
import { type FormEvent, Suspense, useState } from 'react';
import { ProblemSummary } from '../fields/ProblemSummary.tsx';
import { translator } from '../i18n/index.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import { type ApplyModel, type ApplySetting, pageErrors } from './apply-model.ts';
import { EngineBoundary, type EngineName, engines } from './engines.tsx';
import { pageStep } from './steps.ts';

export interface FormStepProps {
  setting: ApplySetting;
  model: ApplyModel;
  page: FormPage;
  engine: EngineName;
  /** Of the server, or of a correction notice. */
  remarks: readonly FieldError[];
  onChange: (values: FormValues) => void;
  onContinue: () => void;
  loadDivisions: LoadDivisions;
}

/** One page of the generated form. The engine is downloaded when the first page is opened, and only one of the two. */
export function FormStep(props: FormStepProps) {
  const { setting, model, page, remarks } = props;
  const { language } = setting;
  const t = translator(language);
  const heading = useScreenHeading(pageStep(page.key));
  const [attempt, setAttempt] = useState(0);
  const Engine = engines[props.engine];
  const errors = attempt > 0 ? pageErrors(model, page.key) : [];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pageErrors(model, page.key).length > 0) setAttempt(attempt + 1);
    else props.onContinue();
  }

  return (
    <>
      <ProblemSummary
        title={t('problems.title')}
        problems={errors.map((error) => ({ target: errorTarget(error), message: error.message }))}
        attempt={attempt}
      />
      <h1 ref={heading} tabIndex={-1}>
        {textIn(page.title, language)}
      </h1>
      <form onSubmit={submit} noValidate>
        <EngineBoundary language={language}>
          <Suspense fallback={<FormSkeleton label={t('loading')} />}>
            <DivisionsProvider load={props.loadDivisions}>
              <Engine
                definition={model.draft.item.item.form}
                pageKey={page.key}
                values={model.draft.values}
                context={model.context}
                env={model.env}
                language={language}
                errors={remarks}
                showErrors={attempt > 0}
                onChange={props.onChange}
              />
            </DivisionsProvider>
          </Suspense>
        </EngineBoundary>
        <p className="actions">
          <button type="submit" className="button">
            {t('apply.continue')}
          </button>
        </p>
      </form>
    </>
  );
}

function FormSkeleton({ label }: { label: string }) {
  return (
    <div className="form-skeleton" role="status">
      <span className="unseen">{label}</span>
      <div className="skeleton-lines" />
      <div className="skeleton-lines" />
    </div>
  );
}
