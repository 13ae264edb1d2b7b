import type { Layer, Resolution } from '@banshi/core/inheritance';
import { elementKeys, elements, type HandlingItem } from '@banshi/core/items';
import { z } from 'zod';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import type { Caller } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, configuratorOf } from './access.ts';
import { emptyLayer, loadItemChain, refused, resolveAt, shownDay, todayOf } from './chain.ts';
import { saveLayer } from './save-layer.ts';
import { keyTaken } from './settle.ts';
import type { Workbench } from './types.ts';
import { workbenchOf } from './workbench.ts';

/** 业务办理项的种类: what is done with the thing that one base item is about. */
const kinds = {
  新办: 'new',
  变更: 'change',
  延续: 'renewal',
  补办: 'replacement',
  注销: 'cancellation',
} as const;

const OwnItem = z
  .object({
    tenant: z.string().max(32),
    name: z.string().trim().min(2, '请填写事项名称。').max(120),
    departmentRole: z.string().trim().max(60).default(''),
    handlingType: z.enum(['新办', '变更', '延续', '补办', '注销']),
    /** Item whose standard is taken over as a start. */
    base: z.string().max(80).nullable().optional(),
    /** Begins the identity of the item; the kind is put behind it. */
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{2,60}$/, '标识须以小写字母开头，只含小写字母、数字和连字符，3 至 61 位。'),
  })
  .strict();

/**
 * Begins an item of one's own (no official code: 待补) as a draft; from a base, with everything that flows down from it
 * except its codes. Throws `item.keyTaken` (409), `base.notFound`.
 */
export async function createOwnItem(runtime: Runtime, caller: Caller, input: unknown): Promise<Workbench> {
  const wanted = parseInput(OwnItem, input);
  const itemKey = keyOf(wanted);
  const act = { action: 'configuration.create', resource: itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: wanted.tenant, ...act });
  const { tenant, staff } = configurator;
  if (await isTaken(runtime, itemKey)) throw keyTaken();
  const layer = wanted.base
    ? await layerFrom(runtime, { tenant, base: wanted.base, itemKey })
    : emptyLayer(itemKey);
  const role = wanted.departmentRole || standardValue(layer, 'departmentRole');
  if (typeof role !== 'string' || role === '')
    throw refused('input.invalid', '请选择办理部门的职能。', { place: 'departmentRole' });
  layer.standard.name = { set: { zh: nameOf(wanted) } };
  layer.standard.departmentRole = { set: role };
  await saveLayer(runtime, { itemKey, tenant, layer, editedBy: staff.userId, before: null });
  await auditAct(runtime, configurator, { ...act, detail: { base: wanted.base ?? null } });
  return workbenchOf(runtime, configurator, itemKey);
}

type OwnItem = z.infer<typeof OwnItem>;

function keyOf({ key, handlingType }: OwnItem): string {
  const suffix = `-${kinds[handlingType]}`;
  return key.endsWith(suffix) ? key : `${key}${suffix}`;
}

const nameOf = ({ name, handlingType }: OwnItem): string =>
  name.includes(handlingType) ? name : `${name}（${handlingType}）`;

const isTaken = async (runtime: Runtime, itemKey: string): Promise<boolean> =>
  (await runtime.tables.handlingItems.first({ itemKey: { equals: itemKey } })) !== null ||
  (await runtime.tables.layerDrafts.first({ itemKey: { equals: itemKey } })) !== null;

const standardValue = (layer: Layer, element: string): unknown =>
  (layer.standard[element] as { set?: unknown } | undefined)?.set;

async function layerFrom(
  runtime: Runtime,
  { tenant, base, itemKey }: { tenant: TenantRow; base: string; itemKey: string },
): Promise<Layer> {
  const chain = await loadItemChain(runtime, { tenant, itemKey: base });
  if (!chain.item) throw refused('base.notFound', '没有找到作为基础的事项，请重新选择。', { place: 'base' });
  const day = shownDay(chain, { today: todayOf(runtime), wanted: null });
  return asRoot(resolveAt(chain, { day, own: null }), itemKey);
}

/** Official codes belong to the item they were given to; a copy has none. */
const notCopied = new Set<string>(['catalogueCode', 'taskCode']);

/** A resolved item as the standard part of a root layer, except what is one body's own. */
export function asRoot({ item, provenance }: Resolution, itemKey: string): Layer {
  const standard: Layer['standard'] = {};
  for (const key of elementKeys) {
    const value = item[key as keyof HandlingItem] as unknown;
    const isKept = elements[key].part !== 'implementation' && provenance[key] && !notCopied.has(key);
    if (!isKept || value === undefined) continue;
    standard[key] = (
      elements[key].merge === 'scalar' ? { set: value } : { add: value }
    ) as Layer['standard'][string];
  }
  return structuredClone({ ...emptyLayer(itemKey), standard });
}
