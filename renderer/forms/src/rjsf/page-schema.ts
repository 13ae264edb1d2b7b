import type { Language } from '@banshi/core/errors';
import {
  type FieldDefinition,
  type FormDefinition,
  type FormEvaluation,
  type FormValues,
  type JsonSchema,
  pageSections,
  toJsonSchema,
} from '@banshi/core/forms';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';

export interface PageSchemaInput {
  definition: FormDefinition;
  pageKey: string;
  evaluation: FormEvaluation;
  language: Language;
}

/** What RJSF is given: the fields of one page that are visible now, and the widget for each. */
export interface PageSchema {
  schema: RJSFSchema;
  uiSchema: UiSchema<FormValues>;
}

/**
 * RJSF resets a value that is not in its `enum`, and fills objects and arrays that have members: options and parts
 * stay out of its schema, and the widget gets the options as `ui:options`. Limits are `evaluateForm`'s to check. Of a
 * table it knows nothing at all, so that it leaves the rows alone.
 */
const typeOnly = (field: FieldDefinition, { type, title }: JsonSchema): RJSFSchema => {
  if (field.type === 'table') return { title };
  return type === 'array' ? { type, title, items: { type: 'string' }, uniqueItems: true } : { type, title };
};

/** Compiles a page for RJSF. Everything conditional has been decided by the evaluation. */
export function pageSchema({ definition, pageKey, evaluation, language }: PageSchemaInput): PageSchema {
  const values = toJsonSchema(definition, { evaluation, pageKey, language });
  const properties: Record<string, RJSFSchema> = {};
  const uiSchema: Record<string, UiSchema> = {};
  for (const field of pageSections(definition, pageKey).flatMap((section) => section.fields)) {
    const state = evaluation.fields[field.key];
    if (!state?.visible) continue;
    const value = values.properties?.[field.key];
    properties[field.key] = value ? typeOnly(field, value) : { type: 'null' };
    uiSchema[field.key] = uiOf(field, state.options);
  }
  return {
    schema: { type: 'object', properties, required: values.required ?? [] },
    uiSchema: uiSchema as UiSchema<FormValues>,
  };
}

function uiOf(field: FieldDefinition, options: string[] | undefined): UiSchema {
  if (field.type === 'note') return { 'ui:field': 'note' };
  if (field.computed !== undefined) return { 'ui:field': 'computed' };
  if (field.type === 'address' || field.type === 'table') return { 'ui:field': 'whole' };
  return { 'ui:widget': field.type, ...(options ? { 'ui:options': { offered: options } } : {}) };
}

/** Equal for two evaluations that give the same page: RJSF works through a schema anew whenever it gets another one. */
export function pageSignature({ definition, pageKey, evaluation, language }: PageSchemaInput): string {
  const states = pageSections(definition, pageKey)
    .flatMap((section) => section.fields)
    .map(({ key }) => evaluation.fields[key])
    .filter((state) => state?.visible)
    .map((state) => [state?.key, state?.required, state?.options]);
  return JSON.stringify([pageKey, language, states]);
}
