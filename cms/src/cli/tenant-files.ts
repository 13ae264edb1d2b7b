import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { exportTenant, importTenant, type TenantFiles } from '../operations/tenant-files/index.ts';
import { badInput, parseArgs, print } from './output.ts';
import { readyRuntime } from './ready.ts';

/** `tenant export CODE DIR`: writes the tenant's configuration; files in DIR that it no longer has are taken out. */
export async function exportTenantCommand(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 2, usage: 'tenant export CODE DIR [--json]' });
  const [code = '', folder = ''] = words;
  const runtime = await readyRuntime();
  const files = await exportTenant(runtime, await tenantByCode(runtime, code));
  requireOwnFolder(folder);
  for (const file of readFolder(folder).keys()) if (!files.has(file)) rmSync(path.join(folder, file));
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const written = [...files.keys()];
  print(json ? JSON.stringify({ files: written }) : `${written.length} 个文件已写入 ${folder}`);
  return 0;
}

/** `tenant import DIR [--dry-run]`: what the files change, and unless it is a dry run, changes it. */
export async function importTenantCommand(args: string[]): Promise<number> {
  const isDryRun = args.includes('--dry-run');
  const { words, json } = parseArgs(
    args.filter((arg) => arg !== '--dry-run'),
    { words: 1, usage: 'tenant import DIR [--dry-run] [--json]' },
  );
  const [folder = ''] = words;
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw badInput('tenantFiles.noFolder', `没有 ${folder} 这个文件夹。`, folder);
  const runtime = await readyRuntime();
  const report = await importTenant(
    runtime,
    { kind: 'system', id: 'cli' },
    { files: readFolder(folder), isDryRun },
  );
  if (json) {
    print(JSON.stringify(report));
    return 0;
  }
  for (const { file, outcome, differences } of report.files) {
    print(`${file}  ${outcomes[outcome]}`);
    for (const { path: place, before, after } of differences)
      print(`    ${place}: ${shown(before)} → ${shown(after)}`);
  }
  print(isDryRun ? '这是预演，什么也没有改动。' : '导入完成。事项的改动已成为草稿，请在后台审核发布。');
  return 0;
}

const outcomes = { unchanged: '没有变化', written: '部门资料', draft: '事项草稿' } as const;

const shown = (value: unknown): string => {
  if (value === undefined) return '（无）';
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** Every JSON file of the folder and of the folders directly in it. */
function readFolder(folder: string): TenantFiles {
  const files: TenantFiles = new Map();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8'));
  }
  return files;
}

/** An export takes out what it does not know: it must not be let loose on a folder of something else. */
function requireOwnFolder(folder: string): void {
  const isOurs = !existsSync(folder) || existsSync(path.join(folder, 'tenant.json'));
  if (!isOurs && readdirSync(folder).length > 0)
    throw badInput('tenantFiles.foreignFolder', `${folder} 里有别的文件，请换一个空文件夹。`, folder);
}
