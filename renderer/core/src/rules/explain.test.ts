import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { anyData, anyRule } from './__fixtures__/generators.ts';
import {
  checkRule,
  compileRule,
  describeRule,
  explainRule,
  type RuleExpression,
  type VariableDeclaration,
} from './index.ts';
import { structureProblems } from './structure.ts';

const v = (name: string): RuleExpression => ({ var: name });
const variables: VariableDeclaration[] = [
  {
    name: 'items',
    type: 'list',
    label: { zh: '经营项目', en: 'business items' },
    options: [
      { value: 'hot', label: { zh: '热食类制售', en: 'hot food' } },
      { value: 'cold', label: { zh: '冷食类制售', en: 'cold food' } },
      { value: 'raw', label: { zh: '生食类制售', en: 'raw food' } },
      { value: 'packed', label: { zh: '预包装食品销售', en: 'packed food' } },
    ],
    origin: 'asked',
  },
  {
    name: 'kind',
    type: 'string',
    label: { zh: '主体业态', en: 'kind of business' },
    options: [
      { value: 'shop', label: { zh: '食品销售经营者', en: 'food shop' } },
      { value: 'canteen', label: { zh: '单位食堂', en: 'canteen' } },
    ],
    origin: 'asked',
  },
  {
    name: 'area',
    type: 'number',
    label: { zh: '面积', en: 'floor area' },
    unit: { zh: '平方米', en: 'm²' },
    origin: 'field',
  },
  { name: 'limit', type: 'number', label: { zh: '面积限度', en: 'area limit' }, origin: 'parameter' },
  { name: 'held', type: 'boolean', label: { zh: '已持证', en: 'licence held' }, origin: 'verified' },
  { name: 'born', type: 'date', label: { zh: '出生日期', en: 'date of birth' }, origin: 'asked' },
  { name: 'place', type: 'division', label: { zh: '经营场所', en: 'premises' }, origin: 'asked' },
  { name: 'name', type: 'string', label: { zh: '名称', en: 'name' }, origin: 'field' },
  {
    name: 'rows',
    type: 'rows',
    label: { zh: '设备', en: 'equipment' },
    columns: [
      { name: 'count', type: 'number', label: { zh: '数量', en: 'count' } },
      { name: 'use', type: 'string', label: { zh: '用途', en: 'use' } },
    ],
    origin: 'field',
  },
];
const names = { '530102': { zh: '五华区', en: 'Wuhua' } };
const tables = [{ name: 'fees', label: { zh: '收费标准', en: 'fees' } }];
const env = { today: '2026-03-02', tables: { fees: { shop: 500 } }, licences: ['营业执照'] };

const explain = (expression: RuleExpression, data: unknown) =>
  explainRule({ expression, data, env, variables, names, tables });

/** [rule, without data, data, with data] */
type Told = [rule: RuleExpression, described: string, data: Record<string, unknown>, explained: string];

const told: Told[] = [
  [{ in: ['hot', v('items')] }, '经营项目含“热食类制售”', { items: ['hot'] }, '经营项目含“热食类制售”'],
  [{ in: ['hot', v('items')] }, '经营项目含“热食类制售”', { items: ['raw'] }, '经营项目不含“热食类制售”'],
  [
    { some: [v('items'), { in: [v(''), ['hot', 'cold']] }] },
    '经营项目含“热食类制售”“冷食类制售”中的任何一项',
    { items: ['packed'] },
    '经营项目不含“热食类制售”“冷食类制售”中的任何一项',
  ],
  [
    { none: [v('items'), { '==': [v(''), 'hot'] }] },
    '经营项目不含“热食类制售”',
    { items: ['hot'] },
    '经营项目含“热食类制售”',
  ],
  [
    { all: [v('items'), { '!=': [v(''), 'packed'] }] },
    '经营项目全部不是“预包装食品销售”',
    { items: ['hot', 'packed'] },
    '经营项目含“预包装食品销售”',
  ],
  [
    { '==': [v('kind'), 'shop'] },
    '主体业态为“食品销售经营者”',
    { kind: 'shop' },
    '主体业态为“食品销售经营者”',
  ],
  [
    { '==': ['shop', v('kind')] },
    '主体业态为“食品销售经营者”',
    { kind: 'canteen' },
    '主体业态为“单位食堂”，不是“食品销售经营者”',
  ],
  [{ '==': [v('kind'), null] }, '主体业态没有填写', { kind: 'shop' }, '主体业态已经填写'],
  [
    { in: [v('kind'), ['shop', 'canteen']] },
    '主体业态为“食品销售经营者”“单位食堂”中的一项',
    { kind: 'canteen' },
    '主体业态为“单位食堂”',
  ],
  [{ '>': [v('area'), 50] }, '面积大于50平方米', { area: 50.1 }, '面积为50.1平方米，大于50平方米'],
  [{ '>': [v('area'), 50] }, '面积大于50平方米', { area: 50 }, '面积为50平方米，不超过50平方米'],
  [{ '<=': [50, v('area')] }, '面积不小于50平方米', { area: 20 }, '面积为20平方米，小于50平方米'],
  [{ '>': [v('area'), 50] }, '面积大于50平方米', {}, '面积没有填写'],
  [{ '<': [v('area'), 50] }, '面积小于50平方米', {}, '面积没有填写，按空白计算小于50平方米'],
  [
    { '>': [v('area'), v('limit')] },
    '面积大于面积限度',
    { area: 9, limit: 8 },
    '面积为9平方米，大于面积限度（8）',
  ],
  [
    { '>': [v('area'), v('limit')] },
    '面积大于面积限度',
    { area: 9 },
    '面积限度没有填写，按空白计算，面积为9平方米，大于面积限度',
  ],
  [
    { '<=': [10, v('area'), 50] },
    '面积在10平方米与50平方米之间（含两端）',
    { area: 60 },
    '面积不在10平方米与50平方米之间（含两端）（现为60平方米）',
  ],
  [v('held'), '“已持证”为“是”', { held: true }, '“已持证”为“是”'],
  [{ '!': v('held') }, '“已持证”为“否”', {}, '“已持证”为“否”'],
  [{ '==': [v('held'), false] }, '“已持证”为“否”', { held: true }, '“已持证”为“是”'],
  [{ '!': v('name') }, '名称没有填写', { name: '小店' }, '名称为“小店”'],
  [
    { and: [v('held'), { or: [{ '>': [v('area'), 50] }, { '==': [v('kind'), 'shop'] }] }] },
    '“已持证”为“是”，并且（面积大于50平方米，或者主体业态为“食品销售经营者”）',
    { held: true, area: 10, kind: 'shop' },
    '“已持证”为“是”，并且主体业态为“食品销售经营者”',
  ],
  [
    { '!': { or: [v('held'), { '>': [v('area'), 50] }] } },
    '“已持证”为“否”，并且面积不超过50平方米',
    { held: false, area: 10 },
    '“已持证”为“否”，并且面积为10平方米，不超过50平方米',
  ],
  [
    { if: [{ '>': [v('area'), 50] }, '许可', v('held'), '备案', '免'] },
    '如果面积大于50平方米，则为“许可”；如果“已持证”为“是”，则为“备案”；否则为“免”',
    { area: 10, held: true },
    '“已持证”为“是”，因此结果为“备案”',
  ],
  [
    { if: [{ '>': [v('area'), 50] }, '许可', v('held'), '备案', '免'] },
    '如果面积大于50平方米，则为“许可”；如果“已持证”为“是”，则为“备案”；否则为“免”',
    { area: 10 },
    '面积为10平方米，不超过50平方米，并且“已持证”为“否”，因此结果为“免”',
  ],
  [
    { some: [v('rows'), { '>': [v('count'), 2] }] },
    '设备中有数量大于2的项目',
    { rows: [{ count: 1 }, { count: 3 }] },
    '设备第2项中，数量为3，大于2',
  ],
  [
    { '>=': [{ age: v('born') }, 80] },
    '按出生日期计算的周岁不小于80',
    { born: '1946-03-02' },
    '按出生日期计算的周岁为80，不小于80',
  ],
  [{ '>=': [{ age: v('born') }, 80] }, '按出生日期计算的周岁不小于80', {}, '按出生日期计算的周岁还得不出来'],
  [
    { '<': [v('born'), '2000-01-01'] },
    '出生日期早于2000年1月1日',
    { born: '2001-02-03' },
    '出生日期为2001年2月3日，不早于2000年1月1日',
  ],
  [
    { inDivision: [v('place'), '530102'] },
    '经营场所在“五华区”辖区内',
    { place: '530102' },
    '经营场所在“五华区”辖区内（现为“五华区”）',
  ],
  [{ hasLicence: '营业执照' }, '持有有效的“营业执照”', {}, '持有有效的“营业执照”'],
  [{ '!': { hasLicence: '身份证' } }, '没有查到有效的“身份证”', {}, '没有查到有效的“身份证”'],
  [{ missing: ['area', 'name'] }, '面积、名称没有填全', { area: 1 }, '名称没有填写'],
  [{ missing: ['area', 'name'] }, '面积、名称没有填全', { area: 1, name: 'a' }, '面积、名称都已填写'],
  [{ '>': [v('items.length'), 1] }, '经营项目的数量大于1', { items: ['hot'] }, '经营项目的数量为1，不超过1'],
  [
    { round: { '*': [v('area'), 1.005] } },
    '面积、1.005的乘积（四舍五入到分）',
    { area: 1 },
    '面积、1.005的乘积（四舍五入到分）为1.01',
  ],
  [
    { lookup: ['fees', v('kind')] },
    '按主体业态查“收费标准”所得的值',
    { kind: 'shop' },
    '按主体业态查“收费标准”所得的值为500',
  ],
  [{ sum: [v('rows'), 'count'] }, '设备各行数量的合计', { rows: [{ count: 2 }] }, '设备各行数量的合计为2'],
  [true, '总是成立', {}, '总是成立'],
];

const endsWith: RuleExpression = { some: [v('list'), { endsWith: [v(''), '制售'] }] };
const list: VariableDeclaration = { name: 'list', type: 'list', label: { zh: '经营项目' }, origin: 'asked' };

describe('the sentence for the citizen', () => {
  it('names the element that satisfied the rule, or says that none did', () => {
    const why = (data: unknown) => explainRule({ expression: endsWith, data, variables: [list] }).sentence.zh;
    expect(why({ list: ['热食类制售'] })).toBe('经营项目含“热食类制售”');
    expect(why({ list: ['预包装食品销售', '冷食类制售', '热食类制售'] })).toBe(
      '经营项目含“冷食类制售”“热食类制售”',
    );
    expect(why({ list: ['a制售', 'b制售', 'c制售', 'd制售'] })).toBe('经营项目含“a制售”“b制售”“c制售”等4项');
    expect(why({ list: ['预包装食品销售'] })).toBe('经营项目中没有以“制售”结尾的项目');
    expect(why({})).toBe('经营项目没有填写');
    expect(describeRule({ expression: endsWith, variables: [list] }).zh).toBe(
      '经营项目中有以“制售”结尾的项目',
    );
  });

  it.each(told)('%j: %s', (rule, described, data, explained) => {
    expect(describeRule({ expression: rule, variables, names, tables }).zh).toBe(described);
    expect(explain(rule, data).sentence.zh).toBe(explained);
  });

  it('is there in English, with the English labels', () => {
    const rule: RuleExpression = { and: [{ in: ['hot', v('items')] }, { '>': [v('area'), 50] }] };
    expect(explain(rule, { items: ['hot'], area: 60 }).sentence.en).toBe(
      'business items include “hot food” and floor area is 60 m², which is greater than 50 m²',
    );
  });

  it('calls undeclared variables by their paths', () => {
    const rule: RuleExpression = { '==': [v('form.kind'), 'a'] };
    expect(explainRule({ expression: rule, data: { form: { kind: 'b' } } }).sentence.zh).toBe(
      '“form.kind”为“b”，不是“a”',
    );
  });
});

describe('the tree', () => {
  it('has the value at each node, and says what was not reached', () => {
    const { value, tree } = explain({ or: [{ '>': [v('area'), 50] }, v('held')] }, { area: 60, held: true });
    expect(value).toBe(true);
    expect(tree).toMatchObject({ place: '', operator: 'or', reached: true, value: true });
    const [first, second] = tree.children;
    expect(first).toMatchObject({ place: 'or/0', operator: '>', value: true });
    expect(first?.children.map(({ place, value: own }) => [place, own])).toEqual([
      ['or/0/>/0', 60],
      ['or/0/>/1', 50],
    ]);
    expect(second).toMatchObject({ place: 'or/1', reached: false, value: undefined });
    expect(second?.text.zh).toBe('“已持证”为“是”');
  });

  it('has the run of the body for each element', () => {
    const { tree } = explain({ some: [v('items'), { '==': [v(''), 'hot'] }] }, { items: ['raw', 'hot'] });
    const runs = tree.children.filter(({ element }) => element !== undefined);
    expect(runs.map(({ element, place, value }) => [element, place, value])).toEqual([
      [0, 'some/1', false],
      [1, 'some/1', true],
    ]);
  });

  it('follows the element that decides even at the end of a long list', () => {
    const rows = Array.from({ length: 300 }, (_row, index) => ({ count: index }));
    const { tree, sentence } = explain({ some: [v('rows'), { '>=': [v('count'), 299] }] }, { rows });
    expect(tree.children.length).toBeLessThan(30);
    expect(sentence.zh).toBe('设备第300项中，数量为299，不小于299');
  });

  it.each([
    [{ area: 60 }, [true, true, false, false, false]],
    [{ held: true }, [true, false, true, true, false]],
    [{}, [true, false, true, false, true]],
  ])('of a choice with %j reaches %j', (data, reached) => {
    const { tree } = explain({ if: [{ '>': [v('area'), 50] }, 'a', v('held'), 'b', 'c'] }, data);
    expect(tree.children.map((child) => child.reached)).toEqual(reached);
  });
});

describe('what cannot be explained', () => {
  it('is not what the decision never came to', () => {
    const rule: RuleExpression = { some: [v('rows'), { lookup: [v('use'), 'shop'] }] };
    const { value, sentence } = explain(rule, { rows: [{ use: 'fees' }, { use: 'no such table' }] });
    expect(value).toBe(true);
    expect(sentence.zh).toContain('设备第1项中');
    expect(() => explain(rule, { rows: [{ use: 'no such table' }, { use: 'fees' }] })).toThrow(
      expect.objectContaining({ code: 'rule.tableUnknown' }),
    );
  });

  it('is refused as the compiler refuses it', () => {
    const refused = expect.objectContaining({ code: 'rule.invalid' });
    expect(() => explainRule({ expression: { log: 1 }, data: {} })).toThrow(refused);
    expect(() => describeRule({ expression: { log: 1 } })).toThrow(refused);
  });
});

test('every rule that evaluates is explained with the same value, in both languages', () => {
  fc.assert(
    fc.property(anyRule, anyData, (rule, data) => {
      fc.pre(structureProblems(rule).length === 0);
      // A rule with too few arguments has a value, and an explanation, but no words for what is not there.
      const isComplete = checkRule(rule).length === 0;
      const { zh, en } = describeRule({ expression: rule });
      if (isComplete) expect(zh.length * en.length).toBeGreaterThan(0);
      let value: unknown;
      try {
        value = compileRule(rule)(data);
      } catch {
        expect(() => explainRule({ expression: rule, data })).toThrow();
        return;
      }
      const explanation = explainRule({ expression: rule, data });
      expect(explanation.value).toEqual(value);
      if (isComplete) expect(explanation.sentence.zh).not.toBe('');
      expect(explanation.sentence.zh).not.toMatch(/#\d/);
    }),
    { numRuns: 1_500 },
  );
});
