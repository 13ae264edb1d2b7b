import { type HashedBundle, loadBundle, makeBundle } from '@banshi/core/bundle';
import { addCalendarDays, shanghaiDate } from '@banshi/core/calendar';
import { ancestorsOf } from '@banshi/core/identifiers';
import { type ChainLink, type Grant, isGrantInForce, resolveItem } from '@banshi/core/inheritance';
import { Level } from '@banshi/core/items';
import type { Where } from 'payload';
import {
  type HandlingItemRow,
  isUniqueConflict,
  type ReleaseRow,
  type TenantRow,
} from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { templatesOf } from '../../settings/templates.ts';
import { notFound } from '../authorise.ts';

/** The epoch of every item is read at most this often; a publish anywhere shows here after it at the latest. */
const epochLifetimeMs = 1000;
const capacity = 5000;

interface CachedBundle {
  hashed: HashedBundle;
  epoch: number;
  /** First day on which another release takes effect. */
  until: string | null;
}

interface Cache {
  items: { rows: Map<string, HandlingItemRow>; readAt: number } | undefined;
  byTenant: Map<string, CachedBundle>;
  byChain: Map<string, HashedBundle>;
  pinned: Map<string, HashedBundle>;
}

function cacheOf(runtime: Runtime): Cache {
  const held = runtime.memory.get('catalogue') as Cache | undefined;
  if (held) return held;
  const made: Cache = { items: undefined, byTenant: new Map(), byChain: new Map(), pinned: new Map() };
  runtime.memory.set('catalogue', made);
  return made;
}

export async function handlingItems(runtime: Runtime): Promise<Map<string, HandlingItemRow>> {
  const cache = cacheOf(runtime);
  if (cache.items && Date.now() - cache.items.readAt < epochLifetimeMs) return cache.items.rows;
  const rows = await runtime.tables.handlingItems.find();
  cache.items = { rows: new Map(rows.map((row) => [row.itemKey, row])), readAt: Date.now() };
  return cache.items.rows;
}

/** The item as it holds today for the tenant. Throws `resource.notFound` where the chain has no root for it. */
export async function resolvedBundle(
  runtime: Runtime,
  { tenant, itemKey }: { tenant: TenantRow; itemKey: string },
): Promise<HashedBundle> {
  const cache = cacheOf(runtime);
  const row = (await handlingItems(runtime)).get(itemKey);
  if (!row) throw notFound('这个事项');
  const today = shanghaiDate(runtime.now());
  const key = `${itemKey}|${tenant.ownerPath}`;
  const known = cache.byTenant.get(key);
  if (known && known.epoch === row.configEpoch && (known.until === null || today < known.until))
    return known.hashed;

  const onChain: Where = {
    and: [{ itemKey: { equals: itemKey } }, { ownerPath: { in: ancestorsOf(tenant.ownerPath) } }],
  };
  const releases = await runtime.tables.releases.find({ where: onChain });
  const inForce = effectiveReleases(releases, today);
  // Without its root an item is nothing: a layer below that took effect earlier has nothing to depart from.
  if (inForce[0]?.ownerPath !== row.ownerPath) throw notFound('这个事项');
  const grants = (await runtime.tables.grants.find({ where: onChain })).map(({ grant }) => grant);
  const granted = grants.filter((grant) => isGrantInForce(grant, today)).map(({ grantKey }) => grantKey);
  const signature = `${inForce.map((release) => `${release.tenantCode}:${release.number}`).join('>')}|${
    inForce.at(-1)?.ownerPath === tenant.ownerPath ? 'own' : 'inherited'
  }|${itemKey}|${row.configEpoch}|${granted.sort().join(',')}`;
  const hashed =
    cache.byChain.get(signature) ??
    (await resolveChain(runtime, { itemKey, tenant, inForce, grants, today }));
  remember(cache.byChain, signature, hashed);
  const until = nextChange(releases, grants, today);
  remember(cache.byTenant, key, { hashed, epoch: row.configEpoch, until });
  return hashed;
}

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.size >= capacity) map.delete(map.keys().next().value as string);
  map.set(key, value);
}

/** Per owner the release that holds on the day: the latest effective date, then the highest number; root first. */
export function effectiveReleases(releases: ReleaseRow[], day: string): ReleaseRow[] {
  const best = new Map<string, ReleaseRow>();
  for (const release of releases) {
    if (release.effectiveFrom > day || release.withdrawnAt) continue;
    const other = best.get(release.ownerPath);
    const isLater =
      !other ||
      release.effectiveFrom > other.effectiveFrom ||
      (release.effectiveFrom === other.effectiveFrom && release.number > other.number);
    if (isLater) best.set(release.ownerPath, release);
  }
  return [...best.values()].sort((a, b) => a.ownerPath.length - b.ownerPath.length);
}

/** The first day on which another release holds, or a grant begins or is over. */
const nextChange = (releases: ReleaseRow[], grants: Grant[], day: string): string | null =>
  [
    ...releases.filter((release) => !release.withdrawnAt).map((release) => release.effectiveFrom),
    ...grants.map((grant) => grant.validFrom),
    ...grants.flatMap(({ validUntil }) => (validUntil ? [addCalendarDays(validUntil, 1)] : [])),
  ]
    .filter((from) => from > day)
    .sort()[0] ?? null;

async function resolveChain(
  runtime: Runtime,
  {
    itemKey,
    tenant,
    inForce,
    grants,
    today,
  }: { itemKey: string; tenant: TenantRow; inForce: ReleaseRow[]; grants: Grant[]; today: string },
): Promise<HashedBundle> {
  const owners = await runtime.tables.tenants.find({
    where: { ownerPath: { in: inForce.map((release) => release.ownerPath) } },
  });
  const departmentNames = await namesOfDepartments(runtime, inForce);
  const ownerAt = new Map(owners.map((owner) => [owner.ownerPath, owner]));
  const chain: ChainLink[] = inForce.map((release) => ({
    owner: {
      tenantCode: release.tenantCode,
      tenantName: ownerAt.get(release.ownerPath)?.name ?? release.tenantCode,
      tenantPath: release.ownerPath,
      // The level decides which parameters and delegations are a tenant's to set: one without a level has the least.
      level: Level.catch('village').parse(ownerAt.get(release.ownerPath)?.level),
      ...(release.departmentKey
        ? { department: departmentNames.get(release.departmentKey) ?? release.departmentKey }
        : {}),
    },
    release: release.number,
    effectiveFrom: release.effectiveFrom,
    layer: release.layer,
  }));
  const resolution = resolveItem(chain, today, { tenantPath: tenant.ownerPath, grants });
  return makeBundle({ itemKey, resolution, templates: templatesOf(resolution.item) });
}

/** Provenance names bodies as people know them. */
async function namesOfDepartments(runtime: Runtime, releases: ReleaseRow[]): Promise<Map<string, string>> {
  const keys = releases.flatMap((release) => (release.departmentKey ? [release.departmentKey] : []));
  if (keys.length === 0) return new Map();
  const rows = await runtime.tables.departments.find({ where: { departmentKey: { in: keys } } });
  return new Map(rows.map((row) => [row.departmentKey, row.name]));
}

/** Writes the bundle down under its hash, once: from now on a case or draft may pin it. */
export async function pinBundle(runtime: Runtime, hashed: HashedBundle): Promise<void> {
  const cache = cacheOf(runtime);
  if (cache.pinned.has(hashed.hash)) return;
  const stored = await runtime.tables.bundles.first({ hash: { equals: hashed.hash } });
  if (!stored) {
    try {
      await runtime.tables.bundles.insert({
        hash: hashed.hash,
        itemKey: hashed.bundle.itemKey,
        bundle: hashed.bundle,
      });
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
  remember(cache.pinned, hashed.hash, hashed);
}

/** A bundle that was pinned. Throws `resource.notFound`. */
export async function pinnedBundle(runtime: Runtime, hash: string): Promise<HashedBundle> {
  const cache = cacheOf(runtime);
  const known = cache.pinned.get(hash);
  if (known) return known;
  const row = await runtime.tables.bundles.first({ hash: { equals: hash } });
  if (!row) throw notFound('这个版本的事项');
  const hashed: HashedBundle = { hash, bundle: loadBundle(row.bundle, hash) };
  remember(cache.pinned, hash, hashed);
  return hashed;
}
