import { type Language, textIn } from '../errors/index.ts';
import type { FieldDefinition, FieldState, FormDefinition, FormEvaluation } from './definition.ts';
import { maximumLength, maximumRows, placedFields, tableColumns } from './fields.ts';
import { maximumCents } from './money.ts';
import { shapes } from './shapes.ts';

/** The part of draft-07 that is used: as in 2020-12, but for `items` as a list, which gives every row of a table its own. */
export interface JsonSchema {
  $schema?: string;
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  title?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: JsonSchema | JsonSchema[];
  uniqueItems?: boolean;
  minItems?: number;
  maxItems?: number;
  enum?: string[];
  not?: JsonSchema;
  allOf?: JsonSchema[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

export interface SchemaOptions {
  /** Leaves out hidden fields, and says which are required and which options are on offer now. */
  evaluation?: FormEvaluation;
  /** Only the fields of this page. */
  pageKey?: string;
  language?: Language;
}

/**
 * The form as JSON Schema: types, limits, options. What depends on rules is not in it: without an evaluation it has
 * every field and only those as required that always are. What a schema cannot say stays with `evaluateForm`: check
 * digits, real days, areas, decimal places (`multipleOf` fails on 4.35) and authored checks. Notes have no property.
 */
export function toJsonSchema(definition: FormDefinition, options: SchemaOptions = {}): JsonSchema {
  const { evaluation, pageKey, language = 'zh' } = options;
  const fields = placedFields(definition)
    .filter((placed) => pageKey === undefined || placed.pageKey === pageKey)
    .map(({ field }) => field);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...objectSchema(fields, { states: evaluation?.fields, language }),
  };
}

interface ObjectOptions {
  /** By field key; absent = nothing has been evaluated. */
  states: Readonly<Record<string, FieldState>> | undefined;
  language: Language;
}

/** The fields of a form, or the columns of a row. */
function objectSchema(fields: readonly FieldDefinition[], { states, language }: ObjectOptions): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const field of fields) {
    const state = states?.[field.key];
    const isShown = state?.visible ?? states === undefined;
    if (!isShown || field.type === 'note') continue;
    const schema = field.type === 'table' ? tableSchema(field, state, language) : cellSchema(field, state);
    properties[field.key] = { title: textIn(field.label, language), ...schema };
    const always = field.required === true && field.visible === undefined;
    if (state ? state.required : always) required.push(field.key);
  }
  return { type: 'object', properties, required };
}

const cellSchema = (field: FieldDefinition, state: FieldState | undefined): JsonSchema =>
  valueSchema(field, state?.options ?? field.options?.map(({ value }) => value) ?? []);

/** Evaluated, a row's schema is its own: which cells it has, and must have, differs from row to row. */
function tableSchema(field: FieldDefinition, state: FieldState | undefined, language: Language): JsonSchema {
  const row = (states: ObjectOptions['states']): JsonSchema => ({
    ...objectSchema(tableColumns(field), { states, language }),
    additionalProperties: false,
  });
  return {
    type: 'array',
    minItems: Math.max(1, field.minRows ?? 1),
    maxItems: maximumRows(field),
    items: state?.rows
      ? state.rows.filter(({ isBlank }) => !isBlank).map(({ cells }) => row(cells))
      : row(undefined),
  };
}

/**
 * The schema that the payload of this evaluation must satisfy: exactly the visible fields, nothing else. The server
 * checks with it what it is about to store, independently of the evaluator; patterns are to be run by an RE2 engine.
 */
export const serverSchema = (definition: FormDefinition, evaluation: FormEvaluation): JsonSchema => ({
  ...toJsonSchema(definition, { evaluation }),
  additionalProperties: false,
});

function valueSchema(field: FieldDefinition, options: string[]): JsonSchema {
  switch (field.type) {
    case 'integer':
      return { type: 'integer', ...bounds(field) };
    case 'money':
      return {
        type: 'integer',
        ...bounds(field),
        maximum: Math.min(field.maximum ?? maximumCents, maximumCents),
      };
    case 'decimal':
      return { type: 'number', ...bounds(field) };
    case 'yesNo':
      return { type: 'boolean' };
    case 'choice':
      return optionSchema(options);
    case 'choices':
      return {
        type: 'array',
        items: optionSchema(options),
        uniqueItems: true,
        minItems: Math.max(1, field.minItems ?? 1),
      };
    case 'date':
      return { type: 'string', pattern: shapes.date };
    case 'division':
      return { type: 'string', pattern: shapes.division };
    case 'address':
      return addressSchema(field);
    default:
      return textSchema(field);
  }
}

/** `enum` must not be empty: where no option is on offer, nothing is valid. */
const optionSchema = (options: string[]): JsonSchema =>
  options.length > 0 ? { type: 'string', enum: options } : { type: 'string', not: {} };

function bounds({ minimum, exclusiveMinimum, maximum }: FieldDefinition): JsonSchema {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(exclusiveMinimum === undefined ? {} : { exclusiveMinimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

const addressSchema = (field: FieldDefinition): JsonSchema => ({
  type: 'object',
  properties: {
    division: { type: 'string', pattern: shapes.division },
    detail: { type: 'string', minLength: 1, maxLength: maximumLength(field) },
  },
  required: ['division', 'detail'],
  additionalProperties: false,
});

function textSchema(field: FieldDefinition): JsonSchema {
  const shape = Object.hasOwn(shapes, field.type) ? shapes[field.type as keyof typeof shapes] : undefined;
  const own = field.pattern ? `^(?:${field.pattern.re2})$` : undefined;
  const patterns = [shape, own].filter((pattern) => pattern !== undefined);
  const [only] = patterns;
  return {
    type: 'string',
    minLength: Math.max(1, field.minLength ?? 1),
    maxLength: maximumLength(field),
    ...(patterns.length === 1 ? { pattern: only } : {}),
    ...(patterns.length > 1 ? { allOf: patterns.map((pattern) => ({ pattern })) } : {}),
  };
}
