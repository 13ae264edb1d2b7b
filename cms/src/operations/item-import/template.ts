import { ItemSheet } from '@banshi/core/sheets';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import {
  basicColumns,
  basicName,
  type Column,
  helpName,
  listSheets,
  sheetOrder,
  situationColumns,
  situationName,
} from './columns.ts';

type Value = Record<string, unknown>;

const header = (value: string) => ({
  value,
  fontWeight: 'bold' as const,
  backgroundColor: '#E8EEF7',
  wrap: true,
});

/** As text, so that no spreadsheet program takes 2-50 for a date. */
const textCell = (value: string) => ({ value, type: String, format: '@', wrap: true });

/** The template to download: nine sheets with their headers, and how to fill them. */
export const itemSheetTemplate = (): Promise<Buffer> => workbook({});

/** An item sheet as a workbook of the same form: what was imported can be edited and imported again. */
export const itemSheetWorkbook = (sheet: unknown): Promise<Buffer> => workbook(ItemSheet.parse(sheet));

async function workbook(value: Value): Promise<Buffer> {
  const sheets = sheetOrder.map((name) => ({
    sheet: name as string,
    data: dataOf(name, value),
    columns: columnsOf(name).map(({ header: text }) => ({ width: Math.max(14, text.length * 2 + 6) })),
    stickyRowsCount: 1,
  }));
  const help = { sheet: helpName, data: helpRows(), columns: [{ width: 14 }, { width: 20 }, { width: 60 }] };
  return writeXlsxFile([...sheets, help]).toBuffer();
}

const basicHeads: readonly Column[] = [
  { header: '项目', property: '', hint: '', type: { kind: 'text' } },
  { header: '内容　　　　　　　　　　　　　　　　', property: '', hint: '', type: { kind: 'text' } },
];

const columnsOf = (name: string): readonly Column[] =>
  name === basicName
    ? basicHeads
    : name === situationName
      ? situationColumns
      : (listSheets.find((sheet) => sheet.name === name)?.columns ?? []);

function dataOf(name: string, value: Value): SheetData {
  if (name === basicName) {
    const rows = basicColumns.map((column) => [
      textCell(column.header),
      cellOf(at(value, column.property), column),
    ]);
    return [[header('项目'), header('内容')], ...rows];
  }
  const columns = columnsOf(name);
  const rows = name === situationName ? situationRows(value) : listRows(name, value);
  return [columns.map((column) => header(column.header)), ...rows];
}

const at = (value: Value, property: string): unknown =>
  property.split('.').reduce<unknown>((part, key) => (part as Value | undefined)?.[key], value);

function listRows(name: string, value: Value): SheetData {
  const sheet = listSheets.find((list) => list.name === name);
  const rows = ((sheet && at(value, sheet.property)) ?? []) as unknown[];
  return rows.map((row) =>
    (sheet?.columns ?? []).map((column) =>
      cellOf(column.property === '' ? row : (row as Value)[column.property], column),
    ),
  );
}

function situationRows(value: Value): SheetData {
  const questions = (value.situations ?? []) as (Value & { decides: Value[] })[];
  return questions.flatMap((question) => {
    const decides = question.decides.length > 0 ? question.decides : [{}];
    return decides.map((row: Value, index) => {
      const part: Value = index === 0 ? { ...question, ...row } : row;
      return situationColumns.map((column) => cellOf(part[column.property], column));
    });
  });
}

function cellOf(content: unknown, { type }: Column) {
  if (content === undefined || content === null) return null;
  switch (type.kind) {
    case 'number':
      return { value: content as number, type: Number };
    case 'yesNo':
      return textCell(content ? '是' : '否');
    case 'list':
      return textCell((content as string[]).join('\n'));
    case 'word':
      return textCell(Object.keys(type.words).find((word) => type.words[word] === content) ?? '');
    case 'text':
      return textCell(String(content));
  }
}

function helpRows(): SheetData {
  const sheets = sheetOrder.map((name) => ({
    name,
    columns: name === basicName ? basicColumns : columnsOf(name),
  }));
  const lines = sheets.flatMap(({ name, columns }) =>
    columns.map((column) => [
      textCell(name),
      textCell(column.header),
      textCell(`${column.required ? '必填。' : ''}${column.hint}`),
    ]),
  );
  return [[header('表'), header('列（项目）'), header('怎么填')], ...lines];
}
