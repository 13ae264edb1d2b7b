import type { Problem } from '@banshi/core/errors';
import {
  basicColumns,
  basicName,
  type Column,
  helpName,
  type ListSheet,
  listSheets,
  sheetOrder,
  situationColumns,
  situationName,
} from './columns.ts';
import { type Cell, columnLetters, type WorkbookSheet } from './workbook.ts';

/** What stands in a workbook, in the shape of an item sheet, and which cell each part of it comes from. */
export interface ParsedWorkbook {
  value: Record<string, unknown>;
  /** By path in the value: `materials/3/copies` → sheet, row and header. */
  cells: Map<string, CellPlace>;
  errors: Problem[];
}

export interface CellPlace {
  sheet: string;
  /** From 1, as the sheet shows it. */
  row: number;
  column: number;
  header: string;
}

/** Place of a cell for machines: `材料!E5`. */
export const cellPath = ({ sheet, row, column }: CellPlace): string =>
  `${sheet}!${columnLetters(column)}${row}`;

/** The same for people: “材料”表第 5 行“份数”列. */
export const cellWords = ({ sheet, row, header }: CellPlace): string =>
  `“${sheet}”表第 ${row} 行“${header}”列`;

export function parseWorkbook(sheets: readonly WorkbookSheet[]): ParsedWorkbook {
  const parsed: ParsedWorkbook = { value: {}, cells: new Map(), errors: [] };
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]));
  for (const name of byName.keys()) {
    if (name !== helpName && !(sheetOrder as readonly string[]).includes(name))
      parsed.errors.push(
        problem('xlsx.sheetUnknown', name, `没有“${name}”这张表，请用模板里的表名，或删去这张表。`),
      );
  }
  for (const name of sheetOrder) {
    const rows = byName.get(name);
    if (!rows)
      parsed.errors.push(
        problem('xlsx.sheetMissing', name, `缺少“${name}”表，请从模板复制过来，没有内容就留空。`),
      );
    else if (name === basicName) readBasic(rows, parsed);
    else if (name === situationName) readSituations(rows, parsed);
    else {
      const sheet = listSheets.find((list) => list.name === name);
      if (sheet) readList(sheet, { rows, parsed });
    }
  }
  return parsed;
}

const problem = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

function put(value: Record<string, unknown>, property: string, content: unknown): void {
  const [first = '', second] = property.split('.');
  if (second === undefined) value[first] = content;
  else value[first] = { ...(value[first] as object | undefined), [second]: content };
}

function readBasic(rows: readonly Cell[][], parsed: ParsedWorkbook): void {
  const seen = new Set<string>();
  for (const [index, [header, cell]] of rows.entries()) {
    if (isBlank(header) || (index === 0 && String(header).trim() === '项目')) continue;
    const column = basicColumns.find((known) => known.header === String(header).trim());
    const place: CellPlace = { sheet: basicName, row: index + 1, column: 2, header: String(header).trim() };
    if (!column || seen.has(column.header)) {
      const what = column ? '写了两次' : '不是模板里的项目';
      const at = { ...place, column: 1 };
      parsed.errors.push(
        problem(
          'xlsx.rowUnknown',
          cellPath(at),
          `“${basicName}”表第 ${place.row} 行的“${place.header}”${what}，请更正。`,
        ),
      );
      continue;
    }
    seen.add(column.header);
    parsed.cells.set(column.property.replace('.', '/'), place);
    const content = read(cell ?? null, { column, place, errors: parsed.errors });
    if (content !== undefined) put(parsed.value, column.property, content);
  }
  for (const column of basicColumns) {
    if (column.required && !seen.has(column.header))
      parsed.errors.push(
        problem('xlsx.rowMissing', basicName, `“${basicName}”表缺少“${column.header}”这一行，请从模板补上。`),
      );
  }
  for (const list of ['levels', 'serviceObjects']) parsed.value[list] ??= [];
}

interface Headed {
  sheet: string;
  columns: readonly Column[];
}

/** Where each column stands by its header; undefined where headers are missing, unknown or repeated. */
function headersOf(
  rows: readonly Cell[][],
  { sheet, columns }: Headed,
  errors: Problem[],
): Map<Column, number> | undefined {
  const found = new Map<Column, number>();
  const before = errors.length;
  for (const [index, cell] of (rows[0] ?? []).entries()) {
    if (isBlank(cell)) continue;
    const header = String(cell).trim();
    const column = columns.find((known) => known.header === header);
    const place = cellPath({ sheet, row: 1, column: index + 1, header });
    if (!column)
      errors.push(
        problem('xlsx.columnUnknown', place, `“${sheet}”表第 1 行的列名“${header}”不在模板里，请更正。`),
      );
    else if (found.has(column))
      errors.push(
        problem('xlsx.columnTwice', place, `“${sheet}”表的列名“${header}”出现了两次，请删去一列。`),
      );
    else found.set(column, index);
  }
  for (const column of columns) {
    if (!found.has(column))
      errors.push(
        problem(
          'xlsx.columnMissing',
          `${sheet}!1`,
          `“${sheet}”表第 1 行缺少列名“${column.header}”，请从模板补上。`,
        ),
      );
  }
  return errors.length > before ? undefined : found;
}

interface Reading {
  rows: readonly Cell[][];
  parsed: ParsedWorkbook;
}

function readList({ name, property, columns }: ListSheet, { rows, parsed }: Reading): void {
  const headers = headersOf(rows, { sheet: name, columns }, parsed.errors);
  const found: unknown[] = [];
  for (const [index, cells] of rows.entries()) {
    if (!headers || index === 0 || cells.every(isBlank)) continue;
    const path = `${property.replace('.', '/')}/${found.length}`;
    const row = readRow(cells, { headers, sheet: name, row: index + 1, path, parsed });
    found.push(columns[0]?.property === '' ? row[''] : row);
  }
  if (property !== 'fee.items' || found.length > 0) put(parsed.value, property, found);
}

interface RowPlace {
  headers: Map<Column, number>;
  sheet: string;
  row: number;
  /** Path of the row in the value. */
  path: string;
  parsed: ParsedWorkbook;
}

function readRow(
  cells: readonly Cell[],
  { headers, sheet, row, path, parsed }: RowPlace,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [column, index] of headers) {
    const place: CellPlace = { sheet, row, column: index + 1, header: column.header };
    parsed.cells.set(column.property === '' ? path : `${path}/${column.property}`, place);
    const content = read(cells[index] ?? null, { column, place, errors: parsed.errors });
    if (content !== undefined) value[column.property] = content;
  }
  return value;
}

interface Question extends Record<string, unknown> {
  decides: { when: unknown; materials: unknown }[];
}

function readSituations(rows: readonly Cell[][], parsed: ParsedWorkbook): void {
  const headers = headersOf(rows, { sheet: situationName, columns: situationColumns }, parsed.errors);
  const questions: Question[] = [];
  parsed.value.situations = questions;
  if (!headers) return;
  const asks = [...headers].filter(([{ property }]) => !['when', 'materials'].includes(property));
  const decides = [...headers].filter(([{ property }]) => ['when', 'materials'].includes(property));
  for (const [index, cells] of rows.entries()) {
    if (index === 0 || cells.every(isBlank)) continue;
    const place = { sheet: situationName, row: index + 1, parsed };
    if (asks.some(([, at]) => !isBlank(cells[at]))) {
      const path = `situations/${questions.length}`;
      questions.push({ ...readRow(cells, { ...place, headers: new Map(asks), path }), decides: [] });
    }
    const question = questions.at(-1);
    if (decides.every(([, at]) => isBlank(cells[at]))) continue;
    if (!question) {
      parsed.errors.push(
        problem(
          'xlsx.questionMissing',
          `${situationName}!${index + 1}`,
          `“${situationName}”表第 ${index + 1} 行没有问题，请先写出问题。`,
        ),
      );
      continue;
    }
    const path = `situations/${questions.length - 1}/decides/${question.decides.length}`;
    const row = readRow(cells, { ...place, headers: new Map(decides), path });
    question.decides.push({ when: row.when, materials: row.materials ?? [] });
  }
}

interface CellReading {
  column: Column;
  place: CellPlace;
  errors: Problem[];
}

/** The content of one cell; undefined where it is blank or wrong (then there is an error). */
function read(cell: Cell, { column, place, errors }: CellReading): unknown {
  const refuse = (code: string, what: string): undefined => {
    errors.push(problem(code, cellPath(place), `${cellWords(place)}${what}`));
    return undefined;
  };
  if (isBlank(cell)) {
    return column.required ? refuse('xlsx.cellMissing', `没有填写，应填：${column.hint}。`) : undefined;
  }
  const { type } = column;
  if (type.kind === 'number') {
    const value = typeof cell === 'number' ? cell : Number(String(cell).normalize('NFKC').trim());
    return Number.isFinite(value) && typeof cell !== 'boolean' && !(cell instanceof Date)
      ? value
      : refuse('xlsx.cellNumber', `应填数字，现在是“${shown(cell)}”。`);
  }
  if (cell instanceof Date)
    return refuse('xlsx.cellDate', '被表格软件当成了日期，请把单元格格式设为“文本”后重新填写。');
  const words = typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell).trim();
  switch (type.kind) {
    case 'text':
      return words;
    case 'list':
      return listIn(words, type.also);
    case 'yesNo':
      return words === '是' || words === '否'
        ? words === '是'
        : refuse('xlsx.cellWord', `应填“是”或“否”，现在是“${shown(cell)}”。`);
    case 'word':
      return Object.hasOwn(type.words, words)
        ? type.words[words]
        : refuse('xlsx.cellWord', `应填：${column.hint}，现在是“${shown(cell)}”。`);
  }
}

const shown = (cell: Cell): string => String(cell).slice(0, 30);

const listIn = (words: string, also = ''): string[] =>
  words
    .split(new RegExp(`[\\n|${also}]`))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
