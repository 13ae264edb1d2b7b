'use client';
import type { HTMLAttributes, HTMLInputTypeAttribute } from 'react';

export interface TextFieldProps {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  maxLength?: number;
  /** Numbers and codes are read digit by digit: wider letters, no spelling help. */
  isCode?: boolean;
  multiline?: boolean;
}

/** A labelled text box with hint and error, both tied to it for screen readers. */
export function TextField(props: TextFieldProps) {
  const { id, label, hint, error, isCode, multiline } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    value: props.value,
    maxLength: props.maxLength,
    autoComplete: props.autoComplete,
    inputMode: props.inputMode,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    onChange: (event: { target: { value: string } }) => props.onChange(event.target.value),
  };
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldErrorText id={id} error={error} />}
      {multiline ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input
          {...shared}
          type={props.type ?? 'text'}
          className={isCode ? 'code' : undefined}
          spellCheck={isCode ? false : undefined}
          autoCapitalize={isCode ? 'characters' : undefined}
        />
      )}
    </div>
  );
}

/** The word before the sentence tells the error apart without its colour. */
export function FieldErrorText({ id, error }: { id: string; error: string }) {
  return (
    <p className="field-error" id={`${id}-error`}>
      {error}
    </p>
  );
}
