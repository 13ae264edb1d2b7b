import { describe, expect, it, test } from '@jest/globals';
import { HandlingItem } from '../items/index.ts';
import { type PublishCode, publishChecks, publishCodes } from './index.ts';

const templates = ['some-face'];

/** An item with nothing to object to. */
const sound = {
  name: { zh: '某许可' },
  summary: { zh: '说明。' },
  catalogueCode: '530123001000',
  taskCode: '11440100007483172Q3440106043001',
  itemType: '01',
  legalBasis: [{ key: 'law', statute: '某法' }],
  departmentRole: 'health',
  powerSource: 'statutory',
  serviceObjects: ['enterprise'],
  handlingType: 'promised',
  statutoryLimit: { days: 20, unit: 'workingDay' },
  promisedLimit: { days: 10, unit: 'workingDay' },
  onsiteVisits: { times: 0 },
  crossAreaScope: 'county',
  onlineDepth: ['1', '4'],
  channels: ['window', 'computer'],
  conditions: [],
  situations: [
    {
      key: 'kind',
      variable: 'kind',
      origin: 'asked',
      question: { zh: '哪一种？' },
      type: 'choice',
      options: [
        { value: 'a', label: { zh: '甲' } },
        { value: 'b', label: { zh: '乙' } },
      ],
    },
    {
      key: 'checked',
      variable: 'checked',
      origin: 'verified',
      question: { zh: '核验过？' },
      type: 'yesNo',
      fallback: false,
    },
    {
      key: 'place',
      variable: 'place',
      origin: 'asked',
      question: { zh: '在哪？' },
      type: 'division',
      when: { '==': [{ var: 'situation.kind' }, 'a'] },
    },
  ],
  eligibility: [
    {
      key: 'refer',
      when: { '==': [{ var: 'situation.kind' }, 'b'] },
      outcome: 'referTo',
      referTo: { name: { zh: '别的事项' } },
      reason: { zh: '因为。' },
      nextStep: { zh: '去办。' },
    },
  ],
  materials: [
    {
      key: 'plan',
      name: { zh: '平面图' },
      form: 'copy',
      copies: 1,
      source: 'applicant',
      applies: { '>': [{ var: 'form.area' }, { var: 'param.area' }] },
    },
  ],
  form: {
    v: 1,
    key: 'f',
    title: { zh: '表' },
    pages: [
      {
        key: 'p',
        title: { zh: '页' },
        sections: [
          {
            key: 's',
            title: { zh: '节' },
            fields: [{ key: 'area', type: 'decimal', label: { zh: '面积' }, required: true }],
          },
        ],
      },
    ],
  },
  process: [{ key: 'decide', name: { zh: '决定' }, stage: 'decision', days: 10 }],
  fee: { charged: false },
  results: [
    {
      key: 'licence',
      name: { zh: '某证' },
      kind: 'licence',
      template: 'some-face',
      faceFields: [
        { key: 'area', label: { zh: '面积' }, from: { cat: [{ var: 'form.area' }, { var: 'issuer.name' }] } },
      ],
    },
  ],
  parameters: [{ key: 'area', name: 'area', label: { zh: '限额' }, value: 50 }],
  assignments: [{ key: 'county', place: 'situation.place', level: 'county', departmentRole: 'health' }],
  faqs: [{ key: 'q', question: { zh: '问' }, answer: { zh: '答' } }],
  enquiryPhone: '0871-65123456',
  complaintPhone: '0871-65123457',
};

type Draft = typeof sound & Record<string, unknown>;

const check = (alter: (item: Draft) => object) =>
  publishChecks(HandlingItem.parse(alter(structuredClone(sound) as Draft)), { templates });

const [situation, verified] = sound.situations;
const [result] = sound.results;
const [fields] = sound.form.pages[0]?.sections[0]?.fields ?? [];
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
    'situations/kind',
    (item) => ({ ...item, situations: [...item.situations, { ...situation, key: 'another' }] }),
  ],
  [
    'rule.invalid',
    'materials/plan/applies/>/0',
    (item) => ({ ...item, materials: [{ ...item.materials[0], applies: { '>': [unknown, 1] } }] }),
  ],
  [
    'rule.invalid',
    'eligibility/refer/when',
    (item) => ({ ...item, eligibility: [{ ...item.eligibility[0], when: { explode: [] } }] }),
  ],
  [
    'rule.invalid',
    'eligibility/refer/when/>/0',
    (item) => ({
      ...item,
      eligibility: [{ ...item.eligibility[0], when: { '>': [{ var: 'form.area' }, 1] } }],
    }),
  ],
  [
    'rule.invalid',
    'assignments/county/when',
    (item) => ({ ...item, assignments: [{ ...item.assignments[0], when: unknown }] }),
  ],
  [
    'rule.invalid',
    'results/licence/faceFields/area',
    (item) => ({
      ...item,
      results: [{ ...result, faceFields: [{ key: 'area', label: { zh: '面积' }, from: unknown }] }],
    }),
  ],
  [
    'rule.invalid',
    'situations/place/when/==/0',
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
      situations: [{ ...situation, options: [] }, ...item.situations.slice(1)],
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
