'use client';
import type { ReactNode } from 'react';
import { controlId } from './act-inputs.ts';

interface FieldProps {
  place: string;
  label: string;
  hint?: string;
  error: string | undefined;
  children?: ReactNode;
}

const describedBy = (id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

function FieldFrame({ place, label, hint, error, children, extra }: FieldProps & { extra?: ReactNode }) {
  const id = controlId(place);
  return (
    <div className={`bo-field${error ? ' bo-field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="bo-hint">
          {hint}
        </p>
      )}
      {extra}
      {error && (
        <p id={`${id}-error`} className="bo-field-error">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

export function TextArea({
  value,
  onChange,
  rows = 3,
  extra,
  ...field
}: Omit<FieldProps, 'children'> & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  /** Between hint and control: ways to fill it. */
  extra?: ReactNode;
}) {
  const id = controlId(field.place);
  return (
    <FieldFrame {...field} extra={extra}>
      <textarea
        id={id}
        rows={rows}
        value={value}
        maxLength={2000}
        aria-invalid={field.error !== undefined}
        aria-describedby={describedBy(id, field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

export function TextLine({
  value,
  onChange,
  ...field
}: Omit<FieldProps, 'children'> & { value: string; onChange: (value: string) => void }) {
  const id = controlId(field.place);
  return (
    <FieldFrame {...field}>
      <input
        id={id}
        type="text"
        value={value}
        autoComplete="off"
        aria-invalid={field.error !== undefined}
        aria-describedby={describedBy(id, field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** A few choices, all in sight. */
export function Choices({
  place,
  label,
  error,
  choices,
  value,
  onChange,
}: {
  place: string;
  label: string;
  error: string | undefined;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}) {
  const id = controlId(place);
  return (
    <fieldset
      className={`bo-field bo-choices${error ? ' bo-field-wrong' : ''}`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      {error && (
        <p id={`${id}-error`} className="bo-field-error">
          {error}
        </p>
      )}
      {choices.map((choice, index) => (
        <label key={choice.value} className="bo-choice">
          <input
            // The first one answers for the group when the summary of problems leads here.
            id={index === 0 ? id : `${id}-${choice.value}`}
            type="radio"
            name={id}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span className="bo-hint"> {choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
