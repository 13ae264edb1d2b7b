import { describeRule, evaluateRule, type VariableDeclaration } from '@banshi/core/rules';
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { type Clause, ruleOf, type Sentence, sentenceOf } from './sentence.ts';

const variables: VariableDeclaration[] = [
  { name: 'form.volume', type: 'number', label: { zh: '采伐蓄积' }, unit: { zh: '立方米' }, origin: 'field' },
  {
    name: 'form.species',
    type: 'string',
    label: { zh: '树种' },
    options: [
      { value: 'fir', label: { zh: '杉木' } },
      { value: 'pine', label: { zh: '松木' } },
    ],
    origin: 'field',
  },
  {
    name: 'situation.uses',
    type: 'list',
    label: { zh: '用途' },
    options: [
      { value: 'own', label: { zh: '自用' } },
      { value: 'sale', label: { zh: '出售' } },
    ],
    origin: 'asked',
  },
  { name: 'form.household', type: 'boolean', label: { zh: '农村居民' }, origin: 'field' },
  { name: 'param.cap', type: 'number', label: { zh: '乡镇上限' }, origin: 'parameter' },
];

const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({
    variable: fc.constant('form.volume'),
    comparison: fc.constantFrom(
      '<=' as const,
      '<' as const,
      '>=' as const,
      '>' as const,
      '==' as const,
      '!=' as const,
    ),
    value: fc.oneof(fc.integer(), fc.constant({ param: 'param.cap' })),
  }),
  fc.record({
    variable: fc.constant('form.species'),
    comparison: fc.constantFrom('==' as const, '!=' as const),
    value: fc.constantFrom('fir', 'pine'),
  }),
  fc.record({
    variable: fc.constant('form.species'),
    comparison: fc.constant('in' as const),
    value: fc.uniqueArray(fc.constantFrom('fir', 'pine'), { minLength: 1 }),
  }),
  fc.record({
    variable: fc.constant('situation.uses'),
    comparison: fc.constantFrom('includes' as const, 'excludes' as const),
    value: fc.constantFrom('own', 'sale'),
  }),
  fc.record({
    variable: fc.constant('form.household'),
    comparison: fc.constantFrom('isTrue' as const, 'isFalse' as const),
    value: fc.constant(null),
  }),
);
const sentence: fc.Arbitrary<Sentence> = fc.record({
  join: fc.constantFrom('and' as const, 'or' as const),
  clauses: fc.array(clause, { maxLength: 4 }),
});

describe('a sentence', () => {
  it('is read back from its own rule', () => {
    fc.assert(
      fc.property(sentence, ({ join, clauses }) => {
        const read = sentenceOf(ruleOf({ join, clauses }), variables);
        expect(read?.clauses).toEqual(clauses);
        if (clauses.length > 1) expect(read?.join).toBe(join);
      }),
    );
  });

  it('decides as it reads: 50 stays with the township, 50.1 does not', () => {
    const rule = ruleOf({
      join: 'and',
      clauses: [
        { variable: 'form.species', comparison: 'in', value: ['fir'] },
        { variable: 'form.volume', comparison: '<=', value: 50 },
      ],
    });
    expect(evaluateRule(rule ?? null, { form: { volume: 50, species: 'fir' } })).toBe(true);
    expect(evaluateRule(rule ?? null, { form: { volume: 50.1, species: 'fir' } })).toBe(false);
    expect(describeRule({ expression: rule ?? null, variables }).zh).toContain('采伐蓄积');
  });

  it('leaves out what has no value yet, and says every case where nothing is left', () => {
    expect(
      ruleOf({ join: 'and', clauses: [{ variable: 'form.volume', comparison: '<=', value: null }] }),
    ).toBeUndefined();
    expect(sentenceOf(undefined, variables)).toEqual({ join: 'and', clauses: [] });
  });
});

test.each([
  ['an operator beyond comparing', { '>': [{ '+': [{ var: 'form.volume' }, 1] }, 50] }],
  ['a variable that nobody declared', { '==': [{ var: 'form.other' }, 1] }],
  ['groups within groups', { and: [{ or: [{ '==': [{ var: 'form.household' }, true] }] }, true] }],
  ['a constant', true],
])('what says more than a sentence stays as it is written: %s', (_, rule) => {
  expect(sentenceOf(rule, variables)).toBeUndefined();
});
