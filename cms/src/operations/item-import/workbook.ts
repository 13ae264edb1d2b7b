import { BanshiError } from '@banshi/core/errors';
import readXlsxFile from 'read-excel-file/node';
import { packZip, unpackZip } from './zip.ts';

/** Largest file that is taken at all. */
export const maxFileBytes = 5_000_000;

const zipLimits = { entries: 300, unpackedBytes: 24_000_000 };
const maxRow = 2_000;
const maxColumn = 60;
const maxCells = 60_000;

export type Cell = string | number | boolean | Date | null;

export interface WorkbookSheet {
  name: string;
  rows: Cell[][];
}

const refuse = (code: string, personMessage: string, cause?: unknown): BanshiError =>
  new BanshiError({ code, personMessage, status: 422, cause });

/**
 * The sheets of an XLSX file. Hostile files are refused before anything is built of them: too many bytes packed or
 * unpacked, more cells than a sheet of an item can have, a cell far out (one value in XFD1048576 makes a reader build
 * the rows before it), document type declarations. Throws `xlsx.*` (422).
 */
export async function readWorkbook(bytes: Buffer): Promise<WorkbookSheet[]> {
  if (bytes.length > maxFileBytes)
    throw refuse('xlsx.tooLarge', `文件超过 ${maxFileBytes / 1_000_000} MB，请确认没有传错。`);
  const entries = unpackZip(bytes, zipLimits);
  const needed = new Map(
    [...entries].filter(([name]) => /^(\[Content_Types\]\.xml|_rels\/|xl\/)/.test(name)),
  );
  if (!needed.has('xl/workbook.xml'))
    throw refuse('xlsx.notAWorkbook', '这不是有效的 XLSX 文件，请用表格软件另存为 XLSX 后再导入。');
  let cells = 0;
  for (const [name, content] of needed) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const text = content.toString('utf8');
    checkXml(text);
    if (/^xl\/worksheets\//.test(name)) cells += checkCells(text);
  }
  if (cells > maxCells) throw tooManyCells();
  try {
    const sheets = await readXlsxFile(packZip(needed));
    return sheets.map(({ sheet, data }) => ({ name: sheet.trim(), rows: data as unknown as Cell[][] }));
  } catch (error) {
    throw refuse('xlsx.notReadable', '文件内容有损坏，读不出来，请用表格软件重新另存为 XLSX。', error);
  }
}

const tooManyCells = (): BanshiError =>
  refuse(
    'xlsx.tooManyCells',
    `表格超出范围：每张表最多 ${maxRow} 行、${maxColumn} 列，请删去多余的内容和格式后再导入。`,
  );

function checkXml(text: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || text.includes('\0'))
    throw refuse('xlsx.notReadable', '文件内容不是表格软件保存的样子，请重新另存为 XLSX。');
}

/** Number of cells; throws where one lies too far out. An address that cannot be read counts as too far. */
function checkCells(text: string): number {
  let cells = 0;
  for (const [, tag, attributes = ''] of text.matchAll(/<(?:[\w.-]+:)?(row|c)\b([^>]*)>/g)) {
    const address = /(?:^|\s)r\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    if (tag === 'c') cells += 1;
    if (address === undefined) continue;
    const match = tag === 'row' ? /^()(\d{1,7})$/.exec(address) : /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
    if (!match || Number(match[2]) > maxRow || columnNumber(match[1] ?? '') > maxColumn) throw tooManyCells();
  }
  return cells;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** 3 → C. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
