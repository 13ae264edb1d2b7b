import fc from 'fast-check';
import { type ChainLink, type Grant, type Layer, type LayerEdit, type Policy, policies } from '../index.ts';
import { link, owner, rootLayer } from './chains.ts';

const limit = fc.record({
  days: fc.integer({ min: -1, max: 25 }),
  unit: fc.constantFrom('workingDay', 'calendarDay'),
});
const channels = fc.uniqueArray(fc.constantFrom('window', 'computer', 'mobile', 'post', 'village'));
const materialKey = fc.constantFrom('application', 'plan', 'photo', 'report', 'nothing');
const material = fc.record({
  key: materialKey,
  name: fc.constant({ zh: '某材料' }),
  form: fc.constantFrom('original', 'copy'),
  copies: fc.integer({ min: 0, max: 4 }),
  source: fc.constant('applicant'),
});
const materialColumns = fc.oneof(
  fc.record({ copies: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ necessity: fc.constantFrom('required', 'optional') }),
  fc.record({ replacedBy: fc.constantFrom('营业执照', '不动产权证') }),
  fc.record({ maxFiles: fc.integer({ min: 1, max: 9 }), copies: fc.constant(1) }),
  fc.constant({ key: 'other' }),
);
const stepColumns = fc.record({ days: fc.integer({ min: 0, max: 12 }) });
const faq = fc.record({
  key: fc.constantFrom('how-long', 'where', 'who'),
  question: fc.constantFrom({ zh: '问一' }, { zh: '问二' }),
  answer: fc.constant({ zh: '答' }),
});
const delegation = fc.record({
  key: fc.constantFrom('one', 'two'),
  to: fc.constantFrom('township', 'village'),
  powerSource: fc.constant('entrusted'),
  departmentRole: fc.constant('township-government'),
  document: fc.constant('委托书'),
  validFrom: fc.constant('2026-01-01'),
});
const phone = fc.constantFrom('0871-00000001', '0871-00000002');

const set = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ set: value }) },
    { weight: 1, arbitrary: fc.constant({ inherit: true }) },
  );
const rows = <R, C>(row: fc.Arbitrary<R>, key: fc.Arbitrary<string>, columns: fc.Arbitrary<C>) =>
  fc.record(
    {
      add: fc.array(row, { maxLength: 2 }),
      change: fc.dictionary(key, columns, { maxKeys: 2 }),
      remove: fc.array(key, { maxLength: 1 }),
    },
    { requiredKeys: [] },
  );

const part = fc.record(
  {
    name: set(fc.constantFrom({ zh: '甲' }, { zh: '公共场所卫生许可（新办）' })),
    promisedLimit: set(limit),
    onsiteVisits: set(fc.record({ times: fc.integer({ min: 0, max: 3 }), reason: fc.constant('核对') })),
    channels: set(channels),
    crossAreaScope: set(fc.constantFrom('none', 'county', 'province', 'nation')),
    keywords: set(fc.uniqueArray(fc.constantFrom('卫生证', '宾馆', '理发'))),
    materials: rows(material, materialKey, materialColumns),
    process: rows(fc.constant({ key: 'x' }), fc.constantFrom('acceptance', 'decision'), stepColumns),
    parameters: rows(
      fc.constant({ key: 'late', name: 'late', label: { zh: '后加' }, value: 1 }),
      fc.constantFrom('floor', 'ceiling', 'plain'),
      fc.oneof(
        fc.record({ value: fc.integer({ min: 40, max: 60 }) }),
        fc.record({ basis: fc.constantFrom('甲文', '乙文') }),
        fc.constant({ value: 'many' }),
        fc.constant({ label: { zh: '另名' }, value: 50 }),
      ),
    ),
    assignments: rows(
      fc.constant({ key: 'late', place: 'form.premises', level: 'county', departmentRole: 'health' }),
      fc.constant('county'),
      fc.oneof(
        fc.record({ delegations: fc.array(delegation, { maxLength: 2 }) }),
        fc.constant({ departmentRole: 'other' }),
      ),
    ),
    faqs: rows(faq, fc.constantFrom('how-long', 'where'), fc.record({ answer: fc.constant({ zh: '另答' }) })),
    enquiryPhone: set(phone),
    servicePoints: fc.record({ add: fc.constant([{ key: 'a', servicePoint: 'b' }]) }),
    nonsense: set(fc.integer()),
  },
  { requiredKeys: [] },
);

const policyTargets = [
  'name',
  'promisedLimit',
  'channels',
  'keywords',
  'materials',
  'materials/plan',
  'materials/application',
  'process',
  'faqs',
  'enquiryPhone',
  'materials/nothing',
];
/** Policies of a layer, some of them about what there is not. */
export const somePolicies = fc.dictionary(
  fc.constantFrom(...policyTargets),
  fc.constantFrom<Policy>(...policies),
  {
    maxKeys: 3,
  },
);

export const lower: fc.Arbitrary<Layer> = fc.record({
  v: fc.constant(1 as const),
  itemKey: fc.constant(rootLayer.itemKey),
  standard: part as fc.Arbitrary<Layer['standard']>,
  implementation: part as fc.Arbitrary<Layer['implementation']>,
  policies: somePolicies,
});

const numbered = (key: string, columns: object) => ({
  key,
  name: key,
  label: { zh: key },
  value: 50,
  ...columns,
});

/** The root, with rows that belong to the level of the county. */
export const rootOfAll: Layer = {
  ...rootLayer,
  standard: {
    ...rootLayer.standard,
    parameters: {
      add: [
        numbered('floor', { owningLevel: 'county', direction: 'up' }),
        numbered('ceiling', { owningLevel: 'prefecture', direction: 'down' }),
        numbered('plain', {}),
      ],
    },
    assignments: {
      add: [
        {
          key: 'county',
          place: 'form.premises',
          level: 'county',
          departmentRole: 'health',
          delegable: ['township'],
        },
      ],
    },
  },
};

/** The root with policies of its own, and up to four levels below it. */
export const chains: fc.Arbitrary<ChainLink[]> = fc
  .tuple(somePolicies, fc.array(lower, { maxLength: 4 }))
  .map(([rootPolicies, layers]) => [
    link(0, { ...rootOfAll, policies: rootPolicies }),
    ...layers.map((layer, index) => link(index + 1, layer)),
  ]);

const grant: fc.Arbitrary<Grant> = fc
  .record({
    to: fc.integer({ min: 1, max: 4 }),
    from: fc.integer({ min: 0, max: 3 }),
    element: fc.constantFrom('name', 'promisedLimit', 'materials', 'process', 'parameters', 'nothing'),
    row: fc.option(fc.constantFrom('plan', 'application', 'photo', 'floor'), { nil: undefined }),
    validUntil: fc.option(fc.constantFrom('2026-02-01', '2026-12-31'), { nil: undefined }),
    grantKey: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ to, from, element, row, validUntil, grantKey }) => ({
    v: 1,
    grantKey,
    itemKey: rootLayer.itemKey,
    element,
    ...(row === undefined ? {} : { row }),
    recipientPath: owner(to).tenantPath,
    grantedBy: owner(from),
    basis: '批复',
    validFrom: '2026-01-01',
    ...(validUntil === undefined ? {} : { validUntil }),
  }));
export const grants = fc.array(grant, { maxLength: 4 });

const place = fc.record({ part: fc.constantFrom('standard' as const, 'implementation' as const) });
const materialAt = fc.record({ row: materialKey });
const json = (value: unknown) => value as Extract<LayerEdit, { op: 'set' }>['value'];
const columnsOf = (value: unknown) => value as Extract<LayerEdit, { op: 'changeRow' }>['columns'];

/** Edits as the workbench makes them, those included that no layer takes. */
export const edits: fc.Arbitrary<LayerEdit> = fc.oneof(
  fc.tuple(place, limit).map(
    ([at, value]): LayerEdit => ({
      ...at,
      op: 'set',
      element: 'promisedLimit',
      value: json(value),
    }),
  ),
  place.map((at): LayerEdit => ({ ...at, op: 'inherit', element: 'promisedLimit' })),
  place.map((at): LayerEdit => ({ ...at, op: 'inherit', element: 'materials' })),
  fc.tuple(place, material, fc.option(fc.nat(3), { nil: undefined })).map(
    ([at, row, index]): LayerEdit => ({
      ...at,
      op: 'addRow',
      element: 'materials',
      row: columnsOf(row),
      ...(index === undefined ? {} : { at: index }),
    }),
  ),
  fc.tuple(place, materialAt, materialColumns).map(
    ([at, row, columns]): LayerEdit => ({
      ...at,
      ...row,
      op: 'changeRow',
      element: 'materials',
      columns: columnsOf(columns),
    }),
  ),
  fc
    .tuple(place, materialAt)
    .map(([at, row]): LayerEdit => ({ ...at, ...row, op: 'removeRow', element: 'materials' })),
  fc.tuple(place, materialAt, fc.option(fc.constant(['copies']), { nil: undefined })).map(
    ([at, row, columns]): LayerEdit => ({
      ...at,
      ...row,
      op: 'restoreRow',
      element: 'materials',
      ...(columns ? { columns: [...columns] } : {}),
    }),
  ),
  fc
    .tuple(fc.constantFrom(...policyTargets), fc.option(fc.constantFrom<Policy>(...policies)))
    .map(([target, policy]): LayerEdit => ({ op: 'policy', target, policy })),
);
