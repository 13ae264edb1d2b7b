import { describe, expect, it, test } from '@jest/globals';
import { HandlingItem } from '../items/index.ts';
import { sound } from './__fixtures__/sound-item.ts';
import { type PublishCode, publishChecks, publishCodes } from './index.ts';

const templates = ['some-face'];

type Draft = typeof sound & Record<string, unknown>;

const check = (alter: (item: Draft) => object) =>
  publishChecks(HandlingItem.parse(alter(structuredClone(sound) as Draft)), { templates });

const [situation, verified] = sound.situations;
const [result] = sound.results;
const [fields] = sound.form.pages[0]?.sections[0]?.fields ?? [];
const [assignment] = sound.assignments;
const to = (key: string, extra: object = {}) => ({
  key,
  to: 'township',
  powerSource: 'entrusted',
  departmentRole: 'township-service',
  document: `委托书${key}`,
  validFrom: '2026-01-01',
  ...extra,
});
const delegated = (...delegations: object[]) => [{ ...assignment, delegable: ['township'], delegations }];
const parameter = { key: 'p', name: 'p', label: { zh: '限额' }, value: 1 };
const window = (key: string, from: string, until: string) => ({ key, from, until });
const formWith = (field: object) => ({
  ...sound.form,
  pages: [
    {
      key: 'p',
      title: { zh: '页' },
      sections: [{ key: 's', title: { zh: '节' }, fields: [{ ...fields, ...field }] }],
    },
  ],
});
const unknown = { var: 'form.nothing' };

/** One item per check that provokes it, and where it says so. */
const provoked: [PublishCode, string, (item: Draft) => object][] = [
  ['item.valueMissing', 'catalogueCode', ({ catalogueCode: _code, ...item }) => item],
  ['item.valueMissing', 'channels', ({ channels: _channels, ...item }) => item],
  [
    'item.unverified',
    'promisedLimit',
    (item) => ({ ...item, promisedLimit: { ...item.promisedLimit, confidence: 'unverified' } }),
  ],
  [
    'item.unverified',
    'materials/plan',
    (item) => ({ ...item, materials: [{ ...item.materials[0], confidence: 'unverified' }] }),
  ],
  ['key.duplicate', 'faqs/q', (item) => ({ ...item, faqs: [...item.faqs, ...item.faqs] })],
  [
    'key.duplicate',
    'situations/checked',
    (item) => ({ ...item, situations: [...item.situations, { ...verified, key: 'another' }] }),
  ],
  [
    'rule.invalid',
    'materials/plan/applies/>/0/var',
    (item) => ({ ...item, materials: [{ ...item.materials[0], applies: { '>': [unknown, 1] } }] }),
  ],
  [
    'rule.invalid',
    'eligibility/refer/when',
    (item) => ({ ...item, eligibility: [{ ...item.eligibility[0], when: { explode: [] } }] }),
  ],
  [
    'rule.invalid',
    'eligibility/refer/when/>/0/var',
    (item) => ({
      ...item,
      eligibility: [{ ...item.eligibility[0], when: { '>': [{ var: 'form.area' }, 1] } }],
    }),
  ],
  [
    'rule.invalid',
    'assignments/county/when/var',
    (item) => ({ ...item, assignments: [{ ...item.assignments[0], when: unknown }] }),
  ],
  [
    'rule.invalid',
    'results/licence/faceFields/area/var',
    (item) => ({
      ...item,
      results: [{ ...result, faceFields: [{ key: 'area', label: { zh: '面积' }, from: unknown }] }],
    }),
  ],
  [
    'rule.invalid',
    'situations/place/when/==/0/var',
    (item) => ({
      ...item,
      situations: [situation, verified, { ...item.situations[2], when: { '==': [{ var: 'form.area' }, 1] } }],
    }),
  ],
  [
    'rule.readsLater',
    'situations/kind/when',
    (item) => ({
      ...item,
      situations: [{ ...situation, when: { var: 'situation.checked' } }, ...item.situations.slice(1)],
    }),
  ],
  [
    'form.invalid',
    'form/pages/0/sections/0/fields/0/visible',
    (item) => ({ ...item, form: formWith({ visible: unknown }) }),
  ],
  [
    'situation.optionsMissing',
    'situations/kind',
    (item) => ({
      ...item,
      situations: [{ ...situation, options: [] }, verified, { ...item.situations[2], when: undefined }],
      eligibility: [],
    }),
  ],
  [
    'situation.fallbackMissing',
    'situations/checked',
    (item) => ({
      ...item,
      situations: [situation, { ...verified, fallback: undefined }, item.situations[2]],
    }),
  ],
  [
    'eligibility.referMissing',
    'eligibility/refer',
    (item) => ({ ...item, eligibility: [{ ...item.eligibility[0], referTo: undefined }] }),
  ],
  ['assignment.missing', 'assignments', (item) => ({ ...item, assignments: [] })],
  [
    'assignment.placeUnknown',
    'assignments/county/place',
    (item) => ({ ...item, assignments: [{ ...item.assignments[0], place: 'form.area' }] }),
  ],
  [
    'template.missing',
    'results/licence',
    (item) => ({ ...item, results: [{ ...result, template: 'other' }] }),
  ],
  [
    'template.missing',
    'results/licence',
    (item) => ({ ...item, results: [{ ...result, template: undefined }] }),
  ],
  ['result.faceEmpty', 'results/licence', (item) => ({ ...item, results: [{ ...result, faceFields: [] }] })],
  [
    'limit.promisedLonger',
    'promisedLimit',
    (item) => ({ ...item, promisedLimit: { days: 21, unit: 'workingDay' } }),
  ],
  [
    'limit.unitsDiffer',
    'promisedLimit',
    (item) => ({ ...item, promisedLimit: { days: 10, unit: 'calendarDay' } }),
  ],
  ['limit.processLonger', 'process', (item) => ({ ...item, process: [{ ...item.process[0], days: 11 }] })],
  [
    'limit.beyondLaw',
    'statutoryLimit',
    (item) => ({ ...item, statutoryLimit: { days: 21, unit: 'workingDay' } }),
  ],
  ['handlingType.immediateNotZero', 'handlingType', (item) => ({ ...item, handlingType: 'immediate' })],
  [
    'handlingType.zeroNotImmediate',
    'handlingType',
    (item) => ({ ...item, process: [], promisedLimit: { days: 0, unit: 'workingDay' } }),
  ],
  ['visits.reasonMissing', 'onsiteVisits', (item) => ({ ...item, onsiteVisits: { times: 1 } })],
  [
    'visits.onlineButVisits',
    'onsiteVisits',
    (item) => ({ ...item, onsiteVisits: { times: 1, reason: 'x' }, onlineDepth: ['5', '6'] }),
  ],
  ['visits.noWay', 'onsiteVisits', (item) => ({ ...item, channels: ['window'] })],
  ['fee.itemsMissing', 'fee', (item) => ({ ...item, fee: { charged: true, items: [] } })],
  [
    'fee.itemsUnused',
    'fee',
    (item) => ({
      ...item,
      fee: { charged: false, items: [{ key: 'a', name: { zh: '费' }, cents: 1, basis: 'x' }] },
    }),
  ],
  ['phone.same', 'complaintPhone', (item) => ({ ...item, complaintPhone: item.enquiryPhone })],
  ['phone.areaCode', 'enquiryPhone', (item) => ({ ...item, enquiryPhone: '65123456' })],
  ['basis.missing', 'legalBasis', (item) => ({ ...item, legalBasis: [] })],
  ['code.invalid', 'catalogueCode', (item) => ({ ...item, catalogueCode: '53012300100' })],
  ['code.invalid', 'taskCode', (item) => ({ ...item, taskCode: '114401000074831720440106043001' })],
  ['faq.missing', 'faqs', (item) => ({ ...item, faqs: [] })],
  [
    'assignment.overlap',
    'assignments/again',
    (item) => ({ ...item, assignments: [...item.assignments, { ...assignment, key: 'again' }] }),
  ],
  [
    'delegation.notAllowed',
    'assignments/county/delegations/a',
    (item) => ({ ...item, assignments: delegated(to('a', { to: 'village' })) }),
  ],
  [
    'delegation.datesReversed',
    'assignments/county/delegations/a',
    (item) => ({ ...item, assignments: delegated(to('a', { validUntil: '2025-12-31' })) }),
  ],
  [
    'delegation.overlap',
    'assignments/county/delegations/b',
    (item) => ({
      ...item,
      assignments: delegated(to('a', { validUntil: '2026-06-30' }), to('b', { validFrom: '2026-06-30' })),
    }),
  ],
  [
    'rule.invalid',
    'assignments/county/delegations/a/when/var',
    (item) => ({ ...item, assignments: delegated(to('a', { when: unknown })) }),
  ],
  [
    'parameter.valueMissing',
    'parameters/p',
    (item) => ({ ...item, parameters: [...item.parameters, { ...parameter, value: null }] }),
  ],
  [
    'parameter.datesReversed',
    'parameters/p',
    (item) => ({
      ...item,
      parameters: [...item.parameters, { ...parameter, validFrom: '2026-02-01', validUntil: '2026-01-01' }],
    }),
  ],
  [
    'intake.datesReversed',
    'intakeWindows/a',
    (item) => ({ ...item, intakeWindows: [window('a', '2026-04-02', '2026-04-01')] }),
  ],
  [
    'intake.overlap',
    'intakeWindows/b',
    (item) => ({
      ...item,
      intakeWindows: [window('a', '2026-04-01', '2026-04-10'), window('b', '2026-04-10', '2026-04-20')],
    }),
  ],
  [
    'intake.missing',
    'intakeWindows',
    (item) => ({ ...item, promisedLimit: { ...item.promisedLimit, startsAt: 'intakeWindowEnd' } }),
  ],
  [
    'result.rowsMissing',
    'results/licence',
    (item) => ({ ...item, results: [{ ...result, cardinality: 'perRow', rowsFrom: 'area' }] }),
  ],
  [
    'result.rowsUnused',
    'results/licence',
    (item) => ({ ...item, results: [{ ...result, rowsFrom: 'area' }] }),
  ],
  [
    'result.sampleMissing',
    'results/licence',
    (item) => ({ ...item, results: [{ ...result, sample: undefined }] }),
  ],
  [
    'fee.onlineUnknown',
    'fee',
    (item) => ({
      ...item,
      fee: { charged: true, items: [{ key: 'a', name: { zh: '费' }, cents: 1, basis: '某办法' }] },
    }),
  ],
  ['fee.onlineUnused', 'fee', (item) => ({ ...item, fee: { charged: false, onlinePayment: true } })],
];

describe('the publish checks', () => {
  it('find nothing in a sound item', () => {
    expect(check((item) => item)).toEqual([]);
  });

  test.each(provoked)('%s at %s', (code, place, alter) => {
    const findings = check(alter);
    expect(findings.map((found) => `${found.code} ${found.place}`)).toEqual([`${code} ${place}`]);
    const [found] = findings;
    expect(found?.severity).toBe(publishCodes[code][0]);
    expect(found?.remedy).toBe(publishCodes[code][1]);
    expect(found?.message).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('are each provoked here', () => {
    const covered = new Set<string>(['item.invalid', ...provoked.map(([code]) => code)]);
    expect(Object.keys(publishCodes).filter((code) => !covered.has(code))).toEqual([]);
  });

  it('stop at an item that has not the shape of one', () => {
    const findings = publishChecks({ ...sound, process: [{}], nothing: 1 } as never);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['item.invalid']));
    expect(findings.map(({ place }) => place)).toEqual(expect.arrayContaining(['process/0/key', '']));
  });

  it('do not ask for a template where no list of them is given', () => {
    expect(publishChecks(HandlingItem.parse(sound))).toEqual([]);
  });

  it('let 即办件 be of 0 days, and a longer limit have its basis', () => {
    const immediate = {
      handlingType: 'immediate',
      promisedLimit: { days: 0, unit: 'workingDay' },
      process: [],
    };
    expect(check((item) => ({ ...item, ...immediate }))).toEqual([]);
    const based = { days: 45, unit: 'workingDay', basis: '某条例第五条' };
    expect(check((item) => ({ ...item, statutoryLimit: based }))).toEqual([]);
  });

  it('ask of a public service neither basis nor questions', () => {
    expect(check((item) => ({ ...item, itemType: '20', legalBasis: [], faqs: [] }))).toEqual([]);
  });

  it('leave a demonstration phone alone', () => {
    expect(check((item) => ({ ...item, enquiryPhone: '0871-00000000（演示）' }))).toEqual([]);
  });
});

describe('assignments whose rules differ', () => {
  const [county] = sound.assignments;
  const rows = (first: object, second: object) => (item: Draft) => ({
    ...item,
    assignments: [
      { ...county, when: first },
      { ...county, key: 'other', when: second },
    ],
  });
  const area = { var: 'form.area' };
  const kind = { var: 'situation.kind' };

  test.each([
    ['at their common limit', { '<=': [area, 50] }, { '>=': [area, 50] }, true],
    ['nowhere', { '<=': [area, 50] }, { '>': [area, 50] }, false],
    [
      'at the limit that a parameter sets',
      { '<=': [area, { var: 'param.area' }] },
      { '>': [area, 49] },
      true,
    ],
    ['between two limits', { '>': [area, 10] }, { '<': [area, 20] }, true],
    ['for one option', { '==': [kind, 'a'] }, { in: [kind, ['a', 'b']] }, true],
    ['for no option', { '==': [kind, 'a'] }, { '==': [kind, 'b'] }, false],
    // 在哪？ is asked of 甲 only, and a place cannot be tried: nothing is proven.
    ['perhaps', { '==': [kind, 'a'] }, { '==': [{ var: 'situation.place' }, '530102000000'] }, false],
  ])('meet %s', (_where, first, second, isOverlap) => {
    const codes = check(rows(first, second)).map(({ code, place }) => `${code} ${place}`);
    expect(codes).toEqual(isOverlap ? ['assignment.overlap assignments/other'] : []);
  });

  it('and delegations in force at once likewise', () => {
    const upTo = (key: string, when: object) => ({ ...to(key), when });
    const codes = (second: object) =>
      check((item) => ({
        ...item,
        assignments: delegated(upTo('a', { '<=': [area, 50] }), upTo('b', second)),
      })).map(({ code }) => code);
    expect(codes({ '>=': [area, 50] })).toEqual(['delegation.overlap']);
    expect(codes({ '>': [area, 50] })).toEqual([]);
  });
});
