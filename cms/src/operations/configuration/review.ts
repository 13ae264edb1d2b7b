import { BanshiError } from '@banshi/core/errors';
import { z } from 'zod';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notAllowed } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, type Configurator, configuratorOf } from './access.ts';
import { type ItemChain, loadItemChain, refused, todayOf } from './chain.ts';
import { draftFor, notSubmitted } from './drafts.ts';
import { passGate } from './gate.ts';
import { type Merged, mergedOntoCurrent } from './merge.ts';
import { insertRelease } from './releases.ts';
import { changedElsewhere, type LayerDraft, saveLayer } from './save-layer.ts';
import { claimItem, settleRelease } from './settle.ts';
import type { Workbench } from './types.ts';
import { type ItemOfTenant, workbenchOf } from './workbench.ts';

const Submit = z
  .object({
    /** Day from which it is to hold; absent = the day on which it is approved. */
    effectiveFrom: z.iso.date().nullable().optional(),
    isUrgent: z.boolean().default(false),
    transition: z.enum(['keep', 'applicantChooses', 'mustMove']).default('keep'),
    transitionBasis: z.string().trim().max(500).nullable().optional(),
    summary: z.string().trim().max(500).nullable().optional(),
    revision: z.number().int().min(1).optional(),
  })
  .strict();

/**
 * Asks a second person to review the draft. Throws what publishing would (`release.*`, `publish.*`), `draft.conflicts`
 * while conflicts are open, `transition.basisMissing` where running cases are to move without a basis.
 */
export async function submitDraft(
  runtime: Runtime,
  caller: Caller,
  asked: ItemOfTenant,
  input: unknown,
): Promise<Workbench> {
  const { itemKey } = asked;
  const act = { action: 'configuration.submit', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { tenant, staff } = configurator;
  const wanted = parseInput(Submit, input);
  const draft = await draftFor(runtime, {
    itemKey,
    tenantCode: tenant.tenantCode,
    revision: wanted.revision,
  });
  if (wanted.transition !== 'keep' && !wanted.transitionBasis)
    throw refused('transition.basisMissing', '请写明让在办件改用新版本的依据。', {
      place: 'transitionBasis',
    });
  refuseOpenConflicts(draft);
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const today = todayOf(runtime);
  const day = wanted.effectiveFrom ?? today;
  const merged = mergedOntoCurrent(chain, { draft, day });
  if (merged.conflicts.length > 0) throw await giveBackConflicts(runtime, { chain, draft, merged });
  passGate(chain, { layer: merged.layer, day, today, isUrgent: wanted.isUrgent });
  await saveLayer(runtime, {
    itemKey,
    tenant,
    layer: draft.layer,
    editedBy: draft.editedBy,
    before: draft,
    change: {
      state: 'submitted',
      effectiveFrom: wanted.effectiveFrom ?? null,
      isUrgent: wanted.isUrgent,
      transition: wanted.transition,
      transitionBasis: wanted.transitionBasis ?? null,
      summary: wanted.summary ?? null,
      submittedBy: staff.userId,
      submittedAt: runtime.now(),
    },
  });
  await auditAct(runtime, configurator, act);
  return workbenchOf(runtime, configurator, itemKey);
}

function refuseOpenConflicts(draft: LayerDraft): void {
  const open = draft.conflicts ?? [];
  if (open.length > 0)
    throw new BanshiError({
      code: 'draft.conflicts',
      personMessage: `还有 ${open.length} 处与最新版本冲突，请逐处选择后再提交。`,
      status: 409,
      details: { conflicts: open },
    });
}

const Return = z
  .object({
    comment: z.string().trim().min(1, '请写明退回的理由。').max(1000),
    revision: z.number().int().optional(),
  })
  .strict();

/** The reviewer gives it back with a comment; who submitted it may take it back the same way. */
export async function returnDraft(
  runtime: Runtime,
  caller: Caller,
  asked: ItemOfTenant,
  input: unknown,
): Promise<Workbench> {
  const { itemKey } = asked;
  const act = { action: 'configuration.return', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { tenantCode } = configurator.tenant;
  const { comment, revision } = parseInput(Return, input);
  const draft = await draftFor(runtime, { itemKey, tenantCode, revision });
  if (draft.state !== 'submitted') throw notSubmitted();
  const returned = await runtime.tables.layerDrafts.change(
    { and: [{ draftKey: { equals: draft.draftKey } }, { revision: { equals: draft.revision } }] },
    { state: 'returned', reviewComment: comment, revision: draft.revision + 1 },
  );
  if (!returned) throw await changedElsewhere(runtime, { itemKey, tenantCode });
  await auditAct(runtime, configurator, act);
  return workbenchOf(runtime, configurator, itemKey);
}

const Publish = z.object({ revision: z.number().int().min(1).optional() });

export interface Published {
  release: { number: number; effectiveFrom: string };
}

/**
 * Publishes what a colleague has submitted. Throws `review.ownWork` (403), `draft.notSubmitted`, `release.*`,
 * `publish.*`, and `draft.conflicts` (409) where a release of one's own came in between and says otherwise.
 */
export async function publishDraft(
  runtime: Runtime,
  caller: Caller,
  asked: ItemOfTenant,
  input: unknown,
): Promise<Published> {
  const act = { action: 'configuration.publish', resource: asked.itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  return publish(runtime, configurator, { itemKey: asked.itemKey, ...parseInput(Publish, input) });
}

/** The same, for an operation that has settled who calls. */
export async function publish(
  runtime: Runtime,
  configurator: Configurator,
  { itemKey, revision }: { itemKey: string; revision?: number },
): Promise<Published> {
  const { tenant, staff } = configurator;
  const { tenantCode } = tenant;
  const draft = await draftFor(runtime, { itemKey, tenantCode, revision });
  if (draft.state !== 'submitted') throw notSubmitted();
  if (draft.submittedBy === staff.userId || draft.editedBy === staff.userId) throw ownWork();
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const today = todayOf(runtime);
  const day = draft.effectiveFrom ?? today;
  const merged = mergedOntoCurrent(chain, { draft, day });
  if (merged.conflicts.length > 0) throw await giveBackConflicts(runtime, { chain, draft, merged });
  const { layer } = merged;
  passGate(chain, { layer, day, today, isUrgent: draft.isUrgent });
  await claimItem(runtime, chain, layer);
  const release = await insertRelease(runtime, {
    itemKey,
    tenantCode,
    ownerPath: tenant.ownerPath,
    departmentKey: draft.departmentKey,
    effectiveFrom: day,
    publishedBy: draft.submittedBy ?? draft.editedBy,
    reviewedBy: staff.userId,
    transition: draft.transition,
    transitionBasis: draft.transitionBasis,
    summary: draft.summary,
    sourceKey: sourceKeyOf(draft),
    layer,
  });
  await settleRelease(runtime, release);
  await auditAct(runtime, configurator, {
    action: 'configuration.publish',
    resource: itemKey,
    detail: { number: release.number, effectiveFrom: day, urgent: draft.isUrgent },
  });
  return { release: { number: release.number, effectiveFrom: release.effectiveFrom } };
}

export const sourceKeyOf = (draft: Pick<LayerDraft, 'draftKey' | 'revision' | 'id'>): string =>
  `draft:${draft.id}@${draft.revision}`;

const ownWork = () => {
  const error = notAllowed();
  return new BanshiError({
    code: 'review.ownWork',
    personMessage: '自己修改或提交的内容须由另一位事项管理员审核发布。',
    status: error.status as 403,
  });
};

/** The person decides; what does not conflict is on top of the other release from now on. */
async function giveBackConflicts(
  runtime: Runtime,
  { chain, draft, merged }: { chain: ItemChain; draft: LayerDraft; merged: Merged },
): Promise<BanshiError> {
  const { layer, conflicts, baseNumber } = merged;
  const saved = await saveLayer(runtime, {
    itemKey: chain.itemKey,
    tenant: chain.tenant,
    layer,
    editedBy: draft.editedBy,
    before: draft,
    change: { conflicts, baseNumber },
  });
  return new BanshiError({
    code: 'draft.conflicts',
    personMessage: `到那一天，本级第 ${baseNumber} 版已经生效，有 ${conflicts.length} 处与它冲突。请逐处选择后重新提交。`,
    status: 409,
    details: { conflicts, revision: saved.revision },
  });
}
