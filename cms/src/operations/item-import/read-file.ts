import type { Problem } from '@banshi/core/errors';
import { isBanshiError } from '@banshi/core/errors';
import { parseJson, placeOf } from './json-file.ts';
import { type CellPlace, cellPath, cellWords, parseWorkbook } from './parse-workbook.ts';
import { maxFileBytes, readWorkbook } from './workbook.ts';

/** A file as it was handed in; `name` tells the kind by its ending and is shown in the report. */
export interface ImportFile {
  name: string;
  bytes: Buffer;
}

/** What a file holds, before it is known to be an item sheet. */
export type FileContent =
  | {
      value: unknown;
      /** The same problem with its place as a person finds it in the file. */
      locate(problem: Problem): Problem;
    }
  | { errors: Problem[] };

const problem = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});

/** Reads a file by its ending: `.json` or `.xlsx`. Never throws for what the file holds. */
export async function readFile(file: ImportFile): Promise<FileContent> {
  if (file.bytes.length > maxFileBytes)
    return {
      errors: [problem('file.tooLarge', '', `文件超过 ${maxFileBytes / 1_000_000} MB，请确认没有传错。`)],
    };
  if (/\.json$/i.test(file.name)) return readJson(file.bytes);
  if (/\.xlsx$/i.test(file.name)) return readXlsx(file.bytes);
  return { errors: [problem('file.kind', '', '只能导入 .json 或 .xlsx 文件。')] };
}

function readJson(bytes: Buffer): FileContent {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { errors: [problem('json.encoding', '', '文件不是 UTF-8 编码，请另存为 UTF-8 后再导入。')] };
  }
  const parsed = parseJson(text);
  if ('error' in parsed) {
    const { line, column } = parsed.error;
    const message = `第 ${line} 行第 ${column} 列不是正确的 JSON，请检查引号、逗号和括号。`;
    return { errors: [problem('json.syntax', `${line}:${column}`, message)] };
  }
  return {
    value: parsed.value,
    locate(found) {
      const { line, column } = placeOf(text, found.place);
      return { ...found, message: `第 ${line} 行第 ${column} 列：${sentence(found.message)}` };
    },
  };
}

async function readXlsx(bytes: Buffer): Promise<FileContent> {
  try {
    const { value, cells, errors } = parseWorkbook(await readWorkbook(bytes));
    if (errors.length > 0) return { errors: errors.slice(0, 200) };
    return { value, locate: (found) => inCell(found, cells) };
  } catch (error) {
    if (!isBanshiError(error)) throw error;
    return { errors: [problem(error.code, error.place ?? '', error.personMessage)] };
  }
}

/** The cell of the nearest part that has one: a part of a list in a cell stands in that cell. */
function inCell(found: Problem, cells: ReadonlyMap<string, CellPlace>): Problem {
  const steps = found.place.split('/');
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps.slice(0, length).join('/');
    const cell = cells.get(path) ?? [...cells].find(([known]) => known.startsWith(`${path}/`))?.[1];
    if (cell)
      return { ...found, place: cellPath(cell), message: `${cellWords(cell)}：${sentence(found.message)}` };
  }
  return { ...found, message: sentence(found.message) };
}

const sentence = (message: string): string => (/[。！？]$/.test(message) ? message : `${message}。`);
