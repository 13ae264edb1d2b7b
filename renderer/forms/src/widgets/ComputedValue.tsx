'use client';
import { type FieldValue, isFromSituation, tableColumns } from '@banshi/core/forms';
import { useDivisionNames } from '../divisions.tsx';
import { formatFieldValue, tableRows } from '../format.ts';
import { useControlAttributes, useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import type { ControlProps } from '../types.ts';

/** The codes of divisions in a value, whose names have to be read; of a table those in all its rows. */
export const divisionCodes = (field: ControlProps['field'], value: unknown): string[] => {
  const { type } = field;
  if (type === 'division' && typeof value === 'string') return [value];
  if (type === 'table') {
    return tableRows(value).flatMap((row) =>
      tableColumns(field).flatMap((column) => divisionCodes(column, row[column.key])),
    );
  }
  const isAddress = type === 'address' && typeof value === 'object' && value !== null;
  return isAddress ? [(value as { division: string }).division] : [];
};

/** A value that is worked out, never typed; says where it comes from and where it can be changed. */
export function ComputedValue({ field, value }: { field: ControlProps['field']; value: FieldValue }) {
  const { language } = useFormRuntime();
  const { id, 'aria-describedby': describedBy } = useControlAttributes();
  const divisionName = useDivisionNames(divisionCodes(field, value));
  return (
    <>
      <output id={id} className="bf-computed" tabIndex={-1} aria-describedby={describedBy}>
        {formatFieldValue(field, value, language, { divisionName })}
      </output>
      <p className="bf-hint">{say(isFromSituation(field) ? 'fromSituation' : 'computed', language)}</p>
    </>
  );
}
