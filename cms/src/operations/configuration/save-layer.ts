import { BanshiError, type Problem } from '@banshi/core/errors';
import { type Conflict, Layer, layerProblems } from '@banshi/core/inheritance';
import { isUniqueConflict, type LayerDraftRow, type TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { peopleOf } from './access.ts';
import { draftKeyOf, refused } from './chain.ts';
import type { ChangedElsewhere } from './types.ts';

export type LayerDraft = LayerDraftRow & { id: string };

export const findDraft = (
  runtime: Runtime,
  itemKey: string,
  tenantCode: string,
): Promise<LayerDraft | null> =>
  runtime.tables.layerDrafts.first({ draftKey: { equals: draftKeyOf(itemKey, tenantCode) } });

/** Throws what is wrong with a layer by itself (`layer.*`, `row.*`, 422, all problems in `details`). */
export function checkedLayer(layer: unknown): Layer {
  const problems = layerProblems(layer).filter((problem) => problem.severity === 'error');
  if (problems.length > 0) throw problemError(problems);
  return Layer.parse(layer);
}

export const problemError = (problems: readonly Problem[], code?: string): BanshiError =>
  new BanshiError({
    code: code ?? problems[0]?.code ?? 'layer.shape',
    place: problems[0]?.place,
    personMessage: problems[0]?.message ?? '内容有误，请更正后再保存。',
    status: 422,
    details: { problems },
  });

export interface SaveLayer {
  itemKey: string;
  tenant: Pick<TenantRow, 'tenantCode' | 'ownerPath'>;
  layer: unknown;
  /** Account of who saves; for imports `import`. */
  editedBy: string;
  /** The draft as it was read; null where there was none. A draft changed since then is not overwritten. */
  before: LayerDraft | null;
  /** Number of the release it was opened from, for a new draft. */
  baseNumber?: number;
  departmentKey?: string | null;
  change?: Partial<
    Pick<
      LayerDraftRow,
      | 'state'
      | 'conflicts'
      | 'baseNumber'
      | 'summary'
      | 'effectiveFrom'
      | 'isUrgent'
      | 'transition'
      | 'transitionBasis'
      | 'submittedBy'
      | 'submittedAt'
    >
  >;
}

/**
 * Writes the one draft of an item and tenant, by compare and set. Saving takes it out of review. Throws
 * `draft.changedElsewhere` (409, the newer layer in `details`), `layer.*` (422).
 */
export async function saveLayer(runtime: Runtime, input: SaveLayer): Promise<LayerDraft> {
  const { itemKey, tenant, before, editedBy } = input;
  const layer = checkedLayer(input.layer);
  if (layer.itemKey !== itemKey)
    throw refused('layer.otherItem', `内容属于另一事项（${layer.itemKey}），没有保存。`);
  const written = {
    layer,
    editedBy,
    editedAt: runtime.now(),
    state: 'editing' as const,
    submittedBy: null,
    submittedAt: null,
    ...(input.departmentKey === undefined ? {} : { departmentKey: input.departmentKey }),
    ...input.change,
  };
  if (before) {
    const saved = await runtime.tables.layerDrafts.change(
      { and: [{ draftKey: { equals: before.draftKey } }, { revision: { equals: before.revision } }] },
      { ...written, revision: before.revision + 1 },
    );
    if (saved) return saved;
    throw await changedElsewhere(runtime, { itemKey, tenantCode: tenant.tenantCode });
  }
  try {
    return await runtime.tables.layerDrafts.insert({
      draftKey: draftKeyOf(itemKey, tenant.tenantCode),
      itemKey,
      tenantCode: tenant.tenantCode,
      ownerPath: tenant.ownerPath,
      departmentKey: null,
      baseNumber: input.baseNumber ?? 0,
      revision: 1,
      effectiveFrom: null,
      isUrgent: false,
      transition: null,
      transitionBasis: null,
      summary: null,
      reviewComment: null,
      conflicts: [] as Conflict[],
      ...written,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    throw await changedElsewhere(runtime, { itemKey, tenantCode: tenant.tenantCode });
  }
}

/** The second of two who edit is told what the first one saved, so that their own edits can be put on top of it. */
export async function changedElsewhere(
  runtime: Runtime,
  { itemKey, tenantCode }: { itemKey: string; tenantCode: string },
): Promise<BanshiError> {
  const draft = await findDraft(runtime, itemKey, tenantCode);
  if (!draft)
    return new BanshiError({
      code: 'draft.gone',
      personMessage: '这份草稿刚被发布或放弃，请刷新页面，在最新版本上继续。',
      status: 409,
    });
  const base = await runtime.tables.releases.first({
    and: [
      { itemKey: { equals: itemKey } },
      { tenantCode: { equals: tenantCode } },
      { number: { equals: draft.baseNumber } },
    ],
  });
  const person = await peopleOf(runtime, [draft.editedBy]);
  const editor = person(draft.editedBy);
  const details: ChangedElsewhere = {
    editedBy: editor,
    editedAt: draft.editedAt,
    revision: draft.revision,
    theirs: draft.layer,
    base: base?.layer ?? { v: 1, itemKey, standard: {}, implementation: {}, policies: {} },
  };
  return new BanshiError({
    code: 'draft.changedElsewhere',
    personMessage: `${editor.name}刚改过这份草稿。您的修改还在，请核对对方的改动后再保存。`,
    status: 409,
    details,
  });
}
