import type { Language } from '@banshi/core/errors';
import type { FieldError, FormValues } from '@banshi/core/forms';
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import {
  type ErrorSchema,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorList,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';
import { messagesByField } from '../shown-errors.ts';

/** RJSF's shape of errors: messages under `__errors` of each property. */
export const toErrorSchema = (errors: readonly FieldError[], language: Language): ErrorSchema<FormValues> =>
  Object.fromEntries(
    Object.entries(messagesByField(errors, language)).map(([key, messages]) => [key, { __errors: messages }]),
  );

export interface ValidatorInput {
  /** The errors of the whole form, were these the values of the page. */
  judge: (pageValues: FormValues) => readonly FieldError[];
  language: Language;
}

/**
 * RJSF's validator without Ajv, which needs eval and a megabyte of schema code: what is valid is `evaluateForm`'s to
 * say, with its messages; where RJSF matches data against a part of a schema, an interpreter does.
 */
export function createValidator({ judge, language }: ValidatorInput): ValidatorType<FormValues, RJSFSchema> {
  const matches = (schema: RJSFSchema, data: unknown) =>
    new Validator(schema as Schema, '7', false).validate(data);
  return {
    validateFormData(formData, schema): ValidationData<FormValues> {
      const keys = Object.keys(schema.properties ?? {});
      const errors = judge(formData ?? {}).filter(({ field }) => keys.includes(field));
      const errorSchema = toErrorSchema(errors, language);
      return { errorSchema, errors: toErrorList(errorSchema) as RJSFValidationError[] };
    },
    isValid: (schema, formData) => matches(schema, formData).valid,
    rawValidation<Result>(schema: RJSFSchema, formData?: FormValues) {
      const { errors } = matches(schema, formData);
      return errors.length > 0 ? { errors: errors as (OutputUnit & Result)[] } : {};
    },
  };
}
