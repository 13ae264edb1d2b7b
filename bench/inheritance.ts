import { ancestorsOf } from '@banshi/core/identifiers';
import { type ChainLink, resolveItem } from '@banshi/core/inheritance';
import type { TenantSeed } from '@banshi/tenants';
import { resolvedBundle } from '../cms/src/operations/catalogue/resolve.ts';
import { tenantByCode } from '../cms/src/operations/catalogue/tenants.ts';
import {
  computeImpact,
  impactReport,
  publishDraft,
  rebaseDescendants,
  requestImpact,
  saveDraft,
  submitDraft,
} from '../cms/src/operations/configuration/index.ts';
import type { Runtime } from '../cms/src/runtime.ts';
import { pair } from '../cms/test/configurators.ts';
import { testRuntime } from '../cms/test/runtime.ts';
import { type Figure, makeFigure, percentile } from './figure.ts';
import { atEnd } from './processes.ts';
import { loadReleases } from './province/load.ts';
import { layersOfFirstItem, makeWorld, seeded, type World } from './province/world.ts';

const day = '2026-11-23';
const cachedCalls = 200_000;

/**
 * Inheritance at the size of a province. In memory: one item for one village that nobody has asked for before, and
 * every item of a county. Through the application on SQLite: the same question again, as every page asks it, and a
 * change of a provincial item with 2,000 layers below it.
 */
export async function run(): Promise<Figure[]> {
  const world = makeWorld();
  const cold = coldVillages(world);
  const county = countyItems(world);
  const runtime = await testRuntime({ now: `${day}T01:00:00.000Z` });
  atEnd(runtime.close);
  await loadReleases(runtime, world);
  const cached = await cachedMicroseconds(runtime);
  const change = await changeOfFirstItem(runtime, world.itemKeys[0] ?? '');
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
    ...(['radius', 'effective', 'following'] as const).map((step) =>
      makeFigure({
        ...promise,
        metric: `publish-${step}`,
        unit: 's',
        ours: change[step],
        peer: { radius: 10, effective: 2, following: 60 }[step],
        headline: false,
      }),
    ),
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
async function cachedMicroseconds(runtime: Runtime): Promise<number> {
  const tenant = await tenantByCode(runtime, '530102001000');
  const ask = () => resolvedBundle(runtime, { tenant, itemKey: 'item-007' });
  for (let call = 0; call < 1_000; call += 1) await ask();
  const start = performance.now();
  for (let call = 0; call < cachedCalls; call += 1) await ask();
  return ((performance.now() - start) * 1_000) / cachedCalls;
}

/**
 * Seconds for a shorter promise in the province's standard with 2,000 layers below: the blast radius before it is
 * published, publishing it until it holds everywhere, and the layers that have to follow.
 */
async function changeOfFirstItem(runtime: Runtime, itemKey: string) {
  const asked = { itemKey, tenantCode: '530000000000' };
  const [author, reviewer] = await pair(runtime, asked.tenantCode);
  const value = { days: 4, unit: 'workingDay' };
  // The steps together may not take longer than the promise.
  const edits = [
    { op: 'set', part: 'standard', element: 'promisedLimit', value },
    { op: 'changeRow', part: 'standard', element: 'process', row: 'review', columns: { days: 1 } },
  ];
  await saveDraft(runtime, author, asked, { revision: null, edits });
  const { reportKey } = await requestImpact(runtime, author, { itemKey, tenant: asked.tenantCode });
  const radius = await seconds(() => computeImpact(runtime, { reportKey }));
  const { result } = await impactReport(runtime, author, { reportKey });
  if (result?.tenants.withLayer !== layersOfFirstItem)
    throw new Error(`the blast radius saw ${result?.tenants.withLayer} layers`);
  await submitDraft(runtime, author, asked, {});
  let release = 0;
  const effective = await seconds(async () => {
    release = (await publishDraft(runtime, reviewer, asked, {})).release.number;
  });
  const following = await seconds(() => rebaseDescendants(runtime, { ...asked, number: release }));
  return { radius, effective, following };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
