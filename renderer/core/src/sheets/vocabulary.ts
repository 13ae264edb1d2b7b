import type { LocalText } from '../errors/index.ts';
import type { FieldDefinition } from '../forms/index.ts';
import type { Situation } from '../items/index.ts';
import { foldWords, withoutRemarks } from './text.ts';

/** Something that a condition may speak of: a question of the situations, or a field of the form. */
export interface Asked {
  /** What a rule writes: `situation.ztyt`, `form.jymj`. */
  path: string;
  kind: 'choice' | 'choices' | 'yesNo' | 'number' | 'date';
  /** Words that mean this very thing, folded, without brackets: 经营面积; for yes or no what is asked: 外设仓库. */
  names: string[];
  /** Answers by their folded words. For yes or no: what stands for true and for false. */
  options: { words: string; value: string | boolean }[];
  /** Of a number, folded, where the label names one: 平方米. */
  unit?: string;
  /** A computed copy of a question: the question itself is meant. */
  isCopy: boolean;
}

export type Vocabulary = readonly Asked[];

const kinds = { choice: 'choice', choices: 'choices', yesNo: 'yesNo' } as const;

export function askedSituation(
  row: Situation,
  yesNoWords?: readonly [yes: string, no: string],
): Asked | undefined {
  if (row.type === 'division') return undefined;
  return {
    path: `situation.${row.variable}`,
    kind: kinds[row.type],
    names: namesOf([row.question, row.label]),
    options: row.type === 'yesNo' ? yesNoOptions(yesNoWords) : optionsOf(row.options),
    isCopy: false,
  };
}

const fieldKinds: Partial<Record<FieldDefinition['type'], Asked['kind']>> = {
  choice: 'choice',
  choices: 'choices',
  yesNo: 'yesNo',
  integer: 'number',
  decimal: 'number',
  date: 'date',
};

export function askedField(field: FieldDefinition): Asked | undefined {
  const kind = fieldKinds[field.type];
  if (!kind) return undefined;
  const unit = field.unit ? foldWords(field.unit.zh) : undefined;
  return {
    path: `form.${field.key}`,
    kind,
    names: namesOf([field.label]),
    options: kind === 'yesNo' ? yesNoOptions() : optionsOf(field.options),
    ...(unit ? { unit } : {}),
    isCopy: field.computed !== undefined,
  };
}

const optionsOf = (options: readonly { value: string; label: LocalText }[] | undefined): Asked['options'] =>
  (options ?? []).map(({ value, label }) => ({ words: foldWords(label.zh), value }));

const yesNoOptions = ([yes, no]: readonly [string, string] = ['是', '否']): Asked['options'] => [
  { words: foldWords(yes), value: true },
  { words: foldWords(no), value: false },
];

/** The thing itself in a question: 是否使用集中空调通风系统? → 使用集中空调通风系统. */
export function coreOf(question: string): string {
  const plain = withoutRemarks(foldWords(question)).replace(/[?。]/g, '');
  return plain
    .replace(/^(请问)?(您的|您|申请人)?/, '')
    .replace(/^(是否|有无|能否|可否|是不是|有没有|能不能)/, '')
    .replace(/(是否|能否|可否)(已|在)?/, '$2')
    .replace(/(是|为)?(什么|哪些|哪种|哪个|哪项)$/, '')
    .replace(/是$/, '');
}

const namesOf = (texts: readonly (LocalText | undefined)[]): string[] => [
  ...new Set(
    texts.flatMap((text) => {
      if (!text) return [];
      const whole = withoutRemarks(foldWords(text.zh)).replace(/[?。]/g, '');
      return [whole, coreOf(text.zh)].filter((name) => name !== '');
    }),
  ),
];

/** The same unit written differently. */
const units: Readonly<Record<string, string>> = {
  m2: '平方米',
  m3: '立方米',
  kg: '千克',
  公斤: '千克',
  个: '',
  周岁: '岁',
};

export const sameUnit = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || (units[a] ?? a) === (units[b] ?? b);
