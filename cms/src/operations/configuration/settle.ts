import { BanshiError } from '@banshi/core/errors';
import { type Layer, rebaseWaiting } from '@banshi/core/inheritance';
import { isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { enqueue } from '../../worker/queue.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';
import { emptyLayer, type ItemChain, isRootTenant, type Release, todayOf } from './chain.ts';
import { insertRelease, raiseEpoch } from './releases.ts';
import { conflictTasks } from './tasks.ts';

/** The system's own account in what it releases after a release above, or under one that waits. */
export const rebaser = 'rebase';

const setValue = (layer: Layer, element: string): unknown =>
  (layer.standard[element] as { set?: unknown } | undefined)?.set;

/** Makes the item known before its root's first release. Throws `item.keyTaken` where another tenant has the key. */
export async function claimItem(runtime: Runtime, chain: ItemChain, layer: Layer): Promise<void> {
  if (chain.item || !isRootTenant(chain)) return;
  const { itemKey, tenant } = chain;
  try {
    await runtime.tables.handlingItems.insert({
      itemKey,
      tenantCode: tenant.tenantCode,
      ownerPath: tenant.ownerPath,
      name: (setValue(layer, 'name') as { zh?: string } | undefined)?.zh ?? itemKey,
      departmentRole: String(setValue(layer, 'departmentRole') ?? ''),
      configEpoch: 1,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    const taken = await runtime.tables.handlingItems.first({ itemKey: { equals: itemKey } });
    if (taken?.tenantCode === tenant.tenantCode) return;
    throw keyTaken();
  }
}

export const keyTaken = () =>
  new BanshiError({
    code: 'item.keyTaken',
    place: 'key',
    personMessage: '这个事项标识已被使用，请换一个。',
    status: 409,
  });

/**
 * What follows from a release, each part repeatable: waiting releases are put on top of it, the epoch is raised, the
 * layers below are queued, the draft goes. A publish whose process died here is ended by the worker's sweep.
 */
export async function settleRelease(runtime: Runtime, release: Release): Promise<void> {
  const own = await ownOf(runtime, release);
  if (!release.rebasedFrom && release.publishedBy !== rebaser)
    await reissueWaiting(runtime, { release, own });
  await renameItem(runtime, release);
  await raiseEpoch(runtime, release.itemKey);
  const fresh = await ownOf(runtime, release);
  const unsettled = fresh.filter((row) => row.unsettled);
  for (const row of unsettled) await queueRebase(runtime, row);
  await removeDraft(runtime, release);
  for (const row of unsettled)
    await runtime.tables.releases.change({ id: { equals: row.id } }, { unsettled: false });
}

const ownOf = (runtime: Runtime, { itemKey, tenantCode }: Release): Promise<Release[]> =>
  runtime.tables.releases.find({
    where: { and: [{ itemKey: { equals: itemKey } }, { tenantCode: { equals: tenantCode } }] },
    sort: 'number',
  });

/** Layers below are gone through by the worker. The system's own releases below are part of such a walk already. */
export async function queueRebase(
  runtime: Runtime,
  release: Pick<Release, 'itemKey' | 'tenantCode' | 'number' | 'publishedBy' | 'rebasedFrom'>,
): Promise<void> {
  if (release.publishedBy === rebaser && !release.rebasedFrom) return;
  const { itemKey, tenantCode, number } = release;
  await enqueue(runtime, {
    jobKey: `rebase:${itemKey}:${tenantCode}:${number}`,
    task: 'rebase-descendants',
    input: { itemKey, tenantCode, number },
  });
}

interface Reissue {
  release: Release;
  own: readonly Release[];
}

/**
 * Releases that wait for a later day were made without this one. Each is issued anew under a number of its own, same
 * day, on top of it; where both say something else, this one's value stays in force and a task asks which is meant.
 */
async function reissueWaiting(runtime: Runtime, { release, own }: Reissue): Promise<void> {
  const standing = own.filter((row) => !row.withdrawnAt);
  const before = effectiveReleases(
    standing.filter((row) => row.number < release.number),
    release.effectiveFrom,
  )[0];
  const waiting = standing.filter(
    (row) => row.number < release.number && row.effectiveFrom > release.effectiveFrom,
  );
  for (const old of waiting) {
    const { layer, conflicts } = rebaseWaiting(
      before?.layer ?? emptyLayer(release.itemKey),
      release.layer,
      old.layer,
    );
    const { id: _id, number: _number, publishedAt: _at, unsettled: _unsettled, ...kept } = old;
    const made = await insertRelease(runtime, {
      ...kept,
      layer,
      sourceKey: `waiting:${old.number}>${release.number}`,
      rebasedFrom: old.number,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
    });
    await conflictTasks(runtime, { release: made, cause: release, conflicts });
    await runtime.tables.releases.change(
      { id: { equals: old.id } },
      {
        withdrawnAt: runtime.now(),
        withdrawnBy: rebaser,
        withdrawnReason: `由第 ${made.number} 版替代（在紧急发布的第 ${release.number} 版之上）`,
      },
    );
  }
}

/** Lists show the name that the root's release in force gives. */
async function renameItem(runtime: Runtime, release: Release): Promise<void> {
  const item = await runtime.tables.handlingItems.first({ itemKey: { equals: release.itemKey } });
  if (!item || item.ownerPath !== release.ownerPath || release.effectiveFrom > todayOf(runtime)) return;
  const name = (setValue(release.layer, 'name') as { zh?: string } | undefined)?.zh ?? item.name;
  const departmentRole = String(setValue(release.layer, 'departmentRole') ?? item.departmentRole);
  if (name === item.name && departmentRole === item.departmentRole) return;
  await runtime.tables.handlingItems.change({ id: { equals: item.id } }, { name, departmentRole });
}

async function removeDraft(runtime: Runtime, release: Release): Promise<void> {
  const [, id, revision] = /^draft:(.+)@(\d+)$/.exec(release.sourceKey ?? '') ?? [];
  if (!id) return;
  await runtime.tables.layerDrafts.remove({
    and: [{ id: { equals: id } }, { revision: { equals: Number(revision) } }],
  });
}

/** Ends what a process that died in the middle has left. Called by the worker's sweep. */
export async function settleStranded(runtime: Runtime): Promise<void> {
  const stranded = await runtime.tables.releases.find({
    where: {
      and: [{ unsettled: { equals: true } }, { publishedAt: { less_than: minuteAgo(runtime.now()) } }],
    },
    sort: 'number',
    limit: 100,
  });
  for (const release of stranded) await settleRelease(runtime, release as Release);
}

const minuteAgo = (now: string): string => new Date(Date.parse(now) - 60_000).toISOString();
