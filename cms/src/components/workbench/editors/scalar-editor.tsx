'use client';
import type { LayerEdit } from '@banshi/core/inheritance';
import { type ElementKey, isSameJson } from '@banshi/core/items';
import { useEffect, useState } from 'react';
import { valueView } from '../../items/texts.ts';
import { Value } from '../../items/value.tsx';
import type { Messages } from '../../office/messages/index.ts';
import type { Part } from '../layer-edits.ts';
import { errorLines, hasErrors, valueErrors } from './checked.ts';
import { emptyValues, scalarFields } from './element-fields.ts';
import { Fields } from './field.tsx';
import type { FieldContext } from './field-spec.ts';
import { JsonBox } from './json-box.tsx';

export interface ScalarEditorProps {
  element: ElementKey;
  part: Part;
  value: unknown;
  /** What shows again without a value of one's own. */
  inherited: unknown;
  context: Omit<FieldContext, 'value'>;
  onEdit: (edits: LayerEdit[], mergeKey?: string) => void;
  onUnsaved: (isUnsaved: boolean) => void;
  m: Messages;
}

/** An element with one value. What is typed is saved as soon as it is a value; until then it says what is missing. */
export function ScalarEditor({
  element,
  part,
  value,
  inherited,
  context,
  onEdit,
  onUnsaved,
  m,
}: ScalarEditorProps) {
  const [typed, setTyped] = useState<{ value: unknown }>();
  const specs = scalarFields[element];
  const shown = typed ? typed.value : (value ?? emptyValues[element]);
  const errors = typed && typed.value !== undefined ? valueErrors(element, typed.value, m) : {};
  const isUnsaved = typed !== undefined && hasErrors(errors);
  useEffect(() => {
    onUnsaved(isUnsaved);
    return () => onUnsaved(false);
  }, [isUnsaved, onUnsaved]);

  function change(next: unknown): void {
    const isValue = next === undefined || !hasErrors(valueErrors(element, next, m));
    setTyped(isValue ? undefined : { value: next });
    if (!isValue) return;
    const isInherited = next === undefined || (inherited !== undefined && isSameJson(next, inherited));
    const edit: LayerEdit = isInherited
      ? { op: 'inherit', part, element }
      : { op: 'set', part, element, value: next as never };
    onEdit([edit], `${part}/${element}`);
  }

  if (!specs) return <Expert {...{ element, value, context, m }} onChange={change} />;
  return (
    <>
      <div className="bo-wb-fields">
        <Fields
          specs={specs}
          value={shown}
          context={context}
          id={`edit-${element}`}
          errors={errors}
          m={m}
          onChange={change}
        />
      </div>
      {isUnsaved && (
        <p className="bo-notice bo-notice-attention" role="status">
          {m.workbench.field.notYetSaved}
        </p>
      )}
    </>
  );
}

/** An element without controls of its own: read as a table, changed as JSON. */
function Expert({
  element,
  value,
  context,
  m,
  onChange,
}: {
  element: ElementKey;
  value: unknown;
  context: Omit<FieldContext, 'value'>;
  m: Messages;
  onChange: (value: unknown) => void;
}) {
  const shown = valueView(element, value, context.w);
  return (
    <>
      {shown ? (
        <Value value={shown} m={m} chosenRow={undefined} />
      ) : (
        <p className="bo-empty">{m.workbench.noValue}</p>
      )}
      <details className="bo-wb-expert">
        <summary>{m.workbench.field.expert}</summary>
        <JsonBox
          id={`json-${element}`}
          label={m.workbench.field.expertLabel}
          value={value}
          m={m}
          check={(next) => errorLines(valueErrors(element, next, m))}
          onChange={onChange}
        />
      </details>
    </>
  );
}
