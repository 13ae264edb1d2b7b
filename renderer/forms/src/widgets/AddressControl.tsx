'use client';
import type { AddressValue, FieldValue } from '@banshi/core/forms';
import { useControlAttributes, useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import type { ControlProps } from '../types.ts';
import { DivisionControl } from './DivisionControl.tsx';

const partsOf = (value: FieldValue): AddressValue => {
  const { division = '', detail = '' } = (typeof value === 'object' ? value : {}) as Partial<AddressValue>;
  return { division, detail };
};

/** The area by lists, the rest as written on the door. */
export function AddressControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const attributes = useControlAttributes('detail');
  const address = partsOf(value);
  const change = (next: AddressValue) =>
    onChange(next.division === '' && next.detail === '' ? undefined : next);
  return (
    <div className="bf-address">
      <DivisionControl
        field={field}
        value={address.division}
        onChange={(division) =>
          change({ ...address, division: typeof division === 'string' ? division : '' })
        }
      />
      <div className="bf-address-detail">
        <label htmlFor={attributes.id}>{say('detail', language)}</label>
        <input
          {...attributes}
          className="bf-input"
          type="text"
          autoComplete={field.autocomplete}
          name={`${field.key}-detail`}
          value={address.detail}
          onChange={(event) => change({ ...address, detail: event.target.value })}
        />
      </div>
    </div>
  );
}
