import { BanshiError } from '../../errors/index.ts';
import type { RuleEnvironment } from '../definition.ts';

/** A compiled node: its value for a data set. */
export type Evaluate = (data: unknown, env: RuleEnvironment) => unknown;

/** A compiled node with what its parent may use to be faster. */
export interface Compiled {
  evaluate: Evaluate;
  /** The value is always true or false: nobody need ask for its truth. */
  decides: boolean;
  /** A literal that is no list or object. */
  constant?: { value: unknown };
}

/** An operator whose arguments are all evaluated before it: `data` is what `var` reads, for `missing`. */
export type StrictOperator = (args: readonly unknown[], env: RuleEnvironment, data: unknown) => unknown;

/** Most elements that a rule may walk through or put together, and the longest text that it may join. */
export const maxElements = 5_000;
export const maxTextLength = 10_000;

/** Truth as JSON-logic has it: JavaScript's, but an empty list is false. */
export const truthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** The truth of a node's value. */
export const testOf = ({
  evaluate,
  decides,
}: Compiled): ((data: unknown, env: RuleEnvironment) => boolean) =>
  decides
    ? (evaluate as (data: unknown, env: RuleEnvironment) => boolean)
    : (data, env) => truthy(evaluate(data, env));

const tooMuchWork = () =>
  new BanshiError({
    code: 'rule.tooMuchWork',
    status: 422,
    personMessage: `一条规则最多处理 ${maxElements} 项、${maxTextLength} 个字，请减少填写的内容，或联系办理机关`,
  });

/** The list of an iterating operator, or null where the value is none. Throws `rule.tooMuchWork` beyond the limit. */
export function elementsOf(value: unknown): readonly unknown[] | null {
  if (!Array.isArray(value)) return null;
  if (value.length > maxElements) throw tooMuchWork();
  return value;
}

/**
 * The list itself, if all that hangs below it stays within the limit.
 *
 * Without this a `reduce` whose body is `[accumulator, accumulator]` builds, in thirty steps and hardly any memory,
 * a list that takes for ever to compare, join or print.
 */
export function boundedList(list: unknown[]): unknown[] {
  if (list.length > maxElements) throw tooMuchWork();
  let open: unknown[] | null = null;
  for (const item of list) {
    if (typeof item === 'object' && item !== null) {
      open ??= [];
      open.push(item);
    }
  }
  if (!open) return list;
  let count = list.length;
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const below = Object.values(item as object);
    count += below.length;
    if (count > maxElements) throw tooMuchWork();
    for (const value of below) if (typeof value === 'object' && value !== null) open.push(value);
  }
  return list;
}

export function boundedText(text: string): string {
  if (text.length > maxTextLength) throw tooMuchWork();
  return text;
}
