'use client';
import type { FieldValue } from '@banshi/core/forms';
import { type ComponentProps, useState } from 'react';
import { useControlAttributes } from '../runtime.tsx';

export interface TypedInputProps {
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  /** The value as it would be typed. */
  write: (value: FieldValue) => string;
  /** What was typed, as a value; text that is none comes back as it is. */
  read: (text: string) => FieldValue;
  input?: ComponentProps<'input'>;
}

/**
 * A text box for a value that is not text. It shows what was typed for as long as that reads as the value, so that
 * `12.` or `1,200` is not rewritten under the person's fingers; a value from outside replaces it.
 */
export function TypedInput({ value, onChange, write, read, input }: TypedInputProps) {
  const [typed, setTyped] = useState(() => write(value));
  const text = read(typed) === (value ?? undefined) ? typed : write(value);
  const attributes = useControlAttributes();
  return (
    <input
      type="text"
      className="bf-input"
      {...attributes}
      {...input}
      value={text}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}
