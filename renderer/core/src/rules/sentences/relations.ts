import type { ComparisonOperator } from '../operators/comparison.ts';
import type { ValueFacts } from '../scope.ts';
import { fill, isBlank, type Phrase } from './phrase.ts';

/** What holds where the comparison does not, and what it is with its sides exchanged. */
const opposite: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '!=',
  '===': '!==',
  '!=': '==',
  '!==': '===',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
};
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '===': '===',
  '!=': '!=',
  '!==': '!==',
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
};

export const oppositeOf = (operator: ComparisonOperator): ComparisonOperator => opposite[operator];
export const mirroredOf = (operator: ComparisonOperator): ComparisonOperator => mirrored[operator];

type Words = Readonly<Record<'>' | '>=' | '<' | '<=', readonly [zh: string, en: string]>>;

/** 以上、以下、以内 include the number itself, 不满、超过 do not (民法典 art. 1259): said in words that leave no doubt. */
const amounts: Words = {
  '>': ['大于#0', 'is greater than #0'],
  '>=': ['不小于#0', 'is at least #0'],
  '<': ['小于#0', 'is less than #0'],
  '<=': ['不超过#0', 'is at most #0'],
};
const dates: Words = {
  '>': ['晚于#0', 'is after #0'],
  '>=': ['不早于#0', 'is on or after #0'],
  '<': ['早于#0', 'is before #0'],
  '<=': ['不晚于#0', 'is on or before #0'],
};

export interface Relation {
  operator: ComparisonOperator;
  /** What the subject is. */
  facts: ValueFacts;
  /** What it is compared with, in words, and, where written in the rule, its value. */
  other: Phrase;
  literal?: { value: unknown };
}

/** The predicate of a comparison: 大于 50, 为“餐饮”, 没有填写. */
export function relationWords({ operator, facts, other, literal }: Relation): Phrase {
  const isEqual = operator === '==' || operator === '===';
  if (isEqual || operator === '!=' || operator === '!==') {
    if (literal && isBlank(literal.value)) {
      return isEqual ? fill('没有填写', 'is blank') : fill('已经填写', 'is filled in');
    }
    return equality(isEqual, {
      other,
      isAmount: typeof literal?.value === 'number',
      isNamed: literal === undefined,
    });
  }
  const [zh, en] = facts.type === 'date' ? dates[operator] : amounts[operator];
  return fill(zh, en, [other]);
}

function equality(
  isEqual: boolean,
  { other, isAmount, isNamed }: { other: Phrase; isAmount: boolean; isNamed: boolean },
): Phrase {
  if (isAmount) return isEqual ? fill('等于#0', 'is #0', [other]) : fill('不等于#0', 'is not #0', [other]);
  if (isNamed) {
    return isEqual
      ? fill('与#0相同', 'is the same as #0', [other])
      : fill('与#0不同', 'is not the same as #0', [other]);
  }
  return isEqual ? fill('为#0', 'is #0', [other]) : fill('不是#0', 'is not #0', [other]);
}
