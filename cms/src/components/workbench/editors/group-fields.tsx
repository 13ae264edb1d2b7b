'use client';
import { describedBy, FieldFrame, type ShownField } from './field.tsx';
import type { Option } from './field-spec.ts';

/** A text in Chinese, and in English where somebody writes it. */
export function LocalField({ isLong, ...field }: ShownField & { isLong: boolean }) {
  const { value, control, label, hint, error, isReadOnly, onChange, m } = field;
  const { zh = '', en = '' } = (value ?? {}) as { zh?: string; en?: string };
  const change = (next: { zh: string; en: string }) =>
    onChange(
      next.zh === '' && next.en === '' ? undefined : { zh: next.zh, ...(next.en ? { en: next.en } : {}) },
    );
  const shared = { disabled: isReadOnly, 'aria-invalid': error !== undefined };
  const Control = isLong ? 'textarea' : 'input';
  const more = isLong ? { rows: 3 } : { type: 'text', autoComplete: 'off' };
  return (
    <FieldFrame control={control} label={label} hint={hint} error={error}>
      <Control
        id={control}
        {...shared}
        {...more}
        aria-describedby={describedBy(field)}
        value={zh}
        onChange={(event: { target: { value: string } }) => change({ zh: event.target.value, en })}
      />
      <div className="bo-wb-english">
        <span aria-hidden="true">{m.workbench.field.english}</span>
        <Control
          {...shared}
          {...more}
          value={en}
          lang="en"
          aria-label={m.workbench.field.inEnglish(label)}
          onChange={(event: { target: { value: string } }) => change({ zh, en: event.target.value })}
        />
      </div>
    </FieldFrame>
  );
}

export function ChoicesField({ options, ...field }: ShownField & { options: Option[] }) {
  const { value, control, label, hint, error, isReadOnly, onChange } = field;
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (option: string, isChosen: boolean) => {
    const next = isChosen ? [...chosen, option] : chosen.filter((one) => one !== option);
    const order = options.map((one) => one.value);
    onChange([...next].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  };
  return (
    <fieldset
      className={`bo-field bo-wb-field bo-wb-choices${error ? ' bo-field-wrong' : ''}`}
      aria-describedby={describedBy(field)}
      disabled={isReadOnly}
    >
      <legend>{label}</legend>
      {hint && (
        <p id={`${control}-hint`} className="bo-hint">
          {hint}
        </p>
      )}
      {options.map((option, index) => (
        <label key={option.value} className="bo-choice">
          <input
            id={index === 0 ? control : `${control}-${option.value}`}
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {error && (
        <p id={`${control}-error`} className="bo-field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
