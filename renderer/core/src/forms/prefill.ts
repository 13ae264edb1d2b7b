import type { FormDefinition, FormValues } from './definition.ts';
import { formFields } from './fields.ts';
import { normaliseValue } from './values.ts';

/** What is already known when a form is opened, by the first part of a field's `prefill` path. */
export interface KnownValues {
  applicant?: Record<string, unknown>;
  account?: Record<string, unknown>;
  situation?: Record<string, unknown>;
}

/**
 * Fills what nobody has answered yet from what is known; what was typed always stays, also if it was emptied to ''.
 * A known value that is none of the field's type is left out. Returns new values.
 */
export function prefillForm(definition: FormDefinition, values: FormValues, known: KnownValues): FormValues {
  const filled = { ...values };
  for (const field of formFields(definition)) {
    if (field.prefill === undefined || field.computed !== undefined) continue;
    if (filled[field.key] !== undefined) continue;
    const answer = normaliseValue(field, read(known, field.prefill.split('.')));
    if (answer.kind === 'value') filled[field.key] = answer.value;
  }
  return filled;
}

function read(known: KnownValues, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, segment) => {
    const isObject = typeof value === 'object' && value !== null;
    return isObject && Object.hasOwn(value, segment)
      ? (value as Record<string, unknown>)[segment]
      : undefined;
  }, known);
}
