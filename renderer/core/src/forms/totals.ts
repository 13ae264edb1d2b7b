import type { ColumnDefinition, FieldDefinition } from './definition.ts';
import { decimalPlaces, tableColumns } from './fields.ts';
import { roundHalfAway } from './values.ts';

export interface ColumnTotal {
  column: ColumnDefinition;
  /** In the unit of the column: cents of money. */
  total: number;
}

/** The sums that a table shows below its columns, in the order of `totals`; what is no number does not count. */
export const columnTotals = (
  table: FieldDefinition,
  rows: readonly Readonly<Record<string, unknown>>[],
): ColumnTotal[] =>
  (table.totals ?? []).flatMap((key) => {
    const column = tableColumns(table).find((one) => one.key === key);
    if (!column) return [];
    const numbers = rows.map((row) => row[key]).filter((value) => typeof value === 'number');
    const sum = numbers.reduce((total, value) => total + value, 0);
    return [{ column, total: column.type === 'decimal' ? roundHalfAway(sum, decimalPlaces(column)) : sum }];
  });
