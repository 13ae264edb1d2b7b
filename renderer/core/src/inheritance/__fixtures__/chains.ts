import type { ChainLink, Layer, LayerOwner } from '../layer.ts';

/** A small whole item, as the root layer of a chain. */
export const rootLayer: Layer = {
  v: 1,
  itemKey: 'hygiene-licence-new',
  standard: {
    name: { set: { zh: '公共场所卫生许可（新办）' } },
    itemType: { set: '01' },
    legalBasis: { add: [{ key: 'regulation', statute: '公共场所卫生管理条例', article: '第四条' }] },
    departmentRole: { set: 'health' },
    serviceObjects: { set: ['enterprise'] },
    handlingType: { set: 'promised' },
    statutoryLimit: { set: { days: 20, unit: 'workingDay' } },
    promisedLimit: { set: { days: 15, unit: 'workingDay' } },
    onsiteVisits: { set: { times: 1, reason: '现场核对' } },
    crossAreaScope: { set: 'county' },
    channels: { set: ['window'] },
    keywords: { set: ['卫生证'] },
    conditions: { add: [{ key: 'premises', text: { zh: '有固定场所。' } }] },
    situations: { add: [] },
    eligibility: { add: [] },
    materials: {
      add: [
        {
          key: 'application',
          name: { zh: '申请书' },
          form: 'original',
          copies: 2,
          source: 'applicant',
          basis: '实施细则第二十三条',
        },
        { key: 'plan', name: { zh: '平面图' }, form: 'copy', copies: 3, source: 'applicant' },
      ],
    },
    form: {
      set: {
        v: 1,
        key: 'hygiene',
        title: { zh: '申请书' },
        pages: [
          {
            key: 'one',
            title: { zh: '基本情况' },
            sections: [
              {
                key: 'place',
                title: { zh: '场所' },
                fields: [{ key: 'premises', type: 'address', label: { zh: '地址' }, required: true }],
              },
            ],
          },
        ],
      },
    },
    process: {
      add: [
        { key: 'acceptance', name: { zh: '受理' }, stage: 'acceptance', days: 5 },
        { key: 'decision', name: { zh: '决定' }, stage: 'decision', days: 10 },
      ],
    },
    fee: { set: { charged: false } },
    results: { add: [] },
    assignments: {
      add: [{ key: 'county', place: 'form.premises', level: 'county', departmentRole: 'health' }],
    },
    faqs: { add: [{ key: 'how-long', question: { zh: '多久？' }, answer: { zh: '见时限。' } }] },
  },
  implementation: {},
  policies: {},
};

const owners: LayerOwner[] = [
  { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '/53/', level: 'province' },
  { tenantCode: '533300000000', tenantName: '怒江州', tenantPath: '/53/5333/', level: 'prefecture' },
  { tenantCode: '533301000000', tenantName: '泸水市', tenantPath: '/53/5333/533301/', level: 'county' },
  {
    tenantCode: '533301100000',
    tenantName: '六库街道',
    tenantPath: '/53/5333/533301/533301100/',
    level: 'township',
  },
  {
    tenantCode: '533301100001',
    tenantName: '江西社区',
    tenantPath: '/53/5333/533301/533301100/533301100001/',
    level: 'village',
  },
];

export const owner = (depth: number): LayerOwner => {
  const found = owners[depth];
  if (!found) throw new Error(`no owner at depth ${depth}`);
  return found;
};

export const emptyLayer = (part: Partial<Layer> = {}): Layer => ({
  v: 1,
  itemKey: rootLayer.itemKey,
  standard: {},
  implementation: {},
  policies: {},
  ...part,
});

export const link = (depth: number, layer: Layer, part: Partial<ChainLink> = {}): ChainLink => ({
  owner: owner(depth),
  release: 1,
  effectiveFrom: '2026-01-01',
  layer,
  ...part,
});

/** The root, and below it the given layers, one level each. */
export const chainOf = (...below: Partial<Layer>[]): ChainLink[] => [
  link(0, rootLayer),
  ...below.map((part, index) => link(index + 1, emptyLayer(part))),
];
