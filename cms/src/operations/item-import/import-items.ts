import { isBanshiError, type Problem } from '@banshi/core/errors';
import { canonicalJson, sha256Hex } from '@banshi/core/identifiers';
import type { Layer } from '@banshi/core/inheritance';
import {
  type ImportTask,
  type ItemIdentity,
  identityText,
  itemTypeOf,
  parseSheet,
  readSheet,
  type Taken,
} from '@banshi/core/sheets';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import { actorIdOf, type Caller, notAllowed } from '../authorise.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { configuredTenants } from '../configuration/access.ts';
import { addTask, saveLayer } from '../configuration/index.ts';
import { itemsByIdentity, type KnownItem, knownItem } from './known-items.ts';
import { type ImportFile, readFile } from './read-file.ts';

/** What became of one file. A file that failed has changed nothing. */
export interface FileReport {
  file: string;
  status: 'imported' | 'failed';
  itemKey: string | null;
  taken: Taken | null;
  tasks: ImportTask[];
  errors: { code: string; path: string; message: string }[];
}

export interface ImportReport {
  files: FileReport[];
}

export interface ImportInput {
  files: readonly ImportFile[];
  /** Whose items they are: the tenant becomes the root of those that nobody knows yet. */
  tenantCode: string;
}

/** Most files of one import. */
const maxFiles = 200;

/**
 * Item sheets (事项表单, JSON or XLSX) → drafts, each file for itself. An item is known again by its root, type and name,
 * its rows by their names: importing again updates. What the words leave open becomes tasks in the tenant's inbox.
 * Throws only for the call as a whole: `access.denied`, `resource.notFound` (tenant), `import.tooMany`.
 */
export async function importItems(
  runtime: Runtime,
  caller: Caller,
  { files, tenantCode }: ImportInput,
): Promise<ImportReport> {
  const tenant = await tenantByCode(runtime, tenantCode);
  authorise(caller, tenant);
  const known = await itemsByIdentity(runtime, tenant);
  const context: Context = { runtime, caller, tenant, known, done: new Map() };
  const reports: FileReport[] = [];
  for (const [index, file] of files.entries()) {
    const tooMany = index >= maxFiles;
    reports.push(
      tooMany
        ? failed(file, [refusal('import.tooMany', '', `一次最多导入 ${maxFiles} 个文件，这个文件没有导入。`)])
        : await importFile(context, file),
    );
  }
  return { files: reports };
}

function authorise(caller: Caller, tenant: TenantRow): void {
  if (caller.kind === 'system') return;
  if (caller.kind === 'staff' && configuredTenants(caller).includes(tenant.tenantCode)) return;
  throw notAllowed('您不是这个地区的事项管理员，不能导入事项。');
}

interface Context {
  runtime: Runtime;
  caller: Caller;
  tenant: TenantRow;
  /** Item keys by identity. */
  known: Map<string, string>;
  /** File by identity, of this very import. */
  done: Map<string, string>;
}

const refusal = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});

const failed = (file: ImportFile, problems: readonly Problem[]): FileReport => ({
  file: file.name,
  status: 'failed',
  itemKey: null,
  taken: null,
  tasks: [],
  errors: problems.map(({ code, place, message }) => ({ code, path: place, message })),
});

async function importFile(context: Context, file: ImportFile): Promise<FileReport> {
  const content = await readFile(file);
  if ('errors' in content) return failed(file, content.errors);
  const parsed = parseSheet(content.value);
  if ('errors' in parsed) return failed(file, parsed.errors.map(content.locate));
  const { tenant, known, done } = context;
  const identity: ItemIdentity = {
    tenantCode: tenant.tenantCode,
    itemType: itemTypeOf(parsed.sheet.type) ?? '',
    name: parsed.sheet.name,
  };
  const other = done.get(identityText(identity));
  if (other !== undefined)
    return failed(file, [
      refusal('import.sameItem', 'name', `与 ${other} 是同一事项（类型和名称相同），没有导入，请只留一份。`),
    ]);
  try {
    const report = await importSheet(context, {
      file,
      identity,
      sheet: parsed.sheet,
      locate: content.locate,
    });
    if (report.status === 'imported' && report.itemKey !== null) {
      done.set(identityText(identity), file.name);
      known.set(identityText(identity), report.itemKey);
    }
    return report;
  } catch (error) {
    // Somebody else saved the draft meanwhile, or it is refused as it stands: this file only.
    if (!isBanshiError(error) || error.status >= 500) throw error;
    return failed(file, [refusal(error.code, error.place ?? '', error.personMessage)]);
  }
}

interface SheetInput {
  file: ImportFile;
  identity: ItemIdentity;
  sheet: unknown;
  locate(problem: Problem): Problem;
}

async function importSheet(
  context: Context,
  { file, identity, sheet, locate }: SheetInput,
): Promise<FileReport> {
  const { runtime, caller, tenant, known } = context;
  const item = await knownItem(runtime, { tenant, identity, known });
  const { itemKey, draft } = item;
  if (draft?.state === 'submitted')
    return failed(file, [
      refusal('import.underReview', '', '这个事项的草稿正在审核，请先退回或审核通过后再导入。'),
    ]);
  const record = recordOf(tenant, itemKey);
  const last = await lastSheet(runtime, record.taskKey);
  const read = readSheet(sheet, {
    itemKey,
    ...(item.layer ? { previous: item.layer } : {}),
    ...(last === undefined ? {} : { lastSheet: last }),
  });
  if (!read.ok) return failed(file, read.errors.map(locate));
  const isRepeated = last !== undefined && canonicalJson(last) === canonicalJson(sheet);
  const isChanged = await saveDraft(context, { item, layer: read.layer, isRepeated });
  await keepTasks(context, { itemKey, tasks: read.tasks, file: file.name });
  await keepRecord(runtime, { record, file: file.name, sheet, itemName: identity.name });
  await audit(runtime, {
    actorKind: caller.kind === 'staff' ? 'staff' : 'system',
    actorId: actorIdOf(caller),
    action: 'configuration.import',
    resource: `${itemKey}@${tenant.tenantCode}`,
    outcome: 'done',
    ownerPath: tenant.ownerPath,
    detail: { file: sha256Hex(file.bytes), isChanged, tasks: read.tasks.length },
  });
  return { file: file.name, status: 'imported', itemKey, taken: read.taken, tasks: read.tasks, errors: [] };
}

/**
 * Nothing is written where nothing is new. The first import of a sheet opens a draft even if it agrees with what is
 * published: its tasks are settled there.
 */
async function saveDraft(
  { runtime, caller, tenant }: Context,
  { item, layer, isRepeated }: { item: KnownItem; layer: Layer; isRepeated: boolean },
): Promise<boolean> {
  const isSame = item.layer !== undefined && canonicalJson(item.layer) === canonicalJson(layer);
  if (isSame && (item.draft || isRepeated)) return false;
  await saveLayer(runtime, {
    itemKey: item.itemKey,
    tenant,
    layer,
    editedBy: actorIdOf(caller),
    before: item.draft,
    baseNumber: item.baseNumber,
  });
  return true;
}

const keyPrefix = (itemKey: string, tenantCode: string): string => `import:${itemKey}|${tenantCode}`;

/** Open tasks of this item become those of this import; what a person has settled stays settled. */
async function keepTasks(
  { runtime, tenant }: Context,
  { itemKey, tasks, file }: { itemKey: string; tasks: readonly ImportTask[]; file: string },
): Promise<void> {
  const prefix = keyPrefix(itemKey, tenant.tenantCode);
  const wanted = new Map(
    tasks.map((task) => [
      `${prefix}:${sha256Hex([task.code, task.place, task.quote].join('\n')).slice(0, 24)}`,
      task,
    ]),
  );
  const stored = await runtime.tables.configTasks.find({
    where: {
      and: [
        { itemKey: { equals: itemKey } },
        { tenantCode: { equals: tenant.tenantCode } },
        { kind: { equals: 'import' } },
      ],
    },
  });
  const known = new Set(stored.map(({ taskKey }) => taskKey));
  for (const [taskKey, task] of wanted) {
    if (known.has(taskKey)) continue;
    await addTask(runtime, {
      taskKey,
      kind: 'import',
      itemKey,
      tenantCode: tenant.tenantCode,
      ownerPath: tenant.ownerPath,
      title: task.message,
      content: { ...task, file },
    });
  }
  for (const row of stored) {
    if (row.state !== 'open' || wanted.has(row.taskKey)) continue;
    await runtime.tables.configTasks.change(
      { and: [{ taskKey: { equals: row.taskKey } }, { state: { equals: 'open' } }] },
      { state: 'done', doneAt: runtime.now(), doneBy: 'import', choice: 'superseded' },
    );
  }
}

interface SheetRecord {
  taskKey: string;
  itemKey: string;
  tenantCode: string;
  ownerPath: string;
}

/** What was imported last, kept beside the tasks: with it a later import tells the sheet's changes from a person's. */
const recordOf = (tenant: TenantRow, itemKey: string): SheetRecord => ({
  taskKey: `${keyPrefix(itemKey, tenant.tenantCode)}:sheet`,
  itemKey,
  tenantCode: tenant.tenantCode,
  ownerPath: tenant.ownerPath,
});

const lastSheet = async (runtime: Runtime, taskKey: string): Promise<unknown> =>
  (await runtime.tables.configTasks.first({ taskKey: { equals: taskKey } }))?.content.sheet;

async function keepRecord(
  runtime: Runtime,
  { record, file, sheet, itemName }: { record: SheetRecord; file: string; sheet: unknown; itemName: string },
): Promise<void> {
  const content = { file, sheet };
  const now = runtime.now();
  const changed = await runtime.tables.configTasks.change(
    { taskKey: { equals: record.taskKey } },
    { content, doneAt: now },
  );
  if (changed) return;
  await runtime.tables.configTasks.insert({
    ...record,
    kind: 'import',
    title: `导入记录：${itemName}`,
    state: 'done',
    createdAt: now,
    doneAt: now,
    doneBy: 'import',
    choice: null,
    content,
  });
}
