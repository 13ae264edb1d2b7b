'use client';
import type { ReactNode } from 'react';
import { FieldErrorText } from './TextField.tsx';

export interface Choice {
  value: string;
  label: string;
  help?: string;
}

interface GroupProps {
  /** The first control gets this id, so that an error summary can lead to it. */
  id: string;
  legend: ReactNode;
  hint?: string;
  error?: string;
  choices: Choice[];
}

export interface RadioGroupProps extends GroupProps {
  value: string | undefined;
  onChange: (value: string) => void;
}

export interface CheckboxGroupProps extends GroupProps {
  value: string[];
  onChange: (value: string[]) => void;
}

function Group({ id, legend, hint, error, children }: Omit<GroupProps, 'choices'> & { children: ReactNode }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldErrorText id={id} error={error} />}
      <div className="choices">{children}</div>
    </fieldset>
  );
}

function ChoiceRow(props: {
  id: string;
  type: 'radio' | 'checkbox';
  name: string;
  choice: Choice;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { id, choice } = props;
  return (
    <div className="choice">
      <input
        id={id}
        type={props.type}
        name={props.name}
        value={choice.value}
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        aria-describedby={choice.help ? `${id}-help` : undefined}
      />
      <label htmlFor={id}>{choice.label}</label>
      {choice.help && (
        <p className="choice-help" id={`${id}-help`}>
          {choice.help}
        </p>
      )}
    </div>
  );
}

const idOf = (id: string, index: number): string => (index === 0 ? id : `${id}-${index}`);

export function RadioGroup({ value, onChange, choices, ...group }: RadioGroupProps) {
  return (
    <Group {...group}>
      {choices.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          id={idOf(group.id, index)}
          type="radio"
          name={group.id}
          choice={choice}
          checked={value === choice.value}
          onChange={() => onChange(choice.value)}
        />
      ))}
    </Group>
  );
}

export function CheckboxGroup({ value, onChange, choices, ...group }: CheckboxGroupProps) {
  // In the order of the choices, whatever the order of the taps: equal answers stay equal.
  const toggle = (option: string, checked: boolean) =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((entry) => (entry === option ? checked : value.includes(entry))),
    );
  return (
    <Group {...group}>
      {choices.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          id={idOf(group.id, index)}
          type="checkbox"
          name={group.id}
          choice={choice}
          checked={value.includes(choice.value)}
          onChange={(checked) => toggle(choice.value, checked)}
        />
      ))}
    </Group>
  );
}
