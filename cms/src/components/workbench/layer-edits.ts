import type { Layer, LayerEdit } from '@banshi/core/inheritance';
import { elements, isElementKey, isSameJson } from '@banshi/core/items';

export type Part = 'standard' | 'implementation';
export const parts: readonly Part[] = ['standard', 'implementation'];

export type RowValue = Record<string, unknown> & { key: string };

interface RowsOverride {
  add?: RowValue[];
  change?: Record<string, Record<string, unknown>>;
  remove?: string[];
}

/** What a layer says about one row of a list. */
export type RowOverride =
  | { kind: 'none' }
  | { kind: 'added'; row: RowValue; at: number }
  | { kind: 'changed'; columns: Record<string, unknown> }
  | { kind: 'removed' };

export const rowsOverride = (layer: Layer, part: Part, element: string): RowsOverride =>
  (layer[part][element] ?? {}) as RowsOverride;

export function rowOverride(override: RowsOverride, key: string): RowOverride {
  const at = override.add?.findIndex((row) => row.key === key) ?? -1;
  const row = override.add?.[at];
  if (row) return { kind: 'added', row, at };
  const columns = override.change?.[key];
  if (columns) return { kind: 'changed', columns };
  return override.remove?.includes(key) ? { kind: 'removed' } : { kind: 'none' };
}

/** True where the layer says anything of its own about the element in this part. */
export const isOverridden = (layer: Layer, part: Part, element: string): boolean => {
  const override = layer[part][element];
  return override !== undefined && !('inherit' in override);
};

export const isList = (element: string): boolean =>
  isElementKey(element) && elements[element].merge === 'keyedList';

/**
 * The edits that lead from one layer to another, element by element. Undoing a step is the edits back to what stood
 * before it, so that it still works after somebody else has changed another element meanwhile.
 */
export function editsBetween(from: Layer, to: Layer): LayerEdit[] {
  const edits: LayerEdit[] = [];
  for (const part of parts) {
    const touched = new Set([...Object.keys(from[part]), ...Object.keys(to[part])]);
    for (const element of touched) {
      if (isSameJson(from[part][element], to[part][element])) continue;
      edits.push(
        ...(isList(element) ? rowEdits : scalarEdits)({ part, element, from, to } satisfies Between),
      );
    }
  }
  for (const target of new Set([...Object.keys(from.policies), ...Object.keys(to.policies)])) {
    const policy = to.policies[target] ?? null;
    if ((from.policies[target] ?? null) !== policy) edits.push({ op: 'policy', target, policy });
  }
  return edits;
}

interface Between {
  part: Part;
  element: string;
  from: Layer;
  to: Layer;
}

function scalarEdits({ part, element, to }: Between): LayerEdit[] {
  const override = to[part][element];
  return override && 'set' in override
    ? [{ op: 'set', part, element, value: override.set as never }]
    : [{ op: 'inherit', part, element }];
}

function rowEdits({ part, element, from, to }: Between): LayerEdit[] {
  const before = rowsOverride(from, part, element);
  const after = rowsOverride(to, part, element);
  const keysOf = ({ add = [], change = {}, remove = [] }: RowsOverride) => [
    ...add.map(({ key }) => key),
    ...Object.keys(change),
    ...remove,
  ];
  return [...new Set([...keysOf(before), ...keysOf(after)])].flatMap((key) =>
    rowEdit({ part, element, key, was: rowOverride(before, key), is: rowOverride(after, key) }),
  );
}

interface RowBetween {
  part: Part;
  element: string;
  key: string;
  was: RowOverride;
  is: RowOverride;
}

function rowEdit({ key, was, is, ...at }: RowBetween): LayerEdit[] {
  if (isSameJson(withoutPlace(was), withoutPlace(is))) return [];
  const cleared: LayerEdit[] = was.kind === 'none' ? [] : [{ op: 'restoreRow', ...at, row: key }];
  switch (is.kind) {
    case 'none':
      return cleared;
    case 'added':
      return [...cleared, { op: 'addRow', ...at, row: is.row as never, at: is.at }];
    case 'changed':
      return [...cleared, { op: 'changeRow', ...at, row: key, columns: is.columns as never }];
    case 'removed':
      return [...cleared, { op: 'removeRow', ...at, row: key }];
  }
}

const withoutPlace = (override: RowOverride) =>
  override.kind === 'added' ? { kind: override.kind, row: override.row } : override;

/** `element`, or `element/row` where the edit concerns one row: what two people may both have changed. */
export function targetOf(edit: LayerEdit): string {
  switch (edit.op) {
    case 'policy':
      return edit.target;
    case 'set':
    case 'inherit':
      return edit.element;
    case 'addRow':
      return `${edit.element}/${(edit.row as RowValue).key}`;
    default:
      return `${edit.element}/${edit.row}`;
  }
}

export const elementOf = (edit: LayerEdit): string => targetOf(edit).split('/')[0] ?? '';

/** Two edits of the same value as one, or undefined: so that typing a sentence is not one edit per letter. */
export function mergedEdit(first: LayerEdit, second: LayerEdit): LayerEdit | undefined {
  if (first.op === 'set' && second.op === 'set')
    return first.part === second.part && first.element === second.element ? second : undefined;
  if (first.op === 'changeRow' && second.op === 'changeRow')
    return first.part === second.part && first.element === second.element && first.row === second.row
      ? { ...second, columns: { ...first.columns, ...second.columns } }
      : undefined;
  return undefined;
}

/** The columns in which a row differs, null for one that is gone: what `changeRow` takes. */
export function changedColumns(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const column of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!isSameJson(before[column], after[column])) columns[column] = after[column] ?? null;
  }
  return columns;
}

/** A key for a new row: fixed from now on, never shown, never used twice. */
export function newRowKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `row-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
