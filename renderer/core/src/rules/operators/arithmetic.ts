import type { StrictOperator } from './values.ts';

/** `parseFloat` of anything: "12 m" is 12, null and true are NaN. Adding 0 turns -0 into 0, as going by text does. */
const parsed = (value: unknown): number =>
  typeof value === 'number' ? value + 0 : Number.parseFloat(value as string);

export const arithmeticOperators: Readonly<
  Record<'+' | '-' | '*' | '/' | '%' | 'min' | 'max', StrictOperator>
> = {
  '+': (args) => args.reduce<number>((total, value) => total + parsed(value), 0),
  '-': ([a, b]) => (b === undefined ? -(a as number) : (a as number) - (b as number)),
  // A single factor comes back as it is, unparsed; no factor throws: both as in json-logic-js.
  '*': (args) => args.reduce((product, value) => parsed(product) * parsed(value)),
  '/': ([a, b]) => (a as number) / (b as number),
  '%': ([a, b]) => (a as number) % (b as number),
  min: (args) => Math.min(...(args as readonly number[])),
  max: (args) => Math.max(...(args as readonly number[])),
};
