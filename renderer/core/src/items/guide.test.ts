import { describe, expect, it, test } from '@jest/globals';
import { HandlingItem } from './elements.ts';
import { type DepartmentRegister, type Origin, serviceGuide } from './index.ts';

const item = HandlingItem.parse({
  name: { zh: '某许可', en: 'Some licence' },
  itemType: '01',
  legalBasis: [{ key: 'law', statute: '某法', article: '第三条', gist: '须有许可。' }],
  departmentRole: 'health',
  serviceObjects: ['enterprise', 'naturalPerson'],
  handlingType: 'promised',
  statutoryLimit: { days: 20, unit: 'workingDay' },
  promisedLimit: { days: 1, unit: 'workingDay', confidence: 'unverified' },
  onsiteVisits: { times: 1, reason: '现场核对原件' },
  channels: ['window'],
  conditions: [{ key: 'place', text: { zh: '有场所。' }, basis: '某法第四条' }],
  situations: [],
  eligibility: [],
  materials: [
    {
      key: 'plan',
      name: { zh: '平面图' },
      form: 'copy',
      copies: 2,
      source: 'applicant',
      applies: { '==': [{ var: 'applicant.kind' }, 'person'] },
      reason: { zh: '个人申请时要交。' },
      replacedBy: '不动产权证',
      deferrable: { until: 'delivery' },
      confidence: 'unverified',
    },
    {
      key: 'form',
      name: { zh: '申请书' },
      form: 'original',
      copies: 1,
      source: 'applicant',
      generatedFromForm: true,
    },
  ],
  form: { v: 1, key: 'f', title: { zh: '表' }, pages: [{ key: 'p', title: { zh: '页' }, sections: [] }] },
  process: [{ key: 'decide', name: { zh: '决定' }, stage: 'decision', days: 1 }],
  fee: { charged: true, items: [{ key: 'a', name: { zh: '工本费' }, cents: 1050, basis: '某文件' }] },
  results: [{ key: 'licence', name: { zh: '某证' }, kind: 'licence', validityYears: 4 }],
  assignments: [],
  faqs: [],
});

const origin = (tenantName: string): Origin => ({
  owner: { tenantCode: '53', tenantName },
  release: 2,
  effectiveFrom: '2026-01-01',
  part: 'standard',
  policy: 'tighten',
});
const provenance = {
  name: origin('云南省'),
  promisedLimit: origin('五华区'),
  'materials/plan': origin('云南省'),
  materials: origin('云南省'),
  departmentRole: origin('云南省'),
};
const register: DepartmentRegister = {
  body: { name: '某局', demo: false, enquiryPhone: '0871-65123456' },
  servicePoints: [
    { key: 'one', name: '一号窗口', address: '某路 1 号', phone: '0871-65123457' },
    { key: 'two', name: '二号窗口', address: '某路 2 号', hours: '工作日' },
  ],
};
const missing = ['catalogueCode', 'faqs', 'servicePoints', 'enquiryPhone', 'complaintPhone'];
const source = { itemKey: 'some-licence-new', item, provenance, missing };
const guide = serviceGuide(source, register);
const section = (anchor: string, of = guide) => {
  const found = of.sections.find((candidate) => candidate.anchor === anchor);
  if (!found) throw new Error(`no section ${anchor}`);
  return found;
};
const fact = (anchor: string, key: string, of = guide) =>
  section(anchor, of).facts.find((candidate) => candidate.key === key);

describe('the summary strip', () => {
  it('says who, where, days, visits and fee, in this order', () => {
    expect(guide.strip.map(({ key, text }) => [key, text.zh])).toEqual([
      ['body', '某局'],
      ['place', '一号窗口，某路 1 号'],
      ['promisedLimit', '1 个工作日'],
      ['onsiteVisits', '1 次'],
      ['fee', '10.5 元'],
    ]);
  });

  it('names the origin of what a layer says, and none for the register', () => {
    expect(guide.strip.map(({ provenanceKey }) => provenanceKey)).toEqual([
      undefined,
      undefined,
      'promisedLimit',
      undefined,
      undefined,
    ]);
    expect(guide.origins.promisedLimit?.owner.tenantName).toBe('五华区');
  });

  it('says what is not verified', () => {
    expect(guide.strip.map(({ state }) => state)).toEqual(['known', 'known', 'unverified', 'known', 'known']);
  });

  test.each([
    [{ days: 0, unit: 'workingDay' as const }, '即办（当场办结）', 'On the spot'],
    [{ days: 1, unit: 'calendarDay' as const }, '1 个自然日', '1 calendar day'],
    [{ days: 3, unit: 'workingDay' as const }, '3 个工作日', '3 working days'],
  ])('words a limit of %j', (promisedLimit, zh, en) => {
    const { strip } = serviceGuide({ ...source, item: { ...item, promisedLimit } }, register);
    expect(strip[2]?.text).toEqual({ zh, en });
  });
});

describe('the sections', () => {
  it('stand in their order, notes only where there are some', () => {
    const anchors = [
      'basics',
      'conditions',
      'materials',
      'process',
      'fees',
      'results',
      'places',
      'contact',
      'basis',
      'faqs',
    ];
    expect(guide.sections.map(({ anchor }) => anchor)).toEqual(anchors);
    const noted = { ...item, notes: [{ key: 'n', text: { zh: '说明。' } }] };
    expect(serviceGuide({ ...source, item: noted }, register).sections.at(-1)?.anchor).toBe('notes');
  });

  it('show 待补 for what nobody has provided', () => {
    expect(fact('basics', 'catalogueCode')).toMatchObject({ state: 'missing', text: { zh: '待补' } });
    expect(section('faqs')).toMatchObject({ isMissing: true, entries: [] });
    expect(section('conditions').isMissing).toBe(false);
  });

  it('list each material with all that matters, and its origin', () => {
    const [plan, form] = section('materials').entries;
    expect(plan).toMatchObject({ key: 'plan', isUnverified: true, provenanceKey: 'materials/plan' });
    expect(plan?.facts.map(({ key, text }) => [key, text.zh])).toEqual([
      ['necessity', '符合情形时必要'],
      ['when', '个人申请时要交。'],
      ['form', '复印件 2 份'],
      ['source', '申请人自备'],
      ['ease', '可容缺，领证前补交；有电子不动产权证的免交'],
      ['sample', '待补'],
    ]);
    expect(form?.facts.map(({ text }) => text.zh)).toEqual([
      '必要',
      '原件 1 份',
      '申请人自备',
      '由所填表单自动生成',
    ]);
  });

  it('cite the basis as it is written', () => {
    expect(section('basis').entries[0]?.title.zh).toBe('《某法》第三条');
    expect(section('conditions').entries[0]?.text?.zh).toBe('某法第四条');
  });

  it('take the phone of the item before that of the body, and say whose it is', () => {
    expect(fact('contact', 'enquiryPhone')).toMatchObject({ phone: '0871-65123456', state: 'known' });
    expect(fact('contact', 'enquiryPhone')?.provenanceKey).toBeUndefined();
    const own = serviceGuide(
      {
        ...source,
        item: { ...item, enquiryPhone: '0871-65000000' },
        provenance: { ...provenance, enquiryPhone: origin('五华区') },
      },
      register,
    );
    expect(fact('contact', 'enquiryPhone', own)).toMatchObject({
      phone: '0871-65000000',
      provenanceKey: 'enquiryPhone',
    });
  });

  it('show the service points that the item names; all of the body’s where it names none', () => {
    expect(section('places').entries.map(({ title }) => title.zh)).toEqual(['一号窗口', '二号窗口']);
    const named = { ...item, servicePoints: [{ key: 'w', servicePoint: 'two' }] };
    const [place] = section('places', serviceGuide({ ...source, item: named }, register)).entries;
    expect(place).toMatchObject({ key: 'w', title: { zh: '二号窗口' } });
    expect(place?.facts.map(({ state }) => state)).toEqual(['known', 'missing', 'known']);
  });
});

describe('the whole', () => {
  it('lists as missing what neither a layer nor the register says', () => {
    expect(guide.missing.map(({ element }) => element)).toEqual(['catalogueCode', 'faqs', 'complaintPhone']);
    expect(guide.missing[0]?.label.zh).toBe('基本编码');
    const bare = serviceGuide(source, { body: { name: '某局', demo: false }, servicePoints: [] });
    expect(bare.missing.map(({ element }) => element)).toEqual(missing);
    expect(bare.strip[1]).toMatchObject({ state: 'missing', text: { zh: '待补' } });
  });

  it('carries the origins that it names, and no others', () => {
    expect(Object.keys(guide.origins).sort()).toEqual([
      'materials',
      'materials/plan',
      'name',
      'promisedLimit',
    ]);
  });

  it('marks demonstration data wherever it comes from', () => {
    expect(guide.isDemo).toBe(false);
    const demo = serviceGuide(source, { ...register, body: { ...register.body, demo: true } });
    expect(demo.strip.map(({ isDemo }) => isDemo)).toEqual([true, true, false, false, false]);
    expect(section('places', demo).entries.every(({ isDemo }) => isDemo)).toBe(true);
    const promised = { days: 1, unit: 'workingDay' as const, basis: '演示数据' };
    const layer = serviceGuide({ ...source, item: { ...item, promisedLimit: promised } }, register);
    expect(layer.strip.map(({ isDemo }) => isDemo)).toEqual([false, false, true, false, false]);
    expect(layer.isDemo).toBe(true);
  });
});

describe('powers and limits', () => {
  const assignment = {
    key: 'county',
    place: 'form.place',
    level: 'county',
    departmentRole: 'health',
    basis: '某法第五条',
    delegable: ['township'],
    delegations: [
      {
        key: 'towns',
        to: 'township',
        powerSource: 'entrusted',
        departmentRole: 'township-service',
        document: '委托书〔2026〕1 号',
        validFrom: '2026-01-01',
        validUntil: '2026-12-31',
      },
    ],
  };
  const shown = (parts: object) =>
    serviceGuide({ ...source, item: HandlingItem.parse({ ...item, ...parts }) }, register);
  const powers = (parts: object) => shown(parts).sections.find(({ anchor }) => anchor === 'powers');

  it('are left out where one body decides everything', () => {
    expect(powers({ assignments: [{ ...assignment, delegations: [] }] })).toBeUndefined();
  });

  it('name the delegation, its document and its dates', () => {
    const section = powers({ assignments: [assignment] });
    expect(
      section?.entries.map(({ title, text, facts }) => [title.zh, text?.zh, ...facts.map((f) => f.text.zh)]),
    ).toEqual([
      ['由县（市、区）办理', '某法第五条', '法定本级'],
      ['由乡镇（街道）受县（市、区）委托办理', '委托书〔2026〕1 号', '委托', '2026年1月1日至2026年12月31日'],
    ]);
    // Pages tell entries apart by their key.
    expect(new Set(section?.entries.map(({ key }) => key)).size).toBe(section?.entries.length);
  });

  it('show parameters with unit and basis, and 待补 where nobody has set one', () => {
    const parameter = {
      key: 'a',
      name: 'a',
      label: { zh: '限额' },
      unit: '立方米',
      value: 50,
      basis: '某通知',
    };
    const section = powers({ parameters: [parameter, { ...parameter, key: 'b', name: 'b', value: null }] });
    expect(section?.facts.map(({ text, state, detail }) => [text.zh, state, detail?.zh])).toEqual([
      ['50 立方米', 'known', '某通知'],
      ['待补', 'missing', '某通知'],
    ]);
  });

  it('tell intake windows among the basics, and whether applications are taken', () => {
    const intakeWindows = [{ key: 'spring', from: '2026-04-10', until: '2026-04-20' }];
    const withWindows = shown({ intakeWindows, status: 'suspended' });
    expect(fact('basics', 'intakeWindows', withWindows)?.text.zh).toBe('2026年4月10日至2026年4月20日');
    expect(fact('basics', 'intakeWindows')).toBeUndefined();
    expect([withWindows.status, guide.status]).toEqual(['suspended', 'inUse']);
  });
});
