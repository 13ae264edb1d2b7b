import { BanshiError } from '@banshi/core/errors';
import { diffItems } from '@banshi/core/publishing';
import { z } from 'zod';
import { withinPath } from '../../access/index.ts';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, type Configurator, configuratorOf } from './access.ts';
import { type ItemChain, isOwn, loadItemChain, type Release, resolveAt, todayOf } from './chain.ts';
import { baseOf } from './drafts.ts';
import { raiseEpoch } from './releases.ts';
import { findDraft, saveLayer } from './save-layer.ts';
import { rebaser } from './settle.ts';
import type { ReleaseDiff, Workbench } from './types.ts';
import { type ItemOfTenant, workbenchOf } from './workbench.ts';

type ReleaseOfTenant = ItemOfTenant & { number: number };

async function ownRelease(
  runtime: Runtime,
  { tenant }: Configurator,
  { itemKey, number }: { itemKey: string; number: number },
): Promise<Release> {
  const release = Number.isInteger(number)
    ? await runtime.tables.releases.first({
        and: [
          { itemKey: { equals: itemKey } },
          { tenantCode: { equals: tenant.tenantCode } },
          { number: { equals: number } },
        ],
      })
    : null;
  if (!release) throw notFound('这个版本');
  return release as Release;
}

const Withdraw = z.object({ reason: z.string().trim().min(1, '请写明撤回的理由。').max(500) });

/**
 * Takes back a release that has not begun, and with it what followed from it: releases of the layers below, their
 * tasks, and the waiting releases that had been put on top of it. Throws `release.begun` (409) from its day on.
 */
export async function withdrawRelease(
  runtime: Runtime,
  caller: Caller,
  asked: ReleaseOfTenant,
  input: unknown,
): Promise<Workbench> {
  const { itemKey } = asked;
  const act = { action: 'configuration.withdraw', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { reason } = parseInput(Withdraw, input);
  const release = await ownRelease(runtime, configurator, asked);
  if (release.withdrawnAt)
    throw new BanshiError({ code: 'release.withdrawn', personMessage: '这个版本已经撤回。', status: 409 });
  if (release.effectiveFrom <= todayOf(runtime))
    throw new BanshiError({
      code: 'release.begun',
      personMessage: '这个版本已经生效，不能撤回。需要改回的，请在历史版本里选“恢复”，重新发布。',
      status: 409,
    });
  const by = configurator.staff.userId;
  await withdrawFollowers(runtime, release);
  await runtime.tables.releases.change(
    { id: { equals: release.id } },
    { withdrawnAt: runtime.now(), withdrawnBy: by, withdrawnReason: reason },
  );
  await raiseEpoch(runtime, itemKey);
  await auditAct(runtime, configurator, { ...act, detail: { number: release.number } });
  return workbenchOf(runtime, configurator, itemKey);
}

async function withdrawFollowers(runtime: Runtime, cause: Release): Promise<void> {
  const { tables } = runtime;
  const near = await tables.releases.find({
    where: { and: [{ itemKey: { equals: cause.itemKey } }, withinPath(cause.ownerPath)] },
  });
  const below = `rebase:${cause.tenantCode}@${cause.number}>`;
  const reason = `所依据的第 ${cause.number} 版已撤回`;
  for (const row of near) {
    const isReissued =
      row.ownerPath === cause.ownerPath && row.sourceKey === `waiting:${row.rebasedFrom}>${cause.number}`;
    if (row.withdrawnAt || !(isReissued || row.sourceKey?.startsWith(below))) continue;
    const old =
      isReissued && near.find((other) => isSameOwner(other, row) && other.number === row.rebasedFrom);
    // The old one first: a day without either would show what neither says.
    if (old && old.withdrawnBy === rebaser)
      await tables.releases.change(
        { id: { equals: old.id } },
        { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
      );
    await tables.releases.change(
      { id: { equals: row.id } },
      { withdrawnAt: runtime.now(), withdrawnBy: rebaser, withdrawnReason: reason },
    );
  }
  const tasks = await tables.configTasks.find({
    where: {
      and: [
        { itemKey: { equals: cause.itemKey } },
        { kind: { equals: 'conflict' } },
        { state: { equals: 'open' } },
        withinPath(cause.ownerPath),
      ],
    },
  });
  for (const task of tasks) {
    const from = task.content.cause as { tenantCode: string; number: number } | undefined;
    if (from?.tenantCode !== cause.tenantCode || from.number !== cause.number) continue;
    await tables.configTasks.change(
      { id: { equals: task.id } },
      { state: 'done', doneAt: runtime.now(), doneBy: rebaser, choice: 'withdrawn' },
    );
  }
}

const isSameOwner = (a: { ownerPath: string }, b: { ownerPath: string }): boolean =>
  a.ownerPath === b.ownerPath;

/** A draft with what an older release said, to be reviewed and published as any other. Throws `draft.exists` (409). */
export async function restoreRelease(
  runtime: Runtime,
  caller: Caller,
  asked: ReleaseOfTenant,
): Promise<Workbench> {
  const { itemKey } = asked;
  const act = { action: 'configuration.restore', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { tenant, staff } = configurator;
  const release = await ownRelease(runtime, configurator, asked);
  if (await findDraft(runtime, itemKey, tenant.tenantCode))
    throw new BanshiError({
      code: 'draft.exists',
      personMessage: '这个事项已有一份草稿，请先发布或放弃它，再恢复旧版本。',
      status: 409,
    });
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const base = baseOf(chain, todayOf(runtime));
  await saveLayer(runtime, {
    itemKey,
    tenant,
    layer: release.layer,
    editedBy: staff.userId,
    before: null,
    baseNumber: base.number,
    departmentKey: release.departmentKey,
    change: { summary: `恢复第 ${release.number} 版` },
  });
  await auditAct(runtime, configurator, { ...act, detail: { number: release.number } });
  return workbenchOf(runtime, configurator, itemKey);
}

/** What a release changed for the tenant: against the one that held before it, or against `against`. */
export async function releaseDiff(
  runtime: Runtime,
  caller: Caller,
  asked: ReleaseOfTenant & { against?: number },
): Promise<ReleaseDiff> {
  const configurator = await configuratorOf(runtime, caller, {
    tenantCode: asked.tenantCode,
    action: 'configuration.read',
    resource: asked.itemKey,
  });
  const release = await ownRelease(runtime, configurator, asked);
  const chain = await loadItemChain(runtime, { tenant: configurator.tenant, itemKey: asked.itemKey });
  const before = await comparedWith(runtime, configurator, { chain, release, asked });
  const day = release.effectiveFrom;
  const after = resolveAt(chain, { day, own: release.layer });
  const base = resolveAt(chain, { day, own: before?.layer ?? null });
  return {
    number: release.number,
    against: before?.number ?? 0,
    changes: diffItems(base.item, after.item),
  };
}

async function comparedWith(
  runtime: Runtime,
  configurator: Configurator,
  {
    chain,
    release,
    asked,
  }: { chain: ItemChain; release: Release; asked: ReleaseOfTenant & { against?: number } },
): Promise<Release | undefined> {
  if (asked.against === 0) return undefined;
  if (asked.against !== undefined)
    return ownRelease(runtime, configurator, { itemKey: asked.itemKey, number: asked.against });
  const earlier = chain.releases.filter((row) => isOwn(chain, row) && row.number < release.number);
  return effectiveReleases(earlier, release.effectiveFrom)[0] as Release | undefined;
}
