import { describe, expect, it, test } from '@jest/globals';
import { type ChainLink, type Grant, Layer, resolveItem } from '../inheritance/index.ts';
import {
  decideEligibility,
  effectiveSituation,
  handlingBody,
  materialChecklist,
  nextQuestions,
} from '../items/index.ts';
import { at, chineseOnly, faceKeys, linkOf, ownerAt, resolveShipped } from './__fixtures__/shipped-layers.ts';
import { publishChecks } from './index.ts';

const itemKey = 'public-place-hygiene-licence-new';
const [nujiang, lushui] = ['533300000000', '533301000000'];
const { item, violations } = resolveShipped(itemKey);
const inLushui = resolveShipped(itemKey, [lushui]);

const hotel = {
  placeKind: 'lodging',
  premises: '533301001000',
  centralAir: true,
  procedure: 'general',
  servingStaff: true,
  agent: false,
};
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

  it('is handled by the county of the premises', () => {
    const body = handlingBody(item, { situation: effectiveSituation(item, hotel) }, { today: at });
    expect(body).toMatchObject({
      ok: true,
      value: { handler: { division: '533301000000', level: 'county', departmentRole: 'health' } },
    });
  });
});

/** R04: the report of the central air conditioning. */
describe('R04', () => {
  test.each([
    ['a hotel with central air conditioning', { ...hotel }, true],
    ['a hotel with split units', { ...hotel, centralAir: false }, false],
    ['a swimming pool', { ...hotel, placeKind: 'pool' }, true],
  ])('%s', (_, answers, expected) => {
    expect(needed(answers).includes('central-air-report')).toBe(expected);
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
