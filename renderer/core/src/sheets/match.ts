import type { LocalText } from '../errors/index.ts';
import type { Layer } from '../inheritance/index.ts';
import type { ElementKey } from '../items/index.ts';
import type { ImportTask } from './task.ts';
import { chineseText, isImportKey, normaliseName, rowKeyFor } from './text.ts';

export interface KeyedRow {
  key: string;
}

/** What a layer already holds, by element; rows and values come from a checked layer. */
export interface Previous {
  layer: Layer | undefined;
  /** The value that a scalar was set to. */
  value<T>(element: ElementKey): T | undefined;
  rows<T extends KeyedRow>(element: ElementKey): readonly T[];
  /**
   * Written by people, not made by an import: a sheet then corrects plain facts of what it names alike; what it says
   * otherwise would double what is there in better words.
   */
  isAuthored: boolean;
}

/** Key of a form that an import has made. */
export const formKey = 'imported';

export function previousOf(layer: Layer | undefined): Previous {
  const held = contentOf(layer);
  const form = held.value<{ key: string }>('form');
  const materials = held.rows('materials');
  const isAuthored = form
    ? form.key !== formKey
    : materials.length > 0 && materials.every(({ key }) => !isImportKey(key));
  return { ...held, isAuthored };
}

const contentOf = (layer: Layer | undefined): Omit<Previous, 'isAuthored'> => ({
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

/** Names of a sheet that an authored item does not have, for one element, as one task; none where there are none. */
export const notAdded = (element: ElementKey, names: readonly string[]): ImportTask[] =>
  names.length === 0
    ? []
    : [
        {
          code: 'row.notAdded',
          place: element,
          message: '这个事项已由人工编写，表里的这些内容没有同名的，没有自动加入，请确认是否已有或需要补上。',
          quote: names.join('；'),
        },
      ];
