import type { LocalText } from '../errors/index.ts';
import type { Layer } from '../inheritance/index.ts';
import type { ElementKey } from '../items/index.ts';
import { chineseText, normaliseName, rowKeyFor } from './text.ts';

export interface KeyedRow {
  key: string;
}

/** What a layer already holds, by element; rows and values come from a checked layer. */
export interface Previous {
  layer: Layer | undefined;
  /** The value that a scalar was set to. */
  value<T>(element: ElementKey): T | undefined;
  rows<T extends KeyedRow>(element: ElementKey): readonly T[];
}

export const previousOf = (layer: Layer | undefined): Previous => ({
  layer,
  value<T>(element: ElementKey) {
    const override = layer?.standard[element];
    return override && 'set' in override ? (override.set as T) : undefined;
  },
  rows<T extends KeyedRow>(element: ElementKey) {
    const override = layer?.standard[element];
    return override && 'add' in override ? ((override.add ?? []) as unknown as T[]) : [];
  },
});

export interface Matched<T, P> {
  row: T;
  key: string;
  /** The row that had this name before. */
  before: P | undefined;
}

/**
 * The key of every row: that of the row which had the same name before, else one made of the name. Two rows that would
 * share a key (an old key that happens to be made of another's name) get a number behind.
 */
export function matchRows<T, P extends KeyedRow>(
  rows: readonly T[],
  {
    prefix,
    nameOf,
    before,
    nameBefore,
  }: { prefix: string; nameOf: (row: T) => string; before: readonly P[]; nameBefore: (row: P) => string },
): Matched<T, P>[] {
  const known = new Map(before.map((row) => [normaliseName(nameBefore(row)), row]));
  const taken = new Set(before.map(({ key }) => key));
  return rows.map((row) => {
    const found = known.get(normaliseName(nameOf(row)));
    if (found) return { row, key: found.key, before: found };
    const key = freeKey(rowKeyFor(prefix, nameOf(row)), taken);
    taken.add(key);
    return { row, key, before: undefined };
  });
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** The text as shown; one that only differs in spelling stays as it was, with its English. */
export function textOver(text: string, before: LocalText | undefined): LocalText {
  return before && normaliseName(before.zh) === normaliseName(text) ? before : { zh: chineseText(text) };
}

/** Names that stand twice in a list, each once, as written. */
export function repeatedNames(names: readonly string[]): { name: string; index: number }[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const normal = normaliseName(name);
    if (seen.has(normal)) return [{ name, index }];
    seen.add(normal);
    return [];
  });
}
