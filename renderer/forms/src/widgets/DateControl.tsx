'use client';
import { useControlAttributes, useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import type { ControlProps } from '../types.ts';

const parts = ['year', 'month', 'day'] as const;

/** A whole date typed or pasted into one of the parts. */
const wholeDate = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/**
 * Year, month and day in a box each: a calendar that must be paged back sixty years is no help with a date of birth.
 * A draft that is not finished is kept as `2026--9`.
 */
export function DateControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const { id, ...attributes } = useControlAttributes();
  const typed = (typeof value === 'string' ? value : '').split('-');
  const change = (index: number, text: string) => {
    const plain = text.normalize('NFKC').replace(/\s/g, '');
    const whole = wholeDate.exec(plain)?.slice(1, 4);
    const next = whole ?? parts.map((_, at) => (at === index ? plain.replace(/-/g, '') : (typed[at] ?? '')));
    onChange(next.every((part) => part === '') ? undefined : next.join('-'));
  };
  return (
    <div className="bf-date">
      {parts.map((part, index) => (
        <div key={part} className="bf-date-part">
          <label htmlFor={index === 0 ? id : `${id}-${part}`}>{say(part, language)}</label>
          <input
            {...attributes}
            id={index === 0 ? id : `${id}-${part}`}
            className={`bf-input bf-date-${part}`}
            type="text"
            inputMode="numeric"
            autoComplete={field.autocomplete === 'bday' ? `bday-${part}` : undefined}
            name={`${field.key}-${part}`}
            value={typed[index] ?? ''}
            onChange={(event) => change(index, event.target.value)}
          />
        </div>
      ))}
    </div>
  );
}
