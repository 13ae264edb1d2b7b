import { randomBytes } from 'node:crypto';
import {
  type Actor,
  type Applicant,
  applicationDigest,
  type CaseEventBody,
  changedFieldKeys,
} from '@banshi/core/applications';
import type { HashedBundle } from '@banshi/core/bundle';
import { shanghaiDate } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import { type FieldError, pruneSubmission, submissionErrors } from '@banshi/core/forms';
import { decideEligibility, effectiveSituation, parameterValues } from '@banshi/core/items';
import { z } from 'zod';
import { isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import { actorIdOf, type Caller } from '../authorise.ts';
import { actOnCase, insertEvent, makeEvent } from '../cases/append.ts';
import { caseNumberOf } from '../cases/case-number.ts';
import { caseRecord, clockRules, loadCase } from '../cases/load.ts';
import { projectCase } from '../cases/project.ts';
import { pinBundle } from '../catalogue/resolve.ts';
import { parseInput } from '../parse-input.ts';
import { checkedApplicant } from './applicant.ts';
import { currentBundle, refuseOutsideIntake } from './current.ts';
import { checkMaterials, type MaterialProblem } from './materials.ts';
import { type Draft, draftCaller, ownDraft } from './owner.ts';
import { handlingPlace } from './place.ts';

const Submission = z.object({ revision: z.number().int().min(1) }).strict();

/**
 * Submits a draft: everything is judged again here, whatever the browser found. Sending twice answers the same case.
 * Throws `application.invalid` (422) with `details {fields, materials, applicant}`, `application.notEligible`,
 * `draft.changedElsewhere`, `intake.*` where the body takes no applications today.
 */
export async function submitDraft(runtime: Runtime, caller: Caller, id: string, input: unknown) {
  const draft = await ownDraft(runtime, caller, id);
  if (draft.submittedAs) return submitted(runtime, draft);
  const { revision } = parseInput(Submission, input);
  if (revision !== draft.revision)
    throw new BanshiError({
      code: 'draft.changedElsewhere',
      personMessage: '这份申请刚在别处改过，请刷新页面核对后再提交。',
      status: 409,
    });
  const checked = await checkDraft(runtime, caller, draft);
  if (draft.kind === 'correction') await resubmit(runtime, caller, draft, checked);
  else await submitNew(runtime, caller, draft, checked);
  return submitted(runtime, draft);
}

type Checked = Awaited<ReturnType<typeof checkDraft>>;

/**
 * Everything is judged by the item of the body that will handle the case. Where facts of the form lead to another body
 * than the answers did (a volume above the township's limit), all is judged once more, by that body's item.
 */
async function checkDraft(runtime: Runtime, caller: Caller, draft: Draft) {
  const { hashed } = await currentBundle(runtime, draft);
  const checked = await checkBy(runtime, caller, { draft, hashed });
  const place = draft.kind === 'correction' ? undefined : await placeOf(runtime, draft, checked);
  if (!place || place.hashed.hash === hashed.hash) return { ...checked, place };
  const again = await checkBy(runtime, caller, { draft, hashed: place.hashed });
  return { ...again, place: await placeOf(runtime, draft, again) };
}

const placeOf = (runtime: Runtime, draft: Draft, checked: Awaited<ReturnType<typeof checkBy>>) =>
  handlingPlace(runtime, {
    itemKey: draft.itemKey,
    item: checked.item,
    answers: draft.content.answers,
    form: checked.payload,
    applicant: checked.applicant,
  });

async function checkBy(
  runtime: Runtime,
  caller: Caller,
  { draft, hashed }: { draft: Draft; hashed: HashedBundle },
) {
  const { item } = hashed.bundle;
  const { content } = draft;
  const today = shanghaiDate(runtime.now());
  if (draft.kind === 'application') refuseOutsideIntake(item, today);
  const env = { today, calendar: runtime.calendar };
  const eligibility = decideEligibility(item, content.answers, env);
  if (eligibility.outcome !== 'eligible')
    throw new BanshiError({
      code: 'application.notEligible',
      place: eligibility.row?.key ?? '',
      personMessage: `${eligibility.reason.zh}${eligibility.nextStep.zh}`,
      status: 422,
    });
  const situation = effectiveSituation(item, content.answers, { env });
  const applicant = checkedApplicant(caller, content.applicant);
  const context = { situation, param: parameterValues(item, today), applicant: applicant.value ?? {}, today };
  const pruned = pruneSubmission(item.form, content.values, context, env);
  const files = await runtime.tables.files.find({
    where: { draftId: { equals: draft.id } },
    sort: 'storedAt',
  });
  const payload = pruned.ok ? pruned.value : {};
  const facts = { situation, form: payload, applicant: applicant.value };
  const materials = checkMaterials({ item, facts, env, files, content });
  const problems = {
    applicant: applicant.errors,
    fields: pruned.ok ? [] : submissionErrors(pruned.problems),
    materials: materials.problems,
  };
  if (!applicant.value || problems.fields.length > 0 || problems.materials.length > 0)
    throw invalid(problems);
  return { hashed, item, situation, applicant: applicant.value, payload, materials };
}

const invalid = (details: {
  applicant: FieldError[];
  fields: FieldError[];
  materials: MaterialProblem[];
}) => {
  const count = details.applicant.length + details.fields.length + details.materials.length;
  return new BanshiError({
    code: 'application.invalid',
    personMessage: `还有 ${count} 处需要补充或更正，请逐项修改后再提交。`,
    status: 422,
    details,
  });
};

/** Personal data goes apart from the event, under a salted digest. */
async function storeRecord(
  runtime: Runtime,
  { caseId, applicant, payload }: { caseId: string; applicant: Applicant; payload: Record<string, unknown> },
): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  const digest = applicationDigest({ salt, payload: { applicant, payload } });
  await runtime.tables.caseRecords.insert({ caseId, digest, salt, applicant, payload });
  return digest;
}

export const submittingActor = (caller: Caller): Actor => {
  const owner = draftCaller(caller);
  return owner.kind === 'citizen'
    ? { kind: 'citizen', id: owner.id, role: 'applicant' }
    : { kind: 'staff', id: owner.userId, role: 'clerk', displayName: owner.displayName };
};

async function submitNew(runtime: Runtime, caller: Caller, draft: Draft, checked: Checked): Promise<void> {
  const { hashed, situation, applicant, payload, materials, place } = checked;
  if (!place) throw new Error(`draft ${draft.id} has no body that handles it`);
  const caseId = draft.id;
  await pinBundle(runtime, hashed);
  const digest = await storeRecord(runtime, { caseId, applicant, payload });
  const body: CaseEventBody = {
    type: 'submitted',
    bundleHash: hashed.hash,
    itemKey: draft.itemKey,
    channel: draft.ownerKind === 'citizen' ? 'self' : 'window',
    tenantCode: place.tenant.tenantCode,
    departmentId: place.department.departmentKey,
    assignmentKey: place.assignmentKey,
    situation: situation as never,
    applicationDigest: digest,
    materials: materials.submitted,
    deferred: materials.deferred,
    committed: materials.committed,
  };
  const event = makeEvent(null, {
    caseId,
    actor: submittingActor(caller),
    at: runtime.now(),
    body,
    rules: clockRules(runtime, hashed.bundle.item, runtime.now()),
  });
  try {
    await insertEvent(runtime, event, place.department.departmentKey);
  } catch (error) {
    // Sent twice at once: the first one is the application, this copy of the personal part belongs to nothing.
    if (!isUniqueConflict(error)) throw error;
    await runtime.tables.caseRecords.remove({ digest: { equals: digest } });
  }
  await finish(runtime, caller, draft);
}

async function resubmit(runtime: Runtime, caller: Caller, draft: Draft, checked: Checked): Promise<void> {
  const caseId = draft.caseId ?? draft.id;
  const before = await caseRecord(runtime, (await loadCase(runtime, caseId)).state);
  const digest = await storeRecord(runtime, {
    caseId,
    applicant: checked.applicant,
    payload: checked.payload,
  });
  const changedFields = changedFieldKeys(before?.payload ?? {}, checked.payload);
  await actOnCase(runtime, {
    caseId,
    actor: submittingActor(caller),
    body: () => ({
      type: 'resubmitted',
      applicationDigest: digest,
      materials: checked.materials.submitted,
      ...(changedFields.length > 0 ? { changedFields } : {}),
    }),
  });
  await finish(runtime, caller, draft);
}

async function finish(runtime: Runtime, caller: Caller, draft: Draft): Promise<void> {
  const caseId = draft.caseId ?? draft.id;
  await projectCase(runtime, caseId);
  const { state } = await loadCase(runtime, caseId);
  const number = await caseNumberOf(runtime, state);
  for (const file of await runtime.tables.files.find({ where: { draftId: { equals: draft.id } } }))
    await runtime.tables.files.change({ id: { equals: file.id } }, { caseId });
  await runtime.tables.drafts.change({ id: { equals: draft.id } }, { submittedAs: number });
  await audit(runtime, {
    actorKind: caller.kind === 'citizen' ? 'citizen' : 'staff',
    actorId: actorIdOf(caller),
    action: draft.kind === 'correction' ? 'case.resubmit' : 'case.submit',
    resource: number,
    outcome: 'done',
  });
}

async function submitted(runtime: Runtime, draft: Draft) {
  const { state } = await loadCase(runtime, draft.caseId ?? draft.id);
  const number = await caseNumberOf(runtime, state);
  return {
    caseNumber: number,
    submittedAt: state.receivedAt,
    acceptBy: state.clock ? { date: state.clock.due, provisional: state.clock.provisional } : null,
    receiptUrl: draft.ownerKind === 'citizen' ? `/cases/${number}` : `/admin/counter/done/${number}`,
  };
}
