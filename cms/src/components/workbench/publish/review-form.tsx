'use client';
import { useState } from 'react';
import type { Workbench } from '../../../operations/configuration/types.ts';
import { minuteOf } from '../../office/format.ts';
import type { Messages } from '../../office/messages/index.ts';
import type { ConfigurationApi } from '../api.ts';
import { Line } from '../line.tsx';
import type { Act } from './publish-panel.tsx';

/** The second person's review: approving publishes, returning says why. Nobody reviews their own work. */
export function ReviewForm({
  view,
  api,
  act,
  isBusy,
  errors,
  m,
}: {
  view: Workbench;
  api: ConfigurationApi;
  act: Act;
  isBusy: boolean;
  errors: number;
  m: Messages;
}) {
  const [isReturning, setReturning] = useState(false);
  const [comment, setComment] = useState('');
  const [isTold, setTold] = useState(false);
  const { draft, testers } = view;
  const w = m.workbench.review;
  if (!draft) return null;

  function giveBack(): void {
    setTold(true);
    if (comment.trim() === '') return;
    void act(() => api.giveBack(view.itemKey, { comment: comment.trim() }), w.returned);
  }

  return (
    <>
      <dl className="bo-facts">
        <div>
          <dt>{w.by}</dt>
          <dd>
            {draft.submittedBy?.name} {draft.submittedAt && minuteOf(draft.submittedAt)}
          </dd>
        </div>
        <div>
          <dt>{w.from}</dt>
          <dd className="bo-figures">
            {draft.effectiveFrom ?? m.workbench.submit.onApproval}
            {draft.isUrgent && <span className="bo-mark bo-mark-attention">{w.urgent}</span>}
          </dd>
        </div>
        <div>
          <dt>{m.workbench.submit.transition}</dt>
          <dd>
            {draft.transition && m.workbench.submit.transitions[draft.transition]}
            {draft.transitionBasis && <span className="bo-hint"> {draft.transitionBasis}</span>}
          </dd>
        </div>
        <div>
          <dt>{m.workbench.submit.summary}</dt>
          <dd className="bo-lines">{draft.summary}</dd>
        </div>
      </dl>
      {!draft.canReview && (
        <p className="bo-notice">
          {testers.length > 0
            ? w.other(testers.map(({ name }) => name).join(m.common.listSeparator))
            : w.nobody}
        </p>
      )}
      {draft.canReview && !isReturning && (
        <p className="bo-row-links">
          <button
            type="button"
            className="bo-button bo-button-main"
            aria-disabled={isBusy || errors > 0}
            onClick={() => {
              if (errors === 0) void act(() => api.publish(view.itemKey, draft.revision), w.published);
            }}
          >
            {isBusy ? m.workbench.submit.sending : w.publish}
          </button>
          <button type="button" className="bo-button" onClick={() => setReturning(true)}>
            {w.giveBack}
          </button>
        </p>
      )}
      {draft.canReview && isReturning && (
        <>
          <Line
            id="return-comment"
            label={w.comment}
            value={comment}
            error={isTold && comment.trim() === '' ? w.commentMissing : undefined}
            onChange={setComment}
          />
          <p className="bo-row-links">
            <button
              type="button"
              className="bo-button bo-button-main"
              aria-disabled={isBusy}
              onClick={giveBack}
            >
              {w.giveBackNow}
            </button>
            <button type="button" className="bo-button" onClick={() => setReturning(false)}>
              {m.common.cancel}
            </button>
          </p>
        </>
      )}
    </>
  );
}
