import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileReport, ImportFile, ImportReport } from '../operations/item-import/index.ts';
import { maxFileBytes } from '../operations/item-import/index.ts';
import { badInput, parseArgs, print, usageError } from './output.ts';
import { readyRuntime } from './ready.ts';

const usage = 'item import FILE|DIR [--tenant CODE] [--json]';
const provinceCode = '530000000000';

/**
 * `item import FILE|DIR`: item sheets (JSON or XLSX) as drafts of the tenant, the province without `--tenant`. One report
 * per file; 1 where any of them failed. A folder is taken with the sheets in it, not with those of its folders.
 */
export async function importItemsCommand(args: string[]): Promise<number> {
  const { rest, tenantCode } = tenantOption(args);
  const { words, json } = parseArgs(rest, { words: 1, usage });
  if (words.length > 1) throw usageError(usage);
  const files = filesAt(words[0] ?? '');
  const runtime = await readyRuntime();
  const { importItems } = await import('../operations/item-import/index.ts');
  const report = await importItems(runtime, { kind: 'system', id: 'cli' }, { files, tenantCode });
  print(json ? JSON.stringify(report) : told(report));
  return report.files.some(({ status }) => status === 'failed') ? 1 : 0;
}

function tenantOption(args: string[]): { rest: string[]; tenantCode: string } {
  const at = args.indexOf('--tenant');
  if (at < 0) return { rest: args, tenantCode: provinceCode };
  const tenantCode = args[at + 1];
  if (tenantCode === undefined || tenantCode.startsWith('--')) throw usageError(usage);
  return { rest: [...args.slice(0, at), ...args.slice(at + 2)], tenantCode };
}

function filesAt(place: string): ImportFile[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw badInput('import.noFile', `没有 ${place} 这个文件或文件夹。`, place);
  if (!found.isDirectory()) return [fileAt(place)];
  const names = readdirSync(place)
    // Spreadsheet programs lay a lock file ("~$…") beside a workbook that is open.
    .filter((name) => /\.(json|xlsx)$/i.test(name) && !name.startsWith('~$'))
    .sort();
  if (names.length === 0) throw badInput('import.noFile', `${place} 里没有 .json 或 .xlsx 文件。`, place);
  return names.map((name) => fileAt(path.join(place, name)));
}

/** One byte more than is allowed is enough to be refused: a huge file is never read whole. */
function fileAt(place: string): ImportFile {
  const isTooLarge = statSync(place).size > maxFileBytes;
  return {
    name: path.basename(place),
    bytes: isTooLarge ? Buffer.alloc(maxFileBytes + 1) : readFileSync(place),
  };
}

const told = ({ files }: ImportReport): string => files.map((file) => lines(file).join('\n')).join('\n\n');

function lines({ file, status, itemKey, taken, tasks, errors }: FileReport): string[] {
  if (status === 'failed')
    return [
      `✗ ${file}：没有导入`,
      ...errors.map(({ path: at, message }) => `    ${at === '' ? '' : `${at}  `}${message}`),
    ];
  const counts = taken
    ? `要素 ${taken.elements}、材料 ${taken.materials}、情形 ${taken.situations}、表单字段 ${taken.formFields}、环节 ${taken.process}、结果 ${taken.results}；条件变成规则 ${taken.rules} 条`
    : '';
  return [
    `✓ ${file} → ${itemKey}`,
    `    ${counts}`,
    ...tasks.map(({ message, quote }) => `    待办：${message}原文：“${quote}”`),
  ];
}
