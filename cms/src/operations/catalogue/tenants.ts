import { BanshiError } from '@banshi/core/errors';
import {
  ancestorsOf,
  type DivisionLevel,
  divisionLevel,
  divisionLevels,
  isDivisionCode,
  normaliseDivision,
} from '@banshi/core/identifiers';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { notFound } from '../authorise.ts';

const lifetimeMs = 60_000;

/** A tenant by its code; short codes (530102) mean the division. Throws `resource.notFound`. */
export async function tenantByCode(runtime: Runtime, code: string): Promise<TenantRow> {
  const tenantCode = /^\d{2,12}$/.test(code) ? normaliseDivision(code) : code;
  const cache = tenantCache(runtime);
  const known = cache.get(tenantCode);
  if (known && known.until > Date.now()) return known.tenant;
  const tenant = await runtime.tables.tenants.first({ tenantCode: { equals: tenantCode } });
  if (!tenant) throw notFound(`代码为 ${code.slice(0, 20)} 的地区`);
  if (cache.size > 20_000) cache.clear();
  cache.set(tenantCode, { tenant, until: Date.now() + lifetimeMs });
  return tenant;
}

function tenantCache(runtime: Runtime): Map<string, { tenant: TenantRow; until: number }> {
  const held = runtime.memory.get('tenants') as Map<string, { tenant: TenantRow; until: number }> | undefined;
  if (held) return held;
  const made = new Map<string, { tenant: TenantRow; until: number }>();
  runtime.memory.set('tenants', made);
  return made;
}

/** The tenant and those above it, root first. */
export async function tenantChain(runtime: Runtime, tenant: TenantRow): Promise<TenantRow[]> {
  const rows = await runtime.tables.tenants.find({
    where: { ownerPath: { in: ancestorsOf(tenant.ownerPath) } },
  });
  return rows.sort((a, b) => a.depth - b.depth);
}

export async function childTenants(runtime: Runtime, tenant: TenantRow): Promise<TenantRow[]> {
  const rows = await runtime.tables.tenants.find({
    where: { and: [{ parentCode: { equals: tenant.tenantCode } }, { hidden: { not_equals: true } }] },
  });
  return rows.sort((a, b) => (a.tenantCode < b.tenantCode ? -1 : 1));
}

/**
 * The tenant with powers of `level` over a place, up the governance tree: for premises in a zone that governs itself
 * the zone, not the county in whose code it lies. Throws `assignment.ungoverned` where nobody of that level governs it
 * (a town run by the prefecture): somebody has to settle that, nobody may guess.
 */
export async function responsibleTenant(
  runtime: Runtime,
  { place, level }: { place: string; level: DivisionLevel },
): Promise<TenantRow> {
  const chain = await tenantChain(runtime, await tenantByCode(runtime, place));
  const found = chain.reverse().find((tenant) => tenant.kind !== 'statistical' && tenant.level === level);
  if (found) return found;
  throw new BanshiError({
    code: 'assignment.ungoverned',
    place,
    personMessage: '这个地区还没有确定由哪一级受理，请向当地政务服务大厅咨询。',
    status: 422,
  });
}

export interface DivisionChoice {
  code: string;
  name: string;
  hasChildren: boolean;
}

/**
 * Divisions directly below a code by the division tree (not by governance): where premises lie is geography.
 * Without a code the provinces. Throws `resource.notFound` for a code that is none.
 */
export async function divisionsBelow(runtime: Runtime, parent: string | null): Promise<DivisionChoice[]> {
  if (!parent)
    return choices(await runtime.tables.tenants.find({ where: { level: { equals: 'province' } } }));
  if (!isDivisionCode(parent)) throw notFound('这个地区');
  const level = divisionLevel(parent);
  const below = divisionLevels[divisionLevels.indexOf(level) + 1];
  if (!below) return [];
  const rows = await runtime.tables.tenants.find({
    where: {
      and: [
        { tenantCode: { greater_than: parent } },
        { tenantCode: { less_than_equal: parent.slice(0, digitsOf[level]).padEnd(12, '9') } },
        // A zone has the level of its powers, whatever its place in the code tree.
        { or: [{ level: { equals: below } }, { kind: { equals: 'zone' } }] },
      ],
    },
  });
  return choices(
    rows.filter((row) => isDivisionCode(row.tenantCode) && divisionLevel(row.tenantCode) === below),
  );
}

const choices = (rows: TenantRow[]): DivisionChoice[] =>
  rows
    .map((row) => ({
      code: row.tenantCode,
      name: row.name,
      hasChildren: divisionLevel(row.tenantCode) !== 'village',
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

const digitsOf: Record<DivisionLevel, number> = {
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  village: 12,
};
