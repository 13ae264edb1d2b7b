import type { FieldError } from '@banshi/core/forms';

/**
 * The contract with tests, scripts and style sheets, the same for both engines: a field's container has
 * `data-field="<key>"`; its first control has the id `f-<key>`, its error `f-<key>-error`, its help `f-<key>-help`.
 * The cells of a table are fields too, with `<table>-<row>-<column>` for a key; the row counts from 0 as in the draft.
 */
export const controlId = (key: string, idPrefix = ''): string => `${idPrefix}f-${key}`;

export const errorId = (key: string, idPrefix = ''): string => `${controlId(key, idPrefix)}-error`;

export const helpId = (key: string, idPrefix = ''): string => `${controlId(key, idPrefix)}-help`;

/** The key that a cell goes by on the page: no field has one with a hyphen. */
export const cellKey = (table: string, row: number, column: string): string => `${table}-${row}-${column}`;

type Place = Pick<FieldError, 'field' | 'part' | 'row' | 'column'>;

/** The control that an error is about. */
export function errorTarget({ field, part, row, column }: Place, idPrefix = ''): string {
  const key = row === undefined || column === undefined ? field : cellKey(field, row, column);
  return part ? `${controlId(key, idPrefix)}-${part}` : controlId(key, idPrefix);
}
