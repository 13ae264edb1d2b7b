'use client';
import { textIn } from '@banshi/core/errors';
import type { FieldType } from '@banshi/core/forms';
import type { HTMLAttributes, HTMLInputTypeAttribute } from 'react';
import { useControlAttributes, useFormRuntime } from '../runtime.tsx';
import type { ControlProps } from '../types.ts';

interface Keyboard {
  type?: HTMLInputTypeAttribute;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  /** Codes are typed in capitals and not spell-checked. */
  isCode?: boolean;
}

/** `type` stays text for addresses of mail and web: the browser's own checks would speak beside ours. */
const keyboards: Partial<Record<FieldType, Keyboard>> = {
  phone: { type: 'tel' },
  mobile: { type: 'tel' },
  email: { inputMode: 'email', isCode: true },
  url: { inputMode: 'url', isCode: true },
  citizenId: { isCode: true },
  uscc: { isCode: true },
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One line of text, a phone, an address of mail or web, or a code. */
export function TextControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const keyboard = keyboards[field.type] ?? {};
  return (
    <input
      {...useControlAttributes()}
      className={keyboard.isCode ? 'bf-input bf-input-code' : 'bf-input'}
      type={keyboard.type ?? 'text'}
      inputMode={keyboard.inputMode}
      spellCheck={keyboard.isCode ? false : undefined}
      autoCapitalize={keyboard.isCode ? 'none' : undefined}
      autoComplete={field.autocomplete}
      name={field.key}
      placeholder={field.placeholder && textIn(field.placeholder, language)}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function LongTextControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  return (
    <textarea
      {...useControlAttributes()}
      className="bf-input"
      rows={4}
      autoComplete={field.autocomplete}
      name={field.key}
      placeholder={field.placeholder && textIn(field.placeholder, language)}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
