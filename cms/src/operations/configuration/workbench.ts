import { canonicalJson } from '@banshi/core/identifiers';
import { elementStates } from '@banshi/core/inheritance';
import { publishChecks } from '@banshi/core/publishing';
import type { Runtime } from '../../runtime.ts';
import { faceKeys } from '../../settings/templates.ts';
import type { Caller } from '../authorise.ts';
import { type Configurator, configuratorOf, peopleOf } from './access.ts';
import {
  emptyLayer,
  hasRootOn,
  type ItemChain,
  isRootTenant,
  loadItemChain,
  ownerOf,
  ownInForce,
  ownReleases,
  type Release,
  resolveAt,
  shownDay,
  todayOf,
} from './chain.ts';
import { requestViews } from './request-views.ts';
import { findDraft, type LayerDraft } from './save-layer.ts';
import type { DraftMeta, ReleaseMeta, Workbench } from './types.ts';

export interface ItemOfTenant {
  itemKey: string;
  /** Code of the tenant; absent = the caller's first. */
  tenantCode?: string | null;
}

/** Everything the workbench shows of one item in one tenant. Throws `access.denied`, `resource.notFound`. */
export async function workbench(runtime: Runtime, caller: Caller, asked: ItemOfTenant): Promise<Workbench> {
  const configurator = await configuratorOf(runtime, caller, {
    tenantCode: asked.tenantCode,
    action: 'configuration.read',
    resource: asked.itemKey,
  });
  return workbenchOf(runtime, configurator, asked.itemKey);
}

/** The same, for an operation that has settled who calls. */
export async function workbenchOf(
  runtime: Runtime,
  { staff, tenant }: Configurator,
  itemKey: string,
): Promise<Workbench> {
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const draft = await findDraft(runtime, itemKey, tenant.tenantCode);
  const today = todayOf(runtime);
  const view = resolvedView(chain, { draft, today });
  const { resolution, layer, day } = view;
  const owner = chain.owners.get(tenant.ownerPath) ?? ownerOf(tenant);
  const releasedNow = ownReleases(chain).length > 0 || !isRootTenant(chain);
  const above = isRootTenant(chain) ? null : resolveAt(chain, { day, own: null });
  return {
    tenant: {
      tenantCode: tenant.tenantCode,
      name: tenant.name,
      level: tenant.level,
      ownerPath: tenant.ownerPath,
    },
    itemKey,
    rootTenant: { tenantCode: chain.root.tenantCode, name: chain.root.name },
    today,
    item: resolution.item,
    released: releasedNow && hasRootOn(chain, today) ? resolveAt(chain, { day: today }).item : null,
    inherited: above?.item ?? null,
    provenance: resolution.provenance,
    states: elementStates({
      resolution,
      inherited: above,
      layer,
      owner,
      at: day,
      grants: chain.grants.map((row) => row.grant),
      conflicts: draft?.conflicts ?? [],
    }),
    violations: resolution.violations,
    missing: resolution.missing,
    findings: publishChecks(resolution.item, { templates: faceKeys() }),
    layer,
    owner,
    draft: draft ? await draftMeta(runtime, draft, staff.userId) : null,
    releases: await releaseMetas(runtime, { chain, today }),
    requests: await requestViews(runtime, { tenant, itemKey }),
    grants: chain.grants.filter((row) => row.ownerPath === tenant.ownerPath).map((row) => row.grant),
    ...(await registerOf(runtime, tenant.tenantCode)),
    testers: await reviewersOf(runtime, { tenantCode: tenant.tenantCode, except: staff.userId }),
  };
}

/** The item with the draft in place of what is released: by which day, with which layer. */
export function resolvedView(
  chain: ItemChain,
  { draft, today }: { draft: LayerDraft | null; today: string },
) {
  const wanted = draft?.effectiveFrom ?? null;
  const waiting = ownReleases(chain).at(-1)?.effectiveFrom ?? null;
  const day = shownDay(chain, { today, wanted: wanted ?? (ownInForce(chain, today) ? null : waiting) });
  const layer = draft?.layer ?? ownInForce(chain, day)?.layer ?? emptyLayer(chain.itemKey);
  const isEmpty = canonicalJson(layer) === canonicalJson(emptyLayer(chain.itemKey));
  const resolution = resolveAt(chain, { day, own: draft || !isEmpty || isRootTenant(chain) ? layer : null });
  return { day, layer, resolution };
}

async function draftMeta(runtime: Runtime, draft: LayerDraft, userId: string): Promise<DraftMeta> {
  const person = await peopleOf(runtime, [draft.editedBy, draft.submittedBy]);
  return {
    revision: draft.revision,
    state: draft.state,
    baseNumber: draft.baseNumber,
    effectiveFrom: draft.effectiveFrom,
    isUrgent: draft.isUrgent,
    transition: draft.transition,
    transitionBasis: draft.transitionBasis,
    summary: draft.summary,
    editedBy: person(draft.editedBy),
    editedAt: draft.editedAt,
    submittedBy: draft.submittedBy ? person(draft.submittedBy) : null,
    submittedAt: draft.submittedAt,
    reviewComment: draft.reviewComment,
    conflicts: draft.conflicts ?? [],
    canReview: draft.state === 'submitted' && draft.submittedBy !== userId,
  };
}

/** Every release of the tenant's own layer, the latest first, withdrawn ones included. */
async function releaseMetas(
  runtime: Runtime,
  { chain, today }: { chain: ItemChain; today: string },
): Promise<ReleaseMeta[]> {
  const rows: Release[] = await runtime.tables.releases.find({
    where: {
      and: [{ itemKey: { equals: chain.itemKey } }, { ownerPath: { equals: chain.tenant.ownerPath } }],
    },
    sort: '-number',
  });
  const inForce = ownInForce(chain, today)?.number;
  const person = await peopleOf(
    runtime,
    rows.flatMap((row) => [row.publishedBy, row.reviewedBy]),
  );
  return rows.map((row) => ({
    number: row.number,
    effectiveFrom: row.effectiveFrom,
    publishedAt: row.publishedAt,
    publishedBy: person(row.publishedBy).name,
    reviewedBy: row.reviewedBy ? person(row.reviewedBy).name : null,
    transition: row.transition ?? null,
    transitionBasis: row.transitionBasis ?? null,
    summary: row.summary ?? null,
    rebasedFrom: row.rebasedFrom ?? null,
    withdrawnAt: row.withdrawnAt ?? null,
    withdrawnReason: row.withdrawnReason ?? null,
    state: stateOf(row, { inForce, today }),
  }));
}

function stateOf(
  row: Release,
  { inForce, today }: { inForce: number | undefined; today: string },
): ReleaseMeta['state'] {
  if (row.withdrawnAt) return 'withdrawn';
  if (row.effectiveFrom > today) return 'waiting';
  return row.number === inForce ? 'inForce' : 'past';
}

async function registerOf(
  runtime: Runtime,
  tenantCode: string,
): Promise<Pick<Workbench, 'servicePoints' | 'departments'>> {
  const departments = await runtime.tables.departments.find({
    where: { tenantCode: { equals: tenantCode } },
    sort: 'departmentKey',
  });
  const keys = departments.map((row) => row.departmentKey);
  const points =
    keys.length > 0
      ? await runtime.tables.servicePoints.find({
          where: { departmentKey: { in: keys } },
          sort: 'servicePointKey',
        })
      : [];
  return {
    departments: departments.map(({ departmentKey, name, role }) => ({ key: departmentKey, name, role })),
    servicePoints: points.map((row) => ({
      key: row.servicePointKey,
      name: row.name,
      phone: row.phone,
      departmentKey: row.departmentKey,
    })),
  };
}

/** Who else may review here. */
async function reviewersOf(
  runtime: Runtime,
  { tenantCode, except }: { tenantCode: string; except: string },
): Promise<Workbench['testers']> {
  const bindings = await runtime.tables.roleBindings.find({
    where: { and: [{ role: { equals: 'configurator' } }, { tenantCode: { equals: tenantCode } }] },
  });
  const ids = [...new Set(bindings.map((binding) => binding.userId))].filter((id) => id !== except);
  const person = await peopleOf(runtime, ids);
  return ids.map(person);
}
