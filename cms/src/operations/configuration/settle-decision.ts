import { Grant } from '@banshi/core/inheritance';
import { type GrantRequestRow, isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { raiseEpoch } from './releases.ts';
import { labelOf } from './request-views.ts';
import { addTask } from './tasks.ts';

/** What follows from a decision, each part repeatable: the grant stands, the item resolves anew, the asker is told. */
export async function settleDecision(
  runtime: Runtime,
  request: GrantRequestRow & { id: string },
): Promise<Grant | null> {
  const grantor = await tenantByCode(runtime, request.grantorCode);
  const grant = request.state === 'granted' ? grantOf(request, grantor) : null;
  if (grant) await insertGrant(runtime, request, grant);
  if (grant) await raiseEpoch(runtime, request.itemKey);
  await tellRequester(runtime, { request, grantorName: grantor.name });
  await runtime.tables.grantRequests.change({ id: { equals: request.id } }, { unsettled: false });
  return grant;
}

/** Decisions whose process died before all had followed. Called by the worker's sweep. */
export async function settleDecisions(runtime: Runtime): Promise<void> {
  const open = await runtime.tables.grantRequests.find({
    where: { unsettled: { equals: true } },
    limit: 100,
  });
  for (const request of open) await settleDecision(runtime, request);
}

const grantOf = (
  request: GrantRequestRow,
  grantor: { tenantCode: string; name: string; ownerPath: string },
): Grant =>
  Grant.parse({
    v: 1,
    // One request, one grant, however often this runs.
    grantKey: request.requestKey,
    itemKey: request.itemKey,
    element: request.element,
    // Leave to add a row is leave for the element: a row that does not exist yet cannot be named.
    ...(request.row && request.wanted.op !== 'addRow' ? { row: request.row } : {}),
    recipientPath: request.ownerPath,
    grantedBy: {
      tenantCode: grantor.tenantCode,
      tenantName: grantor.name,
      tenantPath: grantor.ownerPath,
    },
    basis: request.legalBasis,
    validFrom: request.validFrom,
    ...(request.validUntil ? { validUntil: request.validUntil } : {}),
  });

async function insertGrant(runtime: Runtime, request: GrantRequestRow, grant: Grant): Promise<void> {
  try {
    await runtime.tables.grants.insert({
      grantKey: grant.grantKey,
      itemKey: grant.itemKey,
      ownerPath: grant.recipientPath,
      grantorCode: request.grantorCode,
      grantedAt: runtime.now(),
      grantedBy: request.decidedBy ?? '',
      grant,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

const outcomes: Record<string, string> = {
  granted: '已批准',
  adopted: '已采纳为统一规定',
  refused: '未获同意',
};

/** The answer lies in the inbox of the one who asked, with what was asked for, ready to be put into a draft. */
async function tellRequester(
  runtime: Runtime,
  { request, grantorName }: { request: GrantRequestRow; grantorName: string },
): Promise<void> {
  await addTask(runtime, {
    taskKey: `answer-${request.requestKey}`,
    kind: 'request',
    itemKey: request.itemKey,
    tenantCode: request.tenantCode,
    ownerPath: request.ownerPath,
    title: `关于“${labelOf(request.element)}”的申请${outcomes[request.state] ?? ''}（${grantorName}）`,
    content: {
      requestKey: request.requestKey,
      answer: request.state,
      comment: request.comment,
      wanted: request.wanted,
    },
  });
}
