'use client';
import { FieldErrorText } from './TextField.tsx';

export interface CheckboxProps {
  id: string;
  label: string;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ id, label, error, checked, onChange }: CheckboxProps) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      {error && <FieldErrorText id={id} error={error} />}
      <div className="choice">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor={id}>{label}</label>
      </div>
    </div>
  );
}
