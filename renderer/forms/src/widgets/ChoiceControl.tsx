'use client';
import { useContext } from 'react';
import { optionLabel } from '../format.ts';
import { FrameContext, useControlAttributes, useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import type { ControlProps } from '../types.ts';

/** Up to this many options are all shown at once; beyond, they go into a list to open. */
export const maxRadios = 6;

/** Whether the field is one control with a label, or several under a legend; in a cell there is no room for radios. */
export const isSelect = (field: ControlProps['field'], isCompact: boolean): boolean =>
  field.type === 'choice' && (isCompact || (field.options?.length ?? 0) > maxRadios);

interface Option {
  value: string;
  label: string;
}

interface RadiosProps {
  name: string;
  options: Option[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
}

/** Where rules leave nothing to choose: said, and still a place for the error summary to lead to. */
function NoOptions() {
  const { language } = useFormRuntime();
  const { id } = useControlAttributes();
  return (
    <p className="bf-hint" id={id} tabIndex={-1}>
      {say('noOptions', language)}
    </p>
  );
}

/** `aria-required` and `aria-invalid` belong to the group: see FieldFrame. */
function Radios({ name, options, chosen, onChoose }: RadiosProps) {
  const { idPrefix } = useFormRuntime();
  const { id } = useControlAttributes();
  if (options.length === 0) return <NoOptions />;
  return (
    <div className="bf-options">
      {options.map(({ value, label }, index) => (
        <label key={value} className="bf-option">
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${index}`}
            name={`${idPrefix}${name}`}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

export function YesNoControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const options = (['yes', 'no'] as const).map((answer) => ({ value: answer, label: say(answer, language) }));
  const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;
  return (
    <Radios
      name={field.key}
      options={options}
      chosen={chosen}
      onChoose={(answer) => onChange(answer === 'yes')}
    />
  );
}

/** Options on offer, in the order of the form. */
function useOptions({ field, options }: ControlProps): Option[] {
  const { language } = useFormRuntime();
  return (options ?? []).map((value) => ({ value, label: optionLabel(field, value, language) }));
}

export function ChoiceControl(props: ControlProps) {
  const { field, value, onChange } = props;
  const { language } = useFormRuntime();
  const options = useOptions(props);
  const attributes = useControlAttributes();
  const { isCompact } = useContext(FrameContext);
  const chosen = options.find((option) => option.value === value)?.value;
  if (!isSelect(field, isCompact))
    return <Radios name={field.key} options={options} chosen={chosen} onChoose={onChange} />;
  return (
    <select
      {...attributes}
      className="bf-input bf-select"
      name={field.key}
      autoComplete={field.autocomplete}
      value={chosen ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{say('choose', language)}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** Any number of options. A click also drops what is no longer on offer, which nobody could untick. */
export function ChoicesControl(props: ControlProps) {
  const { field, value, onChange } = props;
  const options = useOptions(props);
  const { idPrefix } = useFormRuntime();
  const { id, 'aria-invalid': isInvalid } = useControlAttributes();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const toggle = (toggled: string) => {
    const next = options
      .map((option) => option.value)
      .filter((option) => (option === toggled ? !chosen.includes(option) : chosen.includes(option)));
    onChange(next.length > 0 ? next : undefined);
  };
  if (options.length === 0) return <NoOptions />;
  return (
    <div className="bf-options">
      {options.map((option, index) => (
        <label key={option.value} className="bf-option">
          <input
            type="checkbox"
            id={index === 0 ? id : `${id}-${index}`}
            name={`${idPrefix}${field.key}`}
            value={option.value}
            checked={chosen.includes(option.value)}
            aria-invalid={isInvalid}
            onChange={() => toggle(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
