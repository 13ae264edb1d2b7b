import { ancestorsOf } from '@banshi/core/identifiers';
import type { GrantRow, HandlingItemRow, ReleaseRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import type { Caller } from '../authorise.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { configuratorOf, configuredTenants, peopleOf } from './access.ts';
import { type ItemChain, isOwn, ownerOf, type Release, todayOf } from './chain.ts';
import type { LayerDraft } from './save-layer.ts';
import type { ConfiguredItem, ConfiguredItems } from './types.ts';
import { resolvedView } from './workbench.ts';

/** Every item that reaches the tenant, and the drafts of items that it is about to root. */
export async function configuredItems(
  runtime: Runtime,
  caller: Caller,
  { tenantCode }: { tenantCode?: string | null },
): Promise<ConfiguredItems> {
  const act = { action: 'configuration.read', resource: 'items' };
  const { staff, tenant } = await configuratorOf(runtime, caller, { tenantCode, ...act });
  const tenants = await Promise.all(configuredTenants(staff).map((code) => tenantByCode(runtime, code)));
  const loaded = await loadAll(runtime, tenant);
  const person = await peopleOf(
    runtime,
    loaded.drafts.map((draft) => draft.editedBy),
  );
  const rows = loaded.itemKeys.map((itemKey) =>
    itemRow(loaded, { itemKey, person, today: todayOf(runtime) }),
  );
  return {
    tenant: { tenantCode: tenant.tenantCode, name: tenant.name, level: tenant.level },
    tenants: tenants.map((row) => ({ tenantCode: row.tenantCode, name: row.name })),
    rows,
  };
}

interface Loaded {
  tenant: TenantRow;
  tenants: TenantRow[];
  itemKeys: string[];
  items: Map<string, HandlingItemRow & { id: string }>;
  releases: Map<string, Release[]>;
  grants: Map<string, GrantRow[]>;
  drafts: LayerDraft[];
  tasks: Map<string, number>;
}

/** A handful of queries, however many items there are. */
async function loadAll(runtime: Runtime, tenant: TenantRow): Promise<Loaded> {
  const { tables } = runtime;
  const paths = ancestorsOf(tenant.ownerPath);
  const onChain = { ownerPath: { in: paths } };
  const ofTenant = { tenantCode: { equals: tenant.tenantCode } };
  const [items, releases, grants, drafts, tasks, tenants] = await Promise.all([
    tables.handlingItems.find({ where: onChain, sort: 'itemKey' }),
    tables.releases.find({ where: onChain }),
    tables.grants.find({ where: onChain }),
    tables.layerDrafts.find({ where: ofTenant }),
    tables.configTasks.find({ where: { and: [ofTenant, { state: { equals: 'open' } }] } }),
    tables.tenants.find({ where: onChain }),
  ]);
  const counts = new Map<string, number>();
  for (const task of tasks) counts.set(task.itemKey, (counts.get(task.itemKey) ?? 0) + 1);
  const known = new Set(items.map((item) => item.itemKey));
  const roots = drafts.map((draft) => draft.itemKey).filter((key) => !known.has(key));
  return {
    tenant,
    tenants,
    itemKeys: [...known, ...roots],
    items: new Map(items.map((item) => [item.itemKey, item])),
    releases: grouped(releases.filter((release) => !release.withdrawnAt) as Release[]),
    grants: grouped(grants),
    drafts,
    tasks: counts,
  };
}

function grouped<R extends { itemKey: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.itemKey);
    if (group) group.push(row);
    else groups.set(row.itemKey, [row]);
  }
  return groups;
}

function itemRow(
  loaded: Loaded,
  { itemKey, person, today }: { itemKey: string; person: (id: string) => { name: string }; today: string },
): ConfiguredItem {
  const chain = chainOf(loaded, itemKey);
  const draft = loaded.drafts.find((candidate) => candidate.itemKey === itemKey) ?? null;
  const { resolution } = resolvedView(chain, { draft, today });
  const own = chain.releases.filter((release: ReleaseRow) => isOwn(chain, release));
  return {
    itemKey,
    name: resolution.item.name.zh,
    departmentRole: resolution.item.departmentRole,
    rootTenant: { tenantCode: chain.root.tenantCode, name: chain.root.name },
    adopted: own.length > 0,
    own: chain.root.tenantCode === loaded.tenant.tenantCode,
    draft: draft && {
      state: draft.state,
      editedBy: person(draft.editedBy).name,
      editedAt: draft.editedAt,
    },
    waiting: own.filter((release) => release.effectiveFrom > today).length,
    violations: resolution.violations.length,
    missing: resolution.missing.length,
    tasks: loaded.tasks.get(itemKey) ?? 0,
  };
}

function chainOf(loaded: Loaded, itemKey: string): ItemChain {
  const item = loaded.items.get(itemKey);
  return {
    itemKey,
    tenant: loaded.tenant,
    item,
    root: loaded.tenants.find((row) => row.ownerPath === item?.ownerPath) ?? loaded.tenant,
    releases: loaded.releases.get(itemKey) ?? [],
    owners: new Map(loaded.tenants.map((row) => [row.ownerPath, ownerOf(row)])),
    grants: loaded.grants.get(itemKey) ?? [],
  };
}
