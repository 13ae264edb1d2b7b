export { checkForm, type FormCheckContext, formRules, type PlacedRule } from './check.ts';
export { compileForm, isFromSituation, settlingOrder } from './compile.ts';
export {
  type AddressValue,
  AuthoredRule,
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
  PersonalData,
} from './definition.ts';
export { evaluateForm } from './evaluate.ts';
export {
  decimalPlaces,
  formFields,
  maximumLength,
  type PlacedField,
  pageSections,
  placedFields,
} from './fields.ts';
export { errorText } from './messages.ts';
export { centsToYuan, chineseAmount, maximumCents, yuanToCents } from './money.ts';
export { compilePattern, PatternSyntaxError, type PatternTest } from './pattern.ts';
export { type KnownValues, prefillForm } from './prefill.ts';
export { pruneSubmission } from './prune.ts';
export { type JsonSchema, type SchemaOptions, serverSchema, toJsonSchema } from './schema.ts';
export { type CanonicalValue, type Normalised, normaliseValue } from './values.ts';
export { formVariables } from './variables.ts';
