import { randomUUID } from 'node:crypto';
import { type Actor, type Applicant, actionInputs, actionProblems } from '@banshi/core/applications';
import { BanshiError, type Language } from '@banshi/core/errors';
import type { FormValues } from '@banshi/core/forms';
import type { Runtime } from '../../runtime.ts';
import { asCitizen, type Caller, notFound } from '../authorise.ts';
import { draftView } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/owner.ts';
import { parseInput } from '../parse-input.ts';
import { ownCase } from './access.ts';
import { actOnCase } from './append.ts';
import { caseRecord, loadCase } from './load.ts';
import { casePapers, caseStory, caseSummary } from './view.ts';

const base = '/portal-api';

export async function listCases(runtime: Runtime, caller: Caller, language: Language = 'zh') {
  const citizen = asCitizen(caller);
  const rows = await runtime.tables.cases.find({
    where: { citizenId: { equals: citizen.id } },
    sort: '-submittedAt',
    limit: 100,
  });
  return Promise.all(rows.map(async (row) => inWords(await caseSummary(runtime, row), language)));
}

export async function citizenCase(
  runtime: Runtime,
  caller: Caller,
  caseNumber: string,
  language: Language = 'zh',
) {
  const row = await ownCase(runtime, caller, caseNumber);
  const loaded = await loadCase(runtime, row.caseId);
  const applicant: Actor = { kind: 'citizen', id: asCitizen(caller).id, role: 'applicant' };
  const correction = await openCorrection(runtime, asCitizen(caller).id, row.caseId);
  return {
    ...inWords(await caseSummary(runtime, row), language),
    ...caseStory(loaded, { language, forWhom: 'citizen' }),
    ...(await casePapers(runtime, row.caseId, base)),
    correctionDraft: correction ? { id: correction.id } : undefined,
    canWithdraw: actionProblems(loaded.state, 'withdraw', applicant).length === 0,
  };
}

/** The citizen reads one language; staff views keep both. */
const inWords = (summary: Awaited<ReturnType<typeof caseSummary>>, language: Language) => ({
  ...summary,
  statusLabel: summary.statusLabel[language],
});

const openCorrection = (runtime: Runtime, ownerId: string, caseId: string): Promise<Draft | null> =>
  runtime.tables.drafts.first({
    and: [
      { caseId: { equals: caseId } },
      { ownerId: { equals: ownerId } },
      { kind: { equals: 'correction' } },
      { submittedAs: { exists: false } },
    ],
  });

/** Opens the correction of a case: a draft that holds what was submitted, files included. Asking again answers the same. */
export async function startCorrection(runtime: Runtime, caller: Caller, caseNumber: string) {
  const citizen = asCitizen(caller);
  const row = await ownCase(runtime, caller, caseNumber);
  const { state } = await loadCase(runtime, row.caseId);
  if (state.status !== 'correctionRequested')
    throw new BanshiError({
      code: 'case.notAllowed',
      personMessage: '这件办件现在不需要补正。',
      status: 409,
    });
  const open = await openCorrection(runtime, citizen.id, row.caseId);
  if (open) return draftView(runtime, open);
  const record = await caseRecord(runtime, state);
  if (!record) throw notFound('这件办件的申请内容');
  const draft = await runtime.tables.drafts.insert({
    ownerKind: 'citizen',
    ownerId: citizen.id,
    kind: 'correction',
    caseId: row.caseId,
    tenantCode: state.tenantCode,
    itemKey: state.itemKey,
    bundleHash: state.bundleHash,
    revision: 1,
    savedAt: runtime.now(),
    submittedAs: null,
    content: {
      v: 1,
      browsedCode: state.tenantCode,
      applicant: record.applicant as Applicant,
      answers: state.situation,
      values: record.payload as FormValues,
      commitments: state.committed,
      deferred: state.deferred,
      lastPage: null,
    },
  });
  for (const material of state.materials) await copyFile(runtime, material.fileId, draft.id);
  return draftView(runtime, draft);
}

/** Its own copy: what the case was submitted with must stay as it was, whatever is replaced in the correction. */
async function copyFile(runtime: Runtime, fileId: string, draftId: string): Promise<void> {
  const row = await runtime.tables.files.first({ id: { equals: fileId } });
  const stored = row ? await runtime.files.get(row.storageKey) : undefined;
  if (!row || !stored) return;
  const storageKey = `materials/${draftId}/${randomUUID()}`;
  await runtime.files.put({ key: storageKey, bytes: stored.bytes, contentType: row.mimeType });
  await runtime.tables.files.insert({
    draftId,
    caseId: null,
    purpose: 'material',
    materialKey: row.materialKey,
    fileName: row.fileName,
    mimeType: row.mimeType,
    bytes: row.bytes,
    sha256: row.sha256,
    storageKey,
    storedAt: runtime.now(),
  });
}

export async function withdrawCase(runtime: Runtime, caller: Caller, caseNumber: string, input: unknown) {
  const citizen = asCitizen(caller);
  const row = await ownCase(runtime, caller, caseNumber);
  const { reason } = parseInput(actionInputs.withdraw, input);
  await actOnCase(runtime, {
    caseId: row.caseId,
    actor: { kind: 'citizen', id: citizen.id, role: 'applicant' },
    body: () => ({ type: 'withdrawn', reason }),
  });
  return citizenCase(runtime, caller, caseNumber);
}
