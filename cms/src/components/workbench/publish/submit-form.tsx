'use client';
import { type FormEvent, useState } from 'react';
import type { Workbench } from '../../../operations/configuration/types.ts';
import type { Messages } from '../../office/messages/index.ts';
import type { ConfigurationApi, Submission } from '../api.ts';
import { Line } from '../line.tsx';
import type { Act } from './publish-panel.tsx';

const transitions = ['keep', 'applicantChooses', 'mustMove'] as const;

/** From when it holds, what becomes of running cases, and what a reviewer and the history should know of it. */
export function SubmitForm({
  view,
  api,
  act,
  isBusy,
  isDirty,
  errors,
  latestRevision,
  m,
}: {
  view: Workbench;
  api: ConfigurationApi;
  act: Act;
  isBusy: boolean;
  isDirty: boolean;
  /** Of the draft after what waited was saved. */
  latestRevision: () => number | undefined;
  errors: number;
  m: Messages;
}) {
  const { draft } = view;
  const [form, setForm] = useState<Submission>(() => ({
    effectiveFrom: draft?.effectiveFrom ?? null,
    isUrgent: draft?.isUrgent ?? false,
    transition: draft?.transition ?? 'keep',
    transitionBasis: draft?.transitionBasis ?? '',
    summary: draft?.summary ?? '',
  }));
  const [isTold, setTold] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const w = m.workbench.submit;
  const faults = {
    summary: form.summary.trim() === '' ? w.summaryMissing : undefined,
    basis: form.transition !== 'keep' && form.transitionBasis.trim() === '' ? w.basisMissing : undefined,
    effectiveFrom: form.effectiveFrom !== null && form.effectiveFrom < view.today ? w.datePast : undefined,
  };
  const set = (change: Partial<Submission>) => setForm((before) => ({ ...before, ...change }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTold(true);
    if (Object.values(faults).some(Boolean) || errors > 0 || !draft) return;
    void act(
      () => api.submit(view.itemKey, { ...form, summary: form.summary.trim(), revision: latestRevision() }),
      w.done,
    );
  }

  if (!draft) return null;
  return (
    <form onSubmit={submit} noValidate>
      {errors > 0 && <p className="bo-notice bo-notice-bad">{w.errorsFirst(errors)}</p>}
      {isDirty && <p className="bo-hint">{w.savesFirst}</p>}
      <fieldset className="bo-field">
        <legend>{w.when}</legend>
        <label className="bo-choice">
          <input
            type="radio"
            name="when"
            checked={form.effectiveFrom === null}
            onChange={() => set({ effectiveFrom: null })}
          />
          <span>{w.onApproval}</span>
        </label>
        <label className="bo-choice">
          <input
            type="radio"
            name="when"
            checked={form.effectiveFrom !== null}
            onChange={() => set({ effectiveFrom: view.today, isUrgent: false })}
          />
          <span>{w.onDate}</span>
        </label>
        {form.effectiveFrom !== null && (
          <input
            type="date"
            aria-label={w.date}
            min={view.today}
            value={form.effectiveFrom}
            aria-invalid={isTold && faults.effectiveFrom !== undefined}
            onChange={(event) => set({ effectiveFrom: event.target.value })}
          />
        )}
        {isTold && faults.effectiveFrom && <p className="bo-field-error">{faults.effectiveFrom}</p>}
        <label className="bo-choice">
          <input
            type="checkbox"
            checked={form.isUrgent}
            onChange={(event) =>
              set({
                isUrgent: event.target.checked,
                ...(event.target.checked ? { effectiveFrom: null } : {}),
              })
            }
          />
          <span>
            {w.urgent} <span className="bo-hint">{w.urgentHint}</span>
          </span>
        </label>
      </fieldset>
      <fieldset className="bo-field">
        <legend>{w.transition}</legend>
        {transitions.map((transition) => (
          <label key={transition} className="bo-choice">
            <input
              type="radio"
              name="transition"
              checked={form.transition === transition}
              onChange={() => set({ transition })}
            />
            <span>
              {w.transitions[transition]} <span className="bo-hint">{w.transitionHints[transition]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {form.transition !== 'keep' && (
        <Line
          id="transition-basis"
          label={w.transitionBasis}
          value={form.transitionBasis}
          error={isTold ? faults.basis : undefined}
          onChange={(transitionBasis) => set({ transitionBasis })}
        />
      )}
      <Line
        id="summary"
        label={w.summary}
        hint={w.summaryHint}
        value={form.summary}
        error={isTold ? faults.summary : undefined}
        onChange={(summary) => set({ summary })}
      />
      <button type="submit" className="bo-button bo-button-main" aria-disabled={isBusy || errors > 0}>
        {isBusy ? w.sending : w.send}
      </button>
      <div className="bo-wb-discard">
        {isDiscarding ? (
          <>
            <p className="bo-field-error">{w.discardSure}</p>
            <p className="bo-row-links">
              <button
                type="button"
                className="bo-button bo-button-small bo-button-danger"
                onClick={() => void act(() => api.discard(view.itemKey), w.discarded)}
              >
                {w.discardNow}
              </button>
              <button type="button" className="bo-link" onClick={() => setDiscarding(false)}>
                {m.common.cancel}
              </button>
            </p>
          </>
        ) : (
          <button type="button" className="bo-link bo-link-danger" onClick={() => setDiscarding(true)}>
            {w.discard}
          </button>
        )}
      </div>
    </form>
  );
}
