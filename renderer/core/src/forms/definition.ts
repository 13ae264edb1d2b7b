import { z } from 'zod';
import { LocalText } from '../errors/index.ts';
import { divisionLevels } from '../identifiers/index.ts';

/** JSON-logic as authored. Its operators and limits are checked by `rules/checkRule`, not by this schema. */
export const AuthoredRule = z
  .json()
  .describe('JSON-logic; reads form.*, situation.*, param.*, applicant.*, and in a column of a table row.*');
export type AuthoredRule = z.infer<typeof AuthoredRule>;

/** Identifier of a page, section, field or option inside one form: stable for ever, never shown. */
export const Key = z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/, '标识须以小写字母开头，只含字母和数字');

export const FieldOption = z
  .object({ value: z.string().min(1).max(100), label: LocalText, when: AuthoredRule.optional() })
  .strict();
export type FieldOption = z.infer<typeof FieldOption>;

/** How far a value identifies a person: decides masking, retention and what a log may hold (PIPL art. 28). */
export const PersonalData = z.enum(['none', 'personal', 'sensitive']);

export const fieldTypes = [
  'text',
  'longText',
  'integer',
  'decimal',
  'money',
  'date',
  'yesNo',
  'choice',
  'choices',
  'division',
  'address',
  'phone',
  'mobile',
  'email',
  'url',
  'citizenId',
  'uscc',
  'table',
  'note',
] as const;
export const FieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof FieldType>;

/** What a cell of a table may be: no table within a table, and nothing that has no value. */
export const ColumnType = FieldType.exclude(['table', 'note']);
export type ColumnType = z.infer<typeof ColumnType>;

/** Most columns and rows of a table: more is a spreadsheet, which no telephone shows and nobody checks by eye. */
export const maxTableColumns = 12;
export const maxTableRows = 50;

/** A field check beyond its type: fails with `message` where `rule` is not truthy. */
export const FieldCheck = z.object({ code: Key, rule: AuthoredRule, message: LocalText }).strict();

/** What every question has, in a form or in a column of a table. */
const question = {
  key: Key,
  label: LocalText,
  help: LocalText.optional(),
  placeholder: LocalText.optional(),
  required: z.union([z.boolean(), z.object({ rule: AuthoredRule }).strict()]).default(false),
  visible: AuthoredRule.optional().describe('absent = always; hidden = absent from the submission'),
  computed: AuthoredRule.optional().describe('never typed; recomputed by the server'),
  checks: z.array(FieldCheck).default([]),
  options: z.array(FieldOption).optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(1).max(10_000).optional(),
  minItems: z.number().int().min(0).optional().describe('fewest options to be chosen'),
  pattern: z
    .object({ re2: z.string().max(500), message: LocalText })
    .strict()
    .optional(),
  within: z
    .string()
    .optional()
    .describe('division and address: code of the division that must contain the value'),
  level: z
    .enum(divisionLevels)
    .optional()
    .describe('division and address: deepest level asked for; default village, where township will do'),
  unit: LocalText.optional(),
  personalData: PersonalData.default('none'),
};

/** 表格的一列. Its rules read the cells of their own row as `row.<column>`, and the form as every other rule does. */
export const ColumnDefinition = z.object({ ...question, type: ColumnType }).strict();
export type ColumnDefinition = z.infer<typeof ColumnDefinition>;

/**
 * One question of a form (表单字段).
 *
 * Values by type: text, longText, phone, mobile, email, url, citizenId, uscc: string · integer, decimal: number ·
 * money: integer cents · date: `YYYY-MM-DD` · yesNo: boolean · choice: option value · choices: option values ·
 * division: 12-digit code · address: `{division: 12 digits, detail: string}` · table (表格): a list of rows, each an
 * object of values by column key · note: no value, its label is shown.
 */
export const FieldDefinition = z
  .object({
    ...question,
    type: FieldType,
    prefill: z
      .string()
      .optional()
      .describe('path of a known value: applicant.name, account.mobile, situation.x'),
    autocomplete: z.string().optional().describe('the HTML autocomplete token'),
    columns: z.array(ColumnDefinition).max(maxTableColumns).optional(),
    minRows: z
      .number()
      .int()
      .min(0)
      .max(maxTableRows)
      .optional()
      .describe('of a table with any rows; `required` asks for one'),
    maxRows: z.number().int().min(1).max(maxTableRows).optional().describe('default 20'),
    rowName: LocalText.optional().describe('what one row is: 车辆; default 第 … 行'),
    totals: z.array(Key).optional().describe('columns of numbers whose sum is shown; rules use `sum`'),
    distinct: z.array(Key).optional().describe('columns that must differ from row to row, each by itself'),
  })
  .strict();
export type FieldDefinition = z.infer<typeof FieldDefinition>;

export const FormSection = z
  .object({
    key: Key,
    title: LocalText,
    help: LocalText.optional(),
    fields: z.array(FieldDefinition).max(60),
  })
  .strict();
export type FormSection = z.infer<typeof FormSection>;

export const FormPage = z.object({ key: Key, title: LocalText, sections: z.array(FormSection) }).strict();
export type FormPage = z.infer<typeof FormPage>;

/** 电子表单. One definition; RJSF, Formily and the server derive the same behaviour from it. */
export const FormDefinition = z
  .object({
    v: z.literal(1),
    key: Key,
    title: LocalText,
    engine: z.enum(['rjsf', 'formily']).default('rjsf'),
    pages: z.array(FormPage).min(1),
  })
  .strict();
export type FormDefinition = z.infer<typeof FormDefinition>;

/** An address as the form stores it: the village (or nearest known level) and what is written on the door. */
export interface AddressValue {
  division: string;
  detail: string;
}

export type CellValue = string | number | boolean | string[] | AddressValue | null | undefined;
/** A row of a table: a plain object by column key. */
export type TableRow = Record<string, CellValue>;
export type FieldValue = CellValue | TableRow[];
export type FormValues = Record<string, FieldValue>;

/** Everything a rule may read beside the form itself. */
export interface FormContext {
  situation: Record<string, unknown>;
  param: Record<string, unknown>;
  applicant: Record<string, unknown>;
  today: string;
}

/** What both engines and the server must agree on, field by field. */
export interface FieldState {
  key: string;
  visible: boolean;
  required: boolean;
  computed: boolean;
  value: FieldValue;
  options?: string[];
  /** Of a table that is shown: each row of the draft, blank ones included. */
  rows?: RowState[];
}

/** A row of a draft's table. A blank one (nothing in it but what was computed) is not in the payload. */
export interface RowState {
  isBlank: boolean;
  /** By column key. */
  cells: Record<string, FieldState>;
}

/**
 * `code` is stable (`required`, `uscc.checkDigit`, `number.minimum`; an authored check's is `check.<its code>`),
 * `message` the Chinese sentence, `messageEn` the English one. `part`: the control within a compound value that is to
 * be corrected; absent = the first.
 */
export interface FieldError {
  field: string;
  code: string;
  message: string;
  messageEn?: string;
  part?: 'detail';
  row?: number;
  column?: string;
}

export interface FormEvaluation {
  fields: Record<string, FieldState>;
  /** In the order of the form. */
  errors: FieldError[];
  /** What would be submitted: hidden fields absent, computed values recomputed, empty values absent. */
  payload: Record<string, unknown>;
}
