import type { CaseEvent } from '@banshi/core/applications';
import { maskName } from '@banshi/core/identifiers';
import type { Where } from 'payload';
import { isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { enqueue } from '../../worker/queue.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { accountOf } from '../citizens/index.ts';
import { applyRevocation } from '../licences/revoke.ts';
import { caseNumberOf } from './case-number.ts';
import { caseRecord, type LoadedCase, loadCase } from './load.ts';

/**
 * Derives from the events of a case what queues and lists read, and the jobs that follow from each act. May run any
 * number of times, in web and worker at once: rows are written only forward, jobs have unique keys.
 */
export async function projectCase(runtime: Runtime, caseId: string): Promise<void> {
  const loaded = await loadCase(runtime, caseId);
  await writeRow(runtime, loaded);
  const pending = await runtime.tables.caseEvents.find({
    where: { and: [{ caseId: { equals: caseId } }, { projected: { not_equals: true } }] },
    sort: 'seq',
  });
  for (const row of pending) {
    await applyRevocation(runtime, row.event);
    for (const job of jobsOf(row.event, loaded)) await enqueue(runtime, job);
    await runtime.tables.caseEvents.change({ id: { equals: row.id } }, { projected: true });
  }
}

async function writeRow(runtime: Runtime, { state, item }: LoadedCase): Promise<void> {
  const changing = {
    status: state.status,
    seq: state.seq,
    clockKind: state.clock?.kind ?? null,
    clockStart: state.clock?.start ?? null,
    dueDate: state.clock?.due ?? null,
    clockUnit: state.clock?.unit ?? null,
    dueProvisional: state.clock?.provisional ?? false,
    reviewerId: state.reviewerId ?? null,
  };
  const forward: Where = {
    and: [{ caseId: { equals: state.caseId } }, { seq: { less_than_equal: state.seq } }],
  };
  if (await runtime.tables.cases.change(forward, changing)) return;
  if (await runtime.tables.cases.first({ caseId: { equals: state.caseId } })) return;
  const tenant = await tenantByCode(runtime, state.tenantCode);
  const record = await caseRecord(runtime, state);
  const applicant = record?.applicant as {
    kind: string;
    name: string;
    citizenId?: string;
    filedBy?: { citizenId: string };
  };
  const citizenId = applicant?.kind === 'person' ? applicant.citizenId : applicant?.filedBy?.citizenId;
  try {
    await runtime.tables.cases.insert({
      ...changing,
      caseId: state.caseId,
      caseNumber: await caseNumberOf(runtime, state),
      citizenId: citizenId ? await accountOf(runtime, citizenId) : null,
      itemKey: state.itemKey,
      itemName: item.name.zh,
      bundleHash: state.bundleHash,
      tenantCode: state.tenantCode,
      ownerPath: tenant.ownerPath,
      departmentKey: state.departmentId,
      channel: state.channel,
      applicantMasked: applicant?.kind === 'organisation' ? applicant.name : maskName(applicant?.name ?? ''),
      submittedAt: state.submittedAt,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    await runtime.tables.cases.change(forward, changing);
  }
}

/** Which document each act is told by (文书). An act without one is seen in the history only. */
export const noticeOf: Partial<Record<CaseEvent['body']['type'], string>> = {
  submitted: 'receipt',
  resubmitted: 'receipt',
  correctionRequested: 'correction',
  accepted: 'acceptance',
  acceptanceRefused: 'refusal',
  approved: 'approval',
  rejected: 'rejection',
};

function jobsOf(event: CaseEvent, { item }: LoadedCase) {
  const jobs: { jobKey: string; task: 'notice' | 'licence'; input: Record<string, unknown> }[] = [];
  const kind = noticeOf[event.body.type];
  const { caseId, seq } = event;
  if (kind) jobs.push({ jobKey: `notice:${caseId}:${seq}`, task: 'notice', input: { caseId, seq, kind } });
  if (event.body.type === 'approved')
    for (const result of item.results)
      if (result.kind === 'licence')
        jobs.push({
          jobKey: `licence:${caseId}:${result.key}`,
          task: 'licence',
          input: { caseId, resultKey: result.key },
        });
  return jobs;
}
