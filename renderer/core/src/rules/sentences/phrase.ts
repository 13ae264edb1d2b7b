import { formatChineseDate, isIsoDate } from '../../calendar/index.ts';
import { type LocalText, textIn } from '../../errors/index.ts';
import type { TableDeclaration } from '../definition.ts';
import { argumentScope } from '../facts.ts';
import type { Scope, ValueFacts } from '../scope.ts';
import type { Operation } from '../structure.ts';

/** The same words in both languages, part of a sentence: no capital, no full stop. */
export interface Phrase {
  zh: string;
  en: string;
}

/** What a sentence is made with: the names that may be read at this place, and words for what is no option. */
export interface Voice {
  scope: Scope;
  /** Words for values written in rules: a division code, a licence type. */
  names: Readonly<Record<string, LocalText>>;
  tables: readonly TableDeclaration[];
  /** `clauseOf`, for what is itself part of a clause: nouns hold clauses, and clauses nouns. */
  clause(node: unknown, holds: boolean, voice: Voice): Phrase;
}

/** The voice for the body of an iteration. */
export const elementVoice = (operation: Operation, voice: Voice): Voice => ({
  ...voice,
  scope: argumentScope(operation, 1, voice.scope),
});

/** Items of a list, conditions of a group, that are spelled out before "and so many more". */
const mostListed = 8;

export const quoted = (text: LocalText | string): Phrase => {
  const local = typeof text === 'string' ? { zh: text } : text;
  return { zh: `“${local.zh}”`, en: `“${textIn(local, 'en')}”` };
};

export const plain = (text: LocalText): Phrase => ({ zh: text.zh, en: textIn(text, 'en') });

/** Fills both sentences with both forms of the parts: `#0` is the first part. */
export function fill(zh: string, en: string, parts: readonly Phrase[] = []): Phrase {
  const put = (text: string, language: keyof Phrase) =>
    text.replace(/#(\d)/g, (_match, index: string) => parts[Number(index)]?.[language] ?? '');
  return { zh: put(zh, 'zh'), en: put(en, 'en').trim() };
}

/** Quoted items need no comma between them in Chinese (GB/T 15834). */
export function listed(items: readonly Phrase[], most = mostListed): Phrase {
  const shown = items.slice(0, most);
  const isCut = items.length > shown.length;
  const zhSeparator = shown.every(({ zh }) => zh.endsWith('”')) ? '' : '、';
  return {
    zh: shown.map(({ zh }) => zh).join(zhSeparator) + (isCut ? `等${items.length}项` : ''),
    en: shown.map(({ en }) => en).join(', ') + (isCut ? ` and ${items.length - shown.length} more` : ''),
  };
}

export type Junction = 'and' | 'or';

const junctions: Readonly<Record<Junction, { few: Phrase; many: Phrase }>> = {
  and: {
    few: { zh: '，并且', en: ' and ' },
    many: { zh: '以下各项都成立：', en: 'all of these hold: ' },
  },
  or: {
    few: { zh: '，或者', en: ' or ' },
    many: { zh: '以下至少一项成立：', en: 'at least one of these holds: ' },
  },
};

/** Clauses joined into one; four and more are listed. The caller brackets what stands within another group. */
export function joined(junction: Junction, clauses: readonly Phrase[]): Phrase {
  const { few, many } = junctions[junction];
  if (clauses.length < 4) {
    return { zh: clauses.map(({ zh }) => zh).join(few.zh), en: clauses.map(({ en }) => en).join(few.en) };
  }
  return {
    zh: many.zh + clauses.map(({ zh }) => zh).join('；'),
    en: many.en + clauses.map(({ en }) => en).join('; '),
  };
}

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A value in words: the label of an option, a date as documents write it, a number with its unit. */
export function valueWords(value: unknown, facts: ValueFacts, voice: Voice): Phrase {
  if (Array.isArray(value) && value.length === 0) return { zh: '“无”', en: '“none”' };
  if (isBlank(value)) return { zh: '空白', en: 'blank' };
  if (Array.isArray(value)) return listed(value.map((item) => valueWords(item, facts, voice)));
  if (typeof value === 'boolean')
    return value ? quoted({ zh: '是', en: 'yes' }) : quoted({ zh: '否', en: 'no' });
  if (typeof value === 'number') return numberWords(value, facts);
  if (typeof value !== 'string') return { zh: '一组内容', en: 'a set of values' };
  const option = facts.options?.find((candidate) => candidate.value === value);
  if (option) return quoted(option.label);
  const name = Object.hasOwn(voice.names, value) ? voice.names[value] : undefined;
  if (name) return quoted(name);
  return isIsoDate(value) ? { zh: formatChineseDate(value), en: value } : quoted(value);
}

function numberWords(value: number, { unit }: ValueFacts): Phrase {
  const digits = Number.isNaN(value) ? '?' : String(value);
  return unit
    ? { zh: `${digits}${unit.zh}`, en: `${digits} ${textIn(unit, 'en')}` }
    : { zh: digits, en: digits };
}
