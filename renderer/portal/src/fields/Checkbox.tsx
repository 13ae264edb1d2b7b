'use client';
import { FieldErrorText } from './TextField.tsx';

export interface CheckboxProps {
  id: string;
  label: string;
  /** What the box is about, where several on one page say the same: read out, not shown. */
  describes?: string;
  help?: string;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ id, label, describes, help, error, checked, onChange }: CheckboxProps) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      {error && <FieldErrorText id={id} error={error} />}
      <div className="choice">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor={id}>
          {label}
          {describes && <span className="unseen"> {describes}</span>}
        </label>
        {help && (
          <p className="choice-help" id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
