import { type Language, textIn } from '../errors/index.ts';
import type { FieldDefinition, FormDefinition, FormEvaluation } from './definition.ts';
import { maximumLength, placedFields } from './fields.ts';
import { maximumCents } from './money.ts';
import { shapes } from './shapes.ts';

/** The part of JSON Schema that is used: the same in draft-07 and 2020-12. */
export interface JsonSchema {
  $schema?: string;
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  title?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: JsonSchema;
  uniqueItems?: boolean;
  minItems?: number;
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
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const placed of placedFields(definition)) {
    const { field } = placed;
    const state = evaluation?.fields[field.key];
    const isShown = state?.visible ?? evaluation === undefined;
    if (!isShown || field.type === 'note' || (pageKey !== undefined && placed.pageKey !== pageKey)) continue;
    const values = state?.options ?? field.options?.map(({ value }) => value) ?? [];
    properties[field.key] = { title: textIn(field.label, language), ...valueSchema(field, values) };
    const always = field.required === true && field.visible === undefined;
    if (state ? state.required : always) required.push(field.key);
  }
  return { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', properties, required };
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
