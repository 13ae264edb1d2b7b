import { setImmediate as nextTurn } from 'node:timers/promises';
import { ancestorsOf, canonicalJson } from '@banshi/core/identifiers';
import {
  type ChainLink,
  type Grant,
  type LayerOwner,
  type Resolution,
  rebaseLayer,
  resolveItem,
} from '@banshi/core/inheritance';
import { withinPath } from '../../access/index.ts';
import type { Runtime } from '../../runtime.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';
import { laterOf, ownerOf, type Release, todayOf } from './chain.ts';
import { insertRelease, raiseEpoch } from './releases.ts';
import { rebaser } from './settle.ts';
import { conflictTasks } from './tasks.ts';

export interface RebaseJob {
  itemKey: string;
  tenantCode: string;
  number: number;
}

/** Everything of one item that lies on the chains through one tenant. */
export interface Subtree {
  releases: Release[];
  /** The same by path of their owners: of thousands of layers each looks at the few above it only. */
  byPath: Map<string, Release[]>;
  owners: Map<string, LayerOwner>;
  grants: Grant[];
}

/**
 * What follows below a release: every layer of a descendant (tenants without a layer need nothing) is rebased from the
 * chain before it to the chain with it. A layer that stays the same is left alone; one that has to give way is issued
 * anew, and what it held becomes a task of that tenant. Any number of runs end with the same releases and tasks.
 */
export async function rebaseDescendants(runtime: Runtime, job: RebaseJob): Promise<void> {
  const cause = (await runtime.tables.releases.first({
    and: [
      { itemKey: { equals: job.itemKey } },
      { tenantCode: { equals: job.tenantCode } },
      { number: { equals: job.number } },
    ],
  })) as Release | null;
  if (!cause || cause.withdrawnAt) return;
  const subtree = await loadSubtree(runtime, cause);
  const today = todayOf(runtime);
  const walk: Walk = {
    cause,
    subtree,
    day: laterOf(cause.effectiveFrom, today),
    prefix: `rebase:${cause.tenantCode}@${cause.number}>`,
    resolved: new Map(),
  };
  let made = 0;
  for (const path of pathsBelow(subtree, cause.ownerPath)) {
    made += await rebaseOwner(runtime, walk, path);
    // Other work of this process (heartbeats, other jobs' leases) has its turn between two layers.
    await nextTurn();
  }
  if (made === 0) return;
  await raiseEpoch(runtime, cause.itemKey);
  for (const release of subtree.releases.filter(isMadeBy(walk)))
    await runtime.tables.releases.change({ id: { equals: release.id } }, { unsettled: false });
}

interface Walk {
  cause: Release;
  subtree: Subtree;
  day: string;
  /** Begins the source of every release that this walk makes. */
  prefix: string;
  resolved: Map<string, Resolution>;
}

const isMadeBy =
  ({ prefix }: Walk) =>
  (release: Release): boolean =>
    release.sourceKey?.startsWith(prefix) ?? false;

export async function loadSubtree(
  runtime: Runtime,
  { itemKey, ownerPath }: { itemKey: string; ownerPath: string },
): Promise<Subtree> {
  const ofItem = { itemKey: { equals: itemKey } };
  const near = { or: [{ ownerPath: { in: ancestorsOf(ownerPath) } }, withinPath(ownerPath)] };
  const releases = (await runtime.tables.releases.find({
    where: { and: [ofItem, near] },
    sort: 'number',
  })) as Release[];
  const byPath = new Map<string, Release[]>();
  for (const release of releases) addTo(byPath, release);
  const paths = [...byPath.keys()];
  const owners = new Map<string, LayerOwner>();
  for (let from = 0; from < paths.length; from += 500) {
    const rows = await runtime.tables.tenants.find({
      where: { ownerPath: { in: paths.slice(from, from + 500) } },
    });
    for (const row of rows) owners.set(row.ownerPath, ownerOf(row));
  }
  const grants = await runtime.tables.grants.find({ where: { and: [ofItem, near] } });
  return { releases, byPath, owners, grants: grants.map((row) => row.grant) };
}

function addTo(byPath: Map<string, Release[]>, release: Release): void {
  const others = byPath.get(release.ownerPath);
  if (others) others.push(release);
  else byPath.set(release.ownerPath, [release]);
}

/** Nearer ones first: what a county's layer becomes is part of the base of its townships'. */
const pathsBelow = ({ byPath }: Subtree, path: string): string[] =>
  [...byPath.keys()]
    .filter((other) => other !== path && other.startsWith(path))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));

/** The layer in force on the day and those that wait for a later one; returns how many had to be issued anew. */
async function rebaseOwner(runtime: Runtime, walk: Walk, path: string): Promise<number> {
  const { cause, day, subtree } = walk;
  const own = (subtree.byPath.get(path) ?? []).filter(
    (release) => !release.withdrawnAt && !isMadeBy(walk)(release),
  );
  const targets = [
    ...effectiveReleases(own, day),
    ...own.filter((release) => release.effectiveFrom > day),
  ] as Release[];
  let made = 0;
  for (const target of targets) {
    // Published by people after the cause: it was checked against the chain with the cause in it.
    if (isByPeople(target) && target.publishedAt > cause.publishedAt) continue;
    if (await rebaseRelease(runtime, walk, target)) made += 1;
  }
  return made;
}

const isByPeople = ({ publishedBy }: Release): boolean => publishedBy !== rebaser && publishedBy !== 'setup';

async function rebaseRelease(runtime: Runtime, walk: Walk, target: Release): Promise<boolean> {
  const { cause, subtree } = walk;
  const day = laterOf(target.effectiveFrom, walk.day);
  const above = ancestorsOf(target.ownerPath)
    .slice(0, -1)
    .flatMap((path) => subtree.byPath.get(path) ?? []);
  const oldBase = baseOn(walk, { day, releases: above.filter((release) => isBefore(walk, release)) });
  if (!oldBase) return false;
  const newBase = baseOn(walk, { day, releases: above.filter((release) => !release.withdrawnAt) });
  if (!newBase || newBase === oldBase) return false;
  const owner = subtree.owners.get(target.ownerPath);
  if (!owner) return false;
  const { layer, conflicts } = rebaseLayer(oldBase, newBase, target.layer, {
    owner,
    at: day,
    grants: subtree.grants,
  });
  if (canonicalJson(layer) === canonicalJson(target.layer) && conflicts.length === 0) return false;
  const made = await reissue(runtime, walk, { target, layer, day });
  await conflictTasks(runtime, {
    release: made,
    cause,
    causeName: subtree.owners.get(cause.ownerPath)?.tenantName,
    conflicts,
  });
  return true;
}

async function reissue(
  runtime: Runtime,
  { cause, subtree, prefix }: Walk,
  { target, layer, day }: { target: Release; layer: Release['layer']; day: string },
): Promise<Release> {
  const above = subtree.owners.get(cause.ownerPath)?.tenantName ?? cause.tenantCode;
  const made = await insertRelease(runtime, {
    itemKey: target.itemKey,
    tenantCode: target.tenantCode,
    ownerPath: target.ownerPath,
    departmentKey: target.departmentKey,
    effectiveFrom: day,
    publishedBy: rebaser,
    reviewedBy: null,
    transition: 'keep',
    summary: `随${above}第 ${cause.number} 版更新`,
    sourceKey: `${prefix}${target.number}`,
    layer,
  });
  if (subtree.byPath.get(made.ownerPath)?.some((release) => release.id === made.id)) return made;
  subtree.releases.push(made);
  addTo(subtree.byPath, made);
  return made;
}

/** As it was before the cause: its own rebased releases are not there yet, what it replaced still is. */
function isBefore(walk: Walk, release: Release): boolean {
  const { cause } = walk;
  if (release.id === cause.id || isMadeBy(walk)(release)) return false;
  if (release.ownerPath === cause.ownerPath && release.number === cause.rebasedFrom) return true;
  return !release.withdrawnAt;
}

/** Resolved once for all that share the chain. Undefined where nothing is in force above. */
function baseOn(
  { subtree, resolved }: Walk,
  { day, releases }: { day: string; releases: Release[] },
): Resolution | undefined {
  const inForce = effectiveReleases(
    releases.map((release) => ({ ...release, withdrawnAt: null })),
    day,
  );
  if (inForce.length === 0) return undefined;
  const key = `${day}|${inForce.map((release) => `${release.tenantCode}:${release.number}`).join('>')}`;
  const known = resolved.get(key);
  if (known) return known;
  const links: ChainLink[] = inForce.map((release) => ({
    owner: subtree.owners.get(release.ownerPath) as LayerOwner,
    release: release.number,
    effectiveFrom: release.effectiveFrom,
    layer: release.layer,
  }));
  // The chain above: nobody's own implementation part counts there.
  const resolution = resolveItem(links, day, { tenantPath: '', grants: subtree.grants });
  resolved.set(key, resolution);
  return resolution;
}
