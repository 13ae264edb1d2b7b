'use client';
import { elements, isElementKey } from '@banshi/core/items';
import type { Workbench } from '../../operations/configuration/types.ts';
import type { Wording } from '../items/wording.ts';
import { minuteOf } from '../office/format.ts';
import type { Messages } from '../office/messages/index.ts';
import type { DraftState, DraftStore } from './draft-store.ts';
import { targetOf } from './layer-edits.ts';

/** What stands in the way of simply editing: the draft waits for review, or came back from it. */
export function StateNotice({ view, onReview, m }: { view: Workbench; onReview: () => void; m: Messages }) {
  const { draft } = view;
  if (draft?.state === 'submitted')
    return (
      <div className="bo-notice bo-notice-attention">
        <p>
          {m.workbench.submitted(
            draft.submittedBy?.name ?? '',
            minuteOf(draft.submittedAt ?? draft.editedAt),
          )}
        </p>
        <button type="button" className="bo-button bo-button-small" onClick={onReview}>
          {draft.canReview ? m.workbench.review.open : m.workbench.review.look}
        </button>
      </div>
    );
  if (draft?.state === 'returned')
    return (
      <div className="bo-notice bo-notice-attention">
        <p>{m.workbench.returned}</p>
        {draft.reviewComment && <p className="bo-lines">{draft.reviewComment}</p>}
      </div>
    );
  return null;
}

/** Somebody else saved first: who, when, what, and for values that both changed the choice. */
export function ElsewhereNotice({
  draft,
  store,
  w,
  m,
}: {
  draft: DraftState;
  store: DraftStore;
  w: Wording;
  m: Messages;
}) {
  const { elsewhere } = draft;
  if (!elsewhere) return null;
  const names = [...new Set(elsewhere.changes.map((change) => targetName(targetOf(change), w)))];
  return (
    <div className="bo-notice bo-notice-attention" role="alert">
      <p>{m.workbench.elsewhere.text(elsewhere.name, minuteOf(elsewhere.at), w.list(names))}</p>
      <p>{m.workbench.elsewhere.kept}</p>
      {elsewhere.overlaps.map((target) => (
        <p key={target}>
          {m.workbench.elsewhere.both(targetName(target, w))}{' '}
          <button
            type="button"
            className="bo-button bo-button-small"
            onClick={() => store.takeTheirs(target)}
          >
            {m.workbench.elsewhere.takeTheirs(elsewhere.name)}
          </button>
        </p>
      ))}
      <button type="button" className="bo-link" onClick={() => store.dismiss('elsewhere')}>
        {m.workbench.elsewhere.dismiss}
      </button>
    </div>
  );
}

export function targetName(target: string, w: Wording): string {
  const [element = ''] = target.split('/');
  return isElementKey(element) ? elements[element].label[w.language] : element;
}

/** Overrides that could not follow a release above: decided in the inbox. */
export function ConflictsNotice({ view, m }: { view: Workbench; m: Messages }) {
  const conflicts = view.draft?.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return (
    <div className="bo-notice bo-notice-attention">
      <p>{m.workbench.conflicts(conflicts.length)}</p>
      <a className="bo-link" href={`/admin/inbox?tenant=${view.tenant.tenantCode}`}>
        {m.workbench.toInbox}
      </a>
    </div>
  );
}
