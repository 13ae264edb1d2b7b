import type { FieldDefinition, FieldOption, FormDefinition } from '../forms/index.ts';
import type { Situation } from '../items/index.ts';
import type { SheetField } from './item-sheet.ts';
import { formKey, textOver } from './match.ts';
import { unitIn } from './situations.ts';
import { columnsOf } from './table-columns.ts';
import { chineseText, normaliseName, variableFor } from './text.ts';

/** A field of the sheet and what it is in the form; a period (daterange) is two fields, the second for its end. */
export interface ReadField {
  sheet: SheetField;
  field: FieldDefinition;
}

/** The form as an import has made it before; undefined where there is none or somebody has written one. */
const importedBefore = (form: FormDefinition | undefined): FieldDefinition[] =>
  form?.key === formKey
    ? form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
    : [];

/** Every field by its type, without its constraint: that may speak of other fields, which have to be known first. */
export function readFields(sheet: readonly SheetField[], before: FormDefinition | undefined): ReadField[] {
  const old = importedBefore(before);
  return sheet.flatMap((row) => {
    const key = row.name ?? variableFor('f', row.label);
    const known = old.find((field) => field.key === key || field.label.zh === chineseText(row.label));
    const field = baseField(row, { key: known?.key ?? key, known });
    return row.type === 'daterange' ? period(row, field) : [{ sheet: row, field }];
  });
}

const types = {
  text: 'text',
  textarea: 'longText',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  month: 'text',
  daterange: 'date',
  boolean: 'yesNo',
  select: 'choice',
  multiselect: 'choices',
  address: 'address',
  phone: 'phone',
  url: 'url',
  idcard: 'citizenId',
  bankaccount: 'text',
  table: 'table',
} as const satisfies Record<SheetField['type'], FieldDefinition['type']>;

interface Base {
  key: string;
  known: FieldDefinition | undefined;
}

function baseField(row: SheetField, { key, known }: Base): FieldDefinition {
  const isUscc = row.type === 'text' && normaliseName(row.label) === '统一社会信用代码';
  const unit = row.type === 'integer' || row.type === 'decimal' ? unitIn(row.label) : undefined;
  const label = unit === undefined ? row.label : row.label.replace(/\s*[(（][^()（）]*[)）]\s*$/, '');
  const field: FieldDefinition = {
    key,
    type: isUscc ? 'uscc' : types[row.type],
    label: textOver(label, known?.label),
    required: row.required,
    checks: [],
    ...(unit === undefined ? {} : { unit: { zh: unit } }),
    ...patternOf(row),
    personalData: personalDataOf(row),
  };
  if (row.type === 'table') return { ...field, ...columnsOf(row) };
  return row.type === 'select' || row.type === 'multiselect' ? withOptions(row, { field, known }) : field;
}

/** What an identity card, an account or a number reaches a person by; a guess towards caution. */
const personalDataOf = ({ type, label }: SheetField): FieldDefinition['personalData'] => {
  if (type === 'idcard' || type === 'bankaccount' || /身份证|证件号码|账号/.test(label)) return 'sensitive';
  return type === 'phone' || type === 'address' || /姓名$/.test(label) ? 'personal' : 'none';
};

function patternOf({ type }: SheetField): Pick<FieldDefinition, 'pattern' | 'placeholder'> {
  if (type === 'month') {
    return {
      pattern: { re2: '^[0-9]{4}-(0[1-9]|1[0-2])$', message: { zh: '请按“年-月”填写，例如 2026-05' } },
      placeholder: { zh: '2026-05' },
    };
  }
  if (type !== 'bankaccount') return {};
  return { pattern: { re2: '^[0-9]{8,32}$', message: { zh: '账号只含数字，请核对银行卡或存折' } } };
}

/** Options written as 甲|乙|丙 in the constraint; the rest of a clause list stays for `applyConstraint`. */
export const optionWords = (constraint: string | null | undefined): string[] => {
  const [first = ''] = (constraint ?? '').split(/[;；]/);
  if (!first.includes('|')) return [];
  return first
    .split('|')
    .map((words) => words.replace(/[,，]自动$/, '').trim())
    .filter((words) => words !== '');
};

/** What of a constraint is no list of options. */
export const constraintWords = ({ constraint, type }: SheetField): string => {
  if (!constraint || type === 'table') return '';
  if ((type !== 'select' && type !== 'multiselect') || !constraint.includes('|')) return constraint;
  return constraint.split(/[;；]/).slice(1).join('；');
};

function withOptions(
  row: SheetField,
  { field, known }: { field: FieldDefinition } & Pick<Base, 'known'>,
): FieldDefinition {
  const words = optionWords(row.constraint);
  const own = words.length > 0 ? words : row.label === '性别' ? ['男', '女'] : [];
  const options = own.map((option) => optionOf(option, known?.options));
  if (options.length > 0) return { ...field, options };
  // Settled once the questions are known: they may have the answers to choose from.
  return { ...field, type: 'text' };
}

function optionOf(words: string, known: FieldDefinition['options']): FieldOption {
  const old = known?.find(({ label }) => normaliseName(label.zh) === normaliseName(words));
  return old ?? { value: chineseText(words), label: { zh: chineseText(words) } };
}

function period(row: SheetField, field: FieldDefinition): ReadField[] {
  const label = field.label.zh;
  const end: FieldDefinition = {
    ...field,
    key: `${field.key}End`.slice(0, 50),
    label: { zh: `${label}（止）` },
    checks: [
      {
        code: 'order',
        rule: { '>=': [{ var: `form.${field.key}End` }, { var: `form.${field.key}` }] },
        message: { zh: `“${label}”的结束日期不能早于开始日期` },
      },
    ],
  };
  return [
    { sheet: row, field: { ...field, label: { zh: `${label}（起）` } } },
    { sheet: { ...row, constraint: null }, field: end },
  ];
}

const sameOptions = (field: FieldDefinition, row: Situation): boolean => {
  const [own, asked] = [field.options ?? [], row.options ?? []];
  return (
    own.length === asked.length &&
    own.every(({ label }) =>
      asked.some((option) => normaliseName(option.label.zh) === normaliseName(label.zh)),
    )
  );
};

const copyTypes = { choice: ['choice'], choices: ['choices'], yesNo: ['yesNo'], division: [] } as const;

/**
 * A field that asks what a situation has asked already takes its answer: same name or same words, and the same answers
 * to choose from. A field left without options takes those of the question of its name.
 */
export function linkToSituation(read: ReadField, situations: readonly Situation[]): ReadField {
  const { field, sheet } = read;
  const row = situations.find(
    ({ variable, label, origin }) =>
      origin === 'asked' &&
      (variable === field.key || (label && normaliseName(label.zh) === normaliseName(field.label.zh))),
  );
  if (!row) return read;
  const wanted = sheet.type === 'select' ? 'choice' : sheet.type === 'multiselect' ? 'choices' : field.type;
  if (!(copyTypes[row.type] as readonly string[]).includes(wanted)) return read;
  const hasOwn = (field.options ?? []).length > 0;
  if (hasOwn && !sameOptions(field, row)) return read;
  const options = row.options ? { options: row.options.map(({ value, label }) => ({ value, label })) } : {};
  return {
    sheet,
    field: {
      ...field,
      type: row.type as 'choice',
      ...options,
      computed: { var: `situation.${row.variable}` },
    },
  };
}
