import { randomUUID } from 'node:crypto';
import { BanshiError } from '@banshi/core/errors';
import { editLayerBy, elementStates, type Grant, LayerEdit } from '@banshi/core/inheritance';
import { type ElementKey, isElementKey } from '@banshi/core/items';
import { z } from 'zod';
import type { GrantRequestRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, type Configurator, configuratorOf } from './access.ts';
import { type ItemChain, loadItemChain, ownerOf, refused, resolveAt, shownDay, todayOf } from './chain.ts';
import { baseOf, refuseIllegal } from './drafts.ts';
import { requestViews } from './request-views.ts';
import { findDraft, saveLayer } from './save-layer.ts';
import { settleDecision } from './settle-decision.ts';
import type { RequestView, Workbench } from './types.ts';
import { type ItemOfTenant, resolvedView, workbenchOf } from './workbench.ts';

const NewRequest = z
  .object({
    element: z.string().max(60),
    row: z.string().max(80).nullable().optional(),
    wanted: LayerEdit,
    reason: z.string().trim().min(1, '请写明为什么需要调整。').max(2000),
    legalBasis: z.string().trim().min(1, '请写明法律依据。').max(1000),
  })
  .strict();

/**
 * Files a request with the level that holds the element. Throws `request.element`, `request.notNeeded` where the
 * tenant may change it anyway.
 */
export async function requestGrant(
  runtime: Runtime,
  caller: Caller,
  asked: ItemOfTenant,
  input: unknown,
): Promise<Workbench> {
  const { itemKey } = asked;
  const act = { action: 'configuration.request', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { tenant, staff } = configurator;
  const { element, row, wanted, reason, legalBasis } = parseInput(NewRequest, input);
  if (!isElementKey(element) || ('element' in wanted && wanted.element !== element))
    throw refused('request.element', '没有这个要素，请从事项的要素里选择。', { place: 'element' });
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  if (!chain.item) throw notFound('这个事项');
  const grantorCode = await grantorOf(runtime, chain, { element, row: row ?? null });
  const requestKey = randomUUID();
  await runtime.tables.grantRequests.insert({
    requestKey,
    itemKey,
    element,
    row: row ?? null,
    tenantCode: tenant.tenantCode,
    ownerPath: tenant.ownerPath,
    grantorCode,
    reason,
    legalBasis,
    state: 'open',
    requestedBy: staff.userId,
    requestedAt: runtime.now(),
    decidedBy: null,
    decidedAt: null,
    comment: null,
    validFrom: null,
    validUntil: null,
    unsettled: false,
    wanted,
  });
  await auditAct(runtime, configurator, { ...act, detail: { requestKey, element, to: grantorCode } });
  return workbenchOf(runtime, configurator, itemKey);
}

/** Whom to ask: who locked it. */
async function grantorOf(
  runtime: Runtime,
  chain: ItemChain,
  { element, row }: { element: ElementKey; row: string | null },
): Promise<string> {
  const draft = await findDraft(runtime, chain.itemKey, chain.tenant.tenantCode);
  const { resolution, layer, day } = resolvedView(chain, { draft, today: todayOf(runtime) });
  const state = elementStates({
    resolution,
    inherited: resolveAt(chain, { day, own: null }),
    layer,
    owner: chain.owners.get(chain.tenant.ownerPath) ?? ownerOf(chain.tenant),
    at: day,
    grants: chain.grants.map((entry) => entry.grant),
  })[element];
  const grantor = (row ? state.rows?.[row]?.grantor : undefined) ?? state.grantor;
  if (!grantor || grantor.tenantCode === chain.tenant.tenantCode)
    throw refused('request.notNeeded', '这一处本级可以直接修改，不需要申请。', { place: 'element' });
  return grantor.tenantCode;
}

/** Requests that the tenant has made or has to decide. */
export async function listRequests(
  runtime: Runtime,
  caller: Caller,
  { tenantCode }: { tenantCode?: string | null },
): Promise<{ requests: RequestView[] }> {
  const act = { action: 'configuration.read', resource: 'requests' };
  const { tenant } = await configuratorOf(runtime, caller, { tenantCode, ...act });
  return { requests: await requestViews(runtime, { tenant }) };
}

const Decision = z
  .object({
    decision: z.enum(['grant', 'adopt', 'refuse']),
    comment: z.string().trim().max(2000).nullable().optional(),
    validFrom: z.iso.date().nullable().optional(),
    validUntil: z.iso.date().nullable().optional(),
  })
  .strict();
type Decision = z.infer<typeof Decision>;

const stateOf = { grant: 'granted', adopt: 'adopted', refuse: 'refused' } as const;

/**
 * Decides a request: `grant` for the one who asks, from a day and perhaps until one; `adopt` puts it into the own draft,
 * for all; `refuse` needs a comment. Throws `request.decided` (409), `grant.dates`, `request.commentMissing`.
 */
export async function decideRequest(
  runtime: Runtime,
  caller: Caller,
  { requestKey }: { requestKey: string },
  input: unknown,
): Promise<{ request: RequestView; grant: Grant | null }> {
  const decision = parseInput(Decision, input);
  const request = await runtime.tables.grantRequests.first({
    requestKey: { equals: requestKey.slice(0, 80) },
  });
  if (!request) throw notFound('这个申请');
  const act = { action: `configuration.request.${decision.decision}`, resource: request.itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: request.grantorCode, ...act });
  if (request.state !== 'open') throw decided();
  if (decision.decision === 'refuse' && !decision.comment)
    throw refused('request.commentMissing', '请写明不同意的理由。', { place: 'comment' });
  const dates = datesOf(runtime, decision);
  if (decision.decision === 'adopt') await adoptForAll(runtime, configurator, request);
  const closed = await runtime.tables.grantRequests.change(
    { and: [{ requestKey: { equals: request.requestKey } }, { state: { equals: 'open' } }] },
    {
      state: stateOf[decision.decision],
      decidedBy: configurator.staff.userId,
      decidedAt: runtime.now(),
      comment: decision.comment ?? null,
      ...dates,
      unsettled: true,
    },
  );
  if (!closed) throw decided();
  const grant = await settleDecision(runtime, closed);
  await auditAct(runtime, configurator, { ...act, detail: { requestKey: request.requestKey } });
  const views = await requestViews(runtime, { tenant: configurator.tenant, itemKey: request.itemKey });
  const view = views.find((candidate) => candidate.requestKey === request.requestKey);
  if (!view) throw notFound('这个申请');
  return { request: view, grant };
}

const decided = () =>
  new BanshiError({
    code: 'request.decided',
    personMessage: '这个申请已经有人答复，请刷新页面。',
    status: 409,
  });

function datesOf(runtime: Runtime, { decision, validFrom, validUntil }: Decision) {
  if (decision !== 'grant') return { validFrom: null, validUntil: null };
  const from = validFrom ?? todayOf(runtime);
  if (validUntil && validUntil < from)
    throw refused('grant.dates', '批准的截止日期早于开始日期，请更正。', { place: 'validUntil' });
  return { validFrom: from, validUntil: validUntil ?? null };
}

/** Puts what was asked for into the grantor's own draft, in the part that flows down. */
async function adoptForAll(
  runtime: Runtime,
  { tenant, staff }: Configurator,
  request: GrantRequestRow,
): Promise<void> {
  const { itemKey } = request;
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const today = todayOf(runtime);
  const before = await findDraft(runtime, itemKey, tenant.tenantCode);
  const base = baseOf(chain, today);
  const start = before?.layer ?? base.layer;
  const edit = 'part' in request.wanted ? { ...request.wanted, part: 'standard' as const } : request.wanted;
  const layer = editLayerBy(start, [edit as LayerEdit]);
  refuseIllegal(chain, { before: start, layer, day: shownDay(chain, { today, wanted: null }) });
  await saveLayer(runtime, {
    itemKey,
    tenant,
    layer,
    editedBy: staff.userId,
    before,
    baseNumber: base.number,
    departmentKey: before?.departmentKey ?? base.departmentKey,
  });
}
