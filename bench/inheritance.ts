import { ancestorsOf } from '@banshi/core/identifiers';
import { type ChainLink, resolveItem } from '@banshi/core/inheritance';
import type { TenantSeed } from '@banshi/tenants';
import { resolvedBundle } from '../cms/src/operations/catalogue/resolve.ts';
import { tenantByCode } from '../cms/src/operations/catalogue/tenants.ts';
import { testRuntime } from '../cms/test/runtime.ts';
import { type Figure, makeFigure, percentile } from './figure.ts';
import { atEnd } from './processes.ts';
import { loadReleases } from './province/load.ts';
import { makeWorld, seeded, type World } from './province/world.ts';

const day = '2026-11-23';
const cachedCalls = 200_000;

/**
 * Inheritance at the size of a province. In memory: one item for one village that nobody has asked for before, and
 * every item of a county. Through the application on SQLite: the same question again, as every page asks it.
 */
export async function run(): Promise<Figure[]> {
  const world = makeWorld();
  const cold = coldVillages(world);
  const county = countyItems(world);
  const cached = await cachedMicroseconds(world);
  const memory = process.memoryUsage.rss() / 2 ** 20;
  const promise = { bench: 'inheritance', better: 'lower' as const, peerName: 'limit', limit: 1 };
  return [
    makeFigure({ ...promise, metric: 'cached', unit: 'µs', ours: cached, peer: 20, headline: true }),
    makeFigure({
      ...promise,
      metric: 'cold-p50',
      unit: 'ms',
      ours: percentile(cold, 0.5),
      peer: 2,
      headline: false,
    }),
    makeFigure({
      ...promise,
      metric: 'county-500-items',
      unit: 'ms',
      ours: county,
      peer: 1_000,
      headline: false,
    }),
    makeFigure({ ...promise, metric: 'memory', unit: 'MiB', ours: memory, peer: 1_024, headline: false }),
  ];
}

type Lookup = (itemKey: string, tenantPath: string) => ChainLink[];

function lookupIn({ links }: World): Lookup {
  const byItem = new Map<string, Map<string, ChainLink>>();
  for (const link of links) {
    const { itemKey } = link.layer;
    const owners = byItem.get(itemKey) ?? new Map<string, ChainLink>();
    byItem.set(itemKey, owners.set(link.owner.tenantPath, link));
  }
  return (itemKey, tenantPath) =>
    ancestorsOf(tenantPath).flatMap((path) => byItem.get(itemKey)?.get(path) ?? []);
}

/** Milliseconds for one item and one village; of no item has any layer been looked at before. */
function coldVillages(world: World): number[] {
  const chainOf = lookupIn(world);
  const random = seeded(1);
  const villages = world.tenants.filter(({ level }) => level === 'village');
  return world.itemKeys.map((itemKey) => {
    const village = villages[Math.floor(random() * villages.length)] as TenantSeed;
    const start = performance.now();
    resolveItem(chainOf(itemKey, village.path), day, { tenantPath: village.path });
    return performance.now() - start;
  });
}

/** Milliseconds for all items of one county. */
function countyItems(world: World): number {
  const chainOf = lookupIn(world);
  const county = world.tenants.find(({ level }) => level === 'county') as TenantSeed;
  const start = performance.now();
  for (const itemKey of world.itemKeys)
    resolveItem(chainOf(itemKey, county.path), day, { tenantPath: county.path });
  return performance.now() - start;
}

/** Microseconds per call of the operation that every page calls, for an item it has resolved before. */
async function cachedMicroseconds(world: World): Promise<number> {
  const runtime = await testRuntime({ now: `${day}T01:00:00.000Z` });
  atEnd(runtime.close);
  await loadReleases(runtime, world);
  const tenant = await tenantByCode(runtime, '530102001000');
  const ask = () => resolvedBundle(runtime, { tenant, itemKey: 'item-007' });
  for (let call = 0; call < 1_000; call += 1) await ask();
  const start = performance.now();
  for (let call = 0; call < cachedCalls; call += 1) await ask();
  return ((performance.now() - start) * 1_000) / cachedCalls;
}
