'use client';
import { minuteOf } from '../office/format.ts';
import type { Messages } from '../office/messages/index.ts';
import type { DraftState, DraftStore } from './draft-store.ts';

/** Whether everything is saved, the way back and forth, and the keys. */
export function SaveBar({ draft, store, m }: { draft: DraftState; store: DraftStore; m: Messages }) {
  const { save, error, canUndo, canRedo } = draft;
  return (
    <div className="bo-wb-save">
      <span role="status" className={save === 'failed' ? 'bo-field-error' : 'bo-hint'}>
        {save === 'failed' && error ? error.personMessage : saveText(draft, m)}
      </span>
      {save === 'failed' && (
        <button type="button" className="bo-button bo-button-small" onClick={() => void store.flush()}>
          {m.workbench.saving.again}
        </button>
      )}
      <button
        type="button"
        className="bo-button bo-button-small"
        aria-disabled={!canUndo}
        onClick={store.undo}
      >
        {m.workbench.undo}
      </button>
      <button
        type="button"
        className="bo-button bo-button-small"
        aria-disabled={!canRedo}
        onClick={store.redo}
      >
        {m.workbench.redo}
      </button>
      <details className="bo-wb-keys">
        <summary className="bo-link">{m.workbench.keys.title}</summary>
        <dl>
          {m.workbench.keys.list.map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function saveText({ save, view }: DraftState, m: Messages): string {
  if (save === 'saving') return m.workbench.saving.now;
  if (save === 'waiting') return m.workbench.saving.soon;
  if (!view.draft) return m.workbench.saving.noDraft;
  return m.workbench.saving.saved(minuteOf(view.draft.editedAt), view.draft.editedBy.name);
}
