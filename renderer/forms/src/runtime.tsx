'use client';
import type { Language } from '@banshi/core/errors';
import {
  type FieldDefinition,
  type FieldError,
  type FormDefinition,
  type FormEvaluation,
  type FormValues,
  formFields,
} from '@banshi/core/forms';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

/** What stays the same while a form is filled. Kept small: every field reads it. */
export interface FormRuntime {
  language: Language;
  idPrefix: string;
  fieldOf: (key: string) => FieldDefinition | undefined;
}

const FormRuntimeContext = createContext<FormRuntime>({
  language: 'zh',
  idPrefix: '',
  fieldOf: () => undefined,
});

export const useFormRuntime = (): FormRuntime => useContext(FormRuntimeContext);

/** What changes with every answer: read by tables alone, whose cells no engine knows of. */
export interface FormMoment {
  values: FormValues;
  evaluation: FormEvaluation;
}

const FormMomentContext = createContext<FormMoment>({
  values: {},
  evaluation: { fields: {}, errors: [], payload: {} },
});

export const useFormMoment = (): FormMoment => useContext(FormMomentContext);

export interface FormRuntimeProviderProps extends FormMoment {
  definition: FormDefinition;
  language: Language;
  idPrefix: string;
  children: ReactNode;
}

export function FormRuntimeProvider(props: FormRuntimeProviderProps) {
  const { definition, language, idPrefix, values, evaluation, children } = props;
  const runtime = useMemo(() => {
    const fields = new Map(formFields(definition).map((field) => [field.key, field]));
    return { language, idPrefix, fieldOf: (key: string) => fields.get(key) };
  }, [definition, language, idPrefix]);
  const moment = useMemo(() => ({ values, evaluation }), [values, evaluation]);
  return (
    <FormRuntimeContext.Provider value={runtime}>
      <FormMomentContext.Provider value={moment}>{children}</FormMomentContext.Provider>
    </FormRuntimeContext.Provider>
  );
}

/** What the frame of a field tells the controls inside it. */
export interface FrameState {
  /** Id of the first control. */
  id: string;
  describedBy: string | undefined;
  /** Of a table also those of its cells. */
  errors: readonly FieldError[];
  isRequired: boolean;
  /** In a cell of a table, where there is little room. */
  isCompact: boolean;
}

export const FrameContext = createContext<FrameState>({
  id: '',
  describedBy: undefined,
  errors: [],
  isRequired: false,
  isCompact: false,
});

/** Attributes that every single control of a field carries. */
export function useControlAttributes(part?: FieldError['part']) {
  const { id, describedBy, errors, isRequired } = useContext(FrameContext);
  const isInvalid = errors.some((error) => error.part === part);
  return {
    id: part ? `${id}-${part}` : id,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid ? (true as const) : undefined,
    'aria-required': isRequired ? (true as const) : undefined,
  };
}
