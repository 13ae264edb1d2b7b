'use client';
import type { ReactNode } from 'react';
import type { Messages } from '../../office/messages/index.ts';
import { type FieldContext, type FieldSpec, valueAt, withValueAt } from './field-spec.ts';
import { ChoicesField, LocalField } from './group-fields.tsx';
import { NestedRows } from './nested-rows.tsx';
import { RuleField } from './rule-field.tsx';
import { ParameterValue, Yuan } from './value-fields.tsx';

export interface FieldsProps {
  specs: readonly FieldSpec[];
  value: unknown;
  context: Omit<FieldContext, 'value'>;
  /** Prefix of the ids of controls: two editors may stand on one page. */
  id: string;
  /** What is wrong, by path in the value: `question/zh`. */
  errors: Readonly<Record<string, string>>;
  /** Fields that may be changed; absent = all. */
  editable?: readonly string[];
  m: Messages;
  onChange: (value: unknown) => void;
}

/** The controls of one value, each under its label, with what is wrong beside it. */
export function Fields({ specs, value, onChange, ...shared }: FieldsProps) {
  const record = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return specs
    .filter(({ when }) => when?.(record) ?? true)
    .map((spec) => (
      <Field
        key={spec.path}
        {...shared}
        spec={spec}
        whole={value}
        onChange={(next) => onChange(withValueAt(value, spec.path, next))}
      />
    ));
}

interface FieldProps extends Omit<FieldsProps, 'specs' | 'value'> {
  spec: FieldSpec;
  whole: unknown;
}

function Field(props: FieldProps) {
  const { spec, whole, id, errors, m, context, editable } = props;
  const value = valueAt(whole, spec.path);
  const w = context.w;
  const label = w.word(...spec.label);
  const hint = spec.hint && w.word(...spec.hint);
  const control = `${id}-${spec.path || 'value'}`;
  const place = spec.path.replaceAll('.', '/');
  const error = errorAt(errors, place, spec.kind === 'rows');
  const isReadOnly = editable !== undefined && !editable.includes(spec.path);
  const shared = { ...props, value, control, label, hint, error, isReadOnly };
  switch (spec.kind) {
    case 'local':
      return <LocalField {...shared} isLong={spec.isLong ?? false} />;
    case 'choices':
      return <ChoicesField {...shared} options={spec.options({ ...context, value: whole })} />;
    case 'rows':
      return <NestedRows {...shared} spec={spec} />;
    case 'rule':
      return (
        <RuleField
          rule={value}
          variables={context.variables}
          w={w}
          id={control}
          label={label}
          error={error}
          isReadOnly={isReadOnly}
          m={m}
          onChange={props.onChange}
        />
      );
    default:
      return (
        <FieldFrame {...shared}>
          <OneControl {...shared} />
        </FieldFrame>
      );
  }
}

/** The sentence for a place; for a list only what concerns the list itself, since its rows show their own. */
const errorAt = (errors: FieldProps['errors'], place: string, isRows: boolean): string | undefined =>
  errors[place] ??
  (isRows
    ? undefined
    : Object.entries(errors).find(([at]) => place !== '' && at.startsWith(`${place}/`))?.[1]);

export interface ShownField extends FieldProps {
  value: unknown;
  control: string;
  label: string;
  hint: string | undefined;
  error: string | undefined;
  isReadOnly: boolean;
}

export const describedBy = ({
  control,
  hint,
  error,
}: Pick<ShownField, 'control' | 'hint' | 'error'>): string | undefined =>
  [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ') || undefined;

export function FieldFrame({
  control,
  label,
  hint,
  error,
  children,
}: Pick<ShownField, 'control' | 'label' | 'hint' | 'error'> & { children: ReactNode }) {
  return (
    <div className={`bo-field bo-wb-field${error ? ' bo-field-wrong' : ''}`}>
      <label htmlFor={control}>{label}</label>
      {hint && (
        <p id={`${control}-hint`} className="bo-hint">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${control}-error`} className="bo-field-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** A control that is one element: a line, a box of text, a list to choose from. */
function OneControl(field: ShownField) {
  const { spec, value, control, isReadOnly, error, context, whole, onChange, m } = field;
  const shared = {
    id: control,
    disabled: isReadOnly,
    'aria-invalid': error !== undefined,
    'aria-describedby': describedBy(field),
  };
  const text = typeof value === 'string' ? value : '';
  const orNone = (next: string) => onChange(next === '' ? undefined : next);
  switch (spec.kind) {
    case 'text':
      return spec.isLong ? (
        <textarea {...shared} rows={3} value={text} onChange={(event) => orNone(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          value={text}
          autoComplete="off"
          onChange={(event) => orNone(event.target.value)}
        />
      );
    case 'choice': {
      const options = spec.options({ ...context, value: whole });
      const isKnown = text === '' || options.some((option) => option.value === text);
      return (
        <select {...shared} value={text} onChange={(event) => orNone(event.target.value)}>
          {(spec.isOptional || text === '') && (
            <option value="">{spec.isOptional ? m.workbench.field.notSet : m.workbench.field.choose}</option>
          )}
          {!isKnown && <option value={text}>{text}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    }
    case 'yesNo':
      return (
        <select
          {...shared}
          value={value === true ? 'yes' : 'no'}
          onChange={(event) => onChange(event.target.value === 'yes')}
        >
          <option value="yes">{m.common.yes}</option>
          <option value="no">{m.common.no}</option>
        </select>
      );
    case 'integer':
      return (
        <span className="bo-wb-unit">
          <input
            {...shared}
            type="number"
            inputMode="numeric"
            min={0}
            step={1}
            value={typeof value === 'number' ? value : ''}
            onChange={(event) => onChange(numberIn(event.target.value))}
          />
          {spec.unit && <span>{context.w.word(...spec.unit)}</span>}
        </span>
      );
    case 'yuan':
      return <Yuan {...shared} cents={value} onChange={onChange} />;
    case 'date':
      return <input {...shared} type="date" value={text} onChange={(event) => orNone(event.target.value)} />;
    case 'value':
      return <ParameterValue {...shared} value={value} onChange={onChange} />;
    case 'words':
      return (
        <textarea
          {...shared}
          rows={3}
          value={wordsText(value)}
          placeholder={m.workbench.field.onePerLine}
          onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
          onBlur={() =>
            onChange(
              wordsText(value)
                .split('\n')
                .map((word) => word.trim())
                .filter(Boolean),
            )
          }
        />
      );
    default:
      return null;
  }
}

const numberIn = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

const wordsText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : '');
