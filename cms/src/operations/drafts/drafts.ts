import { Applicant } from '@banshi/core/applications';
import type { HashedBundle } from '@banshi/core/bundle';
import { shanghaiDate } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import { z } from 'zod';
import type { DraftContent } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import type { Caller } from '../authorise.ts';
import { caseCorrections } from '../cases/corrections.ts';
import { loadCase } from '../cases/load.ts';
import { pinBundle, pinnedBundle, resolvedBundle } from '../catalogue/resolve.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { parseInput } from '../parse-input.ts';
import { changesBetween } from './changes.ts';
import { currentBundle, refuseOutsideIntake, refuseSubmitted } from './current.ts';
import { filesOfDraft } from './files.ts';
import { itemView } from './item-view.ts';
import { type Draft, draftCaller, ownDraft, ownerOf } from './owner.ts';
import { handledBy, handlingPlace } from './place.ts';

const Values = z.record(z.string().max(60), z.json());
const Keys = z.array(z.string().max(60)).max(200);

const NewDraft = z
  .object({
    tenantCode: z.string().max(12),
    itemKey: z.string().max(80),
    answers: Values,
    applicant: z.json().optional(),
  })
  .strict();

const DraftPatch = z
  .object({
    revision: z.number().int().min(1),
    answers: Values.optional(),
    values: Values.optional(),
    applicant: z.json().optional(),
    commitments: Keys.optional(),
    deferred: Keys.optional(),
    lastPage: z.string().max(60).nullable().optional(),
  })
  .strict();

/**
 * Starts an application at the body that the answers lead to. Throws `assignment.*` where they lead nowhere, `intake.*`
 * where that body takes no applications today.
 */
export async function createDraft(runtime: Runtime, caller: Caller, input: unknown) {
  const owner = draftCaller(caller);
  const { tenantCode, itemKey, answers, applicant } = parseInput(NewDraft, input);
  const browsed = await tenantByCode(runtime, tenantCode);
  const start = await resolvedBundle(runtime, { tenant: browsed, itemKey });
  const place = await handlingPlace(runtime, { itemKey, item: start.bundle.item, answers });
  const { hashed } = place;
  refuseOutsideIntake(hashed.bundle.item, shanghaiDate(runtime.now()));
  await pinBundle(runtime, hashed);
  const content: DraftContent = {
    v: 1,
    browsedCode: browsed.tenantCode,
    applicant: readApplicant(applicant),
    answers,
    values: {},
    commitments: [],
    deferred: [],
    lastPage: null,
  };
  const draft = await runtime.tables.drafts.insert({
    ...ownerOf(owner),
    kind: 'application',
    caseId: null,
    tenantCode: place.tenant.tenantCode,
    itemKey,
    bundleHash: hashed.hash,
    revision: 1,
    savedAt: runtime.now(),
    submittedAs: null,
    content,
  });
  return draftView(runtime, draft);
}

export async function getDraft(runtime: Runtime, caller: Caller, id: string) {
  return draftView(runtime, await ownDraft(runtime, caller, id));
}

/**
 * Saves what was typed, exactly. Throws `draft.changedElsewhere` (409, the newer draft in `details`) where the
 * revision is stale, `draft.submitted` once it has been sent.
 */
export async function patchDraft(runtime: Runtime, caller: Caller, id: string, input: unknown) {
  const draft = await ownDraft(runtime, caller, id);
  const { revision, applicant, ...patch } = parseInput(DraftPatch, input);
  refuseSubmitted(draft);
  if (revision !== draft.revision) throw await changedElsewhere(runtime, draft);
  const content: DraftContent = {
    ...draft.content,
    ...(definedOf(patch) as Partial<DraftContent>),
    ...(applicant === undefined ? {} : { applicant: readApplicant(applicant) }),
  };
  const moved = await currentPlace(runtime, { ...draft, content });
  const saved = await runtime.tables.drafts.change(
    { and: [{ id: { equals: draft.id } }, { revision: { equals: revision } }] },
    { ...moved, content, revision: revision + 1, savedAt: runtime.now() },
  );
  if (!saved) throw await changedElsewhere(runtime, await ownDraft(runtime, caller, id));
  return draftView(runtime, saved);
}

const definedOf = <T extends object>(patch: T): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Typed identities are kept as typed until they are complete; a complete one is checked when it is submitted. */
const readApplicant = (applicant: unknown): DraftContent['applicant'] =>
  applicant === undefined || applicant === null ? null : (applicant as DraftContent['applicant']);

export const completeApplicant = (applicant: unknown) => Applicant.safeParse(applicant);

/** Where new answers lead to another body, the draft moves there, to that body's item as it holds today. */
async function currentPlace(
  runtime: Runtime,
  draft: Draft,
): Promise<Pick<Draft, 'tenantCode' | 'bundleHash'>> {
  if (draft.kind === 'correction') return { tenantCode: draft.tenantCode, bundleHash: draft.bundleHash };
  const { hashed } = await currentBundle(runtime, draft);
  const place = await handlingPlace(runtime, {
    itemKey: draft.itemKey,
    item: hashed.bundle.item,
    answers: draft.content.answers,
  }).catch((error) => {
    if (error instanceof BanshiError && error.code.startsWith('assignment.')) return undefined;
    throw error;
  });
  const tenant = place?.tenant ?? (await tenantByCode(runtime, draft.tenantCode));
  const current = await resolvedBundle(runtime, { tenant, itemKey: draft.itemKey });
  await pinBundle(runtime, current);
  return { tenantCode: tenant.tenantCode, bundleHash: current.hash };
}

const changedElsewhere = async (runtime: Runtime, draft: Draft): Promise<BanshiError> =>
  new BanshiError({
    code: 'draft.changedElsewhere',
    personMessage: '这份申请刚在另一个窗口或设备上改过。请看看最新内容，再继续填写。',
    status: 409,
    details: { draft: await draftView(runtime, draft) },
  });

export async function draftView(runtime: Runtime, draft: Draft) {
  const { tenant, hashed } = await currentBundle(runtime, draft);
  const { content } = draft;
  const place = await handlingPlace(runtime, {
    itemKey: draft.itemKey,
    item: hashed.bundle.item,
    answers: content.answers,
    // As typed so far: a volume may decide between a township and its county. The last word is spoken at submission.
    form: content.values,
    applicant: content.applicant ?? undefined,
  }).catch((error) => {
    if (error instanceof BanshiError && error.code.startsWith('assignment.')) return undefined;
    throw error;
  });
  return {
    id: draft.id,
    kind: draft.kind,
    caseId: draft.caseId,
    revision: draft.revision,
    tenantCode: draft.tenantCode,
    itemKey: draft.itemKey,
    bundleHash: hashed.hash,
    item: await itemView(runtime, { tenant, hashed }),
    changes: await changesSince(runtime, draft.bundleHash, hashed),
    applicant: content.applicant,
    answers: content.answers,
    values: content.values,
    files: await filesOfDraft(runtime, draft),
    commitments: content.commitments,
    deferred: content.deferred,
    lastPage: content.lastPage,
    updatedAt: draft.savedAt,
    submittedAs: draft.submittedAs,
    handledBy: place
      ? handledBy(place, content.browsedCode, draft.itemKey)
      : { tenantCode: tenant.tenantCode, tenantName: tenant.name, bodyName: '待补', differs: false },
    correction: await correctionOf(runtime, draft),
  };
}

export type DraftView = Awaited<ReturnType<typeof draftView>>;

async function changesSince(runtime: Runtime, since: string, now: HashedBundle) {
  if (since === now.hash) return [];
  return changesBetween((await pinnedBundle(runtime, since)).bundle.item, now.bundle.item, 'zh');
}

/** What a correction notice asks for, beside the draft that answers it. */
async function correctionOf(runtime: Runtime, draft: Draft) {
  if (draft.kind !== 'correction' || !draft.caseId) return undefined;
  const loaded = await loadCase(runtime, draft.caseId);
  const open = caseCorrections(loaded).at(-1);
  if (!open || open.answered) return undefined;
  const caseNumber = (await numberOfCase(runtime, draft)) ?? '';
  return { caseNumber, dueDate: open.dueDate, points: open.points };
}

const numberOfCase = async (runtime: Runtime, draft: Draft): Promise<string | undefined> =>
  (await runtime.tables.cases.first({ caseId: { equals: draft.caseId ?? '' } }))?.caseNumber;

export async function listDrafts(runtime: Runtime, caller: Caller) {
  const owner = ownerOf(draftCaller(caller));
  const rows = await runtime.tables.drafts.find({
    where: {
      and: [
        { ownerKind: { equals: owner.ownerKind } },
        { ownerId: { equals: owner.ownerId } },
        { submittedAs: { exists: false } },
      ],
    },
    sort: '-savedAt',
    limit: 50,
  });
  return Promise.all(
    rows.map(async (draft) => {
      const { tenant, hashed } = await currentBundle(runtime, draft);
      return {
        id: draft.id,
        kind: draft.kind,
        itemKey: draft.itemKey,
        itemName: hashed.bundle.item.name.zh,
        tenantName: tenant.name,
        updatedAt: draft.savedAt,
        correctionOf: draft.kind === 'correction' ? await numberOfCase(runtime, draft) : undefined,
      };
    }),
  );
}

export async function deleteDraft(runtime: Runtime, caller: Caller, id: string): Promise<void> {
  const draft = await ownDraft(runtime, caller, id);
  refuseSubmitted(draft);
  const files = await runtime.tables.files.find({ where: { draftId: { equals: draft.id } } });
  await runtime.tables.drafts.remove({ id: { equals: draft.id } });
  await runtime.tables.files.remove({ draftId: { equals: draft.id } });
  await Promise.all(files.map((file) => runtime.files.delete(file.storageKey)));
}
