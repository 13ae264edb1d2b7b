import type { PublishCode } from '../index.ts';
import { sound } from './sound-item.ts';

export type Draft = typeof sound & Record<string, unknown>;

const [situation, verified] = sound.situations;
const [result] = sound.results;
const [fields] = sound.form.pages[0]?.sections[0]?.fields ?? [];
const [assignment] = sound.assignments;
export const to = (key: string, extra: object = {}) => ({
  key,
  to: 'township',
  powerSource: 'entrusted',
  departmentRole: 'township-service',
  document: `委托书${key}`,
  validFrom: '2026-01-01',
  ...extra,
});
export const delegated = (...delegations: object[]) => [
  { ...assignment, delegable: ['township'], delegations },
];
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
export const provoked: [PublishCode, string, (item: Draft) => object][] = [
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
