'use client';
import type { Layer } from '@banshi/core/inheritance';
import { rowOverride, rowsOverride } from '../layer-edits.ts';
import { type MarkState, StateMark } from '../marks.tsx';
import type { ListEditorProps } from './list-editor.tsx';

/** How a row stands: changed or added here, else whose it is and whether it is locked. */
export function RowMark({ view, draft, state, element, row, m }: ListEditorProps & { row: string }) {
  const own = ownMark(draft.layer, element, row);
  if (own) return <StateMark state={own} m={m} />;
  const server = state?.rows?.[row];
  if (server && ['illegal', 'conflict'].includes(server.state))
    return <StateMark state={server.state} m={m} />;
  const from = view.provenance[`${element}/${row}`]?.owner;
  if (!from || from.tenantCode === view.tenant.tenantCode)
    return <StateMark state="own" text={m.item.states.rooted} m={m} />;
  const isLocked = (server?.canEdit ?? state?.canEdit) === 'request';
  return isLocked ? (
    <StateMark state="locked" text={m.workbench.lockedFrom(from.tenantName)} m={m} />
  ) : (
    <StateMark state="inherited" text={m.workbench.inheritedFrom(from.tenantName)} m={m} />
  );
}

function ownMark(layer: Layer, element: string, row: string): MarkState | undefined {
  const kinds = (['standard', 'implementation'] as const).map(
    (part) => rowOverride(rowsOverride(layer, part, element), row).kind,
  );
  if (kinds.includes('added')) return 'own';
  return kinds.includes('changed') ? 'overridden' : undefined;
}
