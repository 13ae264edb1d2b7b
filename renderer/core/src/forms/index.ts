export { checkForm, type FormCheckContext, formRules, type PlacedRule } from './check.ts';
export { compileForm, isFromSituation, settlingOrder } from './compile.ts';
export {
  type AddressValue,
  AuthoredRule,
  type CellValue,
  ColumnDefinition,
  type ColumnType,
  FieldCheck,
  FieldDefinition,
  type FieldError,
  FieldOption,
  type FieldState,
  FieldType,
  type FieldValue,
  type FormContext,
  FormDefinition,
  type FormEvaluation,
  FormPage,
  FormSection,
  type FormValues,
  fieldTypes,
  Key,
  maxTableColumns,
  maxTableRows,
  PersonalData,
  type RowState,
  type TableRow,
} from './definition.ts';
export { evaluateForm } from './evaluate.ts';
export {
  decimalPlaces,
  formFields,
  maximumLength,
  maximumRows,
  type PlacedField,
  pageSections,
  placedFields,
  tableColumns,
} from './fields.ts';
export { errorText, rowTitle } from './messages.ts';
export { centsToYuan, chineseAmount, maximumCents, yuanToCents } from './money.ts';
export { compilePattern, PatternSyntaxError, type PatternTest } from './pattern.ts';
export { type KnownValues, prefillForm } from './prefill.ts';
export { pruneSubmission, submissionErrors } from './prune.ts';
export { type JsonSchema, type SchemaOptions, serverSchema, toJsonSchema } from './schema.ts';
export { type ColumnTotal, columnTotals } from './totals.ts';
export {
  type CanonicalCell,
  type CanonicalRow,
  type CanonicalValue,
  type Normalised,
  normaliseValue,
} from './values.ts';
export { formVariables, rowVariables } from './variables.ts';
