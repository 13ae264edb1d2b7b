import { readFileSync } from 'node:fs';
import { isPathWithin, pathDepth } from '@banshi/core/identifiers';
import { describe, expect, it } from '@jest/globals';
import { type Division, readDivisions } from './divisions.ts';
import { type GovernanceException, GovernanceExceptions, TenantSeed } from './tenant.ts';
import { tenantIndex } from './tenant-for-place.ts';
import { isStatisticalUnit, tenantsFromDivisions } from './tenants-from-divisions.ts';

const data = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const { exceptions } = GovernanceExceptions.parse(JSON.parse(data('governance-exceptions.json')));
const read = readDivisions(data('divisions-53.csv'));
const divisions = read.ok ? read.value : [];
const made = tenantsFromDivisions(divisions, exceptions);
const tenants = made.ok ? made.value : [];
const byCode = new Map(tenants.map((tenant) => [tenant.tenantCode, tenant]));
const tenant = (code: string): TenantSeed => {
  const found = byCode.get(code);
  if (!found) throw new Error(`no tenant ${code}`);
  return found;
};

const small: Division[] = [
  { code: '530000000000', level: 'province', name: '云南省' },
  { code: '530100000000', level: 'prefecture', name: '昆明市', parent: '530000000000' },
  { code: '530102000000', level: 'county', name: '五华区', parent: '530100000000' },
];
const exception = (part: Partial<GovernanceException>): GovernanceException => ({
  tenantCode: '530102000000',
  name: '五华区',
  reason: '试验',
  ...part,
});

describe('the tenants of Yunnan', () => {
  it('are one per division, each fit for the schema, each with a path of its own', () => {
    expect(made.problems).toEqual([]);
    expect(tenants).toHaveLength(divisions.length);
    // One assertion for all: sixteen thousand of them take longer than the load itself.
    expect(tenants.filter((seed) => !TenantSeed.safeParse(seed).success)).toEqual([]);
    expect(new Set(tenants.map((seed) => seed.path)).size).toBe(tenants.length);
  });

  it('lie below their governance parent', () => {
    const astray = tenants.filter((seed) => {
      const parent = seed.governance.at(-1)?.parent;
      if (parent === null || parent === undefined) return seed.tenantCode !== '530000000000';
      const above = tenant(parent);
      return !isPathWithin(seed.path, above.path) || pathDepth(seed.path) !== pathDepth(above.path) + 1;
    });
    expect(astray).toEqual([]);
  });

  it('have the paths of the code tree where nothing else is known', () => {
    expect(tenant('530102001001').path).toBe('/53/5301/530102/530102001/530102001001/');
    expect(tenant('530102000000')).toMatchObject({ kind: 'division', level: 'county', hidden: false });
  });

  it('put 昆明高新区 under Kunming as a zone with county powers, its communities with it', () => {
    const zone = tenant('530102401000');
    expect(zone).toMatchObject({
      name: '昆明国家高新技术产业开发区',
      kind: 'zone',
      level: 'county',
      path: '/53/5301/530102401/',
      governance: [{ parent: '530100000000' }],
      serves: ['530102401000'],
      hidden: false,
    });
    expect(tenant('530102401001')).toMatchObject({
      path: '/53/5301/530102401/530102401001/',
      kind: 'division',
      hidden: false,
    });
  });

  it('put 磨憨镇 under Kunming, whatever its code says', () => {
    expect(tenant('532823105000')).toMatchObject({
      name: '磨憨镇',
      kind: 'division',
      level: 'township',
      path: '/53/5301/532823105/',
      hidden: false,
    });
    expect(tenant('532823105207').path).toBe('/53/5301/532823105/532823105207/');
  });

  it('hide statistical units and what lies in them until they are confirmed', () => {
    expect(tenant('530111402000')).toMatchObject({ kind: 'statistical', hidden: true });
    expect(tenant('532801408000')).toMatchObject({ name: '西双版纳监狱', kind: 'statistical', hidden: true });
    expect(tenant('532801408401')).toMatchObject({ kind: 'statistical', hidden: true });
    expect(tenant('530921101401')).toMatchObject({ kind: 'statistical', hidden: true });
    const visibleStatistical = tenants.filter((seed) => seed.kind === 'statistical' && !seed.hidden);
    expect(visibleStatistical).toEqual([]);
    const townships = divisions.filter((d) => d.level === 'township' && isStatisticalUnit(d));
    expect(townships).toHaveLength(32);
  });

  it('are minted alike whatever the order of the rows', () => {
    const reversed = tenantsFromDivisions([...divisions].reverse(), [...exceptions].reverse());
    expect(reversed.ok && [...reversed.value].reverse()).toEqual(tenants);
  });
});

describe('exceptions', () => {
  const codesOf = (list: GovernanceException[]): string[] =>
    tenantsFromDivisions(small, list).problems.map(({ code }) => code);

  it('of a code that is not in the table, or another place’s, are refused', () => {
    expect(codesOf([exception({ tenantCode: '530199000000' })])).toEqual(['tenants.exceptionUnknown']);
    expect(codesOf([exception({ name: '盘龙区' })])).toEqual(['tenants.exceptionUnknown']);
  });

  it('with an unknown parent are refused', () => {
    expect(codesOf([exception({ parent: '999999999999' })])).toEqual(['tenants.parentUnknown']);
  });

  it('that make a cycle are refused', () => {
    const cycle = exception({ tenantCode: '530100000000', name: '昆明市', parent: '530102000000' });
    expect(codesOf([cycle])).toContain('tenants.cycle');
    expect(codesOf([exception({ parent: '530102000000' })])).toContain('tenants.cycle');
  });

  it('keep the time before their date, where the date is known', () => {
    const result = tenantsFromDivisions(small, [exception({ parent: '530000000000', from: '2026-05-01' })]);
    const moved = result.ok ? result.value[2] : undefined;
    expect(moved?.governance).toEqual([
      { parent: '530100000000' },
      { parent: '530000000000', from: '2026-05-01' },
    ]);
    expect(moved?.path).toBe('/53/530102/');
  });
});

describe('who is responsible for a place', () => {
  const index = tenantIndex(tenants);

  it('is the district for its townships and villages', () => {
    expect(index.responsible('530102001001', 'county')?.tenantCode).toBe('530102000000');
    expect(index.responsible('530102000000', 'county')?.tenantCode).toBe('530102000000');
    expect(index.responsible('530102001001', 'prefecture')?.tenantCode).toBe('530100000000');
    expect(index.responsible('530102001001', 'township')?.tenantCode).toBe('530102001000');
  });

  it('is the zone itself for a place in 昆明高新区', () => {
    expect(index.responsible('530102401001', 'county')?.tenantCode).toBe('530102401000');
    expect(index.responsible('530102401000', 'county')?.tenantCode).toBe('530102401000');
  });

  it('is the district around an unconfirmed statistical unit', () => {
    expect(index.responsible('530111402000', 'county')?.tenantCode).toBe('530111000000');
  });

  it('is nobody at the county level for 磨憨镇, which has no county above it', () => {
    expect(index.responsible('532823105000', 'county')).toBeUndefined();
    expect(index.responsible('532823105000', 'prefecture')?.tenantCode).toBe('530100000000');
  });

  it('is nobody where the place is wider than the level asked for', () => {
    expect(index.responsible('530100000000', 'county')).toBeUndefined();
    expect(index.at('530100000000')?.name).toBe('昆明市');
    expect(index.at('440100000000')).toBeUndefined();
  });
});
