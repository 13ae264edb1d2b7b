import { describe, expect, it, test } from '@jest/globals';
import { type ChainLink, type Grant, Layer, resolveItem } from '../inheritance/index.ts';
import {
  decideEligibility,
  effectiveSituation,
  elementKeys,
  handlingBody,
  materialChecklist,
  nextQuestions,
} from '../items/index.ts';
import {
  at,
  chineseOnly,
  faceKeys,
  linkOf,
  missingOfTheSheet,
  ownerAt,
  resolveShipped,
} from './__fixtures__/shipped-layers.ts';
import { publishChecks } from './index.ts';

const itemKey = 'public-place-hygiene-licence-new';
const [nujiang, lushui] = ['533300000000', '533301000000'];
const { item, violations, missing } = resolveShipped(itemKey);
const inLushui = resolveShipped(itemKey, [lushui]);

const hotel = {
  placeKind: 'lodging',
  premises: '533301001000',
  centralAir: true,
  procedure: 'general',
  servingStaff: true,
  agent: false,
};
const byElement = (a: string, b: string): number =>
  elementKeys.indexOf(a as never) - elementKeys.indexOf(b as never);
const needed = (answers: Record<string, unknown>): string[] =>
  materialChecklist(item, { situation: effectiveSituation(item, answers) })
    .filter(({ applies }) => applies)
    .map(({ key }) => key);

describe('公共场所卫生许可', () => {
  test.each([
    ['the province', { item, violations }],
    ['泸水市', inLushui],
  ])('resolves for %s and passes every publish check', (_, resolution) => {
    expect(resolution.violations).toEqual([]);
    const findings = publishChecks(resolution.item, { templates: faceKeys() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has both languages, and promises nothing that the sheet does not promise for the province', () => {
    expect(chineseOnly([item, inLushui.item])).toEqual([]);
    expect(item.promisedLimit).toBeUndefined();
    expect(item.statutoryLimit).toMatchObject({ days: 20, unit: 'workingDay' });
  });

  it('has all of the sheet, and leaves out what it does not say', () => {
    expect(item.legalBasis).toHaveLength(4);
    expect(item.conditions).toHaveLength(5);
    expect(item.materials).toHaveLength(12);
    expect(item.situations.find(({ key }) => key === 'place-kind')?.options).toHaveLength(10);
    expect(item.process.map(({ stage, days }) => [stage, days])).toEqual([
      ['acceptance', 0],
      ['review', 0],
      ['decision', 1],
    ]);
    expect(item.fee).toMatchObject({ charged: false });
    expect(item.onsiteVisits).toMatchObject({ times: 1, confidence: 'verified' });
    expect(item.results).toMatchObject([{ name: { zh: '公共场所卫生许可证' }, validityYears: 4 }]);
    expect(missing).toEqual([...missingOfTheSheet, 'promisedLimit'].sort(byElement));
  });

  it('marks as unverified what the sheet does not vouch for', () => {
    const unverified = item.materials.filter(({ confidence }) => confidence !== 'verified');
    expect(unverified.map(({ key }) => key)).toEqual([
      'business-licence-copy',
      'commitment-letter',
      'agent-letter',
      'water-report',
      'provincial-extra',
    ]);
  });

  it('asks nobody what only the office can know', () => {
    const { questions, isComplete } = nextQuestions(item, hotel);
    expect(questions.map(({ variable }) => variable)).toEqual(Object.keys(hotel));
    expect(isComplete).toBe(true);
    const verified = { provincialExtra: true, licenceVerifiable: true };
    const rows = materialChecklist(item, { situation: effectiveSituation(item, hotel, { verified }) });
    const applies = (key: string) => rows.find((row) => row.key === key)?.applies;
    expect([applies('provincial-extra'), applies('business-licence-copy')]).toEqual([true, false]);
    expect(needed(hotel)).not.toContain('provincial-extra');
    expect(needed(hotel)).toContain('business-licence-copy');
  });

  it('is handled by the county of the premises', () => {
    const body = handlingBody(item, { situation: effectiveSituation(item, hotel) }, { today: at });
    expect(body).toMatchObject({
      ok: true,
      value: { handler: { division: '533301000000', level: 'county', departmentRole: 'health' } },
    });
  });
});

const kinds = {
  宾馆: 'lodging',
  咖啡馆: 'catering',
  游泳场馆: 'pool',
  理发店: 'beauty',
  候车室: 'waiting',
  体育场馆: 'exempt',
} as const;

/** R04 with its published cases, and more of the same: the report of the central air conditioning. */
describe('R04', () => {
  test.each([
    ['宾馆', true, true],
    ['宾馆', false, false],
    ['咖啡馆', true, false],
    ['游泳场馆', true, true],
    ['游泳场馆', false, false],
    ['理发店', true, true],
    ['候车室', true, true],
    ['体育场馆', true, false],
  ] as const)('%s, central air %s → %s', (kind, centralAir, expected) => {
    const answers = { ...hotel, placeKind: kinds[kind], centralAir };
    expect(needed(answers).includes('central-air-report')).toBe(expected);
    // The rule says so by itself, whatever has become of an answer given before the kind was changed.
    const row = materialChecklist(item, { situation: answers }).find(
      ({ key }) => key === 'central-air-report',
    );
    expect(row?.applies).toBe(expected);
  });

  test.each([
    [{ procedure: 'commitment' }, 'commitment-letter'],
    [{ agent: true }, 'agent-letter'],
  ])('%j asks for %s, and nothing else does', (answers, key) => {
    expect(needed({ ...hotel, ...answers })).toContain(key);
    expect(needed(hotel)).not.toContain(key);
  });

  it('staff who serve customers hand in their certificates', () => {
    expect(needed(hotel)).toContain('health-certificates');
    expect(needed({ ...hotel, servingStaff: false })).not.toContain('health-certificates');
  });

  it('a café comes under the food licence, and is asked nothing more', () => {
    const answers = { ...hotel, placeKind: 'catering' };
    expect(needed(answers)).not.toContain('central-air-report');
    expect(decideEligibility(item, answers)).toMatchObject({
      outcome: 'referTo',
      referTo: { itemKey: 'food-business-licence-new' },
    });
    expect(nextQuestions(item, { placeKind: 'catering' }).isComplete).toBe(true);
  });

  it('parks, stadiums and public transport need none', () => {
    expect(decideEligibility(item, { placeKind: 'exempt' }).outcome).toBe('notNeeded');
  });

  it('a pool, and a bath with a pool, hand in a water report', () => {
    expect(needed({ ...hotel, placeKind: 'pool' })).toContain('water-report');
    expect(needed({ ...hotel, placeKind: 'bath', pooledBath: true })).toContain('water-report');
    expect(needed({ ...hotel, placeKind: 'bath', pooledBath: false })).not.toContain('water-report');
    expect(needed(hotel)).not.toContain('water-report');
  });
});

describe('怒江州 and 泸水市', () => {
  const [root, own] = [linkOf(itemKey, '530000000000'), linkOf(itemKey, lushui)];
  const link = (tenantCode: string, release: number, parts: object): ChainLink => ({
    owner: ownerAt(tenantCode),
    release,
    effectiveFrom: '2026-03-01',
    layer: Layer.parse({ v: 1, itemKey, ...parts }),
  });
  const oneDay = { days: 1, unit: 'workingDay' };
  const promise = { promisedLimit: { set: oneDay }, enquiryPhone: { set: '0886-3620000' } };
  const seenInLushui = (chain: ChainLink[], grants: Grant[] = []) =>
    resolveItem(chain, at, { tenantPath: own.owner.tenantPath, grants });

  it('the prefecture’s own promise and phone stay its own', () => {
    const inNujiang = link(nujiang, 1, { implementation: promise });
    expect(resolveItem([root, inNujiang], at, {}).item).toMatchObject({ promisedLimit: oneDay });
    expect(seenInLushui([root, inNujiang, own]).item).toEqual(inLushui.item);
  });

  it('a standard ceiling of 10 days shows below, and says whose it is', () => {
    const ceiling = { promisedLimit: { set: { days: 10, unit: 'workingDay' } } };
    const { item: seen, provenance } = seenInLushui([
      root,
      link(nujiang, 2, { standard: ceiling, implementation: promise }),
      own,
    ]);
    expect(seen.promisedLimit).toMatchObject({ days: 10 });
    expect(provenance.promisedLimit?.owner.tenantName).toBe('怒江傈僳族自治州');
  });

  it('a material of its own is refused to the county, and allowed by a grant to it alone', () => {
    const fire = {
      key: 'fire-report',
      name: { zh: '消防意见' },
      form: 'copy',
      copies: 1,
      source: 'government',
    };
    const added = { ...own, layer: Layer.parse({ ...own.layer, standard: { materials: { add: [fire] } } }) };
    const refused = seenInLushui([root, added]);
    expect(refused.item.materials.map(({ key }) => key)).not.toContain('fire-report');
    expect(refused.violations.map(({ code }) => code)).toEqual(['policy.added']);

    const grant: Grant = {
      v: 1,
      grantKey: 'g1',
      itemKey,
      element: 'materials',
      recipientPath: own.owner.tenantPath,
      grantedBy: { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '/53/' },
      basis: '某条例第三条',
      validFrom: '2026-01-01',
    };
    const granted = seenInLushui([root, added], [grant]);
    expect(granted.violations).toEqual([]);
    expect(granted.provenance['materials/fire-report']?.grant?.grantKey).toBe('g1');
    const neighbour = resolveItem([root], at, { tenantPath: '/53/5333/533323/', grants: [grant] });
    expect(neighbour.item.materials.map(({ key }) => key)).not.toContain('fire-report');
  });
});
