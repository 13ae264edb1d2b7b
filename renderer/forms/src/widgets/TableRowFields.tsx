'use client';
import type {
  CellValue,
  ColumnDefinition,
  FieldDefinition,
  FieldError,
  FieldState,
  RowState,
  TableRow,
} from '@banshi/core/forms';
import { rowTitle, tableColumns } from '@banshi/core/forms';
import { memo, useCallback, useMemo } from 'react';
import { FieldFrame } from '../FieldFrame.tsx';
import { cellKey } from '../ids.ts';
import { useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import { ComputedValue } from './ComputedValue.tsx';
import { cellControls } from './cell-controls.ts';
import type { ChangeCell } from './use-table-rows.ts';

export interface TableRowFieldsProps {
  table: FieldDefinition;
  index: number;
  values: TableRow;
  /** Undefined only for the moment until the form has been evaluated with this row. */
  state: RowState | undefined;
  /** Of this row. */
  errors: readonly FieldError[];
  onChange: ChangeCell;
  onRemove: () => void;
}

/** One row: its name, its cells, and the button that takes it away. */
export function TableRowFields(props: TableRowFieldsProps) {
  const { table, index, values, state, errors, onChange, onRemove } = props;
  const { language } = useFormRuntime();
  const title = rowTitle(table, index, language);
  const shown = tableColumns(table).filter(({ key }) => state?.cells[key]?.visible);
  return (
    <fieldset className="bf-row" data-row={index}>
      <legend className="bf-row-title">{title}</legend>
      <div className="bf-cells">
        {shown.map((column) => (
          <Cell
            key={column.key}
            tableKey={table.key}
            index={index}
            column={column}
            value={values[column.key]}
            state={state?.cells[column.key]}
            errors={errors.filter((error) => error.column === column.key)}
            onChange={onChange}
          />
        ))}
      </div>
      <button type="button" className="bf-link bf-row-remove" onClick={onRemove}>
        {say('remove', language)}
        <span className="bf-visually-hidden"> {title}</span>
      </button>
    </fieldset>
  );
}

interface CellProps {
  tableKey: string;
  index: number;
  column: ColumnDefinition;
  value: CellValue;
  state: FieldState | undefined;
  errors: readonly FieldError[];
  onChange: ChangeCell;
}

/** A field like any other, under a key of its own. Drawn anew only where it is itself concerned. */
const Cell = memo(function TableCell(props: CellProps) {
  const { tableKey, index, column, value, state, errors, onChange } = props;
  const field: FieldDefinition = useMemo(
    () => ({ ...column, key: cellKey(tableKey, index, column.key) }),
    [tableKey, index, column],
  );
  const change = useCallback(
    (next: unknown) => onChange(index, column.key, next as CellValue),
    [onChange, index, column],
  );
  const Control = cellControls[column.type];
  return (
    <FieldFrame field={field} isRequired={state?.required ?? false} errors={errors} isCompact>
      {column.computed === undefined ? (
        <Control field={field} value={value} onChange={change} options={state?.options} />
      ) : (
        <ComputedValue field={field} value={state?.value} />
      )}
    </FieldFrame>
  );
}, isSameCell);

function isSameCell(one: CellProps, other: CellProps): boolean {
  const moment = ({ index, value, state, errors }: CellProps) =>
    JSON.stringify([index, value, state, errors]);
  return one.column === other.column && one.onChange === other.onChange && moment(one) === moment(other);
}
