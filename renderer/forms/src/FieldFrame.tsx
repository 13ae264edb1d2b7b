'use client';
import { textIn } from '@banshi/core/errors';
import { errorText, type FieldDefinition, type FieldError } from '@banshi/core/forms';
import { type ReactNode, useMemo } from 'react';
import { controlId, errorId, helpId } from './ids.ts';
import { FrameContext, useFormRuntime } from './runtime.tsx';
import { say } from './texts.ts';
import { isGroup, isRadioGroup } from './widgets/groups.ts';

export interface FieldFrameProps {
  field: FieldDefinition;
  isRequired: boolean;
  /** Those to be shown at this field; of a table also those that its cells show. */
  errors: readonly FieldError[];
  /** In a cell of a table. */
  isCompact?: boolean;
  children?: ReactNode;
}

/** Label, help and errors around a control, tied to it: the same markup whichever engine renders the field. */
export function FieldFrame(props: FieldFrameProps) {
  const { field, isRequired, isCompact = false } = props;
  const { language, idPrefix } = useFormRuntime();
  const errors = ownErrors(props);
  if (field.type === 'note') return <Note field={field} />;
  const ids = [field.help && helpId(field.key, idPrefix), errors.length > 0 && errorId(field.key, idPrefix)];
  const describedBy = ids.filter(Boolean).join(' ') || undefined;
  const label = (
    <>
      {textIn(field.label, language)}
      <Mark field={field} isRequired={isRequired} />
    </>
  );
  return (
    <div
      className={errors.length > 0 ? 'bf-field bf-field-wrong' : 'bf-field'}
      data-field={field.key}
      data-type={field.type}
      data-required={isRequired}
      data-computed={field.computed === undefined ? undefined : true}
    >
      {isGroup(field, isCompact) ? (
        <Group {...props} describedBy={describedBy} label={label} />
      ) : (
        <>
          <label className="bf-label" htmlFor={controlId(field.key, idPrefix)}>
            {label}
          </label>
          <Body {...props} describedBy={describedBy} />
        </>
      )}
    </div>
  );
}

/** What is wrong with a cell stands at the cell. */
const ownErrors = ({ field, errors }: FieldFrameProps): readonly FieldError[] =>
  field.type === 'table' ? errors.filter(({ row }) => row === undefined) : errors;

type PartProps = FieldFrameProps & { describedBy: string | undefined };

/** The fieldset carries the description, so that it is read once for the group and not at every option. */
function Group(props: PartProps & { label: ReactNode }) {
  const { field, isRequired, errors, isCompact = false, describedBy, label } = props;
  const radioAttributes = isRadioGroup(field, isCompact)
    ? {
        role: 'radiogroup',
        'aria-required': isRequired || undefined,
        'aria-invalid': errors.length > 0 || undefined,
      }
    : {};
  return (
    <fieldset className="bf-group" aria-describedby={describedBy} {...radioAttributes}>
      <legend className="bf-label">{label}</legend>
      <Body {...props} describedBy={undefined} />
    </fieldset>
  );
}

function Body(props: PartProps) {
  const { field, isRequired, errors, isCompact = false, describedBy, children } = props;
  const { language, idPrefix } = useFormRuntime();
  const id = controlId(field.key, idPrefix);
  const frame = useMemo(
    () => ({ id, describedBy, errors, isRequired, isCompact }),
    [id, describedBy, errors, isRequired, isCompact],
  );
  const said = ownErrors(props);
  return (
    <>
      {field.help && (
        <p className="bf-hint" id={helpId(field.key, idPrefix)}>
          {textIn(field.help, language)}
        </p>
      )}
      {said.length > 0 && (
        <p className="bf-error" id={errorId(field.key, idPrefix)}>
          <span className="bf-visually-hidden">{say('errorPrefix', language)}</span>
          {said.map((error) => (
            <span key={error.message} className="bf-error-line" data-code={error.code}>
              {errorText(error, language)}
            </span>
          ))}
        </p>
      )}
      <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>
    </>
  );
}

/** Most questions are required: the others are marked. Boxes to tick have no attribute that says required. */
function Mark({ field, isRequired }: { field: FieldDefinition; isRequired: boolean }) {
  const { language } = useFormRuntime();
  if (field.computed !== undefined) return null;
  if (!isRequired) return <span className="bf-optional">{say('optional', language)}</span>;
  return field.type === 'choices' ? (
    <span className="bf-visually-hidden">{say('required', language)}</span>
  ) : null;
}

function Note({ field }: { field: FieldDefinition }) {
  const { language } = useFormRuntime();
  return (
    <div className="bf-note" data-field={field.key} data-type="note">
      <p>{textIn(field.label, language)}</p>
      {field.help && <p className="bf-hint">{textIn(field.help, language)}</p>}
    </div>
  );
}
