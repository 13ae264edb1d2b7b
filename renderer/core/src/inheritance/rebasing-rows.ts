import { isSameJson } from '../items/index.ts';
import type { LayerEdit } from './layer-edit.ts';
import { isListPart } from './normal-layer.ts';
import { overrideRows } from './override-rows.ts';
import type { PreparedOverride, Row } from './prepare.ts';
import type { Rebasing, Side } from './rebasing.ts';
import type { Refusal } from './refusal.ts';

export type RowsOverride = Extract<PreparedOverride, { kind: 'rows' }>;

export const rowOn = ({ state }: Side, { element }: RowsOverride, key: string): Row | undefined =>
  state.lists.get(element.key)?.rows.get(key)?.row;

/** Why a part of the override alone does not count on this side; undefined = it does. */
export function refusalOn(
  { state, origin }: Side,
  { element }: RowsOverride,
  said: Partial<Pick<RowsOverride, 'add' | 'change' | 'remove'>>,
): Refusal | undefined {
  const { problems } = overrideRows({
    override: { kind: 'rows', element, add: [], change: [], remove: [], ...said },
    current: state.lists.get(element.key),
    policyOf: (row) => state.policies.of(element.key, row),
    origin,
  });
  return problems[0];
}

/** Takes out whatever the layer says about the row. */
export function giveUpRow({ part, edit }: Rebasing, { element }: RowsOverride, row: string): void {
  edit({ op: 'restoreRow', part, element: element.key, row });
}

interface BesidesInput {
  override: RowsOverride;
  row: Row;
  above: Row | undefined;
}

/** An own row whose key is taken: as a change of the row above where that is allowed, else as a row of another key. */
export function besides(rebasing: Rebasing, { override, row, above }: BesidesInput): LayerEdit[] | null {
  const { part, now } = rebasing;
  const { element } = override;
  if (above) {
    const columns = columnsTo(above, row);
    if (!refusalOn(now, override, { change: [[row.key, columns]] }))
      return [{ op: 'changeRow', part, element: element.key, row: row.key, columns: columns as Json }];
  }
  const free = { ...row, key: freeKey(rebasing, override, row.key) };
  if (refusalOn(now, override, { add: [free] })) return null;
  return [{ op: 'addRow', part, element: element.key, row: free as Json }];
}

/** Columns of a row, as an edit has them. */
export type Json = Extract<LayerEdit, { op: 'changeRow' }>['columns'];

function columnsTo(from: Row, to: Row): Record<string, unknown> {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  const changed = [...names].filter((name) => !isSameJson(from[name], to[name]));
  return Object.fromEntries(changed.map((name) => [name, to[name] ?? null]));
}

/** `plan-own`, `plan-own-2` …: never used above, nor by this layer. A key has at most 60 characters. */
function freeKey({ now, layer, part }: Rebasing, { element }: RowsOverride, key: string): string {
  const said = layer[part][element.key];
  const own = isListPart(said) ? (said.add ?? []).map((row) => row.key) : [];
  const used = now.state.lists.get(element.key)?.usedKeys;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '-own' : `-own-${number}`;
    const candidate = `${key.slice(0, 60 - suffix.length)}${suffix}`;
    if (!used?.has(candidate) && !own.includes(candidate)) return candidate;
  }
}

/** The row as it was written, without the defaults of its schema. */
export function authoredRow({ layer, part }: Rebasing, { element }: RowsOverride, row: Row): Json {
  const said = layer[part][element.key];
  const authored = isListPart(said) ? said.add?.find((candidate) => candidate.key === row.key) : undefined;
  return authored ?? (row as Json);
}
