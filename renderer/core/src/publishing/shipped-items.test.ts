import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, formFields, prefillForm } from '../forms/index.ts';
import { type ChainLink, LayerFile, layerProblems, resolveItem } from '../inheritance/index.ts';
import {
  chooseAssignment,
  decideEligibility,
  effectiveSituation,
  faceData,
  type HandlingItem,
  materialChecklist,
  nextQuestions,
} from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { publishChecks } from './index.ts';

const folder = new URL('../../../../templates/items/', import.meta.url);
const names = [
  ...readdirSync(folder).filter((name) => name.endsWith('.json')),
  ...readdirSync(new URL('layers/', folder)).map((name) => `layers/${name}`),
];
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const at = '2026-11-23';

describe.each(names)('the shipped layer %s', (name) => {
  it('has the shape of a layer file, and nothing wrong by itself', () => {
    const parsed = LayerFile.safeParse(read(name));
    expect(parsed.error).toBeUndefined();
    expect(layerProblems(parsed.data?.layer)).toEqual([]);
  });

  it('is named after its item, and a lower layer after its owner too', () => {
    const { tenantCode, layer } = LayerFile.parse(read(name));
    const expected =
      tenantCode === '530000000000' ? `${layer.itemKey}.json` : `layers/${tenantCode}-${layer.itemKey}.json`;
    expect(name).toBe(expected);
  });

  it('uses full-width punctuation in Chinese', () => {
    const halfWidth = /[\u4e00-\u9fff”》][,:;?!()]|[,:;?!()][\u4e00-\u9fff“《]/;
    const texts = JSON.stringify(read(name)).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts.filter((text) => halfWidth.test(text))).toEqual([]);
  });
});

const province = LayerFile.parse(read('food-business-licence-new.json'));
const wuhua = LayerFile.parse(read('layers/530102000000-food-business-licence-new.json'));
const links: ChainLink[] = [
  {
    owner: { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '/53/' },
    release: 1,
    effectiveFrom: province.effectiveFrom,
    layer: province.layer,
  },
  {
    owner: { tenantCode: '530102000000', tenantName: '五华区', tenantPath: '/53/5301/530102/' },
    release: 1,
    effectiveFrom: wuhua.effectiveFrom,
    layer: wuhua.layer,
  },
];
const templates = ['food-business-licence'];
const standard = resolveItem(links.slice(0, 1), at);
const inWuhua = resolveItem(links, at);
const { item } = standard;

describe('食品经营许可证核发（新办）', () => {
  test.each([
    ['the province', standard],
    ['五华区', inWuhua],
  ])('resolves for %s and passes every publish check', (_, { item: resolved, violations }) => {
    expect(violations).toEqual([]);
    const findings = publishChecks(resolved, { templates });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('leaves to be filled in what the sheet does not say', () => {
    expect(standard.missing).toEqual([
      'catalogueCode',
      'taskCode',
      'powerSource',
      'channels',
      'onlineDepth',
      'crossAreaScope',
      'faqs',
      'servicePoints',
      'enquiryPhone',
      'complaintPhone',
    ]);
    expect(item.results[0]?.licenceType).toBeUndefined();
  });

  it('marks as unverified what the sheet does not vouch for', () => {
    expect(item.statutoryLimit).toEqual({ days: 10, unit: 'workingDay', confidence: 'unverified' });
    expect(item.promisedLimit).toEqual({ days: 5, unit: 'workingDay', confidence: 'unverified' });
    expect(item.onsiteVisits).toEqual({ times: 0, confidence: 'unverified' });
    expect(new Set(item.materials.map(({ confidence }) => confidence))).toEqual(new Set(['unverified']));
  });

  it('has all of the sheet: bases, conditions, materials, fields, steps', () => {
    expect(item.legalBasis).toHaveLength(4);
    expect(item.conditions).toHaveLength(5);
    expect(item.materials).toHaveLength(10);
    expect(formFields(item.form)).toHaveLength(21);
    expect(item.process.map(({ days }) => days)).toEqual([1, 3, 1, 0]);
    expect(item.results[0]?.faceFields).toHaveLength(12);
  });

  it('has both languages wherever a citizen reads', () => {
    const chineseOnly: string[] = [];
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh' in value && !('en' in value)) chineseOnly.push(place);
      for (const [key, member] of Object.entries(value)) walk(member, `${place}/${key}`);
    };
    walk(item, '');
    walk(inWuhua.item, '');
    expect(chineseOnly).toEqual([]);
  });

  it('has 五华区’s own promise, window and phone, named as its own', () => {
    expect(inWuhua.item.promisedLimit?.days).toBe(3);
    expect(inWuhua.item.enquiryPhone).toContain('演示');
    expect(inWuhua.item.servicePoints).toHaveLength(1);
    expect(inWuhua.provenance.promisedLimit).toMatchObject({
      owner: { tenantName: '五华区' },
      part: 'implementation',
      replaced: [{ owner: { tenantName: '云南省' }, value: { days: 5 } }],
    });
    expect(inWuhua.provenance['materials/operation-flow']?.owner.tenantName).toBe('云南省');
  });

  it('shows none of 五华区’s own values in its townships', () => {
    const township = resolveItem(links, at, { tenantPath: '/53/5301/530102/530102001/' });
    expect(township.item).toEqual(item);
  });
});

const projectKeys = Object.fromEntries(
  (item.situations.find(({ key }) => key === 'projects')?.options ?? []).map(({ value, label }) => [
    label.zh,
    value,
  ]),
);
const keyOf = (name: string): string => {
  const key = projectKeys[name];
  if (!key) throw new Error(`no project ${name}`);
  return key;
};
const groupOf = (resolved: HandlingItem, key: string, situation: Record<string, unknown>) =>
  materialChecklist(resolved, { situation }).find((row) => row.key === key)?.group;

/** data/rules.md R01, with more cases of the same rule. */
describe('R01: whether the operating procedure is asked for', () => {
  test.each([
    [['预包装食品销售', '散装食品销售'], false],
    [['热食类制售'], true],
    [['食品经营管理'], false],
    [['散装熟食销售'], false],
    [['散装食品销售', '自制饮品制售'], true],
    [['糕点（不含裱花）制售'], true],
    [['裱花蛋糕制售'], true],
    [['冷食类制售'], true],
    [['生食类制售'], true],
    [['半成品制售', '食品经营管理'], true],
    [['特殊食品销售'], false],
  ])('%j → %s', (items, expected) => {
    const situation = { projects: items.map(keyOf) };
    expect(groupOf(item, 'operation-flow', situation)).toBe(expected ? 'required' : 'notNeeded');
  });

  it('does not hang on the business form', () => {
    for (const businessForm of ['foodSales', 'catering', 'unitCanteen']) {
      expect(groupOf(item, 'operation-flow', { projects: ['hotFood'], businessForm })).toBe('required');
    }
  });

  it('agrees with the ending of the official names, which is how the rule is worded', () => {
    for (const [name, key] of Object.entries(projectKeys)) {
      const expected = name.endsWith('制售') ? 'required' : 'notNeeded';
      expect(groupOf(item, 'operation-flow', { projects: [key] })).toBe(expected);
    }
  });

  test.each([
    [['食品经营管理'], 'notNeeded'],
    [['食品经营管理', '预包装食品销售'], 'required'],
    [['预包装食品销售'], 'required'],
  ])('the layout of the premises: %j → %s', (items, expected) => {
    expect(groupOf(item, 'premises-layout', { projects: items.map(keyOf) })).toBe(expected);
  });
});

const kindKeys: Record<string, string> = {
  食用农产品: 'agricultural',
  预包装: 'prepackaged',
  特定全营养: 'specialMedical',
  自产食品: 'ownProduced',
  其他: 'other',
};
const sellerKeys: Record<string, string> = {
  普通: 'ordinary',
  医疗机构: 'medical',
  药店: 'pharmacy',
  生产许可持有者: 'producer',
};
const outcomes: Record<string, string> = { 许可: 'eligible', 备案: 'referTo', 免: 'notNeeded' };
const r02 = (kinds: string[], seller: string, hasPermit: boolean) => ({
  foodKinds: kinds.map((kind) => kindKeys[kind]),
  sellerKind: sellerKeys[seller],
  hasPermit,
});

/** The rule as data/rules.md words it, written down a second time. */
function r02Oracle(kinds: string[], seller: string, hasPermit: boolean): string {
  const isExempt = (kind: string): boolean => {
    if (kind === '食用农产品') return true;
    if (kind === '特定全营养') return seller === '医疗机构' || seller === '药店';
    return kind === '自产食品' && seller === '生产许可持有者';
  };
  if (kinds.some((kind) => kind !== '预包装' && !isExempt(kind))) return '许可';
  return kinds.includes('预包装') && !hasPermit ? '备案' : '免';
}

describe('R02: licence, filing or neither', () => {
  test.each([
    [['食用农产品'], '普通', false, '免'],
    [['预包装'], '普通', false, '备案'],
    [['预包装'], '普通', true, '免'],
    [['特定全营养'], '药店', false, '免'],
    [['特定全营养'], '普通', false, '许可'],
    [['自产食品'], '生产许可持有者', false, '免'],
    [['预包装', '其他'], '普通', true, '许可'],
    [['预包装', '食用农产品'], '普通', false, '备案'],
  ])('%j, %s, permit %s → %s', (kinds, seller, hasPermit, expected) => {
    expect(decideEligibility(item, r02(kinds, seller, hasPermit)).outcome).toBe(outcomes[expected]);
  });

  it('holds for every combination of kinds, sellers and permits', () => {
    const kinds = Object.keys(kindKeys);
    for (let mask = 1; mask < 1 << kinds.length; mask += 1) {
      const chosen = kinds.filter((_, bit) => mask & (1 << bit));
      for (const seller of Object.keys(sellerKeys)) {
        for (const hasPermit of [true, false]) {
          const expected = outcomes[r02Oracle(chosen, seller, hasPermit)];
          expect(decideEligibility(item, r02(chosen, seller, hasPermit)).outcome).toBe(expected);
        }
      }
    }
  });

  it('asks no more than the answer needs', () => {
    const asked = (answers: Record<string, unknown>) =>
      nextQuestions(item, answers).questions.map(({ variable }) => variable);
    expect(asked({})).toEqual(['foodKinds']);
    expect(asked({ foodKinds: ['agricultural'] })).toEqual(['foodKinds']);
    expect(asked({ foodKinds: ['prepackaged'] })).toEqual(['foodKinds', 'hasPermit']);
    expect(asked({ foodKinds: ['specialMedical'] })).toEqual(['foodKinds', 'sellerKind']);
    expect(asked({ foodKinds: ['specialMedical'], sellerKind: 'pharmacy' })).toEqual([
      'foodKinds',
      'sellerKind',
    ]);
    expect(asked({ foodKinds: ['specialMedical'], sellerKind: 'ordinary' })).toContain('premises');
    expect(asked({ foodKinds: ['other', 'prepackaged'] })).not.toContain('hasPermit');
    expect(asked({ foodKinds: ['other'] })).toEqual([
      'foodKinds',
      'premises',
      'businessForm',
      'projects',
      'automaticDevices',
      'outsideWarehouse',
      'agent',
    ]);
  });

  it('tells where to go instead, with the article', () => {
    expect(decideEligibility(item, r02(['预包装'], '普通', false))).toMatchObject({
      outcome: 'referTo',
      referTo: { name: { zh: '仅销售预包装食品备案' } },
      row: { basis: expect.stringContaining('第五条') },
    });
  });
});

const catering = {
  foodKinds: ['other'],
  premises: '530102001000',
  businessForm: 'catering',
  projects: ['hotFood', 'coldFood'],
  automaticDevices: false,
  outsideWarehouse: false,
  agent: false,
};
const canteen = {
  ...catering,
  businessForm: 'unitCanteen',
  schoolCanteen: true,
  canteenContracted: true,
  projects: ['hotFood'],
};

describe('canteens of schools', () => {
  test.each(['coldFood', 'rawFood', 'decoratedCake'])('may not apply for %s, and are told why', (project) => {
    const { outcome, reason } = decideEligibility(item, { ...canteen, projects: ['hotFood', project] });
    expect(outcome).toBe('notEligible');
    expect(reason.zh).toContain('中小学、幼儿园食堂不得申报');
  });

  it('may apply for the rest; other canteens for all', () => {
    expect(decideEligibility(item, canteen).outcome).toBe('eligible');
    expect(decideEligibility(item, { ...canteen, schoolCanteen: false, projects: ['rawFood'] }).outcome).toBe(
      'eligible',
    );
  });

  it('are not asked of others, and an answer from before does not count', () => {
    const path = nextQuestions(item, { ...canteen, businessForm: 'catering', projects: ['rawFood'] });
    expect(path.dropped).toEqual(['schoolCanteen', 'canteenContracted']);
    expect(path.isComplete).toBe(true);
    expect(
      decideEligibility(item, { ...canteen, businessForm: 'catering', projects: ['rawFood'] }).outcome,
    ).toBe('eligible');
  });
});

describe('the checklist', () => {
  const groups = (answers: Record<string, unknown>, licences: string[] = []) => {
    const rows = materialChecklist(
      item,
      { situation: effectiveSituation(item, answers) },
      { env: { licences } },
    );
    return Object.fromEntries(rows.map(({ key, group }) => [key, group]));
  };

  it('of a restaurant', () => {
    expect(groups(catering)).toEqual({
      'application-form': 'required',
      'business-licence-copy': 'deferrable',
      'premises-layout': 'required',
      'operation-flow': 'required',
      'safety-rules-list': 'commitment',
      'automatic-device-plan': 'notNeeded',
      'power-of-attorney': 'notNeeded',
      'agent-id-copy': 'notNeeded',
      'canteen-contract': 'notNeeded',
      'outside-warehouse-note': 'notNeeded',
    });
  });

  it('of a contracted canteen with warehouse, devices and agent asks for everything', () => {
    const all = groups({ ...canteen, agent: true, outsideWarehouse: true, automaticDevices: true });
    expect(Object.values(all)).not.toContain('notNeeded');
    expect(all['canteen-contract']).toBe('deferrable');
    expect(groups({ ...canteen, canteenContracted: false })['canteen-contract']).toBe('notNeeded');
  });

  it('spares the copy of a licence that is held electronically, or that the office could verify', () => {
    expect(groups(catering, ['营业执照'])['business-licence-copy']).toBe('replaced');
    expect(groups({ ...catering, agent: true }, ['居民身份证'])['agent-id-copy']).toBe('replaced');
    const situation = effectiveSituation(item, catering, { verified: { licenceVerifiable: true } });
    expect(groupOf(item, 'business-licence-copy', situation)).toBe('notNeeded');
  });

  it('says why, by what was answered and by whom it was laid down', () => {
    const situation = effectiveSituation(item, catering);
    const rows = materialChecklist(item, { situation }, { provenance: standard.provenance });
    const reason = (key: string) => rows.find((row) => row.key === key)?.reason;
    expect(reason('operation-flow')?.zh).toMatch(/经营项目.*热食类制售.*所以要提交。由云南省规定。$/);
    expect(reason('canteen-contract')?.zh).toMatch(/单位食堂.*不用提交。/);
    expect(reason('business-licence-copy')?.zh).toContain('不能在线核验主体资格时才交');
    expect(reason('operation-flow')?.en).toMatch(/hot food.*so it is needed\./);
  });
});

describe('where the case goes', () => {
  const chosen = (answers: Record<string, unknown>) =>
    chooseAssignment(item, { situation: effectiveSituation(item, answers) });

  test.each([
    ['a street of 五华区', '530102001000', '530102000000'],
    ['a community of 西山区', '530112001001', '530112000000'],
    ['a county without its township', '530103000000', '530103000000'],
  ])('is the county of the premises: %s', (_, premises, division) => {
    expect(chosen({ ...catering, premises })).toMatchObject({
      ok: true,
      value: {
        division,
        place: premises,
        assignment: { departmentRole: 'market-supervision', level: 'county' },
      },
    });
  });

  test.each([
    ['nothing chosen', undefined, 'assignment.placeMissing'],
    ['only a prefecture', '530100000000', 'assignment.placeTooCoarse'],
  ])('is not guessed: %s', (_, premises, code) => {
    expect(chosen({ ...catering, premises }).problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('the form', () => {
  const address = { division: '530102001001', detail: '演示路 1 号' };
  const applicant = {
    kind: 'organisation',
    name: '昆明演示餐饮有限公司',
    uscc: '11530102000000019Q',
    legalRepresentative: '张三演示',
    mobile: '13900000000',
    filedBy: { name: '李四演示', citizenId: '530102199001011231' },
  };
  const typed = {
    legalRepresentativeId: '530102199001011231',
    residence: address,
    premisesAddress: address,
    floorArea: 86.5,
    seats: 30,
    onlineBusiness: false,
    staffCount: 6,
    safetyManager: '王五演示',
    safetyManagerMobile: '13900000001',
  };
  const evaluate = (answers: Record<string, unknown>, values: Record<string, unknown> = {}) => {
    const situation = effectiveSituation(item, answers);
    const draft = { ...prefillForm(item.form, {}, { applicant, situation }), ...typed, ...values };
    return evaluateForm(item.form, draft as never, { situation, param: {}, applicant, today: at });
  };
  const visible = (answers: Record<string, unknown>, key: string, values = {}) =>
    evaluate(answers, values).fields[key]?.visible;

  it('is filled in for a restaurant, with what is known put in', () => {
    const { errors, payload } = evaluate(catering);
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      operatorName: '昆明演示餐饮有限公司',
      uscc: '11530102000000019Q',
      legalRepresentative: '张三演示',
      contactName: '李四演示',
      businessForm: 'catering',
      projects: ['hotFood', 'coldFood'],
    });
    expect(payload).not.toHaveProperty('warehouseAddress');
  });

  it('shows what belongs to the situation only', () => {
    expect(visible(catering, 'seats')).toBe(true);
    expect(visible(canteen, 'seats')).toBe(false);
    expect(visible(catering, 'centralKitchen')).toBe(true);
    expect(visible({ ...catering, businessForm: 'foodSales' }, 'centralKitchen')).toBe(false);
    expect(visible({ ...catering, outsideWarehouse: true }, 'warehouseAddress')).toBe(true);
    expect(visible({ ...catering, automaticDevices: true }, 'automaticDeviceCount')).toBe(true);
    expect(visible(catering, 'onlineAddress')).toBe(false);
    expect(visible(catering, 'onlineAddress', { onlineBusiness: true })).toBe(true);
  });

  test.each([
    ['online without an address', catering, { onlineBusiness: true }, 'onlineAddress required'],
    [
      'a warehouse without an address',
      { ...catering, outsideWarehouse: true },
      {},
      'warehouseAddress required',
    ],
    [
      'devices without a number',
      { ...catering, automaticDevices: true },
      {},
      'automaticDeviceCount required',
    ],
    [
      'no device at all',
      { ...catering, automaticDevices: true },
      { automaticDeviceCount: 0 },
      'automaticDeviceCount number.minimum',
    ],
    ['no floor', catering, { floorArea: 0 }, 'floorArea number.exclusiveMinimum'],
    ['nobody at work', catering, { staffCount: 0 }, 'staffCount number.minimum'],
    [
      'premises in another county than answered',
      catering,
      { premisesAddress: { division: '530112001001', detail: '演示路 2 号' } },
      'premisesAddress check.premisesElsewhere',
    ],
  ])('refuses %s', (_, answers, values, expected) => {
    expect(evaluate(answers, values).errors.map(({ field, code }) => `${field} ${code}`)).toEqual([expected]);
  });

  it('gives the face of the licence', () => {
    const { payload } = evaluate(catering);
    const [result] = item.results;
    if (!result) throw new Error('no result');
    const face = faceData(item, result, {
      facts: { situation: effectiveSituation(item, catering), form: payload, applicant },
      decision: { number: 'JY25301020000014', issuedOn: at, validFrom: at, validUntil: '2031-11-22' },
      issuer: {
        name: '昆明市五华区市场监督管理局（演示）',
        uscc: '11530102000000019Q',
        complaintPhone: '0871-00000011（演示）',
      },
      divisionName: (code) => (code === '530102001001' ? '云南省昆明市五华区华山街道翠湖西路社区' : code),
    });
    expect(face).toEqual({
      holderName: '昆明演示餐饮有限公司',
      holderCode: '11530102000000019Q',
      representative: '张三演示',
      domicile: '云南省昆明市五华区华山街道翠湖西路社区演示路 1 号',
      premises: '云南省昆明市五华区华山街道翠湖西路社区演示路 1 号',
      businessType: '餐饮服务经营者',
      businessItems: ['热食类制售', '冷食类制售'],
      licenceNumber: 'JY25301020000014',
      validUntil: '2031-11-22',
      complaintPhone: '0871-00000011（演示）',
      issuingBody: '昆明市五华区市场监督管理局（演示）',
      issuedOn: at,
    });
    const template = LicenceFace.parse(
      JSON.parse(readFileSync(new URL(`../faces/${result.template}.json`, folder), 'utf8')),
    );
    // What the worker adds when it issues: the identifier, and whether this is a demonstration.
    const data = { ...face, identifier: 'x', demo: true } as TemplateData;
    expect(checkTemplateData(template.fields, data)).toEqual([]);
    const declared = template.fields.map(({ key }) => key);
    expect(Object.keys(face).filter((key) => !declared.includes(key))).toEqual([]);
  });
});
