'use client';
import { textIn } from '@banshi/core/errors';
import {
  columnTotals,
  type FieldDefinition,
  type FieldError,
  type FieldValue,
  maximumRows,
  type RowState,
  rowTitle,
  type TableRow,
} from '@banshi/core/forms';
import { useContext } from 'react';
import { formatFieldValue } from '../format.ts';
import { FrameContext, useFormMoment, useFormRuntime } from '../runtime.tsx';
import { rowTexts, say } from '../texts.ts';
import type { ControlProps } from '../types.ts';
import { TableRowFields } from './TableRowFields.tsx';
import { useTableRows } from './use-table-rows.ts';

const noErrors: readonly FieldError[] = [];

/**
 * A list of rows to add to and take from: each row a card of its cells, with the remove button and, until the page is
 * left, the way back. Draft and evaluation come from the form and not from the engine, which may be a moment ahead.
 */
export function TableControl({ field, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const { values, evaluation } = useFormMoment();
  const { id, errors } = useContext(FrameContext);
  const states = evaluation.fields[field.key]?.rows ?? [];
  const table = useTableRows({ draft: rowsOf(values[field.key], states), onChange });
  const most = maximumRows(field);
  const isFull = table.rows.length >= most;
  const name = field.rowName && textIn(field.rowName, language);
  return (
    <div className="bf-table" ref={table.container}>
      {table.rows.length === 0 && <p className="bf-hint">{say('noRows', language)}</p>}
      {table.rows.map((row, index) => (
        <TableRowFields
          key={row.id}
          table={field}
          index={index}
          values={row.values}
          state={states[index]}
          errors={errorsAt(errors, index)}
          onChange={table.change}
          onRemove={() => table.remove(index, { isBlank: states[index]?.isBlank ?? false })}
        />
      ))}
      <Totals table={field} states={states} />
      <p className="bf-row-actions">
        <button
          type="button"
          id={id}
          className="bf-button"
          aria-disabled={isFull || undefined}
          onClick={() => isFull || table.add()}
        >
          {rowTexts.add(name, language)}
        </button>
        {isFull && <span className="bf-hint">{rowTexts.full(most, language)}</span>}
      </p>
      <p className="bf-row-actions">
        <span role="status">
          {table.removed && rowTexts.removed(rowTitle(field, table.removed.index, language), language)}
        </span>
        {table.removed && !isFull && (
          <button type="button" className="bf-link" data-undo onClick={table.undo}>
            {say('undo', language)}
          </button>
        )}
      </p>
    </div>
  );
}

/** What is no list of rows has no states either: it is told to be malformed, and the next row takes its place. */
const rowsOf = (value: FieldValue, states: readonly RowState[]): readonly TableRow[] =>
  Array.isArray(value) && value.length === states.length ? (value as TableRow[]) : [];

const errorsAt = (errors: readonly FieldError[], index: number): readonly FieldError[] => {
  const own = errors.filter(({ row }) => row === index);
  return own.length > 0 ? own : noErrors;
};

/** Sums of the rows as they would be submitted. */
function Totals({ table, states }: { table: FieldDefinition; states: readonly RowState[] }) {
  const { language } = useFormRuntime();
  const rows = states
    .filter(({ isBlank }) => !isBlank)
    .map(({ cells }) => Object.fromEntries(Object.entries(cells).map(([key, { value }]) => [key, value])));
  const totals = columnTotals(table, rows);
  if (totals.length === 0 || rows.length === 0) return null;
  return (
    <dl className="bf-totals">
      {totals.map(({ column, total }) => (
        <div key={column.key}>
          <dt>{`${say('total', language)} ${textIn(column.label, language)}`}</dt>
          <dd>{formatFieldValue(column, total, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
