'use client';
import { type FormEvent, useState } from 'react';
import type { ApplicantInput } from '../api/types.ts';
import { RadioGroup } from '../fields/ChoiceGroup.tsx';
import { ProblemSummary, type ShownProblem } from '../fields/ProblemSummary.tsx';
import { TextField } from '../fields/TextField.tsx';
import { type MessageKey, translator } from '../i18n/index.ts';
import { useScreenHeading } from '../shared/use-step.ts';
import {
  type ApplicantField,
  applicantErrors,
  applicantFrom,
  applicantId,
  fieldsFor,
  type TypedApplicant,
  tidyApplicant,
  typedFrom,
} from './applicant-check.ts';
import type { ApplySetting } from './apply-model.ts';
import { APPLICANT } from './steps.ts';

export interface ApplicantStepProps {
  setting: ApplySetting;
  applicant: ApplicantInput | null;
  /** Called with every key, so that a half-typed identity is saved like everything else. */
  onChange: (applicant: ApplicantInput | null) => void;
  /** With an identity that is complete, spelt as it is stored. */
  onContinue: (applicant: ApplicantInput) => void;
}

const labels: Record<ApplicantField, { label: MessageKey; hint?: MessageKey }> = {
  name: { label: 'applicant.name' },
  citizenId: { label: 'applicant.citizenId', hint: 'register.citizenId.hint' },
  mobile: { label: 'applicant.mobile' },
  orgName: { label: 'applicant.orgName', hint: 'applicant.orgName.hint' },
  uscc: { label: 'applicant.uscc', hint: 'applicant.uscc.hint' },
  legalRepresentative: { label: 'applicant.legalRepresentative' },
  filedByName: { label: 'applicant.filedBy.name' },
  filedById: { label: 'applicant.filedBy.citizenId', hint: 'register.citizenId.hint' },
};

const codes: readonly ApplicantField[] = ['citizenId', 'mobile', 'uscc', 'filedById'];

/** 我本人 or 单位; at the counter the clerk types the identity of whoever came. */
export function ApplicantStep({ setting, applicant, onChange, onContinue }: ApplicantStepProps) {
  const { mode, language, citizen } = setting;
  const t = translator(language);
  const heading = useScreenHeading(APPLICANT);
  const [typed, setTyped] = useState(() => typedFrom(applicant));
  const [attempt, setAttempt] = useState(0);
  const errors = attempt > 0 ? applicantErrors(tidyApplicant(typed), mode, t) : {};
  const fields = fieldsFor(typed.kind, mode);

  function change(next: TypedApplicant) {
    setTyped(next);
    onChange(applicantFrom(next, mode));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const tidy = tidyApplicant(typed);
    if (Object.keys(applicantErrors(tidy, mode, t)).length > 0) {
      setAttempt(attempt + 1);
      return;
    }
    const complete = applicantFrom(tidy, mode);
    if (complete) onContinue(complete);
  }

  const problems: ShownProblem[] = (['kind', ...fields] as const).flatMap((field) => {
    const message = errors[field];
    return message ? [{ target: applicantId(field), message }] : [];
  });
  const isCounter = mode === 'counter';
  return (
    <>
      <ProblemSummary title={t('problems.title')} problems={problems} attempt={attempt} />
      <form onSubmit={submit} noValidate>
        <RadioGroup
          id={applicantId('kind')}
          legend={
            <h1 ref={heading} tabIndex={-1}>
              {t(isCounter ? 'applicant.counterTitle' : 'applicant.title')}
            </h1>
          }
          hint={isCounter ? t('applicant.counterLead') : undefined}
          error={errors.kind}
          value={typed.kind || undefined}
          onChange={(kind) => change({ ...typed, kind: kind === 'person' ? 'person' : 'organisation' })}
          choices={[
            {
              value: 'person',
              label: t(isCounter ? 'applicant.counter.person' : 'applicant.kind.person'),
              help:
                citizen &&
                t('applicant.kind.person.help', { name: citizen.name, mobile: citizen.mobileMasked }),
            },
            {
              value: 'organisation',
              label: t(isCounter ? 'applicant.counter.organisation' : 'applicant.kind.organisation'),
              help: t('applicant.kind.organisation.help'),
            },
          ]}
        />
        {fields.map((field) => (
          <TextField
            key={field}
            id={applicantId(field)}
            label={t(labels[field].label)}
            hint={labels[field].hint && t(labels[field].hint)}
            isCode={codes.includes(field)}
            inputMode={field === 'mobile' ? 'tel' : undefined}
            autoComplete="off"
            maxLength={field === 'orgName' ? 100 : 50}
            value={typed[field]}
            error={errors[field]}
            onChange={(value) => change({ ...typed, [field]: value })}
          />
        ))}
        <p className="actions">
          <button type="submit" className="button">
            {t('apply.continue')}
          </button>
        </p>
      </form>
    </>
  );
}
