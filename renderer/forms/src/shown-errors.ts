import type { Language } from '@banshi/core/errors';
import {
  errorText,
  type FieldError,
  type FormDefinition,
  type FormEvaluation,
  placedFields,
} from '@banshi/core/forms';

export interface ShownErrorsInput {
  definition: FormDefinition;
  pageKey: string;
  evaluation: FormEvaluation;
  errors?: readonly FieldError[];
  showErrors?: boolean;
}

/**
 * The errors that a page shows, in the order of the form: those handed in and, once they are to be shown, the form's
 * own. Fields that are hidden now show none, and what both say is said once.
 */
export function shownErrors(input: ShownErrorsInput): FieldError[] {
  const { definition, pageKey, evaluation, errors = [], showErrors = false } = input;
  const own = showErrors ? evaluation.errors : [];
  return placedFields(definition)
    .filter((placed) => placed.pageKey === pageKey && evaluation.fields[placed.field.key]?.visible)
    .flatMap(({ field }) => {
      const all = [...errors, ...own].filter((error) => error.field === field.key);
      return all.filter((error, index) => all.findIndex((other) => isSame(other, error)) === index);
    });
}

const isSame = (one: FieldError, other: FieldError): boolean =>
  one.message === other.message && one.row === other.row && one.column === other.column;

/** Messages by field, in the reader's language. */
export function messagesByField(errors: readonly FieldError[], language: Language): Record<string, string[]> {
  const messages: Record<string, string[]> = {};
  for (const error of errors) {
    messages[error.field] = [...(messages[error.field] ?? []), errorText(error, language)];
  }
  return messages;
}
