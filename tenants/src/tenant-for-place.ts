import { type DivisionLevel, divisionAncestors, divisionLevels } from '@banshi/core/identifiers';
import type { TenantSeed } from './tenant.ts';

/** What must be known of a tenant to find the one responsible for a place. */
export type PlacedTenant = Pick<TenantSeed, 'tenantCode' | 'kind' | 'level' | 'path' | 'serves'>;

export interface TenantIndex<T extends PlacedTenant> {
  /** The tenant that serves the smallest division in which the place lies. */
  at(place: string): T | undefined;
  /**
   * The tenant with powers of `level` over the place, up the governance tree: for a place in 昆明高新区 that zone
   * itself, not the district in whose code it lies. Undefined where no tenant of that level governs the place
   * (磨憨镇 is run by the prefecture): somebody has to settle it, nobody may guess.
   */
  responsible(place: string, level: DivisionLevel): T | undefined;
}

/** `place`: a 12-digit division code, as precise as it is known. */
export function tenantIndex<T extends PlacedTenant>(tenants: readonly T[]): TenantIndex<T> {
  const byDivision = new Map<string, T>();
  const byPath = new Map<string, T>();
  for (const tenant of tenants) {
    byPath.set(tenant.path, tenant);
    for (const division of tenant.serves) byDivision.set(division, tenant);
  }
  const at = (place: string): T | undefined =>
    [place, ...divisionAncestors(place).reverse()]
      .map((code) => byDivision.get(code))
      .find((tenant) => tenant !== undefined);

  function responsible(place: string, level: DivisionLevel): T | undefined {
    for (let tenant = at(place); tenant; tenant = byPath.get(parentPath(tenant.path))) {
      if (tenant.kind === 'statistical') continue;
      if (tenant.level === level) return tenant;
      if (divisionLevels.indexOf(tenant.level) < divisionLevels.indexOf(level)) return undefined;
    }
    return undefined;
  }

  return { at, responsible };
}

/** The path without its last segment; of a root `/`, which no tenant has. */
const parentPath = (path: string): string => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
