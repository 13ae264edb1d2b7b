import { shanghaiDate } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import { ancestorsOf } from '@banshi/core/identifiers';
import {
  type ChainLink,
  type Layer,
  type LayerOwner,
  type Resolution,
  resolveItem,
} from '@banshi/core/inheritance';
import type { Level } from '@banshi/core/items';
import type { GrantRow, HandlingItemRow, ReleaseRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { notFound } from '../authorise.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';

export type Release = ReleaseRow & { id: string };

export const emptyLayer = (itemKey: string): Layer => ({
  v: 1,
  itemKey,
  standard: {},
  implementation: {},
  policies: {},
});

export const draftKeyOf = (itemKey: string, tenantCode: string): string => `${itemKey}|${tenantCode}`;

/** The later of two days. */
export const laterOf = (a: string, b: string): string => ([a, b].sort() as [string, string])[1];

export const todayOf = (runtime: Runtime): string => shanghaiDate(runtime.now());

/** What an item's chain down to one tenant consists of: releases of all days, withdrawn ones left out. */
export interface ItemChain {
  itemKey: string;
  tenant: TenantRow;
  /** Undefined where the item has never been published: then the tenant is about to be its root. */
  item: (HandlingItemRow & { id: string }) | undefined;
  root: TenantRow;
  releases: Release[];
  owners: Map<string, LayerOwner>;
  grants: GrantRow[];
}

/** Throws `resource.notFound` where the tenant is not within the item's reach. */
export async function loadItemChain(
  runtime: Runtime,
  { tenant, itemKey }: { tenant: TenantRow; itemKey: string },
): Promise<ItemChain> {
  const { tables } = runtime;
  const paths = ancestorsOf(tenant.ownerPath);
  const [item, releases, tenants, grants] = await Promise.all([
    tables.handlingItems.first({ itemKey: { equals: itemKey } }),
    tables.releases.find({
      where: { and: [{ itemKey: { equals: itemKey } }, { ownerPath: { in: paths } }] },
    }),
    tables.tenants.find({ where: { ownerPath: { in: paths } } }),
    tables.grants.find({ where: { and: [{ itemKey: { equals: itemKey } }, { ownerPath: { in: paths } }] } }),
  ]);
  if (item && !tenant.ownerPath.startsWith(item.ownerPath)) throw notFound('这个事项');
  const standing = releases.filter((release) => !release.withdrawnAt);
  const departments = await departmentNames(runtime, standing);
  const owners = new Map(
    tenants.map((row): [string, LayerOwner] => {
      const key = standing.find((release) => release.ownerPath === row.ownerPath)?.departmentKey;
      return [row.ownerPath, ownerOf(row, key ? (departments.get(key) ?? key) : undefined)];
    }),
  );
  return {
    itemKey,
    tenant,
    item: item ?? undefined,
    root: tenants.find((row) => row.ownerPath === item?.ownerPath) ?? tenant,
    releases: standing,
    owners,
    grants,
  };
}

export const ownerOf = (tenant: TenantRow, department?: string): LayerOwner => ({
  tenantCode: tenant.tenantCode,
  tenantName: tenant.name,
  tenantPath: tenant.ownerPath,
  level: tenant.level as Level,
  ...(department ? { department } : {}),
});

async function departmentNames(runtime: Runtime, releases: Release[]): Promise<Map<string, string>> {
  const keys = [...new Set(releases.flatMap((release) => release.departmentKey ?? []))];
  if (keys.length === 0) return new Map();
  const rows = await runtime.tables.departments.find({ where: { departmentKey: { in: keys } } });
  return new Map(rows.map((row) => [row.departmentKey, row.name]));
}

const linkOf = (release: ReleaseRow, owner: LayerOwner): ChainLink => ({
  owner,
  release: release.number,
  effectiveFrom: release.effectiveFrom,
  layer: release.layer,
});

export const isOwn = (chain: Pick<ItemChain, 'tenant'>, release: ReleaseRow): boolean =>
  release.ownerPath === chain.tenant.ownerPath;

/** The tenant's own releases, latest number first. */
export const ownReleases = (chain: ItemChain): Release[] =>
  chain.releases.filter((release) => isOwn(chain, release)).sort((a, b) => b.number - a.number);

/** The tenant's own release that holds on the day. */
export const ownInForce = (chain: ItemChain, day: string): Release | undefined =>
  effectiveReleases(
    chain.releases.filter((release) => isOwn(chain, release)),
    day,
  )[0] as Release | undefined;

export interface ResolveAt {
  day: string;
  /** Absent: as released. `null`: without the tenant's own layer. A layer: with it in place of the released one. */
  own?: Layer | null;
  releases?: readonly Release[];
}

/** Releases in force on the day as links, root first; the tenant's own as asked. */
export function linksAt(chain: ItemChain, { day, own, releases = chain.releases }: ResolveAt): ChainLink[] {
  const links = effectiveReleases([...releases], day)
    .filter((release) => own === undefined || !isOwn(chain, release))
    .map((release) => linkOf(release, chain.owners.get(release.ownerPath) ?? ownerOf(chain.tenant)));
  if (!own) return links;
  const owner = chain.owners.get(chain.tenant.ownerPath) ?? ownerOf(chain.tenant);
  return [...links, { owner, release: nextNumber(chain), effectiveFrom: day, layer: own }];
}

export const nextNumber = (chain: ItemChain): number =>
  Math.max(0, ...chain.releases.filter((release) => isOwn(chain, release)).map((r) => r.number)) + 1;

export const resolveAt = (chain: ItemChain, at: ResolveAt): Resolution =>
  resolveItem(linksAt(chain, at), at.day, {
    tenantPath: chain.tenant.ownerPath,
    grants: chain.grants.map((row) => row.grant),
  });

export const isRootTenant = (chain: ItemChain): boolean => chain.root.ownerPath === chain.tenant.ownerPath;

/** Whether a root holds on the day: without one there is nothing that a layer could depart from. */
export const hasRootOn = (chain: ItemChain, day: string): boolean =>
  chain.releases.some((r) => r.ownerPath === chain.root.ownerPath && r.effectiveFrom <= day);

/** The first day on which the layer can be shown: today, the day it is meant for, or the day its root begins. */
export function shownDay(
  chain: ItemChain,
  { today, wanted }: { today: string; wanted: string | null },
): string {
  const day = wanted && wanted > today ? wanted : today;
  if (isRootTenant(chain) || hasRootOn(chain, day)) return day;
  const rootDays = chain.releases
    .filter((release) => release.ownerPath === chain.root.ownerPath)
    .map((release) => release.effectiveFrom)
    .sort();
  return rootDays[0] ?? day;
}

/** Problems of the tenant's own layer, of all that a resolution found. */
export const ownViolations = (resolution: Resolution, tenantCode: string) =>
  resolution.violations.filter((problem) => problem.place.startsWith(`${tenantCode}@`));

export const refused = (
  code: string,
  personMessage: string,
  extra: { place?: string; details?: unknown } = {},
) => new BanshiError({ code, personMessage, status: 422, ...extra });
