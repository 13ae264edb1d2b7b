import { isBanshiError } from '@banshi/core/errors';
import { z } from 'zod';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, type Configurator, configuratorOf } from './access.ts';
import { emptyLayer, loadItemChain, ownReleases, refused, shownDay, todayOf } from './chain.ts';
import { refuseIllegal } from './drafts.ts';
import { publish } from './review.ts';
import { findDraft, saveLayer } from './save-layer.ts';

const ItemKeys = z.array(z.string().max(80)).min(1, '请至少选择一个事项。').max(500);

const Adopt = z
  .object({
    tenant: z.string().max(32),
    departmentKey: z.string().max(80),
    itemKeys: ItemKeys,
    /** Keys of the department's service points, in the order in which guides show them. */
    servicePoints: z.array(z.string().max(80)).max(50),
  })
  .strict();

export interface AdoptOutcome {
  itemKey: string;
  state: 'submitted' | 'skipped';
  code?: string;
  message?: string;
}

/**
 * Adopts items in bulk (认领): one draft each, with the department and its service points, submitted for review. What is
 * adopted already, or in somebody's draft, is left out and named; the others go on.
 */
export async function adoptItems(
  runtime: Runtime,
  caller: Caller,
  input: unknown,
): Promise<{ drafts: AdoptOutcome[] }> {
  const { tenant: tenantCode, departmentKey, itemKeys, servicePoints } = parseInput(Adopt, input);
  const act = { action: 'configuration.adopt', resource: departmentKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode, ...act });
  await checkRegister(runtime, configurator, { departmentKey, servicePoints });
  const drafts: AdoptOutcome[] = [];
  for (const itemKey of new Set(itemKeys))
    drafts.push(
      await each(itemKey, async () => {
        await adoptOne(runtime, configurator, { itemKey, departmentKey, servicePoints });
        return { itemKey, state: 'submitted' as const };
      }),
    );
  const done = drafts.filter((draft) => draft.state === 'submitted').length;
  await auditAct(runtime, configurator, { ...act, detail: { items: done } });
  return { drafts };
}

/** One item that cannot be taken is told and does not hold up the others. */
async function each<T>(itemKey: string, act: () => Promise<T>) {
  try {
    return await act();
  } catch (error) {
    if (!isBanshiError(error) || error.status >= 500) throw error;
    return { itemKey, state: 'skipped' as const, code: error.code, message: error.personMessage };
  }
}

async function checkRegister(
  runtime: Runtime,
  { tenant }: Configurator,
  { departmentKey, servicePoints }: { departmentKey: string; servicePoints: string[] },
): Promise<void> {
  const department = await runtime.tables.departments.first({
    and: [{ departmentKey: { equals: departmentKey } }, { tenantCode: { equals: tenant.tenantCode } }],
  });
  if (!department) throw notFound('这个部门');
  const points = await runtime.tables.servicePoints.find({
    where: { departmentKey: { equals: departmentKey } },
  });
  const known = new Set(points.map((point) => point.servicePointKey));
  const foreign = servicePoints.find((key) => !known.has(key));
  if (foreign)
    throw refused('servicePoint.unknown', '所选窗口不属于这个部门，请重新选择。', { place: foreign });
}

async function adoptOne(
  runtime: Runtime,
  { tenant, staff }: Configurator,
  {
    itemKey,
    departmentKey,
    servicePoints,
  }: { itemKey: string; departmentKey: string; servicePoints: string[] },
): Promise<void> {
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  if (!chain.item) throw notFound('这个事项');
  if (ownReleases(chain).length > 0) throw refused('adopt.already', '本级已经认领了这个事项。');
  if (await findDraft(runtime, itemKey, tenant.tenantCode))
    throw refused('adopt.inDraft', '本级已有这个事项的草稿，请直接在草稿里完成。');
  const before = emptyLayer(itemKey);
  const rows = servicePoints.map((servicePoint, index) => ({ key: `window-${index + 1}`, servicePoint }));
  const layer = rows.length > 0 ? { ...before, implementation: { servicePoints: { add: rows } } } : before;
  const today = todayOf(runtime);
  refuseIllegal(chain, { before, layer, day: shownDay(chain, { today, wanted: null }) });
  await saveLayer(runtime, {
    itemKey,
    tenant,
    layer,
    editedBy: staff.userId,
    before: null,
    departmentKey,
    change: {
      state: 'submitted',
      summary: '认领',
      transition: 'keep',
      submittedBy: staff.userId,
      submittedAt: runtime.now(),
    },
  });
}

const Approve = z.object({ tenant: z.string().max(32), itemKeys: ItemKeys }).strict();

export type ApproveOutcome =
  | { itemKey: string; state: 'published'; number: number; effectiveFrom: string }
  | { itemKey: string; state: 'skipped'; code: string; message: string };

/** Publishes in bulk what a colleague has submitted; each by itself, each with its own reason where it cannot be. */
export async function approveItems(
  runtime: Runtime,
  caller: Caller,
  input: unknown,
): Promise<{ releases: ApproveOutcome[] }> {
  const { tenant: tenantCode, itemKeys } = parseInput(Approve, input);
  const act = { action: 'configuration.publish', resource: 'bulk' };
  const configurator = await configuratorOf(runtime, caller, { tenantCode, ...act });
  const releases: ApproveOutcome[] = [];
  for (const itemKey of new Set(itemKeys))
    releases.push(
      await each(itemKey, async () => {
        const { release } = await publish(runtime, configurator, { itemKey });
        return { itemKey, state: 'published' as const, ...release };
      }),
    );
  return { releases };
}
