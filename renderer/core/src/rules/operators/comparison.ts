import type { Compiled, Evaluate } from './values.ts';

export type ComparisonOperator = '==' | '===' | '!=' | '!==' | '>' | '>=' | '<' | '<=';

/**
 * One function per operator, not one that chooses: this is the innermost loop of every rule.
 * Operands are whatever the data holds. The casts leave the coercion to JavaScript, as json-logic-js does.
 */
const pairs: Readonly<Record<ComparisonOperator, (a: Evaluate, b: Evaluate) => Evaluate>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: `==` of JSON-logic is JavaScript's, "1" equals 1
  '==': (a, b) => (data, env) => a(data, env) == b(data, env),
  '===': (a, b) => (data, env) => a(data, env) === b(data, env),
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (a, b) => (data, env) => a(data, env) != b(data, env),
  '!==': (a, b) => (data, env) => a(data, env) !== b(data, env),
  '>': (a, b) => (data, env) => (a(data, env) as number) > (b(data, env) as number),
  '>=': (a, b) => (data, env) => (a(data, env) as number) >= (b(data, env) as number),
  '<': (a, b) => (data, env) => (a(data, env) as number) < (b(data, env) as number),
  '<=': (a, b) => (data, env) => (a(data, env) as number) <= (b(data, env) as number),
};

/** The same with a literal on the right, the shape that most conditions have. */
const withLiteral: Readonly<Record<ComparisonOperator, (a: Evaluate, literal: unknown) => Evaluate>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '==': (a, literal) => (data, env) => a(data, env) == literal,
  '===': (a, literal) => (data, env) => a(data, env) === literal,
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (a, literal) => (data, env) => a(data, env) != literal,
  '!==': (a, literal) => (data, env) => a(data, env) !== literal,
  '>': (a, literal) => (data, env) => (a(data, env) as number) > (literal as number),
  '>=': (a, literal) => (data, env) => (a(data, env) as number) >= (literal as number),
  '<': (a, literal) => (data, env) => (a(data, env) as number) < (literal as number),
  '<=': (a, literal) => (data, env) => (a(data, env) as number) <= (literal as number),
};

export const isComparison = (operator: string): operator is ComparisonOperator =>
  Object.hasOwn(pairs, operator);

/** `a < b < c`: whether b lies between. */
export const comparesThree = (operator: ComparisonOperator): boolean => operator === '<' || operator === '<=';

const nothing: Evaluate = () => undefined;

export function compileComparison(operator: ComparisonOperator, args: readonly Compiled[]): Evaluate {
  const [first, second, third] = args;
  const a = first?.evaluate ?? nothing;
  const b = second?.evaluate ?? nothing;
  if (third && operator === '<') return between(isBelow, [a, b, third.evaluate]);
  if (third && operator === '<=') return between(isAtMost, [a, b, third.evaluate]);
  return second?.constant ? withLiteral[operator](a, second.constant.value) : pairs[operator](a, b);
}

const isBelow = (a: unknown, b: unknown): boolean => (a as number) < (b as number);
const isAtMost = (a: unknown, b: unknown): boolean => (a as number) <= (b as number);

/** A third operand that yields undefined counts as not given. */
const between =
  (holds: typeof isBelow, [a, b, c]: readonly [Evaluate, Evaluate, Evaluate]): Evaluate =>
  (data, env) => {
    const [low, middle, high] = [a(data, env), b(data, env), c(data, env)];
    return holds(low, middle) && (high === undefined || holds(middle, high));
  };
