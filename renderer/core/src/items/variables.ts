import { type FieldDefinition, formFields as fieldsOf, formVariables, rowVariables } from '../forms/index.ts';
import type { VariableDeclaration } from '../rules/index.ts';
import type { HandlingItem, Parameter, ResultDocument, Situation } from './elements.ts';

type DeclaredItem = Pick<HandlingItem, 'situations' | 'form' | 'parameters'>;

/** Every field of the item's form, in order. */
export const formFields = (item: Pick<HandlingItem, 'form'>): FieldDefinition[] => fieldsOf(item.form);

/**
 * What the item's rules may read: `situation.*`, `form.*`, `param.*`, `applicant.*`. Given to `checkRule` and
 * `explainRule`.
 */
export const itemVariables = (item: DeclaredItem): VariableDeclaration[] => [
  ...contextVariables(item),
  ...formVariables(item.form),
];

/** As `itemVariables`, without the form's own fields: what `checkForm` is given. */
export const contextVariables = (
  item: Pick<HandlingItem, 'situations' | 'parameters'>,
): VariableDeclaration[] => [
  ...situationVariables(item.situations),
  ...item.parameters.map(parameterVariable),
  ...applicantVariables,
];

export const situationVariables = (situations: readonly Situation[]): VariableDeclaration[] =>
  situations.map((row) => ({
    name: `situation.${row.variable}`,
    type: situationTypes[row.type],
    label: row.label ?? row.question,
    ...(row.options && { options: row.options.map(({ value, label }) => ({ value, label })) }),
    origin: row.origin,
  }));

const situationTypes = {
  choice: 'string',
  choices: 'list',
  yesNo: 'boolean',
  division: 'division',
} as const satisfies Record<Situation['type'], VariableDeclaration['type']>;

function parameterVariable(parameter: Parameter): VariableDeclaration {
  return {
    name: `param.${parameter.name}`,
    type: parameterType(parameter),
    label: parameter.label,
    origin: 'parameter',
  };
}

function parameterType({ value, unit }: Parameter): VariableDeclaration['type'] {
  // Its owner has not set it yet: what has a unit will be a number.
  if (value === null && unit !== undefined) return 'number';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'object' : 'string';
}

function system(name: string, zh: string, en: string): VariableDeclaration {
  return { name, type: 'string', label: { zh, en }, origin: 'system' };
}

/** Of `Applicant`, person or organisation. */
const applicantVariables: VariableDeclaration[] = [
  {
    name: 'applicant.kind',
    type: 'string',
    label: { zh: '申请人类型', en: 'Kind of applicant' },
    options: [
      { value: 'person', label: { zh: '个人', en: 'Person' } },
      { value: 'organisation', label: { zh: '单位', en: 'Organisation' } },
    ],
    origin: 'system',
  },
  system('applicant.name', '申请人姓名或名称', 'Name of the applicant'),
  system('applicant.citizenId', '申请人身份证号', 'Identity number of the applicant'),
  system('applicant.uscc', '申请单位统一社会信用代码', 'Credit code of the applicant'),
  system('applicant.legalRepresentative', '申请单位法定代表人', 'Legal representative of the applicant'),
  system('applicant.mobile', '申请人手机号', 'Mobile of the applicant'),
  { ...system('applicant.filedBy', '经办人', 'Who files for the applicant'), type: 'object' },
];

/** What the rules of a result with one document per row may read of that row: `row.<column>`. */
export function resultRowVariables(
  item: Pick<HandlingItem, 'form'>,
  { cardinality, rowsFrom }: Pick<ResultDocument, 'cardinality' | 'rowsFrom'>,
): VariableDeclaration[] {
  if (cardinality !== 'perRow') return [];
  const table = formFields(item).find((field) => field.type === 'table' && field.key === rowsFrom);
  return table ? rowVariables(table) : [];
}

/** What a result's `faceFields` may read beside `itemVariables`: see `faceData`. */
export const faceVariables: readonly VariableDeclaration[] = [
  { ...system('labels', '选项的文字', 'Labels of options'), type: 'object' },
  { ...system('decision', '许可决定', 'Decision'), type: 'object' },
  { ...system('issuer', '发证机关', 'Issuer'), type: 'object' },
];
