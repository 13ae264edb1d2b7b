import type { GuideEntry, GuideFact, GuideSection, Origin, ServiceGuide } from '@banshi/core/items';

const text = (zh: string) => ({ zh });

const fact = (key: string, label: string, value: string, more: Partial<GuideFact> = {}): GuideFact => ({
  key,
  label: text(label),
  text: text(value),
  state: 'known',
  isDemo: false,
  ...more,
});

const entry = (key: string, title: string, more: Partial<GuideEntry> = {}): GuideEntry => ({
  key,
  title: text(title),
  facts: [],
  isUnverified: false,
  isDemo: false,
  ...more,
});

const section = (
  anchor: GuideSection['anchor'],
  title: string,
  more: Partial<GuideSection> = {},
): GuideSection => ({ anchor, title: text(title), facts: [], entries: [], isMissing: false, ...more });

const province: Origin = {
  owner: { tenantCode: '530000000000', tenantName: '云南省' },
  release: 1,
  effectiveFrom: '2026-11-01',
  part: 'standard',
  policy: 'locked',
};

/** With the department, as the inheritance adds it. */
const county = {
  owner: { tenantCode: '530102000000', tenantName: '五华区', department: '市场监督管理局' },
  release: 2,
  effectiveFrom: '2026-11-15',
  part: 'standard',
  policy: 'tighten',
} as Origin;

const promised = fact('promisedLimit', '承诺时限', '4 个工作日', {
  state: 'unverified',
  provenanceKey: 'promisedLimit',
});

/** A guide with every kind of value: known, unverified, missing, demo, of the province and of the county. */
export const guide: ServiceGuide = {
  itemKey: 'food-licence',
  name: { zh: '食品经营许可', en: 'Food licence' },
  summary: text('开店前要办。'),
  status: 'inUse',
  keywords: [],
  strip: [
    fact('body', '谁来办', '五华区市场监督管理局', { isDemo: true }),
    fact('place', '在哪办', '政务服务中心', { isDemo: true }),
    promised,
    fact('onsiteVisits', '到现场次数', '不用跑', { provenanceKey: 'onsiteVisits' }),
    fact('fee', '收费', '不收费', { provenanceKey: 'fee' }),
  ],
  sections: [
    section('basics', '基本信息', {
      facts: [
        fact('serviceObjects', '服务对象', '个体工商户', { provenanceKey: 'serviceObjects' }),
        fact('taskCode', '实施编码', '待补', { state: 'missing' }),
        promised,
      ],
    }),
    section('conditions', '受理条件', {
      entries: [entry('c1', '有营业执照', { provenanceKey: 'conditions/c1' })],
      provenanceKey: 'conditions',
    }),
    section('materials', '申请材料', {
      entries: [
        entry('layout', '平面图', {
          facts: [fact('necessity', '是否必交', '必要'), fact('source', '来源', '申请人自备')],
          provenanceKey: 'materials/layout',
        }),
      ],
      provenanceKey: 'materials',
    }),
    section('process', '办理流程', {
      entries: [
        entry('accept', '受理', {
          facts: [fact('days', '时限', '1 个工作日')],
          provenanceKey: 'process/accept',
        }),
        entry('review', '审查', {
          facts: [fact('days', '时限', '2 个工作日')],
          provenanceKey: 'process/review',
        }),
      ],
      provenanceKey: 'process',
    }),
    section('places', '办理地点', {
      entries: [entry('hall', '政务服务中心', { isDemo: true, facts: [fact('address', '地址', '文林街')] })],
    }),
    section('contact', '咨询与投诉', {
      facts: [fact('enquiry', '咨询电话', '0871-00000001', { phone: '0871-00000001', isDemo: true })],
    }),
    section('faqs', '常见问题', { isMissing: true }),
  ],
  origins: {
    promisedLimit: county,
    onsiteVisits: province,
    fee: province,
    serviceObjects: province,
    conditions: province,
    'conditions/c1': province,
    materials: province,
    'materials/layout': province,
    process: province,
    'process/accept': province,
    'process/review': county,
  },
  missing: [{ element: 'taskCode', label: text('实施编码') }],
  isDemo: true,
};
