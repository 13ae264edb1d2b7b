'use client';
import { useState } from 'react';

interface ControlProps {
  id: string;
  disabled: boolean;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

/** An amount typed in yuan and kept in cents, so that no fraction of a cent ever arises. */
export function Yuan({
  cents,
  onChange,
  ...control
}: ControlProps & { cents: unknown; onChange: (cents: number | undefined) => void }) {
  const written = typeof cents === 'number' ? String(cents / 100) : '';
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...control}
      type="text"
      inputMode="decimal"
      value={typed ?? written}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(centsIn(event.target.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

/** Undefined for what is no amount with at most two decimals. */
export function centsIn(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/**
 * The value of a parameter: a number stays a number, a list one entry per line. What was never set is a number where
 * it is written like one.
 */
export function ParameterValue({
  value,
  onChange,
  ...control
}: ControlProps & { value: unknown; onChange: (value: unknown) => void }) {
  const [typed, setTyped] = useState<string>();
  if (Array.isArray(value))
    return (
      <textarea
        {...control}
        rows={3}
        value={value.join('\n')}
        onChange={(event) => onChange(event.target.value.split('\n'))}
      />
    );
  const isText = typeof value === 'string';
  return (
    <input
      {...control}
      type="text"
      inputMode={isText ? 'text' : 'decimal'}
      value={typed ?? (value === null || value === undefined ? '' : String(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(isText ? event.target.value : numberOrText(event.target.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

const numberOrText = (text: string): number | string | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
};
