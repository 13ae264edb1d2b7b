import type { Layer } from '../inheritance/index.ts';
import { isSameJson } from '../items/index.ts';
import type { KeyedRow } from './match.ts';

export interface ThreeLayers {
  /** What the sheet imported last would give. */
  base: Layer;
  /** The layer as it stands, edited since. */
  current: Layer;
  /** What the sheet imported now gives. */
  next: Layer;
}

export interface KeptEdits {
  layer: Layer;
  /** Elements, rows and columns where both a person and the sheet changed something; the person's side stays. */
  conflicts: string[];
}

type Columns = Readonly<Record<string, unknown>>;
type Override = Layer['standard'][string];

/** The new import without undoing what somebody has changed since the last one, column by column. */
export function keepEdits({ base, current, next }: ThreeLayers): KeptEdits {
  const conflicts: string[] = [];
  const standard: Layer['standard'] = { ...next.standard };
  for (const [element, override] of Object.entries(next.standard)) {
    const [old, own] = [base.standard[element], current.standard[element]];
    if (own === undefined) continue;
    standard[element] = keepOverride({ place: element, old, own, override }, conflicts);
  }
  return { layer: { ...next, standard }, conflicts };
}

interface Sides {
  place: string;
  old: Override | undefined;
  own: Override;
  override: Override;
}

function keepOverride({ place, old, own, override }: Sides, conflicts: string[]): Override {
  if ('set' in override) {
    const before = old && 'set' in old ? old.set : undefined;
    const now = 'set' in own ? own.set : undefined;
    return { set: keepValue({ place, before, now, next: override.set }, conflicts) as typeof override.set };
  }
  if (!('add' in override)) return override;
  const rows = keepRows({ place, old: rowsOf(old), own: rowsOf(own), next: rowsOf(override) }, conflicts);
  return { ...override, add: rows as typeof override.add };
}

type Row = KeyedRow & Columns;

const rowsOf = (override: Override | undefined): Row[] =>
  override && 'add' in override ? ((override.add ?? []) as Row[]) : [];

interface Values {
  place: string;
  before: unknown;
  now: unknown;
  next: unknown;
}

function keepValue({ place, before, now, next }: Values, conflicts: string[]): unknown {
  if (isSameJson(now, before) || isSameJson(now, next)) return next;
  if (!isSameJson(before, next)) conflicts.push(place);
  return now;
}

function keepRows(
  { place, old, own, next }: { place: string; old: Row[]; own: Row[]; next: Row[] },
  conflicts: string[],
): Row[] {
  const find = (rows: Row[], key: string): Row | undefined => rows.find((row) => row.key === key);
  const kept = next.flatMap((row): Row[] => {
    const [before, now] = [find(old, row.key), find(own, row.key)];
    // Taken out by a person, and the sheet says nothing new about it.
    if (!now) return before && isSameJson(before, row) ? [] : [row];
    return [before ? keepColumns({ place, before, now, next: row }, conflicts) : row];
  });
  const dropped = own.filter((row) => {
    const before = find(old, row.key);
    return before && !isSameJson(before, row) && !find(next, row.key);
  });
  conflicts.push(...dropped.map((row) => `${place}/${row.key}`));
  return [...kept, ...dropped];
}

function keepColumns(
  { place, before, now, next }: { place: string; before: Row; now: Row; next: Row },
  conflicts: string[],
): Row {
  const columns = new Set([...Object.keys(next), ...Object.keys(now), ...Object.keys(before)]);
  const entries = [...columns].flatMap((column): [string, unknown][] => {
    const values = { before: before[column], now: now[column], next: next[column] };
    const value = keepValue({ place: `${place}/${next.key}/${column}`, ...values }, conflicts);
    return value === undefined ? [] : [[column, value]];
  });
  return Object.fromEntries(entries) as Row;
}
