'use client';
import {
  type CaseAction,
  deliveryLabels,
  recommendationLabels,
  revocationLabels,
} from '@banshi/core/applications';
import type { Language } from '@banshi/core/errors';
import type { StaffCase } from '../../operations/cases/index.ts';
import { type Messages, messagesIn } from '../office/messages/index.ts';
import { Choices, TextArea, TextLine } from './act-fields.tsx';
import type { ActDraft } from './act-inputs.ts';
import { CorrectionForm } from './correction-form.tsx';
import { confirmTail } from './revocation.ts';

export interface ActFormProps {
  action: CaseAction;
  view: StaffCase;
  draft: ActDraft;
  onChange: (draft: ActDraft) => void;
  /** The sentence at a place, if something is wrong there. */
  errorAt: (place: string) => string | undefined;
  language: Language;
}

/** What a person fills in for one act. An act without fields is a confirmation that says what it starts. */
export function ActForm(props: ActFormProps) {
  const { action, view, draft, onChange, errorAt, language } = props;
  const m = messagesIn(language);
  const field = (name: string) => ({
    place: name,
    value: draft.texts[name] ?? '',
    error: errorAt(name),
    onChange: (value: string) => onChange({ ...draft, texts: { ...draft.texts, [name]: value } }),
  });
  const grounds = (
    <>
      <TextArea {...field('reason')} label={m.act.reason} hint={m.act.reasonHint} rows={4} />
      <TextArea
        {...field('basis')}
        label={m.act.basis}
        rows={2}
        {...(view.basis.length > 0 ? { hint: m.act.basisHint } : {})}
        extra={<BasisChoices basis={view.basis} m={m} onUse={field('basis').onChange} />}
      />
    </>
  );
  switch (action) {
    case 'accept':
      return <Effects effects={m.act.accept.effects} />;
    case 'requestCorrection':
      return <CorrectionForm {...props} />;
    case 'review':
      return (
        <>
          <TextArea {...field('opinion')} label={m.act.review.opinion} rows={5} />
          <Choices
            {...field('recommendation')}
            label={m.act.review.recommendation}
            choices={(['approve', 'reject'] as const).map((value) => ({
              value,
              label: recommendationLabels[value][language],
            }))}
          />
        </>
      );
    case 'returnToReview':
      return <TextArea {...field('reason')} label={m.act.returnToReview.reason} rows={4} />;
    case 'approve':
      return (
        <>
          <Effects effects={m.act.approve.effects} />
          <TextArea {...field('opinion')} label={m.act.approve.opinion} rows={4} />
        </>
      );
    case 'deliver':
      return (
        <Choices
          {...field('method')}
          label={m.act.deliver.method}
          // A download is the applicant's own and records itself.
          choices={(['window', 'post'] as const).map((value) => ({
            value,
            label: deliveryLabels[value][language],
          }))}
        />
      );
    case 'revokeLicence':
      return (
        <>
          <Choices
            {...field('licenceId')}
            label={m.act.revokeLicence.licence}
            choices={view.licences
              .filter(({ status }) => status === 'valid' || status === 'expired')
              .map(({ id, name, number }) => ({ value: id, label: name, hint: number }))}
          />
          <Choices
            {...field('kind')}
            label={m.act.revokeLicence.kind}
            choices={(['revoked', 'cancelled', 'withdrawn'] as const).map((value) => ({
              value,
              label: revocationLabels[value][language],
              hint: m.act.revokeLicence.kinds[value] ?? '',
            }))}
          />
          {grounds}
          <TextLine {...field('confirm')} label={m.act.revokeLicence.confirm(confirmTail)} />
        </>
      );
    default:
      return grounds;
  }
}

function Effects({ effects }: { effects: readonly string[] }) {
  return (
    <ul className="bo-effects">
      {effects.map((effect) => (
        <li key={effect}>{effect}</li>
      ))}
    </ul>
  );
}

function BasisChoices({
  basis,
  m,
  onUse,
}: {
  basis: readonly string[];
  m: Messages;
  onUse: (text: string) => void;
}) {
  return (
    <p className="bo-chips">
      {basis.map((text) => (
        <button
          key={text}
          type="button"
          className="bo-chip"
          aria-label={m.act.fillBasis(text)}
          onClick={() => onUse(text)}
        >
          {text}
        </button>
      ))}
    </p>
  );
}
