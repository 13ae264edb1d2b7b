import { describe, expect, it, test } from '@jest/globals';
import { chainOf, emptyLayer, link, owner, rootLayer } from './__fixtures__/chains.ts';
import { type ChainLink, type Grant, isGrantInForce, type Layer, resolveItem } from './index.ts';

const at = '2026-06-01';
const photo = { key: 'photo', name: { zh: '照片' }, form: 'copy', copies: 1, source: 'applicant' };
const grantOf = (part: Partial<Grant> = {}): Grant => ({
  v: 1,
  grantKey: 'grant-1',
  itemKey: rootLayer.itemKey,
  element: 'materials',
  recipientPath: owner(2).tenantPath,
  grantedBy: granterAt(0),
  basis: '云南省卫生健康委批复〔2026〕1号',
  validFrom: '2026-03-01',
  validUntil: '2026-12-31',
  ...part,
});

function granterAt(depth: number): Grant['grantedBy'] {
  const { tenantCode, tenantName, tenantPath } = owner(depth);
  return { tenantCode, tenantName, tenantPath };
}

const withPhoto: Partial<Layer> = { standard: { materials: { add: [photo] } } };
const city = (layer: Partial<Layer>): ChainLink[] => chainOf({}, layer);
const codes = (chain: ChainLink[], grants: Grant[], day = at) =>
  resolveItem(chain, day, { grants }).violations.map(({ code, place }) => `${code} ${place}`);

describe('a grant for a list', () => {
  it('lets the recipient add a row, and is named as its origin', () => {
    const grant = grantOf();
    const { item, provenance, violations } = resolveItem(city(withPhoto), at, { grants: [grant] });
    expect(violations).toEqual([]);
    expect(item.materials.map(({ key }) => key)).toEqual(['application', 'plan', 'photo']);
    expect(provenance['materials/photo']).toMatchObject({ owner: owner(2), grant, replaced: [] });
    expect(provenance.materials).toMatchObject({ owner: owner(2), grant });
    expect(provenance['materials/plan']).not.toHaveProperty('grant');
  });

  it('flows to those below the recipient, who are bound as before', () => {
    const below = chainOf({}, withPhoto, { standard: { materials: { change: { photo: { copies: 9 } } } } });
    const { item, provenance, violations } = resolveItem(below, at, { grants: [grantOf()] });
    expect(violations.map(({ code }) => code)).toEqual(['policy.notTighter']);
    expect(item.materials.at(-1)).toMatchObject({ key: 'photo', copies: 1 });
    expect(provenance['materials/photo']).toMatchObject({ owner: owner(2), policy: 'tighten' });
  });

  it('does not let existing rows change', () => {
    const change = { standard: { materials: { change: { plan: { copies: 9 } } } } };
    expect(codes(city(change), [grantOf()])).toEqual([
      'policy.notTighter 533301000000@1/standard/materials/plan',
    ]);
    expect(codes(city({ standard: { materials: { remove: ['plan'] } } }), [grantOf()])).toEqual([
      'policy.removed 533301000000@1/standard/materials/plan',
    ]);
  });

  it('does not give a used key again', () => {
    const again = { standard: { materials: { add: [{ ...photo, key: 'plan' }] } } };
    expect(codes(city(again), [grantOf()])).toEqual(['row.keyUsed 533301000000@1/standard/materials/plan']);
  });

  it('holds in the implementation part as well', () => {
    const own = { implementation: { materials: { add: [photo] } } };
    const { violations, provenance } = resolveItem(city(own), at, { grants: [grantOf()] });
    expect(violations).toEqual([]);
    expect(provenance['materials/photo']).toMatchObject({ part: 'implementation', grant: grantOf() });
  });
});

describe('a grant for a row', () => {
  const grant = grantOf({ row: 'plan' });
  const change = (row: string) => ({ standard: { materials: { change: { [row]: { copies: 9 } } } } });

  it('opens that row alone', () => {
    expect(codes(city(change('plan')), [grant])).toEqual([]);
    expect(codes(city(change('application')), [grant])).toHaveLength(1);
    expect(codes(city(withPhoto), [grant])).toEqual(['policy.added 533301000000@1/standard/materials/photo']);
  });

  it('lets it be removed, or added where it is named so', () => {
    const gone = resolveItem(city({ standard: { materials: { remove: ['plan'] } } }), at, {
      grants: [grant],
    });
    expect(gone.violations).toEqual([]);
    expect(gone.item.materials.map(({ key }) => key)).toEqual(['application']);
    expect(gone.provenance.materials).toMatchObject({ grant });
    expect(codes(city(withPhoto), [grantOf({ row: 'photo' })])).toEqual([]);
  });

  it('lets a statutory material become optional, given by who set it, and not else', () => {
    const optional = { standard: { materials: { change: { application: { necessity: 'optional' } } } } };
    const free = link(0, { ...rootLayer, policies: { materials: 'free' } });
    const prefecture = link(1, emptyLayer({ policies: { materials: 'locked' } }));
    const chain = [free, prefecture, link(2, emptyLayer(optional))];
    const row = { row: 'application' };
    expect(codes(chain, [grantOf(row)])).toEqual([]);
    expect(codes(chain, [grantOf({ ...row, grantedBy: granterAt(1) })])).toEqual([
      'policy.ownerOnly 533301000000@1/standard/materials/application/necessity',
    ]);
  });
});

describe('a grant for a scalar', () => {
  const grant = grantOf({ element: 'statutoryLimit' });
  const longer = { standard: { statutoryLimit: { set: { days: 30, unit: 'workingDay' } } } };

  it('lets the whole of it change', () => {
    const { item, provenance } = resolveItem(city(longer), at, { grants: [grant] });
    expect(item.statutoryLimit?.days).toBe(30);
    expect(provenance.statutoryLimit).toMatchObject({ owner: owner(2), grant, policy: 'locked' });
    expect(provenance.statutoryLimit?.replaced).toHaveLength(1);
  });

  it('is not named where nothing departs', () => {
    const same = { standard: { statutoryLimit: { set: { days: 20, unit: 'workingDay' } } } };
    const { provenance } = resolveItem(city(same), at, { grants: [grant] });
    expect(provenance.statutoryLimit).not.toHaveProperty('grant');
    expect(provenance.statutoryLimit?.owner).toEqual(owner(0));
  });

  it('does not let an invalid value in', () => {
    const wrong = { standard: { statutoryLimit: { set: { days: -1, unit: 'workingDay' } } } };
    expect(codes(city(wrong), [grant])).toEqual([
      'layer.invalidValue 533301000000@1/standard/statutoryLimit/days',
    ]);
  });
});

describe('a grant', () => {
  test.each([
    ['before its first day', '2026-02-28', 'grant.expired'],
    ['on its first day', '2026-03-01', undefined],
    ['at an instant of its last day', '2026-12-31T15:59:59Z', undefined],
    ['after its last day', '2027-01-01', 'grant.expired'],
  ])('%s', (_, day, code) => {
    const expected = code ? [`${code} 533301000000@1/standard/materials/photo`] : [];
    expect(codes(city(withPhoto), [grantOf()], day)).toEqual(expected);
    expect(isGrantInForce(grantOf(), day)).toBe(code === undefined);
  });

  it('that is over leaves what stands above, and says so', () => {
    const { item, violations, provenance } = resolveItem(city(withPhoto), '2027-01-01', {
      grants: [grantOf()],
    });
    expect(item).toEqual(resolveItem(chainOf(), at).item);
    expect(provenance).not.toHaveProperty('materials/photo');
    expect(violations[0]?.message).toContain('2026-03-01至2026-12-31');
  });

  it('without an end holds on', () => {
    const { validUntil: _end, ...grant } = grantOf();
    expect(codes(city(withPhoto), [grant], '2099-01-01')).toEqual([]);
  });

  it('of several in force the one that still holds counts', () => {
    const old = grantOf({ grantKey: 'a-old', validUntil: '2026-03-31' });
    const weak = grantOf({ grantKey: 'b-weak', grantedBy: granterAt(1) });
    for (const grants of [
      [old, weak, grantOf()],
      [grantOf(), weak, old],
    ]) {
      const { provenance } = resolveItem(city(withPhoto), at, { grants });
      expect(provenance['materials/photo']?.grant?.grantKey).toBe('grant-1');
    }
  });

  test.each<[string, Partial<Grant>]>([
    ['a neighbour', { recipientPath: '/53/5333/533323/' }],
    ['the level above', { recipientPath: owner(1).tenantPath }],
    ['the level below', { recipientPath: owner(3).tenantPath }],
    ['another item', { itemKey: 'another-item' }],
    ['another element', { element: 'conditions' }],
    ['an element that there is not', { element: 'constructor' }],
  ])('for %s opens nothing', (_, part) => {
    expect(codes(city(withPhoto), [grantOf(part)])).toEqual([
      'policy.added 533301000000@1/standard/materials/photo',
    ]);
  });

  test.each<[string, Partial<Grant['grantedBy']>]>([
    ['the prefecture, whom the province binds as well', granterAt(1)],
    ['the recipient itself', granterAt(2)],
    ['a neighbour', { tenantPath: '/53/5301/' }],
    ['nobody', { tenantPath: '' }],
    ['everybody', { tenantPath: '/' }],
  ])('given by %s is not theirs to give', (_, by) => {
    const grant = grantOf({ grantedBy: { ...granterAt(0), ...by } });
    expect(codes(city(withPhoto), [grant])).toEqual([
      'grant.notEntitled 533301000000@1/standard/materials/photo',
    ]);
  });

  it('of a prefecture lifts what the prefecture itself bound, and no more', () => {
    const limit = (days: number): Partial<Layer> => ({
      standard: { promisedLimit: { set: { days, unit: 'workingDay' } } },
    });
    const grant = grantOf({ element: 'promisedLimit', grantedBy: granterAt(1) });
    const locking = { ...limit(10), policies: { promisedLimit: 'locked' as const } };
    expect(codes(chainOf(locking, limit(8)), [])).toEqual([
      'policy.locked 533301000000@1/standard/promisedLimit',
    ]);
    expect(codes(chainOf(locking, limit(8)), [grant])).toEqual([]);
    expect(codes(chainOf(locking, limit(12)), [grant])).toEqual([
      'policy.notTighter 533301000000@1/standard/promisedLimit',
    ]);
    const byProvince = { ...grant, grantedBy: granterAt(0) };
    expect(codes(chainOf(locking, limit(12)), [byProvince])).toEqual([]);
  });
});
