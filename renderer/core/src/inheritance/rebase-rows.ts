import { isSameJson } from '../items/index.ts';
import { conflictCode } from './conflict.ts';
import type { Row } from './prepare.ts';
import { rebaseChange } from './rebase-change.ts';
import type { Rebasing } from './rebasing.ts';
import { authoredRow, besides, giveUpRow, type RowsOverride, refusalOn, rowOn } from './rebasing-rows.ts';

/** What a layer says about the rows of one list; each row by itself. */
export function rebaseRows(rebasing: Rebasing, override: RowsOverride): void {
  for (const [key, columns] of override.change) rebaseChange(rebasing, { override, key, columns });
  for (const key of override.remove) rebaseRemoval(rebasing, { override, key });
  for (const row of override.add) rebaseAddition(rebasing, { override, row });
}

function rebaseRemoval(rebasing: Rebasing, { override, key }: { override: RowsOverride; key: string }): void {
  const { part, old, now } = rebasing;
  const [base, above] = [rowOn(old, override, key), rowOn(now, override, key)];
  if (!above) {
    if (base) giveUpRow(rebasing, override, key);
    return;
  }
  const wasRefused = refusalOn(old, override, { remove: [key] });
  const refusal = refusalOn(now, override, { remove: [key] });
  if (wasRefused && refusal) return;
  const isDisputed = part === 'standard' && !isSameJson(base, above);
  if (!wasRefused && !refusal && !isDisputed) return;
  giveUpRow(rebasing, override, key);
  rebasing.report({
    code: refusal ? conflictCode(refusal) : wasRefused ? 'override.nowCounts' : 'row.bothChanged',
    override,
    row: above,
    base,
    above,
    own: null,
    ...(refusal ? { refusal } : {}),
    keepOwn: refusal ? null : [{ op: 'removeRow', part, element: override.element.key, row: key }],
  });
}

function rebaseAddition(rebasing: Rebasing, { override, row }: { override: RowsOverride; row: Row }): void {
  const { part, old, now } = rebasing;
  const [base, above] = [rowOn(old, override, row.key), rowOn(now, override, row.key)];
  if (above && isSameJson(above, row)) {
    if (!isSameJson(base, row)) giveUpRow(rebasing, override, row.key);
    return;
  }
  const wasRefused = refusalOn(old, override, { add: [row] });
  const refusal = refusalOn(now, override, { add: [row] });
  if (wasRefused ? refusal : !refusal) return;
  giveUpRow(rebasing, override, row.key);
  // It only repeated what was above, and so follows it.
  if (isSameJson(base, row)) return;
  const isTaken = above !== undefined || refusal?.code === 'row.keyUsed';
  const again = {
    op: 'addRow' as const,
    part,
    element: override.element.key,
    row: authoredRow(rebasing, override, row),
  };
  rebasing.report({
    code: !refusal ? 'override.nowCounts' : isTaken ? 'row.addedAbove' : conflictCode(refusal),
    override,
    row,
    base,
    above,
    own: row,
    ...(refusal ? { refusal } : {}),
    keepOwn: !refusal ? [again] : isTaken ? besides(rebasing, { override, row, above }) : null,
  });
}
