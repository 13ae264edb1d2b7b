import { describe, expect, it, test } from '@jest/globals';
import { formFields } from '../forms/index.ts';
import {
  decideEligibility,
  effectiveSituation,
  type HandlingItem,
  handlingBody,
  materialChecklist,
  nextQuestions,
  parameterValues,
} from '../items/index.ts';
import {
  at,
  chineseOnly,
  faceKeys,
  missingOfTheSheet,
  resolveShipped,
} from './__fixtures__/shipped-layers.ts';
import { publishChecks } from './index.ts';

const itemKey = 'forest-cutting-permit';
const province = resolveShipped(itemKey);
const { item } = province;
const inLvchun = resolveShipped(itemKey, ['532531000000']);
const inYanshan = resolveShipped(itemKey, ['532622000000']);
const daxing = '532531101000';
const answers = {
  land: 'forest',
  treeKind: 'tree',
  rural: true,
  category: 'plantation',
  owner: 'personal',
  shared: false,
  transferred: false,
  reason: 'tending',
  commitment: false,
  place: daxing,
  lastYear: false,
  agent: false,
};

describe('林木采伐许可证核发', () => {
  test.each([
    ['the province', province],
    ['绿春县', inLvchun],
    ['砚山县', inYanshan],
  ])('resolves for %s and passes every publish check', (_, { item: resolved, violations }) => {
    expect(violations).toEqual([]);
    const findings = publishChecks(resolved, { templates: faceKeys() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has all of the sheet, and leaves out what it does not say', () => {
    expect(item.legalBasis).toHaveLength(5);
    expect(item.conditions).toHaveLength(6);
    expect(item.materials).toHaveLength(13);
    expect(item.process.map(({ days }) => days)).toEqual([1, 3, 2, 1]);
    expect(item.fee).toMatchObject({ charged: false });
    expect(province.missing).toEqual(missingOfTheSheet);
    expect(chineseOnly([item, inLvchun.item, inYanshan.item])).toEqual([]);
  });

  it('says how sure it is', () => {
    expect(item.statutoryLimit).toMatchObject({ days: 20, confidence: 'unverified' });
    expect(item.promisedLimit).toEqual({ days: 7, unit: 'workingDay', confidence: 'unverified' });
    expect(item.onsiteVisits).toMatchObject({ times: 1, confidence: 'unverified' });
    expect(parameterValues(item)).toEqual({
      areaLimit: null,
      volumeLimit: null,
      commitmentVolumeLimit: 15,
      townshipVolumeLimit: 0,
    });
  });

  it('gives one permit, numbered by county and year', () => {
    expect(item.results.map(({ name, cardinality, numbering }) => [name.zh, cardinality, numbering])).toEqual(
      [['林木采伐许可证', 'one', { pattern: '{division6}{year}{sequence6}' }]],
    );
    expect(item.results[0]?.validityYears).toBeUndefined();
    expect(formFields(item.form).find(({ key }) => key === 'volume')).toMatchObject({
      type: 'decimal',
      decimals: 1,
    });
  });

  it('keeps what belongs to 绿春 there, and hands the limit down to its townships', () => {
    const daxingView = resolveShipped(itemKey, ['532531000000'], `/53/5325/532531/${daxing.slice(0, 9)}/`);
    expect(parameterValues(daxingView.item).townshipVolumeLimit).toBe(50);
    expect(daxingView.item.enquiryPhone).toBeUndefined();
    expect(inLvchun.provenance['parameters/township-volume-limit']?.owner.tenantName).toBe('绿春县');
    expect(inYanshan.item.assignments).toEqual(item.assignments);
    expect(inYanshan.item.parameters).toEqual(item.parameters);
    expect(inYanshan.item.notes.some(({ text }) => text.zh.includes('2017 年'))).toBe(true);
  });
});

const lands = {
  林地: 'forest',
  房前屋后: 'aroundHouse',
  自留地: 'privatePlot',
  非林地: 'nonForest',
} as const;

/** Rule R05 with its published cases, and more of the same. */
describe('R05: whether a permit is needed', () => {
  test.each([
    ['林地', '竹', false, true, false, false],
    ['林地', '竹', true, true, false, true],
    ['房前屋后', '乔木', false, false, true, true],
    ['林地', '乔木', false, true, true, true],
    ['房前屋后', '乔木', false, true, true, false],
    ['自留地', '乔木', false, true, true, false],
    ['自留地', '乔木', false, true, false, true],
    ['房前屋后', '竹', true, true, true, false],
    ['林地', '乔木', false, false, false, true],
  ] as const)(
    '%s %s, reserve %s, rural %s, own scattered %s → %s',
    (land, species, inReserve, rural, ownScattered, expected) => {
      const given = {
        ...answers,
        land: lands[land],
        treeKind: species === '竹' ? 'bamboo' : 'tree',
        inReserve,
        rural,
        ownScattered,
      };
      expect(decideEligibility(item, given).outcome).toBe(expected ? 'eligible' : 'notNeeded');
    },
  );

  it('leaves trees on land that is no forest land to their own departments', () => {
    expect(decideEligibility(item, { ...answers, land: 'nonForest' }).outcome).toBe('referTo');
  });

  it('refuses final felling of public-welfare forest', () => {
    const given = { ...answers, category: 'publicWelfare', reason: 'finalCut' };
    expect(decideEligibility(item, given).outcome).toBe('notEligible');
    expect(decideEligibility(item, { ...given, reason: 'tending' }).outcome).toBe('eligible');
  });

  it('asks no more than the answer needs', () => {
    const asked = (given: Record<string, unknown>) =>
      nextQuestions(item, given).questions.map(({ variable }) => variable);
    expect(asked({ land: 'forest', treeKind: 'bamboo', inReserve: false })).toEqual([
      'land',
      'treeKind',
      'inReserve',
    ]);
    expect(asked({ land: 'aroundHouse', treeKind: 'tree', rural: true, ownScattered: true })).toEqual([
      'land',
      'treeKind',
      'rural',
      'ownScattered',
    ]);
    expect(asked({ land: 'nonForest', treeKind: 'tree' })).toEqual(['land', 'treeKind']);
    expect(asked(answers)).toEqual(Object.keys(answers));
    expect(nextQuestions(item, answers).isComplete).toBe(true);
  });
});

const owners = { 个人: 'personal', 集体: 'collective', 国有: 'state' } as const;
const categories = { 人工商品林: 'plantation', 天然商品林: 'natural', 公益林: 'publicWelfare' } as const;
const trees = {
  松: 'pine',
  杉: 'fir',
  桤: 'alder',
  桉: 'eucalyptus',
  喜树: 'camptotheca',
  西南桦: 'other',
} as const;

interface Wood {
  owner: keyof typeof owners;
  category: keyof typeof categories;
  species: keyof typeof trees;
  volume: number;
}
const fir = (volume: number): Wood => ({ owner: '个人', category: '人工商品林', species: '杉', volume });

const bodyOf = (of: HandlingItem, wood: Wood, { place = daxing, today = at } = {}) => {
  const given = { ...answers, owner: owners[wood.owner], category: categories[wood.category], place };
  const form = { species: [trees[wood.species]], volume: wood.volume };
  return handlingBody(of, { situation: effectiveSituation(of, given), form }, { today });
};
const levelOf = (of: HandlingItem, wood: Wood, options = {}) => {
  const body = bodyOf(of, wood, options);
  return body.ok ? body.value.handler.level : body.problems;
};

/** Rule R06 with its published cases, and more of the same. */
describe('R06: 绿春县 entrusts its townships', () => {
  test.each([
    ['个人', '人工商品林', '杉', 50, '乡'],
    ['个人', '人工商品林', '杉', 50.1, '县'],
    ['个人', '公益林', '松', 3, '县'],
    ['国有', '人工商品林', '桉', 20, '县'],
    ['个人', '人工商品林', '松', 0.1, '乡'],
    ['个人', '人工商品林', '桤', 12, '乡'],
    ['个人', '人工商品林', '桉', 49.9, '乡'],
    ['个人', '人工商品林', '喜树', 50, '乡'],
    ['个人', '人工商品林', '西南桦', 5, '县'],
    ['个人', '天然商品林', '杉', 5, '县'],
    ['集体', '人工商品林', '杉', 5, '县'],
  ] as const)('%s %s %s %d m³ → %s', (owner, category, species, volume, expected) => {
    const level = levelOf(inLvchun.item, { owner, category, species, volume });
    expect(level).toBe(expected === '乡' ? 'township' : 'county');
  });

  it('lets the township decide in the county’s name', () => {
    expect(bodyOf(inLvchun.item, fir(50))).toMatchObject({
      ok: true,
      value: {
        handler: { level: 'township', division: daxing, departmentRole: 'township-service' },
        issuer: { level: 'county', division: '532531000000', departmentRole: 'forestry' },
        powerSource: 'entrusted',
      },
    });
    expect(bodyOf(inLvchun.item, fir(50.1))).toMatchObject({
      ok: true,
      value: {
        handler: { level: 'county', division: '532531000000', departmentRole: 'forestry' },
        issuer: { level: 'county', division: '532531000000' },
        powerSource: 'statutory',
      },
    });
  });

  it('asks every species of a mixed stand to be of the list, and the volume to be known', () => {
    const situation = effectiveSituation(inLvchun.item, answers);
    const level = (form: Record<string, unknown>) => {
      const body = handlingBody(inLvchun.item, { situation, form }, { today: at });
      return body.ok && body.value.handler.level;
    };
    expect(level({ species: ['pine', 'fir'], volume: 50 })).toBe('township');
    expect(level({ species: ['pine', 'other'], volume: 5 })).toBe('county');
    expect(level({ species: ['pine'] })).toBe('county');
    expect(level({ volume: 5 })).toBe('county');
    expect(level({})).toBe('county');
  });

  it('holds from its first day on, and touches neither 砚山 nor the standard', () => {
    expect(levelOf(inLvchun.item, fir(50), { today: '2025-12-31' })).toBe('county');
    expect(levelOf(inLvchun.item, fir(50), { today: '2026-01-01' })).toBe('township');
    for (const volume of [0.1, 50, 50.1]) {
      expect(levelOf(inYanshan.item, fir(volume), { place: '532622101000' })).toBe('county');
      expect(levelOf(item, fir(volume))).toBe('county');
    }
  });
});

/** The item with limits of the province, as the cases of R07 assume them. */
const withLimits = (areaLimit: number | null, volumeLimit: number | null): HandlingItem => ({
  ...item,
  parameters: item.parameters.map((row) => {
    if (row.name === 'areaLimit') return { ...row, value: areaLimit };
    return row.name === 'volumeLimit' ? { ...row, value: volumeLimit } : row;
  }),
});

interface Felling {
  personal: boolean;
  artCommercial: boolean;
  volume: number;
  area: number;
  commit: boolean;
}
const neededFor = (of: HandlingItem, { personal, artCommercial, volume, area, commit }: Felling) => {
  const situation = effectiveSituation(of, {
    ...answers,
    rural: personal,
    category: artCommercial ? 'plantation' : 'natural',
    commitment: commit,
  });
  return materialChecklist(of, { situation, form: { volume, area } })
    .filter(({ applies }) => applies)
    .map(({ key }) => key);
};

/** Rule R07 with its published cases, and more of the same. */
describe('R07: whether a survey of the cutting area is needed', () => {
  const limited = withLimits(1, 10);

  test.each([
    [true, true, 15, 0.2, true, false],
    [true, true, 15, 0.2, false, true],
    [false, true, 12, 0.2, true, true],
    [true, false, 8, 0.5, false, false],
    [true, true, 15.1, 0.2, true, true],
    [true, true, 10, 1, false, false],
    [true, true, 10.1, 1, false, true],
    [true, true, 10, 1.0001, false, true],
    [true, true, 15, 5, true, false],
    [true, false, 12, 0.2, true, true],
  ] as const)(
    'personal %s, planted %s, %d m³, %d ha, undertaking %s → %s',
    (personal, artCommercial, volume, area, commit, expected) => {
      const keys = neededFor(limited, { personal, artCommercial, volume, area, commit });
      expect(keys.includes('survey-design')).toBe(expected);
    },
  );

  test.each([
    [15, true, true],
    [15.1, true, false],
    [15, false, false],
  ])('the undertaking stands in for it: %d m³, chosen %s → %s', (volume, commit, expected) => {
    const keys = neededFor(limited, { personal: true, artCommercial: true, volume, area: 0.2, commit });
    expect(keys.includes('cutting-commitment')).toBe(expected);
  });

  it('is not asked for by itself while the province’s limits are not known', () => {
    const felling = { personal: false, artCommercial: true, volume: 900, area: 90, commit: false };
    expect(neededFor(item, felling)).not.toContain('survey-design');
    expect(neededFor(withLimits(null, 10), felling)).toContain('survey-design');
  });
});

describe('the checklist', () => {
  const needed = (given: Record<string, unknown>) =>
    materialChecklist(item, { situation: effectiveSituation(item, { ...answers, ...given }) })
      .filter(({ applies }) => applies)
      .map(({ key }) => key)
      .filter((key) => !always.includes(key));
  const always = [
    'application-form',
    'ownership-proof',
    'identity',
    'regeneration-measures',
    'notice-result',
  ];

  test.each([
    [{}, []],
    [{ owner: 'collective' }, ['co-owner-consent']],
    [{ shared: true }, ['co-owner-consent']],
    [{ owner: 'state' }, []],
    [{ transferred: true }, ['transfer-contract']],
    [{ reason: 'landUse' }, ['land-use-consent']],
    [{ reason: 'disaster' }, ['damage-opinion']],
    [{ lastYear: true, agent: true }, ['last-year-acceptance', 'agent-authority']],
  ])('of %j', (given, expected) => {
    expect(needed(given)).toEqual(expected);
  });

  it('leaves out the result of a notice where the office finds that none is required', () => {
    const situation = effectiveSituation(item, answers, { verified: { noticeRequired: false } });
    const row = materialChecklist(item, { situation }).find(({ key }) => key === 'notice-result');
    expect(row?.applies).toBe(false);
  });
});
