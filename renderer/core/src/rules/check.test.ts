import { describe, expect, it } from '@jest/globals';
import {
  checkRule,
  operators,
  Rule,
  type RuleExpression,
  ruleVariables,
  type TableDeclaration,
  type VariableDeclaration,
} from './index.ts';

const label = (zh: string) => ({ zh });
const variables: VariableDeclaration[] = [
  {
    name: 'items',
    type: 'list',
    label: label('经营项目'),
    options: [
      { value: '热食类制售', label: label('热食类制售') },
      { value: '预包装食品销售', label: label('预包装食品销售') },
    ],
    origin: 'asked',
  },
  {
    name: 'seller',
    type: 'string',
    label: label('主体业态'),
    options: [{ value: 'shop', label: label('食品销售经营者') }],
    origin: 'asked',
  },
  { name: 'form.area', type: 'number', label: label('面积'), origin: 'field' },
  { name: 'form.name', type: 'string', label: label('名称'), origin: 'field' },
  { name: 'form.place', type: 'object', label: label('经营场所'), origin: 'field' },
  { name: 'form.place.division', type: 'division', label: label('经营场所所在地'), origin: 'field' },
  { name: 'form.passed', type: 'date', label: label('考试日期'), origin: 'field' },
  { name: 'hasPermit', type: 'boolean', label: label('已持证'), origin: 'verified' },
  {
    name: 'rows',
    type: 'rows',
    label: label('设备'),
    columns: [
      { name: 'count', type: 'number', label: label('数量') },
      { name: 'kind', type: 'string', label: label('种类') },
    ],
    origin: 'field',
  },
];
const tables: TableDeclaration[] = [{ name: 'fees', label: label('收费标准') }];
const v = (name: string): RuleExpression => ({ var: name });

const found = (rule: unknown) =>
  checkRule(rule, { variables, tables }).map(({ code, place }) => `${code} ${place}`.trim());

describe('checkRule accepts', () => {
  it.each([
    { some: [v('items'), { endsWith: [v(''), '制售'] }] },
    { in: ['热食类制售', v('items')] },
    { in: [v('seller'), ['shop', '']] },
    { '==': [v('seller'), null] },
    { '>': [v('form.area'), 50] },
    { '<=': [10, v('form.area'), 50] },
    { '>=': [v('form.passed'), '2026-01-05'] },
    { '>': [{ today: [] }, { addYears: [v('form.passed'), 3] }] },
    { '<': [{ age: v('form.passed') }, 18] },
    { inDivision: [v('form.place.division'), ['530102', '530103000000']] },
    { inDivision: [v('form.place.code'), '53'] },
    { some: [v('rows'), { '>': [v('count'), 2] }] },
    { '>': [{ sum: [v('rows'), 'count'] }, 2] },
    { '==': [v('rows.0.kind'), 'oven'] },
    { '>': [v('items.length'), 1] },
    { reduce: [v('rows'), { '+': [v('accumulator'), v('current.count')] }, 0] },
    { filter: [['a', 'b'], { '==': [v(''), 'a'] }] },
    { missing: ['form.area', 'form.name'] },
    { missing_some: [1, ['form.area', 'form.name']] },
    { hasLicence: [['营业执照', '食品经营许可证']] },
    { lookup: ['fees', v('seller'), 'cents'] },
    { if: [v('hasPermit'), '备案', '许可'] },
    { in: ['市', v('form.name')] },
    { round: [{ '*': [v('form.area'), 1.5] }] },
    true,
  ] satisfies RuleExpression[])('%j', (rule) => {
    expect(found(rule)).toEqual([]);
  });
});

describe('checkRule refuses', () => {
  it.each([
    [{ '>': [v('form.size'), 50] }, ['rule.variableUnknown >/0/var']],
    [{ '!': v('constructor') }, ['rule.variableUnknown !/var']],
    [v(''), ['rule.variableUnknown var']],
    [v('form.area.x'), ['rule.variableUnknown var']],
    [{ var: [{ cat: ['form.', 'area'] }] }, ['rule.variableComputed var/0']],
    [{ missing: ['form.area', 'nobody'] }, ['rule.variableUnknown missing/0']],
    [{ some: [v('rows'), { '>': [v('form.area'), 2] }] }, ['rule.variableUnknown some/1/>/0/var']],
    [{ '==': [v('seller'), 'stall'] }, ['rule.optionUnknown ==/1']],
    [{ '==': ['stall', v('seller')] }, ['rule.optionUnknown ==/0']],
    [{ in: [v('seller'), ['shop', 'stall']] }, ['rule.optionUnknown in/1/1']],
    [{ in: ['热食', v('items')] }, ['rule.optionUnknown in/0']],
    [{ some: [v('items'), { '==': [v(''), '热食'] }] }, ['rule.optionUnknown some/1/==/1']],
    [{ '===': [v('form.area'), '50'] }, ['rule.literalType ===/1']],
    [{ '==': [v('hasPermit'), 'yes'] }, ['rule.literalType ==/1']],
    [{ '==': [v('form.name'), 5] }, ['rule.literalType ==/1']],
    [{ '==': [v('items'), '热食类制售'] }, ['rule.literalType ==/1']],
    [{ '+': ['50', v('form.area')] }, ['rule.literalType +/0']],
    [{ '<': [{ age: v('form.passed') }, '18'] }, ['rule.literalType </1']],
    [{ '>': [v('form.passed'), '2026-1-5'] }, ['rule.dateFormat >/1']],
    [{ daysBetween: ['2026-02-30', { today: [] }] }, ['rule.dateFormat daysBetween/0']],
    [{ '==': [v('form.passed'), 20260105] }, ['rule.literalType ==/1']],
    [{ '==': [v('form.place.division'), '昆明'] }, ['rule.divisionCode ==/1']],
    [{ inDivision: [v('form.place.division'), ['53', '530']] }, ['rule.divisionCode inDivision/1']],
    [{ age: v('form.area') }, ['rule.argumentType age']],
    [{ some: [v('form.area'), true] }, ['rule.argumentType some/0']],
    [{ in: ['a', v('form.area')] }, ['rule.argumentType in/1']],
    [{ '==': [v('form.area'), v('form.name')] }, ['rule.typesDiffer ==/1']],
    [{ '<': [v('form.name'), 'b'] }, ['rule.textOrder </0']],
    [{ lookup: ['prices', 'A'] }, ['rule.tableUnknown lookup/0']],
    [{ lookup: [v('seller'), 'A'] }, ['rule.tableUnknown lookup/0']],
    [{ '>': [1] }, ['rule.arity']],
    [{ and: [true, { '!': [1, 2] }] }, ['rule.arity and/1']],
    [{ log: 1 }, ['rule.operatorUnknown']],
    [{ '!': { a: 1, b: 2 } }, ['rule.object !']],
    [
      { and: [{ '==': [v('seller'), 'stall'] }, { '>': [v('size'), 'x'] }] },
      ['rule.optionUnknown and/0/==/1', 'rule.variableUnknown and/1/>/0/var'],
    ],
  ] satisfies [RuleExpression, string[]][])('%j: %j', (rule, problems) => {
    expect(found(rule)).toEqual(problems);
  });

  it('warns of an ending that no option has', () => {
    const rule = { some: [v('items'), { endsWith: [v(''), '制作'] }] };
    expect(checkRule(rule, { variables })).toEqual([
      {
        code: 'rule.neverMatches',
        severity: 'warning',
        place: 'some/1/endsWith/1',
        message: '“经营项目”没有以“制作”结尾的选项，这个条件永远不会成立',
      },
    ]);
  });

  it('says what to do, at the place in the item', () => {
    expect(
      checkRule({ '==': [v('seller'), 'stall'] }, { variables, place: 'materials/lease/applies' }),
    ).toEqual([
      {
        code: 'rule.optionUnknown',
        severity: 'error',
        place: 'materials/lease/applies/==/1',
        message: '“主体业态”没有“stall”这一选项，请从选项中选择',
      },
    ]);
  });

  it('leaves names and types alone where no variables are declared', () => {
    expect(checkRule({ '>': [v('anything'), 'x'] })).toEqual([]);
    expect(checkRule({ lookup: ['anything', 'x'] })).toEqual([]);
    expect(checkRule({ '>': [1] }).map(({ code }) => code)).toEqual(['rule.arity']);
  });

  it('knows the arguments of every operator', () => {
    for (const [
      operator,
      {
        arguments: [least, most],
      },
    ] of Object.entries(operators)) {
      const codes = (count: number) =>
        checkRule({ [operator]: Array.from({ length: count }, () => null) }).map(({ code }) => code);
      if (least > 0) expect(codes(least - 1)).toContain('rule.arity');
      expect(codes(least)).not.toContain('rule.arity');
      expect(codes(most + 1)).toContain(most < 200 ? 'rule.arity' : 'rule.tooLarge');
    }
  });
});

describe('ruleVariables', () => {
  it.each([
    [{ some: [v('items'), { '==': [v('kind'), v('items')] }] }, ['items']],
    [{ reduce: [v('rows'), v('current'), v('start')] }, ['rows', 'start']],
    [{ and: [v('a'), { '!': v('b.c') }, v('a')] }, ['a', 'b.c']],
    [{ var: ['a', v('b')] }, ['a', 'b']],
    [{ missing: ['a', 'b'] }, ['a', 'b']],
    [{ missing: [['a', 'b']] }, ['a', 'b']],
    [{ missing_some: [1, ['a', 'b']] }, ['a', 'b']],
    [{ missing: { merge: ['a', v('b')] } }, ['b']],
    [
      [v('a'), [v('b')]],
      ['a', 'b'],
    ],
    [v(''), []],
    [{ var: 1 }, ['1']],
    [{ constructor: v('a') }, []],
    ['a', []],
  ] satisfies [RuleExpression, string[]][])('of %j are %j', (rule, names) => {
    expect(ruleVariables(rule)).toEqual(names);
  });
});

describe('the schema of a rule', () => {
  const rule = {
    v: 1,
    expression: { '>': [v('area'), 50] },
    basis: [{ statute: '食品经营许可和备案管理办法', article: '第四条' }],
    reason: { zh: '面积超过标准' },
  };

  it('takes a rule with basis and reason, and a bare one', () => {
    expect(Rule.parse(rule)).toEqual(rule);
    expect(Rule.parse({ v: 1, expression: true })).toEqual({ v: 1, expression: true });
  });

  it('names the place of what the structure forbids', () => {
    const { error } = Rule.safeParse({ v: 1, expression: { and: [true, { log: 1 }] } });
    expect(error?.issues).toEqual([
      expect.objectContaining({
        path: ['expression', 'and', '1'],
        message: '没有“log”这种运算，请从运算列表中选择',
      }),
    ]);
  });

  it.each([{ ...rule, v: 2 }, { ...rule, extra: 1 }, { v: 1 }])('refuses %j', (value) => {
    expect(Rule.safeParse(value).success).toBe(false);
  });
});
