import { type Language, textIn } from '@banshi/core/errors';
import { columnTotals, type FieldDefinition, rowTitle, tableColumns } from '@banshi/core/forms';
import { type FormatLookups, formatFieldValue, tableRows } from './format.ts';
import { say } from './texts.ts';

export interface AnswerRowsProps {
  table: FieldDefinition;
  /** As submitted. */
  value: unknown;
  language: Language;
  lookups: FormatLookups;
}

/** The rows of a table to be read: a table where there is room, cards with the same labels on a telephone. */
export function AnswerRows({ table, value, language, lookups }: AnswerRowsProps) {
  const rows = tableRows(value);
  // A column that no row has was asked of nobody.
  const columns = tableColumns(table).filter(({ key }) => rows.some((row) => row[key] !== undefined));
  const totals = new Map(columnTotals(table, rows).map(({ column, total }) => [column.key, total]));
  return (
    <table className="bf-rows-read" aria-label={textIn(table.label, language)}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {textIn(column.label, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const title = rowTitle(table, index, language);
          return (
            <tr key={title}>
              <th scope="row">{title}</th>
              {columns.map((column) => (
                <td key={column.key} data-label={textIn(column.label, language)}>
                  {row[column.key] === undefined
                    ? '—'
                    : formatFieldValue(column, row[column.key], language, lookups)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
      {totals.size > 0 && (
        <tfoot>
          <tr>
            <th scope="row">{say('total', language)}</th>
            {columns.map((column) => {
              const total = totals.get(column.key);
              return (
                <td key={column.key} data-label={textIn(column.label, language)}>
                  {total === undefined ? '' : formatFieldValue(column, total, language, lookups)}
                </td>
              );
            })}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
