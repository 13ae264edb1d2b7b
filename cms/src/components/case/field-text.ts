import type { Language } from '@banshi/core/errors';
import { textIn } from '@banshi/core/errors';
import { centsToYuan, columnTotals, type FieldDefinition, rowTitle, tableColumns } from '@banshi/core/forms';
import { messagesIn } from '../office/messages/index.ts';

/** Written names of the divisions that stand in a form, by code, such as 云南省昆明市五华区. */
export type Places = Readonly<Record<string, string>>;

const isAddress = (value: unknown): value is { division: string; detail: string } =>
  typeof value === 'object' && value !== null && 'division' in value && 'detail' in value;

interface Words {
  places: Places;
  language: Language;
}

/** A submitted value in the words of the form; of a table see `tableText`. Absent and empty values give undefined. */
export function fieldText(
  field: FieldDefinition,
  value: unknown,
  { places, language }: Words,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const m = messagesIn(language);
  const unit = field.unit ? ` ${textIn(field.unit, language)}` : '';
  const option = (entry: unknown): string => {
    const found = field.options?.find((candidate) => candidate.value === entry);
    return found ? textIn(found.label, language) : String(entry);
  };
  if (Array.isArray(value)) return value.map(option).join(m.common.listSeparator) || undefined;
  if (typeof value === 'boolean') return value ? m.common.yes : m.common.no;
  if (isAddress(value)) return `${places[value.division] ?? value.division}${value.detail}`;
  switch (field.type) {
    case 'choice':
      return option(value);
    case 'division':
      return places[String(value)] ?? String(value);
    case 'money':
      return `${centsToYuan(Number(value))} ${language === 'zh' ? '元' : 'CNY'}`;
    default:
      return `${String(value)}${unit}`;
  }
}

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];

/** A submitted table as it is shown: one line a row, and the sums where the form declares any. */
export interface TableText {
  columns: { key: string; label: string }[];
  /** `cells` stand as the columns do; '' = not answered. */
  rows: { title: string; cells: string[] }[];
  totals?: string[];
}

/** The rows of a submitted table in the words of the form; columns that no row has are left out. Undefined without rows. */
export function tableText(table: FieldDefinition, value: unknown, words: Words): TableText | undefined {
  const { language } = words;
  const rows = rowsOf(value);
  if (rows.length === 0) return undefined;
  const columns = tableColumns(table).filter(({ key }) => rows.some((row) => row[key] !== undefined));
  const sums = new Map(columnTotals(table, rows).map(({ column, total }) => [column.key, total]));
  return {
    columns: columns.map(({ key, label }) => ({ key, label: textIn(label, language) })),
    rows: rows.map((row, index) => ({
      title: rowTitle(table, index, language),
      cells: columns.map((column) => fieldText(column, row[column.key], words) ?? ''),
    })),
    ...(sums.size > 0 && {
      totals: columns.map((column) => fieldText(column, sums.get(column.key), words) ?? ''),
    }),
  };
}

/** Every division code that stands in a submission, to look its name up. */
export function divisionsIn(fields: readonly FieldDefinition[], payload: Row): string[] {
  const codes = fields.flatMap((field) => {
    const value = payload[field.key];
    if (field.type === 'table') return rowsOf(value).flatMap((row) => divisionsIn(tableColumns(field), row));
    if (field.type === 'division' && typeof value === 'string') return [value];
    return field.type === 'address' && isAddress(value) ? [value.division] : [];
  });
  return [...new Set(codes)];
}
