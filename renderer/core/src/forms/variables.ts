import type { VariableDeclaration } from '../rules/index.ts';
import type { FieldDefinition, FieldType, FormDefinition } from './definition.ts';
import { formFields, tableColumns } from './fields.ts';

const types: Record<Exclude<FieldType, 'note' | 'address'>, VariableDeclaration['type']> = {
  text: 'string',
  longText: 'string',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  date: 'date',
  yesNo: 'boolean',
  choice: 'string',
  choices: 'list',
  division: 'division',
  phone: 'string',
  mobile: 'string',
  email: 'string',
  url: 'string',
  citizenId: 'string',
  uscc: 'string',
  table: 'rows',
};

/**
 * What rules may read of a form, in document order: `form.<key>`, and of an address `form.<key>.division` and
 * `form.<key>.detail` too; of a table its rows with their columns. Notes have no value. Money counts in cents.
 */
export const formVariables = (definition: FormDefinition): VariableDeclaration[] =>
  formFields(definition).flatMap((field) => variablesOf(field, 'form.'));

/** What the rules of a table's columns may read beside those: the cells of their own row, `row.<column>`. */
export const rowVariables = (table: FieldDefinition): VariableDeclaration[] =>
  tableColumns(table).flatMap((column) => variablesOf(column, 'row.'));

function variablesOf(field: FieldDefinition, prefix: string): VariableDeclaration[] {
  const name = `${prefix}${field.key}`;
  const { label, type } = field;
  if (type === 'note') return [];
  if (type === 'address') {
    return [
      { name: `${name}.division`, type: 'division', label, origin: 'field' },
      { name: `${name}.detail`, type: 'string', label, origin: 'field' },
      { name, type: 'object', label, origin: 'field' },
    ];
  }
  const options = field.options?.map((option) => ({ value: option.value, label: option.label }));
  const columns = tableColumns(field).flatMap((column) => variablesOf(column, ''));
  return [
    {
      name,
      type: types[type],
      label,
      origin: 'field',
      ...(options ? { options } : {}),
      ...(type === 'table' ? { columns } : {}),
    },
  ];
}
