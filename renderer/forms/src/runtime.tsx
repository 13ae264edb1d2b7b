'use client';
import type { Language } from '@banshi/core/errors';
import { type FieldDefinition, type FieldError, type FormDefinition, formFields } from '@banshi/core/forms';
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

export interface FormRuntimeProviderProps {
  definition: FormDefinition;
  language: Language;
  idPrefix: string;
  children: ReactNode;
}

export function FormRuntimeProvider({ definition, language, idPrefix, children }: FormRuntimeProviderProps) {
  const runtime = useMemo(() => {
    const fields = new Map(formFields(definition).map((field) => [field.key, field]));
    return { language, idPrefix, fieldOf: (key: string) => fields.get(key) };
  }, [definition, language, idPrefix]);
  return <FormRuntimeContext.Provider value={runtime}>{children}</FormRuntimeContext.Provider>;
}

/** What the frame of a field tells the controls inside it. */
export interface FrameState {
  /** Id of the first control. */
  id: string;
  describedBy: string | undefined;
  errors: readonly FieldError[];
  isRequired: boolean;
}

export const FrameContext = createContext<FrameState>({
  id: '',
  describedBy: undefined,
  errors: [],
  isRequired: false,
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
