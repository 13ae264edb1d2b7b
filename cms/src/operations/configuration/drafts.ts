import type { Problem } from '@banshi/core/errors';
import { applyChoice, type Conflict, editLayerBy, type Layer, LayerEdit } from '@banshi/core/inheritance';
import { z } from 'zod';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, configuratorOf } from './access.ts';
import {
  emptyLayer,
  type ItemChain,
  loadItemChain,
  ownInForce,
  ownReleases,
  ownViolations,
  refused,
  resolveAt,
  shownDay,
  todayOf,
} from './chain.ts';
import { changedElsewhere, findDraft, problemError, saveLayer } from './save-layer.ts';
import type { Workbench } from './types.ts';
import { type ItemOfTenant, workbenchOf } from './workbench.ts';

const SaveDraft = z
  .object({
    /** The revision that was seen; null opens a draft. */
    revision: z.number().int().min(1).nullable(),
    edits: z.array(LayerEdit).max(2000),
    /** Choices for conflicts of the draft with a release of one's own. */
    resolve: z
      .array(
        z
          .object({
            part: z.enum(['standard', 'implementation', 'policies']),
            element: z.string(),
            row: z.string().optional(),
            choice: z.enum(['keepAbove', 'keepOwn']),
          })
          .strict(),
      )
      .max(500)
      .default([]),
  })
  .strict();
type Resolve = z.infer<typeof SaveDraft>['resolve'];

/**
 * Saves edits on top of the draft, or opens one from the release in force. Throws `draft.changedElsewhere` (409, the
 * newer layer in `details`), `draft.gone` (409), `edit.refused` (422: what the levels above do not allow, in
 * `details.problems`), `layer.*`.
 */
export async function saveDraft(
  runtime: Runtime,
  caller: Caller,
  asked: ItemOfTenant,
  input: unknown,
): Promise<Workbench> {
  const { itemKey } = asked;
  const act = { action: 'configuration.edit', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { revision, edits, resolve } = parseInput(SaveDraft, input);
  const { tenant, staff } = configurator;
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const draft = await findDraft(runtime, itemKey, tenant.tenantCode);
  if ((draft?.revision ?? null) !== revision)
    throw await changedElsewhere(runtime, { itemKey, tenantCode: tenant.tenantCode });
  if (!draft && !chain.item) throw notFound('这个事项');
  const base = baseOf(chain, todayOf(runtime));
  const before = draft?.layer ?? base.layer;
  const chosen = resolved({ layer: before, conflicts: draft?.conflicts ?? [], resolve });
  const layer = editLayerBy(chosen.layer, edits);
  refuseIllegal(chain, { before, layer, day: dayOf(chain, runtime, draft?.effectiveFrom ?? null) });
  await saveLayer(runtime, {
    itemKey,
    tenant,
    layer,
    editedBy: staff.userId,
    before: draft,
    baseNumber: base.number,
    departmentKey: draft?.departmentKey ?? base.departmentKey,
    change: { conflicts: chosen.open },
  });
  await auditAct(runtime, configurator, { ...act, detail: { edits: edits.length } });
  return workbenchOf(runtime, configurator, itemKey);
}

/** The layer after the choices, and the conflicts that are still open. */
function resolved({
  layer,
  conflicts,
  resolve,
}: {
  layer: Layer;
  conflicts: readonly Conflict[];
  resolve: Resolve;
}): { layer: Layer; open: Conflict[] } {
  let next = layer;
  const open = conflicts.filter((conflict) => {
    const chosen = resolve.find(
      ({ part, element, row }) =>
        part === conflict.part && element === conflict.element && row === conflict.row,
    );
    if (chosen) next = applyChoice(next, conflict, chosen.choice);
    return !chosen;
  });
  return { layer: next, open };
}

const dayOf = (chain: ItemChain, runtime: Runtime, wanted: string | null): string =>
  shownDay(chain, { today: todayOf(runtime), wanted });

/** What a new draft starts from: the release in force, else the first that waits, else nothing. */
export function baseOf(chain: ItemChain, today: string) {
  const release = ownInForce(chain, today) ?? ownReleases(chain).at(-1);
  return {
    number: release?.number ?? 0,
    layer: release?.layer ?? emptyLayer(chain.itemKey),
    departmentKey: release?.departmentKey ?? null,
  };
}

/** Nothing illegal gets into a draft. What was illegal before (the law has changed above) does not stand in the way. */
export function refuseIllegal(
  chain: ItemChain,
  { before, layer, day }: { before: Layer; layer: Layer; day: string },
): void {
  const code = chain.tenant.tenantCode;
  const known = new Set(ownViolations(resolveAt(chain, { day, own: before }), code).map(signatureOf));
  const fresh = ownViolations(resolveAt(chain, { day, own: layer }), code).filter(
    (problem) => problem.severity === 'error' && !known.has(signatureOf(problem)) && !isIncomplete(problem),
  );
  if (fresh.length > 0) throw problemError(fresh, 'edit.refused');
}

const signatureOf = (problem: Problem): string => `${problem.code}|${problem.place}`;

/** A root in the making lacks elements until they are filled in; only publishing asks for all of them. */
const isIncomplete = (problem: Problem): boolean => problem.code === 'item.incomplete';

const Revision = z.object({ revision: z.number().int().min(1).optional() });

/** Throws the draft away; what is released stays. Throws `draft.gone`, `draft.changedElsewhere`. */
export async function discardDraft(
  runtime: Runtime,
  caller: Caller,
  asked: ItemOfTenant,
  input: unknown,
): Promise<{ discarded: true }> {
  const { itemKey } = asked;
  const act = { action: 'configuration.discard', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: asked.tenantCode, ...act });
  const { tenant } = configurator;
  const { revision } = parseInput(Revision, input);
  const draft = await findDraft(runtime, itemKey, tenant.tenantCode);
  if (!draft) throw notFound('这份草稿');
  if (revision !== undefined && revision !== draft.revision)
    throw await changedElsewhere(runtime, { itemKey, tenantCode: tenant.tenantCode });
  await runtime.tables.layerDrafts.remove({
    and: [{ draftKey: { equals: draft.draftKey } }, { revision: { equals: draft.revision } }],
  });
  if (await findDraft(runtime, itemKey, tenant.tenantCode))
    throw await changedElsewhere(runtime, { itemKey, tenantCode: tenant.tenantCode });
  await auditAct(runtime, configurator, act);
  return { discarded: true };
}

/** The draft as it must be for an act on it. Throws `resource.notFound`, `draft.changedElsewhere`. */
export async function draftFor(
  runtime: Runtime,
  { itemKey, tenantCode, revision }: { itemKey: string; tenantCode: string; revision?: number },
) {
  const draft = await findDraft(runtime, itemKey, tenantCode);
  if (!draft) throw notFound('这份草稿');
  if (revision !== undefined && revision !== draft.revision)
    throw await changedElsewhere(runtime, { itemKey, tenantCode });
  return draft;
}

export const notSubmitted = () =>
  refused('draft.notSubmitted', '这份草稿还没有提交审核，或刚被改过。请刷新页面，核对后重新提交。');
