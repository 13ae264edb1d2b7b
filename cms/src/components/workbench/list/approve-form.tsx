'use client';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { BulkFormProps } from './adopt-form.tsx';
import { useAct } from './use-act.ts';

/** The second person's yes to many drafts at once; what cannot be published stays, with the reason. */
export function ApproveForm({ api, rows, onDone, onClose, m }: BulkFormProps) {
  const words = m.configuration.approve;
  const waiting = rows.filter(({ draft }) => draft?.state === 'submitted');
  const { error, isBusy, act } = useAct(m);
  const send = () =>
    void act(async () => {
      const { releases } = await api.approve(waiting.map(({ itemKey }) => itemKey));
      await onDone(words.done(releases.filter(({ state }) => state === 'published').length), releases);
    });
  return (
    <section className="bo-card bo-wb-bulk-form" aria-labelledby="approve-title">
      <h2 id="approve-title">{words.title(waiting.length)}</h2>
      <p className="bo-hint">{waiting.length === 0 ? words.nothing : words.lead}</p>
      <ul>
        {waiting.map(({ itemKey, name, draft }) => (
          <li key={itemKey}>
            {name} <span className="bo-hint">{draft?.editedBy}</span>
          </li>
        ))}
      </ul>
      {error && <FailureNotice error={error} m={m} />}
      <p className="bo-row-links">
        {waiting.length > 0 && (
          <button type="button" className="bo-button bo-button-main" aria-disabled={isBusy} onClick={send}>
            {words.send}
          </button>
        )}
        <button type="button" className="bo-button" onClick={onClose}>
          {m.common.cancel}
        </button>
      </p>
    </section>
  );
}
