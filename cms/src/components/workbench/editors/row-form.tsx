'use client';
import type { ElementKey } from '@banshi/core/items';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Messages } from '../../office/messages/index.ts';
import type { RowValue } from '../layer-edits.ts';
import { errorLines, hasErrors, valueErrors } from './checked.ts';
import { Fields } from './field.tsx';
import type { FieldContext } from './field-spec.ts';
import { JsonBox } from './json-box.tsx';
import { rowFields } from './row-fields.ts';

/**
 * One row of a list. A row that exists is saved as it is typed, whenever it is a valid row; a new one is put into the
 * list when the person says so.
 */
export function RowForm({
  element,
  row,
  isNew = false,
  title,
  context,
  editable,
  hint,
  onChange,
  onUnsaved,
  onClose,
  m,
}: {
  element: ElementKey;
  row: RowValue;
  isNew?: boolean;
  title: string;
  context: Omit<FieldContext, 'value'>;
  /** Columns that this level may change; absent = all. */
  editable?: readonly string[];
  /** How far this level may change the row. */
  hint?: string;
  onChange: (row: RowValue) => void;
  onUnsaved: (isUnsaved: boolean) => void;
  onClose: () => void;
  m: Messages;
}) {
  const [typed, setTyped] = useState<RowValue>();
  const [isTold, setTold] = useState(!isNew);
  const heading = useRef<HTMLHeadingElement>(null);
  const specs = rowFields[element];
  const shown = typed ?? row;
  const errors = valueErrors(element, shown, m);
  const isUnsaved = typed !== undefined;
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    onUnsaved(isUnsaved);
    return () => onUnsaved(false);
  }, [isUnsaved, onUnsaved]);

  function change(next: unknown): void {
    const value = { ...(next as RowValue), key: row.key };
    const isKept = isNew || hasErrors(valueErrors(element, value, m));
    setTyped(isKept ? value : undefined);
    if (!isKept) onChange(value);
  }

  function add(): void {
    setTold(true);
    if (!hasErrors(errors)) onChange(shown);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  }

  return (
    <section className="bo-wb-row-form" aria-label={title} onKeyDown={onKeyDown}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {(editable || hint) && <p className="bo-hint">{editable ? m.workbench.rows.someColumns : hint}</p>}
      {specs && (
        <div className="bo-wb-fields">
          <Fields
            specs={specs}
            value={shown}
            context={context}
            id={`row-${element}-${row.key}`}
            errors={isTold ? errors : {}}
            {...(editable ? { editable } : {})}
            m={m}
            onChange={change}
          />
        </div>
      )}
      {!editable && (
        <details className="bo-wb-expert" open={specs === undefined}>
          <summary>{m.workbench.field.expert}</summary>
          <JsonBox
            id={`json-${element}-${row.key}`}
            label={m.workbench.field.expertLabel}
            value={shown}
            m={m}
            check={(next) => errorLines(valueErrors(element, { ...(next as object), key: row.key }, m))}
            onChange={change}
          />
        </details>
      )}
      {!isNew && isUnsaved && (
        <p className="bo-notice bo-notice-attention" role="status">
          {m.workbench.field.notYetSaved}
        </p>
      )}
      {isNew && isTold && hasErrors(errors) && (
        <p className="bo-field-error" role="alert">
          {m.workbench.rows.notComplete}
        </p>
      )}
      <p className="bo-row-links">
        {isNew && (
          <button type="button" className="bo-button bo-button-main" onClick={add}>
            {m.workbench.rows.put}
          </button>
        )}
        <button type="button" className="bo-button" onClick={onClose}>
          {isNew ? m.common.cancel : m.workbench.rows.done}
        </button>
      </p>
    </section>
  );
}
