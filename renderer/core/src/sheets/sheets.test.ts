import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '../forms/index.ts';
import { formFields } from '../forms/index.ts';
import { layerProblems } from '../inheritance/index.ts';
import { appliesTo, itemOf, materialOf, read } from './__fixtures__/reading.ts';
import { stallPermit } from './__fixtures__/stall-permit.ts';
import { identityText, itemKeyFor, readSheet } from './index.ts';

describe('a sheet', () => {
  const found = read(stallPermit());
  const { item, violations } = itemOf(found);

  it('becomes a root layer that resolves without a violation', () => {
    expect(layerProblems(found.layer)).toEqual([]);
    expect(violations).toEqual([]);
    expect(item.name).toEqual({ zh: '集市摊位许可（新办）' });
    expect(item.itemType).toBe('01');
    expect(item.departmentRole).toBe('market-supervision');
    expect(item.promisedLimit).toEqual({ days: 5, unit: 'workingDay', confidence: 'unverified' });
    expect(item.fee?.items[0]).toMatchObject({ cents: 10010, basis: '价费文件' });
    expect(item.results[0]).toMatchObject({ kind: 'licence', validityYears: 3 });
    expect(found.taken).toEqual({
      elements: 17,
      materials: 10,
      situations: 6,
      formFields: 9,
      process: 3,
      fees: 1,
      results: 1,
      rules: 8,
    });
  });

  it('rounds half days so that the steps together take as long', () => {
    expect(item.process.map(({ stage, days }) => [stage, days])).toEqual([
      ['acceptance', 0],
      ['review', 3],
      ['decision', 2],
    ]);
    expect(found.tasks.map(({ code }) => code)).toContain('process.halfDays');
  });

  it('asks the citizen only what a citizen can know', () => {
    const verified = item.situations.filter(({ origin }) => origin === 'verified');
    expect(verified.map(({ variable, fallback }) => [variable, fallback])).toEqual([['zz', false]]);
  });

  it('decides by its only level where the form has the place', () => {
    expect(item.assignments).toMatchObject([
      { place: 'form.jydz', level: 'county', departmentRole: 'market-supervision' },
    ]);
  });

  it('marks what is not verified', () => {
    expect(item.materials.every(({ confidence }) => confidence === 'unverified')).toBe(true);
    expect(
      read({ ...stallPermit(), confidence: 'verified', confidenceNote: null }).layer.standard.statutoryLimit,
    ).toEqual({ set: { days: 20, unit: 'workingDay', confidence: 'verified' } });
  });

  it('keeps what no column takes as tasks that quote it', () => {
    const quotes = new Map(found.tasks.map(({ code, quote }) => [code, quote]));
    expect(quotes.get('result.faceFields')).toBe('摊号');
    expect(quotes.get('constraint.notARule')).toBe('不跨年度');
    expect(quotes.get('places.differ')).toBe('有的县限10平方米');
    expect(quotes.get('source.unverified')).toBe('时限未核；县志');
  });
});

describe('conditions', () => {
  const found = read(stallPermit());

  it.each([
    ['操作流程说明', { xm: ['百货销售'] }, false],
    ['操作流程说明', { xm: ['百货销售', '冷饮制售'] }, true],
    ['设备说明', { xm: ['看摊'] }, false],
    ['设备说明', { xm: ['看摊', '百货销售'] }, true],
    ['租赁合同', { cs: '租用' }, true],
    ['租赁合同', { cs: '自有' }, false],
    ['租赁合同', {}, false],
    ['产权证明', { cs: '自有' }, true],
    ['产权证明', { cs: '租用' }, false],
    ['营业执照复印件', { zz: false }, true],
    ['营业执照复印件', { zz: true }, false],
    ['委托书', { dl: true }, true],
  ])('%s by answers %j: %s', (name, situation, expected) => {
    expect(appliesTo(found, name, { situation })).toBe(expected);
  });

  it.each([
    ['超限说明', { mj: 10 }, false],
    ['超限说明', { mj: 10.01 }, true],
    ['到期说明', { rq: '2023-06-02' }, false],
    ['到期说明', { rq: '2023-06-01' }, true],
    ['到期说明', {}, false],
  ])('%s by the form %j: %s', (name, form, expected) => {
    expect(appliesTo(found, name, { form })).toBe(expected);
  });

  it('do not make less of what everybody hands in', () => {
    const sheet = stallPermit();
    sheet.situations[1]?.decides.push({ when: '自有', materials: ['申请表'] });
    expect(materialOf(read(sheet), '申请表').applies).toBeUndefined();
  });

  it('of which a word is not understood become an open task and oblige nobody', () => {
    const guarantee = materialOf(found, '担保书');
    expect(guarantee).toMatchObject({
      necessity: 'optional',
      explanation: { zh: '适用情形：信用不良且当地要求担保时。' },
    });
    expect(guarantee.applies).toBeUndefined();
    expect(found.tasks.filter(({ code }) => code === 'condition.notARule')).toMatchObject([
      { place: `materials/${guarantee.key}`, quote: '信用不良且当地要求担保时' },
    ]);
  });
});

describe('the form', () => {
  const fields = new Map(
    formFields((read(stallPermit()).layer.standard.form as { set: FormDefinition }).set).map((field) => [
      field.key,
      field,
    ]),
  );

  it('takes limits, lengths and checks from the words', () => {
    expect(fields.get('mj')).toMatchObject({ exclusiveMinimum: 0, decimals: 2, unit: { zh: '平方米' } });
    expect(fields.get('mc')).toMatchObject({ minLength: 2, maxLength: 50, personalData: 'personal' });
    expect(fields.get('rs')).toMatchObject({ minimum: 1 });
    expect(fields.get('jk')?.checks[0]?.rule).toEqual({ '<=': [{ var: 'form.jk' }, { var: 'form.rs' }] });
    expect(fields.get('dlr')?.required).toEqual({ rule: { '==': [{ var: 'situation.dl' }, true] } });
  });

  it('does not ask again what a situation asked', () => {
    expect(fields.get('xm')).toMatchObject({
      type: 'choices',
      computed: { var: 'situation.xm' },
      minItems: 1,
    });
  });

  it('asks what a situation cannot, splits periods, makes tables', () => {
    expect(fields.get('rq')).toMatchObject({ type: 'date' });
    expect(fields.get('qxEnd')).toMatchObject({ type: 'date', label: { zh: '经营期限（止）' } });
    expect(fields.get('cl')?.columns?.map(({ label, type }) => [label.zh, type])).toEqual([
      ['车牌', 'text'],
      ['类型', 'text'],
      ['购置时间', 'date'],
    ]);
  });

  it('keeps other words as help', () => {
    expect(fields.get('jydz')?.help).toEqual({ zh: '一址一证。' });
  });
});

describe('identity', () => {
  const identity = { tenantCode: '530000000000', itemType: '01', name: '集市摊位许可(新办)' };

  it('does not depend on spelling, but on whose it is and on its type', () => {
    const spelt = { ...identity, name: '集市摊位许可（新办） ' };
    expect(identityText(spelt)).toBe(identityText(identity));
    expect(itemKeyFor(spelt)).toBe(itemKeyFor(identity));
    expect(itemKeyFor({ ...identity, itemType: '07' })).not.toBe(itemKeyFor(identity));
    expect(itemKeyFor({ ...identity, tenantCode: '532500000000' })).not.toBe(itemKeyFor(identity));
    expect(itemKeyFor(identity)).toMatch(/^[a-z][a-z0-9-]{2,79}$/);
  });
});

describe('a broken sheet', () => {
  const errorsOf = (change: object): string[] => {
    const found = readSheet({ ...stallPermit(), ...change }, { itemKey: 'item-stall' });
    return found.ok ? [] : found.errors.map(({ code, place }) => `${code} ${place}`);
  };
  const [first] = stallPermit().materials;

  it.each([
    ['a type that does not exist', { type: '行政许愿' }, ['sheet.itemType type']],
    ['a word outside the dictionary', { handlingType: '马上办' }, ['sheet.shape handlingType']],
    ['an unknown part', { colour: 'red' }, ['sheet.shape ']],
    ['a name twice', { materials: [first, first], situations: [] }, ['sheet.repeated materials/1/name']],
    [
      'half a copy',
      { materials: [{ ...first, copies: 0.5 }], situations: [] },
      ['sheet.shape materials/0/copies'],
    ],
    [
      'a choice without options',
      { situations: [{ question: '哪里?', type: 'single', decides: [] }] },
      ['sheet.options situations/0/options'],
    ],
    [
      'a material that is not in the list',
      {
        situations: [
          { question: '是否?', type: 'boolean', decides: [{ when: '是', materials: ['没有的'] }] },
        ],
      },
      ['sheet.materialUnknown situations/0/decides/0/materials/0'],
    ],
    ['too much text', { conditions: ['字'.repeat(500_000)] }, ['sheet.tooLarge ']],
    ['nothing', { name: '' }, ['sheet.shape name']],
  ])('with %s names the place', (_what, change, expected) => {
    expect(errorsOf(change)).toEqual(expected);
  });

  it('nested without end is refused', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(errorsOf({ conditions: deep })).toEqual(['sheet.tooLarge ']);
  });

  it.each([null, 7, 'text', [], {}])('%j is refused', (value) => {
    expect(readSheet(value, { itemKey: 'item-stall' }).ok).toBe(false);
  });
});
