import type { FieldError } from '@banshi/core/forms';

/**
 * The contract with tests, scripts and style sheets, the same for both engines: a field's container has
 * `data-field="<key>"`; its first control has the id `f-<key>`, its error `f-<key>-error`, its help `f-<key>-help`.
 */
export const controlId = (key: string, idPrefix = ''): string => `${idPrefix}f-${key}`;

export const errorId = (key: string, idPrefix = ''): string => `${controlId(key, idPrefix)}-error`;

export const helpId = (key: string, idPrefix = ''): string => `${controlId(key, idPrefix)}-help`;

/** The control that an error is about. */
export const errorTarget = (error: Pick<FieldError, 'field' | 'part'>, idPrefix = ''): string =>
  error.part ? `${controlId(error.field, idPrefix)}-${error.part}` : controlId(error.field, idPrefix);
