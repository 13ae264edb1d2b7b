import fc from 'fast-check';
import type { RuleExpression } from '../definition.ts';

/**
 * Rules and data for the comparison with json-logic-js: every shared operator, with any number of arguments, over
 * names that are there, missing, null or of the wrong type.
 */
const names = [
  'a',
  'b',
  'c',
  'list',
  'rows',
  'deep',
  'deep.x',
  'deep.y.z',
  'list.0',
  'list.length',
  'a.b',
  '1',
  'none',
];
const elementNames = ['', 'n', 's', 'deep.x', 'current', 'accumulator', 'current.n', 'none'];

const literal: fc.Arbitrary<RuleExpression> = fc.oneof(
  fc.constantFrom<RuleExpression[]>(0, 1, -1, 2, 10, 1.5, -0, 1e21, 5e-7, true, false, null),
  fc.constantFrom('', '0', '1', '10', '9', 'a', 'ab', 'b', 'apple', ' ', '1.5x', '2026-01-05', 'true'),
);
const literalList = fc.array(literal, { maxLength: 3 });

const strict = [
  '==',
  '===',
  '!=',
  '!==',
  '>',
  '>=',
  '<',
  '<=',
  '!',
  '!!',
  '+',
  '-',
  '*',
  '/',
  '%',
  'min',
  'max',
];
const lazy = ['if', '?:', 'and', 'or'];
const ofTexts = ['in', 'cat', 'substr', 'merge'];
const iterations = ['map', 'filter', 'reduce', 'all', 'none', 'some'];

const operation = (operator: string, args: RuleExpression[]): RuleExpression => ({ [operator]: args });

function variable(inBody: boolean): fc.Arbitrary<RuleExpression> {
  const name = fc.constantFrom(...(inBody ? elementNames : names), ...(inBody ? [] : ['']));
  return fc.oneof(
    { weight: 6, arbitrary: name.map((path): RuleExpression => ({ var: path })) },
    { weight: 2, arbitrary: fc.tuple(name, literal).map((args): RuleExpression => ({ var: args })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<RuleExpression[]>({ var: [] }, { var: null }, { var: 1 }, { var: [['a']] }),
    },
  );
}

const keys = fc.array(
  fc.oneof(fc.constantFrom(...names), fc.constantFrom<RuleExpression[]>(null, 1, ['a'], ['c', 0])),
  {
    maxLength: 4,
  },
);
const missing: fc.Arbitrary<RuleExpression> = fc.oneof(
  keys.map((args): RuleExpression => ({ missing: args })),
  keys.map((args): RuleExpression => ({ missing: [args] })),
  fc.constantFrom(...names).map((name): RuleExpression => ({ missing: name })),
  fc.constantFrom(...names).map((name): RuleExpression => ({ missing: { var: name } })),
  fc.tuple(fc.nat(3), keys).map((args): RuleExpression => ({ missing_some: args })),
  fc.constantFrom(...names).map((name): RuleExpression => ({ missing_some: [1, { var: name }] })),
);

function ruleAt(depth: number, inBody: boolean): fc.Arbitrary<RuleExpression> {
  const leaf = fc.oneof(
    { weight: 5, arbitrary: variable(inBody) },
    { weight: 4, arbitrary: literal },
    { weight: 1, arbitrary: literalList },
  );
  if (depth === 0) return leaf;
  const below = ruleAt(depth - 1, inBody);
  const args = (minLength: number, maxLength: number) => fc.array(below, { minLength, maxLength });
  const call = (operators: string[], least: number, most: number) =>
    fc
      .tuple(fc.constantFrom(...operators), args(least, most))
      .map(([name, values]) => operation(name, values));
  const short = fc
    .tuple(fc.constantFrom(...strict, ...lazy, ...ofTexts), below)
    .map(([name, value]): RuleExpression => ({ [name]: value }));
  const choices = [
    { weight: 3, arbitrary: leaf },
    { weight: 8, arbitrary: call(strict, 2, 2) },
    { weight: 2, arbitrary: call(strict, 0, 4) },
    { weight: 2, arbitrary: call(['<', '<='], 3, 3) },
    { weight: 6, arbitrary: call(lazy, 0, 5) },
    { weight: 5, arbitrary: call(ofTexts, 0, 3) },
    { weight: 2, arbitrary: short },
    { weight: 2, arbitrary: missing },
    { weight: 1, arbitrary: args(0, 3).map((list): RuleExpression => list) },
  ];
  if (!inBody) choices.push({ weight: 5, arbitrary: iteration(depth, below) });
  return fc.oneof(...choices);
}

function iteration(depth: number, below: fc.Arbitrary<RuleExpression>): fc.Arbitrary<RuleExpression> {
  const list = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('list', 'rows', 'a', 'deep').map((name): RuleExpression => ({ var: name })),
    },
    { weight: 1, arbitrary: literalList },
    { weight: 1, arbitrary: below },
  );
  return fc
    .tuple(fc.constantFrom(...iterations), list, ruleAt(depth - 1, true), fc.array(below, { maxLength: 1 }))
    .map(([name, source, body, rest]) => operation(name, [source, body, ...rest]));
}

export const anyRule = ruleAt(3, false);

const scalar = fc.constantFrom<unknown[]>(
  0,
  1,
  2,
  -1,
  10,
  1.5,
  '',
  '0',
  '1',
  '10',
  'a',
  'ab',
  'apple',
  true,
  false,
  null,
);
const values = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown[]>({}, { b: 1, x: null }, [[1], ['a', null]]) },
);
const row = fc.record(
  { n: scalar, s: scalar, deep: fc.oneof(scalar, fc.record({ x: scalar, y: scalar })) },
  { requiredKeys: [] },
);
const record = fc.record(
  {
    a: values,
    b: values,
    c: scalar,
    list: fc.oneof({ weight: 5, arbitrary: fc.array(scalar, { maxLength: 5 }) }, values),
    rows: fc.oneof({ weight: 5, arbitrary: fc.array(fc.oneof(row, scalar), { maxLength: 4 }) }, values),
    deep: fc.oneof(
      values,
      fc.record(
        { x: values, y: fc.oneof(scalar, fc.record({ z: scalar, w: scalar })) },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

/** Mostly records with gaps; now and then the data is no record at all. */
export const anyData: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: record },
  { weight: 1, arbitrary: fc.constantFrom<unknown[]>(null, undefined, 7, 'apple', ['a', 'b', null], []) },
);
