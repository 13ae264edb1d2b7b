import type { CompiledColumns, CompiledField } from './compile.ts';
import type { FieldDefinition, FieldError, FieldState, RowState } from './definition.ts';
import {
  authoredErrors,
  hidden,
  isRequiredNow,
  isVisible,
  type Judgement,
  judge,
  type Run,
  type Settled,
  settle,
} from './evaluate-field.ts';
import { maximumRows } from './fields.ts';
import { cellError, duplicateError, fieldError } from './messages.ts';
import { type CanonicalRow, cellOf, draftRows, type Normalised } from './values.ts';

interface SettledRow {
  cells: Map<string, Settled>;
  /** Canonical values of the visible cells: what is submitted, and what rules read as `row`. */
  values: CanonicalRow;
  /** Nothing was filled in: it is dropped. */
  isBlank: boolean;
}

/** A table with its rows as they stand in the draft, blank ones included; none where it is hidden or malformed. */
export interface SettledTable extends Settled {
  rows: SettledRow[];
}

interface TableInput {
  raw: unknown;
  run: Run;
}

const malformed = (code: string): Normalised => ({ kind: 'malformed', code });

export function settleTable(
  compiled: CompiledField,
  columns: CompiledColumns,
  { raw, run }: TableInput,
): SettledTable {
  if (!isVisible(compiled, run)) return { ...hidden, rows: [] };
  const draft = draftRows(raw);
  if ('fault' in draft) return { visible: true, answer: malformed(draft.fault), rows: [] };
  const rows = draft.rows.map((row) => settleRow(columns, row, run));
  const filled = rows.filter(({ isBlank }) => !isBlank).map(({ values }) => values);
  const answer: Normalised = filled.length > 0 ? { kind: 'value', value: filled } : { kind: 'absent' };
  return { visible: true, answer, rows };
}

function settleRow(columns: CompiledColumns, raw: Record<string, unknown>, run: Run): SettledRow {
  const values: CanonicalRow = {};
  const rowRun = { ...run, data: { ...run.data, row: values } };
  const cells = new Map<string, Settled>();
  let isBlank = true;
  for (const compiled of columns.order) {
    const { key } = compiled.field;
    const cell = settle(compiled, cellOf(raw, key), rowRun);
    cells.set(key, cell);
    const { answer } = cell;
    if (answer.kind !== 'absent' && !compiled.computed) isBlank = false;
    // A column is no table: its value is that of a cell.
    if (answer.kind === 'value') values[key] = answer.value as CanonicalRow[string];
  }
  return { cells, values, isBlank };
}

/** What reads the finished payload: of every cell, then of the table as a whole. */
export function judgeTable(compiled: CompiledField, table: SettledTable, run: Run): Judgement {
  const { field, columns } = compiled;
  const isRequired = table.visible && isRequiredNow(compiled, run);
  const rows: RowState[] = [];
  const cellErrors: FieldError[] = [];
  for (const [index, row] of table.rows.entries()) {
    const cells: RowState['cells'] = {};
    const rowRun = { ...run, data: { ...run.data, row: row.values } };
    for (const column of columns?.fields ?? []) {
      const { key } = column.field;
      const { state, errors } = judge(column, row.cells.get(key) ?? hidden, rowRun);
      cells[key] = state;
      if (row.isBlank) continue;
      const found = errors.length > 0 ? errors : duplicates(field, column.field, { table, index });
      cellErrors.push(...found.map((error) => cellError(field, error, index)));
    }
    rows.push({ isBlank: row.isBlank, cells });
  }
  const ownErrors = tableErrors(field, table.answer, isRequired);
  const errors = [...ownErrors, ...cellErrors];
  const state: FieldState = {
    key: field.key,
    visible: table.visible,
    required: isRequired,
    computed: false,
    value: table.answer.kind === 'value' ? table.answer.value : undefined,
    ...(table.visible ? { rows } : {}),
  };
  const isSound = errors.length === 0 && table.answer.kind === 'value';
  return { state, errors: isSound ? authoredErrors(compiled, run) : errors };
}

function tableErrors(field: FieldDefinition, answer: Normalised, isRequired: boolean): FieldError[] {
  if (answer.kind === 'absent') return isRequired ? [fieldError(field, 'required')] : [];
  if (answer.kind === 'malformed') return [fieldError(field, answer.code)];
  const count = Array.isArray(answer.value) ? answer.value.length : 0;
  if (field.minRows !== undefined && count < field.minRows) return [fieldError(field, 'table.tooFewRows')];
  return count > maximumRows(field) ? [fieldError(field, 'table.tooManyRows')] : [];
}

interface RowPlace {
  table: SettledTable;
  index: number;
}

/** The later of two rows that agree where they must differ is the one to be corrected. */
function duplicates(
  field: FieldDefinition,
  column: FieldDefinition,
  { table, index }: RowPlace,
): FieldError[] {
  const value = JSON.stringify(table.rows[index]?.values[column.key]);
  if (!field.distinct?.includes(column.key) || value === undefined) return [];
  const first = table.rows.findIndex(
    ({ values, isBlank }) => !isBlank && JSON.stringify(values[column.key]) === value,
  );
  return first < index ? [duplicateError(field, column, first)] : [];
}
