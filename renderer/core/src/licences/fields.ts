import { z } from 'zod';
import type { Problem } from '../errors/index.ts';

/** A name that templates, faces and data share; the pattern also keeps `__proto__` and the like out. */
export const FieldKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/, '字段名以小写字母开头，只用字母和数字，最多 60 个字符')
  .refine((key) => key !== 'constructor', '不能用 constructor 作字段名');

const columnTypes = ['text', 'longText', 'date', 'list'] as const;

export const TableColumn = z.strictObject({
  key: FieldKey,
  label: z.string().min(1).max(40),
  type: z.enum(columnTypes),
});
export type TableColumn = z.infer<typeof TableColumn>;

/** What a template receives. Strings only: numbers and amounts are formatted by whoever knows their unit. */
export const TemplateValue = z.union([
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
]);
export type TemplateValue = z.infer<typeof TemplateValue>;
export type TemplateData = Readonly<Record<string, TemplateValue | undefined>>;

/** Where the office finds the value when it issues: an answer of the form, the licence register, the body … */
export const FieldSource = z.strictObject({
  of: z.enum(['form', 'case', 'licence', 'body', 'notice', 'system']),
  key: z.string().min(1).max(80),
});
export type FieldSource = z.infer<typeof FieldSource>;

/**
 * A data field that a face or notice declares; a template may use no other.
 *
 * `date` holds `YYYY-MM-DD` or an ISO instant, `list` an array of strings, `table` an array of rows with the
 * given columns, `flag` a boolean that is only asked for, never printed.
 */
export const TemplateField = z
  .strictObject({
    key: FieldKey,
    label: z.string().min(1).max(40),
    type: z.enum([...columnTypes, 'table', 'flag']),
    columns: z.array(TableColumn).min(1).max(12).optional(),
    source: FieldSource,
    /** True where the document may be issued without it. */
    optional: z.boolean().optional(),
    /** For previews and tests, so that a designer sees a filled sheet. */
    sample: TemplateValue.optional(),
  })
  .refine((field) => (field.type === 'table') === (field.columns !== undefined), {
    message: '表格字段要列出各列（columns），其他字段不能有列',
    path: ['columns'],
  });
export type TemplateField = z.infer<typeof TemplateField>;

/** Unique keys; used by the schemas of face and notice. */
export const TemplateFields = z
  .array(TemplateField)
  .max(80)
  .refine((fields) => new Set(fields.map((field) => field.key)).size === fields.length, '字段名不能重复');

const isFilled = (value: TemplateValue | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const isRows = (value: TemplateValue): value is Record<string, string | string[]>[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && !Array.isArray(row));

function hasType(field: TemplateField, value: TemplateValue): boolean {
  switch (field.type) {
    case 'flag':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    case 'table':
      return isRows(value) && value.every((row) => rowFits(field.columns ?? [], row));
    default:
      return typeof value === 'string';
  }
}

function rowFits(columns: TableColumn[], row: Record<string, string | string[]>): boolean {
  return columns.every((column) => {
    const cell = Object.hasOwn(row, column.key) ? row[column.key] : undefined;
    return cell === undefined || (column.type === 'list' ? Array.isArray(cell) : typeof cell === 'string');
  });
}

/**
 * Whether `data` can fill a template with these fields: `data.missing` for a required one that is empty,
 * `data.type` for one of the wrong shape. Keys that the template does not declare are ignored: it cannot see them.
 */
export function checkTemplateData(fields: readonly TemplateField[], data: TemplateData): Problem[] {
  const problems: Problem[] = [];
  for (const field of fields) {
    const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
    if (!isFilled(value)) {
      if (field.optional || field.type === 'flag') continue;
      problems.push({
        code: 'data.missing',
        severity: 'error',
        place: field.key,
        message: `缺少“${field.label}”，请补齐后再制作`,
      });
    } else if (value !== undefined && !hasType(field, value)) {
      problems.push({
        code: 'data.type',
        severity: 'error',
        place: field.key,
        message: `“${field.label}”的数据形式不对，应为 ${field.type} 类型`,
      });
    }
  }
  return problems;
}

/** The samples of all fields, for previews and tests. */
export function sampleData(fields: readonly TemplateField[]): TemplateData {
  return Object.fromEntries(
    fields.filter((field) => field.sample !== undefined).map((field) => [field.key, field.sample]),
  );
}
