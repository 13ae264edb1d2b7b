import {
  type FieldDefinition,
  type FieldError,
  type FieldValue,
  type FormDefinition,
  type FormEvaluation,
  pageSections,
} from '@banshi/core/forms';
import { type Form, type GeneralField, isField, isVoidField } from '@formily/core';

/** What a page's fields show at a moment: the evaluation and the errors to be shown. */
export interface PageState {
  evaluation: FormEvaluation;
  errors: readonly FieldError[];
}

/** A field as Formily builds it: plain names and functions, no text of the definition and no expression. */
export interface FormilyField {
  key: string;
  definition: FieldDefinition;
  /** A note has no value. */
  isVoid: boolean;
  /** Puts the state into the Formily field; also the field's reaction, as a function. */
  react: (field: GeneralField, state: PageState) => void;
}

/** Compiles a page for Formily, in document order. */
export const formilyFields = (definition: FormDefinition, pageKey: string): FormilyField[] =>
  pageSections(definition, pageKey)
    .flatMap((section) => section.fields)
    .map((field) => ({
      key: field.key,
      definition: field,
      isVoid: field.type === 'note',
      react: (target, state) => react(field, target, state),
    }));

/** `hidden` keeps the value, as a draft must; `none` would drop it. What is submitted is the evaluation's to say. */
function react(definition: FieldDefinition, target: GeneralField, { evaluation, errors }: PageState): void {
  const state = evaluation.fields[definition.key];
  target.setDisplay(state?.visible ? 'visible' : 'hidden');
  if (isVoidField(target) || !state) return;
  const shown = {
    isRequired: state.required,
    errors: errors.filter((error) => error.field === definition.key),
  };
  // Only what differs: a field that is told the same again would be drawn again.
  if (!isSame(target.decoratorProps, shown)) target.setDecoratorProps(shown);
  const offered = { options: state.options };
  if (!isSame(target.componentProps, offered)) target.setComponentProps(offered);
  if (state.computed && isField(target) && !isSame(target.value, state.value)) target.setValue(state.value);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Brings all fields of a page that exist by now up to a state, in one go. */
export function applyState(form: Form, fields: readonly FormilyField[], state: PageState): void {
  for (const { key, react: update } of fields) form.query(key).take((field) => update(field, state));
}

/** Values from outside: a draft that was loaded, or another page that changed one. */
export function applyValues(
  form: Form,
  fields: readonly FormilyField[],
  values: Record<string, FieldValue>,
): void {
  for (const { key, definition, isVoid } of fields) {
    if (isVoid || definition.computed !== undefined) continue;
    const next = values[key];
    if (!isSame(form.getValuesIn(key), next)) form.setValuesIn(key, next);
  }
}
