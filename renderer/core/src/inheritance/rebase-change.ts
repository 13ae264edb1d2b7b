import { isSameJson } from '../items/index.ts';
import { changedRow } from './change-row.ts';
import { type ConflictCode, conflictCode } from './conflict.ts';
import { ownedColumns } from './owned-columns.ts';
import type { Row } from './prepare.ts';
import type { Rebasing, Side } from './rebasing.ts';
import { besides, giveUpRow, type Json, type RowsOverride, refusalOn, rowOn } from './rebasing-rows.ts';

interface Change {
  override: RowsOverride;
  key: string;
  columns: Readonly<Record<string, unknown>>;
}

interface OnBoth extends Change {
  base: Row;
  above: Row;
}

/** A row of the level above that the layer changes: column by column. */
export function rebaseChange(rebasing: Rebasing, change: Change): void {
  const { override, key, columns } = change;
  const { old, now } = rebasing;
  const [base, above] = [rowOn(old, override, key), rowOn(now, override, key)];
  const wasRefused = refusalOn(old, override, { change: [[key, columns]] });
  if (base && above && !wasRefused) {
    rebaseColumns(rebasing, { ...change, base, above });
  } else if (base && !above) {
    giveUpRow(rebasing, override, key);
    if (!wasRefused) reportRemoved(rebasing, change, base);
  } else if (above && !refusalOn(now, override, { change: [[key, columns]] })) {
    contest(rebasing, { ...change, base: base ?? above, above, code: 'override.nowCounts' });
  }
}

function reportRemoved(rebasing: Rebasing, { override, key, columns }: Change, base: Row): void {
  const own = asOwn(rebasing.old, { override, key, columns }) ?? base;
  if (isSameJson(own, base)) return;
  rebasing.report({
    code: 'row.removedAbove',
    override,
    row: base,
    base,
    above: null,
    own,
    keepOwn: besides(rebasing, { override, row: own, above: undefined }),
  });
}

/**
 * Columns that what is above no longer allows, and columns that both sides changed where no rule says which is better,
 * are for a person to decide. Those that only repeat what is above, or repeated it before, follow it from now on.
 */
function rebaseColumns(rebasing: Rebasing, change: OnBoth): void {
  const { override, key, columns, base, above } = change;
  const { part, now } = rebasing;
  const own = asOwn(rebasing.old, change) ?? base;
  const isMoved = (column: string): boolean => !isSameJson(base[column], above[column]);
  const isDeparture = (column: string): boolean => !isSameJson(own[column], base[column]);
  const refusalOf = (some: readonly string[]) =>
    refusalOn(now, override, { change: [[key, pick(columns, some)]] });

  const names = Object.keys(columns);
  const repeated = names.filter((column) => isMoved(column) && isSameJson(own[column], above[column]));
  const others = names.filter((column) => !repeated.includes(column));
  const barred = barredOf(others, refusalOf);
  const disputed = others.filter(
    (column) =>
      !barred.includes(column) && part === 'standard' && isMoved(column) && isFreeColumn(now, change, column),
  );
  const pinned = [...barred, ...disputed].filter((column) => !isDeparture(column));
  giveUpColumns(rebasing, change, [...repeated, ...pinned]);

  const lost = barred.filter(isDeparture);
  const refusal = lost.length > 0 ? (refusalOf(lost) ?? refusalOf(barred)) : undefined;
  if (refusal)
    contest(rebasing, { ...change, columns: pick(columns, lost), code: conflictCode(refusal), refusal });
  const contested = disputed.filter(isDeparture);
  if (contested.length > 0)
    contest(rebasing, { ...change, columns: pick(columns, contested), code: 'row.bothChanged' });
}

type RefusalOf = (columns: readonly string[]) => ReturnType<typeof refusalOn>;

function barredOf(columns: readonly string[], refusalOf: RefusalOf): readonly string[] {
  const alone = columns.filter((column) => refusalOf([column]));
  const rest = columns.filter((column) => !alone.includes(column));
  // Each may do by itself and together they may not: nobody can tell which one is to go.
  return rest.length > 0 && refusalOf(rest) ? columns : alone;
}

interface Contest extends OnBoth {
  code: ConflictCode;
  refusal?: ReturnType<typeof refusalOn>;
}

function contest(rebasing: Rebasing, { override, key, columns, base, above, code, refusal }: Contest): void {
  const names = Object.keys(columns);
  const { part, now } = rebasing;
  giveUpColumns(rebasing, { override, key }, names);
  const isAllowed = !refusalOn(now, override, { change: [[key, columns]] });
  rebasing.report({
    code,
    override,
    row: above,
    base: pick(base, names),
    above: pick(above, names),
    own: columns,
    ...(refusal ? { refusal } : {}),
    keepOwn: isAllowed
      ? [{ op: 'changeRow', part, element: override.element.key, row: key, columns: columns as Json }]
      : null,
  });
}

function giveUpColumns(
  { part, edit }: Rebasing,
  { override, key }: Pick<Change, 'override' | 'key'>,
  columns: string[],
): void {
  if (columns.length > 0) edit({ op: 'restoreRow', part, element: override.element.key, row: key, columns });
}

/** The row as the layer has it on this side; undefined where it changes nothing or does not count. */
function asOwn({ state, origin }: Side, { override: { element }, key, columns }: Change): Row | undefined {
  const before = state.lists.get(element.key)?.rows.get(key);
  if (!before) return undefined;
  const policy = state.policies.of(element.key, key);
  const outcome = changedRow({ element, before, columns, policy, origin });
  return 'refusal' in outcome ? undefined : outcome.row;
}

/** What belongs to the layer's own level is its own to say, whatever is said above. */
function isFreeColumn(
  { state, origin }: Side,
  { override, key, columns, above }: OnBoth,
  column: string,
): boolean {
  const { element } = override;
  if (ownedColumns(element.key, above)?.columns.includes(column)) return false;
  if (state.policies.of(element.key, key) === 'free') return true;
  const before = state.lists.get(element.key)?.rows.get(key);
  if (!before) return false;
  const policy = state.policies.of(element.key, key);
  const outcome = changedRow({ element, before, columns: pick(columns, [column]), policy, origin });
  return 'grant' in outcome && outcome.grant !== undefined;
}

const pick = (from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(from, name)).map((name) => [name, from[name]]));
