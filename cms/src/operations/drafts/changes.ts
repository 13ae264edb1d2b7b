import { type Language, textIn } from '@banshi/core/errors';
import { type ElementKey, elements, type HandlingItem, isElementKey, isSameJson } from '@banshi/core/items';

export interface DraftChange {
  element: string;
  label: string;
  from: string;
  to: string;
}

const words = {
  none: { zh: '无', en: 'none' },
  changed: { zh: '内容有修改', en: 'changed' },
  before: { zh: '原内容', en: 'as before' },
  gone: { zh: '不再要求', en: 'no longer asked' },
};

/** What differs between the version of the item that somebody started with and the one that holds now, in words. */
export function changesBetween(before: HandlingItem, after: HandlingItem, language: Language): DraftChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter(isElementKey).flatMap((key) => {
    const [from, to] = [before[key], after[key]];
    if (isSameJson(from ?? null, to ?? null)) return [];
    return elements[key].merge === 'keyedList'
      ? rowChanges(key, { from: from as Row[], to: to as Row[], language })
      : [change(key, { from: text(from, language), to: text(to, language), language })];
  });
}

type Row = { key: string } & Record<string, unknown>;

const change = (
  key: ElementKey,
  { from, to, language, row }: { from: string; to: string; language: Language; row?: string },
): DraftChange => {
  const label = elements[key].label[language];
  return { element: key, label: row ? `${label}：${row}` : label, from, to };
};

function rowChanges(
  key: ElementKey,
  { from = [], to = [], language }: { from?: Row[]; to?: Row[]; language: Language },
): DraftChange[] {
  const old = new Map(from.map((row) => [row.key, row]));
  const kept = new Map(to.map((row) => [row.key, row]));
  const say = (word: keyof typeof words): string => words[word][language];
  return [
    ...to.flatMap((row) => {
      const other = old.get(row.key);
      if (other && isSameJson(other, row)) return [];
      const [before, after] = other ? [say('before'), say('changed')] : [say('none'), rowName(row, language)];
      return [change(key, { from: before, to: after, language, row: rowName(row, language) })];
    }),
    ...from
      .filter((row) => !kept.has(row.key))
      .map((row) =>
        change(key, { from: rowName(row, language), to: say('gone'), language, row: rowName(row, language) }),
      ),
  ];
}

function rowName(row: Row, language: Language): string {
  for (const column of ['name', 'question', 'text', 'label', 'statute']) {
    const value = row[column];
    if (value !== undefined) return text(value, language);
  }
  return row.key;
}

/** A value as one says it; what cannot be said in a few words is "changed". */
function text(value: unknown, language: Language): string {
  if (value === undefined || value === null) return words.none[language];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && 'zh' in value) return textIn(value as { zh: string }, language);
  if (typeof value === 'object' && 'days' in value && 'unit' in value) {
    const { days, unit } = value as { days: number; unit: string };
    if (language === 'en') return `${days} ${unit === 'workingDay' ? 'working days' : 'days'}`;
    return `${days} 个${unit === 'workingDay' ? '工作日' : '自然日'}`;
  }
  return words.changed[language];
}
