import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BanshiError } from '@banshi/core/errors';
import { canonicalJson, sha256Hex } from '@banshi/core/identifiers';
import { Layer, layerProblems } from '@banshi/core/inheritance';
import type { Where } from 'payload';
import { z } from 'zod';
import { addTask, queueRebase } from '../operations/configuration/index.ts';
import { isUniqueConflict, type TenantRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';

/** Who publishes what ships with the software. */
const setup = 'setup';

/** A layer as it ships: whose it is, from when, and the layer itself. */
const ShippedLayer = z
  .object({
    v: z.literal(1),
    tenantCode: z.string(),
    departmentRole: z.string().optional(),
    effectiveFrom: z.iso.date(),
    layer: z.unknown(),
  })
  .strict();

const folder = (): string =>
  path.join(path.dirname(createRequire(import.meta.url).resolve('@banshi/templates/package.json')), 'items');

const jsonFiles = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(dir, name));

/** Changes whenever a shipped file does. */
export const shippedVersion = (): string =>
  sha256Hex(
    [...jsonFiles(folder()), ...jsonFiles(path.join(folder(), 'layers'))]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\0'),
  ).slice(0, 16);

/** Publishes the items under `templates/items` as first releases: roots first, then, in the demo, layers of counties. */
export async function publishShipped(runtime: Runtime): Promise<string> {
  const roots = jsonFiles(folder());
  const layers = runtime.config.profile === 'demo' ? jsonFiles(path.join(folder(), 'layers')) : [];
  for (const file of [...roots, ...layers]) await publishFile(runtime, file);
  return `${roots.length} 项`;
}

async function publishFile(runtime: Runtime, file: string): Promise<void> {
  const shipped = ShippedLayer.parse(JSON.parse(readFileSync(file, 'utf8')));
  const problem = layerProblems(shipped.layer).find((found) => found.severity === 'error');
  if (problem)
    throw new BanshiError({
      code: problem.code,
      place: `${path.basename(file)} ${problem.place}`,
      personMessage: problem.message,
      status: 500,
    });
  const layer = Layer.parse(shipped.layer);
  const tenant = await runtime.tables.tenants.first({ tenantCode: { equals: shipped.tenantCode } });
  if (!tenant) throw new Error(`${path.basename(file)} names the unknown tenant ${shipped.tenantCode}`);
  const department = shipped.departmentRole
    ? await runtime.tables.departments.first({
        and: [{ tenantCode: { equals: tenant.tenantCode } }, { role: { equals: shipped.departmentRole } }],
      })
    : null;
  const ofTenant: Where[] = [
    { itemKey: { equals: layer.itemKey } },
    { tenantCode: { equals: tenant.tenantCode } },
  ];
  const last = await runtime.tables.releases.first({ and: ofTenant }, '-number');
  const shippedBefore = await runtime.tables.releases.first(
    { and: [...ofTenant, { publishedBy: { equals: setup } }] },
    '-number',
  );
  // A release never changes: a shipped layer that differs from the last shipped one is the next release.
  if (shippedBefore && canonicalJson(shippedBefore.layer) === canonicalJson(layer)) return;
  // What the office has taken into its own hands is never overwritten by an update of the software.
  if (last && last.publishedBy !== setup) return tellOffice(runtime, { layer, tenant });
  await insertOnce(() =>
    runtime.tables.releases.insert({
      itemKey: layer.itemKey,
      tenantCode: tenant.tenantCode,
      ownerPath: tenant.ownerPath,
      departmentKey: department?.departmentKey ?? null,
      number: (last?.number ?? 0) + 1,
      effectiveFrom: shipped.effectiveFrom,
      publishedAt: runtime.now(),
      publishedBy: setup,
      layer,
    }),
  );
  await raiseEpoch(runtime, { layer, tenantCode: tenant.tenantCode, ownerPath: tenant.ownerPath });
  // A later version is a change of the law like any other: layers below follow, or say what conflicts.
  if (last) await queueRebase(runtime, { ...last, number: last.number + 1 });
}

/** The newer shipped version waits in the inbox for the item's administrators, once for each version. */
const tellOffice = (
  runtime: Runtime,
  { layer, tenant }: { layer: Layer; tenant: Pick<TenantRow, 'tenantCode' | 'ownerPath'> },
): Promise<void> =>
  addTask(runtime, {
    taskKey: `shipped-${sha256Hex(`${tenant.tenantCode}|${canonicalJson(layer)}`).slice(0, 32)}`,
    kind: 'import',
    itemKey: layer.itemKey,
    tenantCode: tenant.tenantCode,
    ownerPath: tenant.ownerPath,
    title: '系统随附的这个事项有新版本。本级已自行发布过，没有覆盖；请核对后在工作台采用需要的内容。',
    content: { layer },
  });

async function insertOnce(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

/** The first layer of an item is its root and makes it known; every further one raises its epoch. */
async function raiseEpoch(
  runtime: Runtime,
  { layer, tenantCode, ownerPath }: { layer: Layer; tenantCode: string; ownerPath: string },
): Promise<void> {
  const known = await runtime.tables.handlingItems.first({ itemKey: { equals: layer.itemKey } });
  if (known) {
    await runtime.tables.handlingItems.change(
      { id: { equals: known.id } },
      { configEpoch: known.configEpoch + 1 },
    );
    return;
  }
  const set = (element: string): unknown => (layer.standard[element] as { set?: unknown } | undefined)?.set;
  await insertOnce(() =>
    runtime.tables.handlingItems.insert({
      itemKey: layer.itemKey,
      tenantCode,
      ownerPath,
      name: (set('name') as { zh: string }).zh,
      departmentRole: String(set('departmentRole')),
      configEpoch: 1,
    }),
  );
}
