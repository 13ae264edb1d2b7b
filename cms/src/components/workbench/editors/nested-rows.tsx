'use client';
import { newRowKey } from '../layer-edits.ts';
import { Fields, type ShownField } from './field.tsx';
import type { FieldSpec } from './field-spec.ts';

type Row = Record<string, unknown> & { key: string };

/** A list within a value: charges of a fee, delegations of an assignment. */
export function NestedRows({
  spec,
  ...field
}: Omit<ShownField, 'spec'> & { spec: Extract<FieldSpec, { kind: 'rows' }> }) {
  const { value, control, label, error, errors, isReadOnly, onChange, context, m, whole } = field;
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const w = context.w;
  const errorsOf = (index: number) =>
    Object.fromEntries(
      Object.entries(errors).flatMap(([place, message]) => {
        const prefix = `${spec.path}/${index}/`;
        return place.startsWith(prefix) ? [[place.slice(prefix.length), message]] : [];
      }),
    );
  return (
    <fieldset className="bo-field bo-wb-field bo-wb-nested" disabled={isReadOnly}>
      <legend>{label}</legend>
      {error && <p className="bo-field-error">{error}</p>}
      {rows.length === 0 && <p className="bo-soft">{m.workbench.field.none}</p>}
      <ol>
        {rows.map((row, index) => (
          <li key={row.key} className="bo-wb-nested-row">
            <div className="bo-wb-fields">
              <Fields
                specs={spec.fields}
                value={row}
                // The row above tells some fields what may be chosen.
                context={{ ...context, outer: whole }}
                id={`${control}-${index}`}
                errors={errorsOf(index)}
                m={m}
                onChange={(next) => onChange(rows.map((other) => (other.key === row.key ? next : other)))}
              />
            </div>
            {!isReadOnly && (
              <p className="bo-row-links">
                <button
                  type="button"
                  className="bo-link bo-link-danger"
                  onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
                >
                  {m.workbench.rows.remove}
                </button>
              </p>
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <button
          type="button"
          id={control}
          className="bo-button bo-button-small"
          onClick={() => onChange([...rows, { key: newRowKey(), ...spec.empty() }])}
        >
          {w.word(...spec.add)}
        </button>
      )}
    </fieldset>
  );
}
