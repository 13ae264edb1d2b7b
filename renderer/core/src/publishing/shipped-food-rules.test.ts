import { describe, expect, it, test } from '@jest/globals';
import {
  decideEligibility,
  effectiveSituation,
  type HandlingItem,
  handlingBody,
  materialChecklist,
  nextQuestions,
} from '../items/index.ts';
import { canteen, catering, item, standard } from './__fixtures__/food-licence.ts';

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

/** Rule R01 with its published cases, and more of the same. */
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

/** The rule as it is worded, written down a second time. */
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
    handlingBody(item, { situation: effectiveSituation(item, answers) });

  test.each([
    ['a street of 五华区', '530102001000', '530102000000'],
    ['a community of 西山区', '530112001001', '530112000000'],
    ['a county without its township', '530103000000', '530103000000'],
  ])('is the county of the premises: %s', (_, premises, division) => {
    expect(chosen({ ...catering, premises })).toMatchObject({
      ok: true,
      value: {
        assignment: { level: 'county' },
        handler: { division, place: premises, departmentRole: 'market-supervision', level: 'county' },
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
