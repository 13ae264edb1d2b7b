'use client';
import { evaluateForm, type FieldValue } from '@banshi/core/forms';
import { createForm, type Form, onFieldInputValueChange } from '@formily/core';
import { Field, FormProvider, VoidField } from '@formily/react';
import { type ReactElement, useLayoutEffect, useMemo, useRef } from 'react';
import { MaybeDivisions } from '../divisions.tsx';
import { PageLayout } from '../PageLayout.tsx';
import { FormRuntimeProvider } from '../runtime.tsx';
import { shownErrors } from '../shown-errors.ts';
import type { FormRendererProps } from '../types.ts';
import { useStable } from '../use-stable.ts';
import { applyState, applyValues, type FormilyField, formilyFields, type PageState } from './compile.ts';
import { refuseExpressions } from './guard.ts';
import { Computed, Frame, Widget } from './parts.tsx';

refuseExpressions();

/** A page of a form, drawn by Formily: only the field that changes is drawn again, for large linked forms. */
export function FormilyForm(props: FormRendererProps) {
  const {
    definition,
    pageKey,
    values,
    context,
    env,
    language = 'zh',
    errors,
    showErrors,
    idPrefix = '',
  } = props;
  const evaluation = useMemo(
    () => evaluateForm(definition, values, context, env),
    [definition, values, context, env],
  );
  const shown = useStable(shownErrors({ definition, pageKey, evaluation, errors, showErrors }));

  const latest = useRef<FormRendererProps & { state: PageState }>({
    ...props,
    state: { evaluation, errors: shown },
  });
  latest.current = { ...props, state: { evaluation, errors: shown } };

  const fields = useMemo(() => formilyFields(definition, pageKey), [definition, pageKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is a new form; its values are kept up to date below
  const form = useMemo(() => {
    const change = (key: string, value: FieldValue) => {
      const next = { ...latest.current.values };
      if (value === undefined) delete next[key];
      else next[key] = value;
      // Two changes within one event: the second must build on the first.
      latest.current = { ...latest.current, values: next };
      latest.current.onChange(next);
    };
    const own = fields.filter(({ isVoid, definition: field }) => !isVoid && field.computed === undefined);
    return createForm({
      values: Object.fromEntries(
        own.flatMap(({ key }) => (values[key] === undefined ? [] : [[key, values[key]]])),
      ),
      effects: () => onFieldInputValueChange('*', (field) => change(String(field.path), field.inputValue)),
    });
  }, [fields]);

  useLayoutEffect(() => {
    applyValues(form, fields, values);
    applyState(form, fields, { evaluation, errors: shown });
  }, [form, fields, values, evaluation, shown]);

  const elements = useMemo(
    () => new Map(fields.map((field) => [field.key, elementOf(field, () => latest.current.state)])),
    [fields],
  );
  return (
    <MaybeDivisions load={props.loadDivisions}>
      <FormRuntimeProvider
        definition={definition}
        language={language}
        idPrefix={idPrefix}
        values={values}
        evaluation={evaluation}
      >
        <FormProvider key={pageKey} form={form as Form}>
          <div className="bf-form">
            <PageLayout
              definition={definition}
              pageKey={pageKey}
              isVisible={(key) => evaluation.fields[key]?.visible === true}
              renderField={(key) => elements.get(key)}
            />
          </div>
        </FormProvider>
      </FormRuntimeProvider>
    </MaybeDivisions>
  );
}

/** Made once per page, so that React skips all fields when another one changes. `read` gives the state of the moment. */
function elementOf({ key, definition, isVoid, react }: FormilyField, read: () => PageState): ReactElement {
  const component = definition.computed === undefined ? Widget : Computed;
  return isVoid ? (
    <VoidField key={key} name={key} decorator={[Frame]} reactions={[(field) => react(field, read())]} />
  ) : (
    <Field
      key={key}
      name={key}
      decorator={[Frame]}
      component={[component]}
      reactions={[(field) => react(field, read())]}
    />
  );
}
