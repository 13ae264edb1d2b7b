import { BanshiError } from '@banshi/core/errors';
import { layerProblems } from '@banshi/core/inheritance';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import { type Caller, notAllowed } from '../authorise.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { findDraft, saveLayer } from '../configuration/save-layer.ts';
import { departmentFiles, itemFiles } from './export.ts';
import type { DepartmentFile, ItemFile, TenantFiles } from './files.ts';
import { type JsonDifference, jsonDifferences } from './json-diff.ts';
import { type ReadFiles, readTenantFiles } from './read.ts';

export interface ImportedFile {
  file: string;
  /** draft: a layer was put into a draft, to be reviewed and published in the office. */
  outcome: 'unchanged' | 'written' | 'draft';
  differences: JsonDifference[];
}

export interface TenantImport {
  tenantCode: string;
  isDryRun: boolean;
  files: ImportedFile[];
}

/**
 * Brings a tenant to what a folder of files says. Departments and service points are written; layers become drafts,
 * since nothing takes effect without a second person's review. What the files do not name stays as it is. A dry run
 * only compares; the same files twice change nothing the second time.
 *
 * Throws `tenantFiles.invalid` and `tenantFiles.department` (a key that belongs to another tenant), before anything is
 * written; only the system itself may call it.
 */
export async function importTenant(
  runtime: Runtime,
  caller: Caller,
  { files, isDryRun }: { files: TenantFiles; isDryRun: boolean },
): Promise<TenantImport> {
  if (caller.kind !== 'system') throw notAllowed('导入整个地区的配置只能由系统管理员在服务器上进行。');
  const read = readTenantFiles(files);
  const tenant = await tenantByCode(runtime, read.tenant.tenantCode);
  await refuseForeignDepartments(runtime, { tenant, read });
  refuseBrokenLayers(read);
  const plan = await planOf(runtime, { tenant, read });
  if (!isDryRun) {
    for (const step of plan) if (step.differences.length > 0) await step.write();
    await audit(runtime, {
      actorKind: 'system',
      actorId: caller.id,
      action: 'tenant.import',
      resource: tenant.tenantCode,
      outcome: 'done',
      ownerPath: tenant.ownerPath,
      detail: { changed: plan.filter(({ differences }) => differences.length > 0).map(({ file }) => file) },
    });
  }
  return {
    tenantCode: tenant.tenantCode,
    isDryRun,
    files: plan.map(({ file, differences, kind }) => ({
      file,
      outcome: differences.length === 0 ? 'unchanged' : kind,
      differences,
    })),
  };
}

interface Step {
  file: string;
  kind: 'written' | 'draft';
  differences: JsonDifference[];
  write(): Promise<unknown>;
}

async function planOf(
  runtime: Runtime,
  { tenant, read }: { tenant: TenantRow; read: ReadFiles },
): Promise<Step[]> {
  const departments = new Map((await departmentFiles(runtime, tenant)).map((file) => [file.key, file]));
  const items = new Map((await itemFiles(runtime, tenant)).map((file) => [file.itemKey, file]));
  const branding = tenant.settings?.branding ?? null;
  return [
    {
      file: 'tenant.json',
      kind: 'written',
      differences: jsonDifferences({ branding }, { branding: read.tenant.branding }),
      write: () =>
        runtime.tables.tenants.change(
          { tenantCode: { equals: tenant.tenantCode } },
          { settings: { ...tenant.settings, branding: read.tenant.branding } },
        ),
    },
    ...read.departments.map(
      (wanted): Step => ({
        file: `departments/${wanted.key}.json`,
        kind: 'written',
        differences: departmentDifferences(departments.get(wanted.key), wanted),
        write: () => writeDepartment(runtime, { tenant, wanted, known: departments.has(wanted.key) }),
      }),
    ),
    ...read.items.map(
      (wanted): Step => ({
        file: `items/${wanted.itemKey}.json`,
        kind: 'draft',
        differences: itemDifferences(items.get(wanted.itemKey), wanted),
        write: () => writeDraft(runtime, { tenant, wanted, held: items.get(wanted.itemKey) }),
      }),
    ),
  ];
}

/** Service points by key: what stands in this installation alone is kept, so it is no difference. */
function departmentDifferences(held: DepartmentFile | undefined, wanted: DepartmentFile): JsonDifference[] {
  const byKey = ({ servicePoints, ...rest }: DepartmentFile, among?: Set<string>) => ({
    ...rest,
    servicePoints: Object.fromEntries(
      servicePoints.flatMap(({ key, ...point }) => (!among || among.has(key) ? [[key, point]] : [])),
    ),
  });
  const among = new Set(wanted.servicePoints.map(({ key }) => key));
  return jsonDifferences(held && byKey(held, among), byKey(wanted));
}

/** The layer to arrive at: what is being written, else what waits last, else what holds. */
const targetOf = ({ draft, waiting, inForce }: ItemFile) =>
  draft ?? waiting.at(-1)?.layer ?? inForce?.layer ?? undefined;

function itemDifferences(held: ItemFile | undefined, wanted: ItemFile): JsonDifference[] {
  const layer = targetOf(wanted);
  return layer ? jsonDifferences(held && targetOf(held), layer, 'layer') : [];
}

async function writeDraft(
  runtime: Runtime,
  { tenant, wanted, held }: { tenant: TenantRow; wanted: ItemFile; held: ItemFile | undefined },
): Promise<void> {
  const { itemKey } = wanted;
  const last = await runtime.tables.releases.first(
    { and: [{ itemKey: { equals: itemKey } }, { tenantCode: { equals: tenant.tenantCode } }] },
    '-number',
  );
  const departmentKey = (wanted.waiting.at(-1) ?? wanted.inForce)?.departmentKey;
  await saveLayer(runtime, {
    itemKey,
    tenant,
    layer: targetOf(wanted),
    editedBy: 'import',
    before: await findDraft(runtime, itemKey, tenant.tenantCode),
    baseNumber: last?.number ?? 0,
    ...(held || !departmentKey ? {} : { departmentKey }),
    change: { summary: wanted.inForce?.summary ?? '由文件导入' },
  });
}

async function writeDepartment(
  runtime: Runtime,
  { tenant, wanted, known }: { tenant: TenantRow; wanted: DepartmentFile; known: boolean },
): Promise<void> {
  const { v: _v, key, servicePoints, ...columns } = wanted;
  const { tenantCode, ownerPath } = tenant;
  const { departments, servicePoints: points } = runtime.tables;
  if (known) await departments.change({ departmentKey: { equals: key } }, columns);
  else await departments.insert({ departmentKey: key, tenantCode, ownerPath, ...columns });
  for (const { key: servicePointKey, ...point } of servicePoints) {
    const row = { departmentKey: key, ownerPath, ...point };
    const changed = await points.change({ servicePointKey: { equals: servicePointKey } }, row);
    if (!changed) await points.insert({ servicePointKey, ...row });
  }
}

/** Keys are the installation's: a file must not take over another tenant's department or window. */
async function refuseForeignDepartments(
  runtime: Runtime,
  { tenant, read }: { tenant: TenantRow; read: ReadFiles },
): Promise<void> {
  const departments = await runtime.tables.departments.find({
    where: { departmentKey: { in: read.departments.map(({ key }) => key) } },
  });
  const pointKeys = read.departments.flatMap(({ servicePoints }) => servicePoints.map(({ key }) => key));
  const points = await runtime.tables.servicePoints.find({ where: { servicePointKey: { in: pointKeys } } });
  const foreign =
    departments.find(({ tenantCode }) => tenantCode !== tenant.tenantCode)?.departmentKey ??
    points.find(({ ownerPath }) => ownerPath !== tenant.ownerPath)?.servicePointKey;
  if (foreign)
    throw new BanshiError({
      code: 'tenantFiles.department',
      place: foreign,
      personMessage: `标识 ${foreign} 已属于另一个地区的部门或窗口，请换一个标识。什么也没有导入。`,
      status: 422,
    });
}

function refuseBrokenLayers({ items }: ReadFiles): void {
  for (const item of items) {
    const layer = targetOf(item);
    const problem = layer && layerProblems(layer).find(({ severity }) => severity === 'error');
    if (problem)
      throw new BanshiError({
        code: problem.code,
        place: `items/${item.itemKey}.json ${problem.place}`,
        personMessage: `${problem.message}。什么也没有导入。`,
        status: 422,
      });
  }
}
