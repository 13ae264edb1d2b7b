import { shanghaiDate } from '@banshi/core/calendar';
import type { Layer } from '@banshi/core/inheritance';
import { type ItemIdentity, identityText, itemKeyFor } from '@banshi/core/sheets';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';
import { findDraft, type LayerDraft } from '../configuration/index.ts';

/** The item that a sheet is about, and its root layer as it stands. */
export interface KnownItem {
  itemKey: string;
  draft: LayerDraft | null;
  /** The draft's layer, else that of the release in force; undefined for an item that nobody knows yet. */
  layer: Layer | undefined;
  /** Number of the release that a new draft is opened from. */
  baseNumber: number;
}

/** Item keys of everything that the tenant roots, published or drafted, by identity. */
export async function itemsByIdentity(runtime: Runtime, tenant: TenantRow): Promise<Map<string, string>> {
  const own = { tenantCode: { equals: tenant.tenantCode } };
  const { tables } = runtime;
  const [items, drafts] = await Promise.all([
    tables.handlingItems.find({ where: own }),
    tables.layerDrafts.find({ where: own }),
  ]);
  const known = new Map<string, string>();
  const note = (layer: Layer | undefined): void => {
    const identity = layer && identityOf(layer, tenant.tenantCode);
    if (layer && identity) known.set(identityText(identity), layer.itemKey);
  };
  // Published last, since it is the firmer fact where a draft renames an item to another's name.
  for (const draft of drafts) note(draft.layer);
  for (const item of items) note((await standingRelease(runtime, { itemKey: item.itemKey, tenant }))?.layer);
  return known;
}

function identityOf({ standard }: Layer, tenantCode: string): ItemIdentity | undefined {
  const set = (element: string): unknown => (standard[element] as { set?: unknown } | undefined)?.set;
  const [name, itemType] = [(set('name') as { zh?: unknown } | undefined)?.zh, set('itemType')];
  return typeof name === 'string' && typeof itemType === 'string'
    ? { tenantCode, itemType, name }
    : undefined;
}

/** The tenant's own release that holds today, else the first that waits. */
async function standingRelease(
  runtime: Runtime,
  { itemKey, tenant }: { itemKey: string; tenant: TenantRow },
) {
  const releases = await runtime.tables.releases.find({
    where: { and: [{ itemKey: { equals: itemKey } }, { tenantCode: { equals: tenant.tenantCode } }] },
    sort: 'effectiveFrom',
  });
  const standing = releases.filter(({ withdrawnAt }) => !withdrawnAt);
  return effectiveReleases(standing, shanghaiDate(runtime.now()))[0] ?? standing[0];
}

export async function knownItem(
  runtime: Runtime,
  {
    tenant,
    identity,
    known,
  }: { tenant: TenantRow; identity: ItemIdentity; known: ReadonlyMap<string, string> },
): Promise<KnownItem> {
  const itemKey = known.get(identityText(identity)) ?? itemKeyFor(identity);
  const [draft, release] = await Promise.all([
    findDraft(runtime, itemKey, tenant.tenantCode),
    standingRelease(runtime, { itemKey, tenant }),
  ]);
  return {
    itemKey,
    draft,
    layer: draft?.layer ?? release?.layer,
    baseNumber: release?.number ?? 0,
  };
}
