'use client';
import { evaluateForm, type FormValues } from '@banshi/core/forms';
import type { IChangeEvent } from '@rjsf/core';
import Form from '@rjsf/core/lib/components/Form.js';
import type { Experimental_DefaultFormStateBehavior } from '@rjsf/utils';
import { useCallback, useMemo, useRef } from 'react';
import { MaybeDivisions } from '../divisions.tsx';
import { FormRuntimeProvider } from '../runtime.tsx';
import { shownErrors } from '../shown-errors.ts';
import type { FormRendererProps } from '../types.ts';
import { useStable } from '../use-stable.ts';
import { pageSchema, pageSignature } from './page-schema.ts';
import { fields, RjsfPageContext, templates, widgets } from './parts.tsx';
import { createValidator, toErrorSchema } from './validator.ts';

/** RJSF must never invent a value: hidden or empty means absent. */
const defaults: Experimental_DefaultFormStateBehavior = {
  arrayMinItems: { populate: 'never' },
  emptyObjectFields: 'skipDefaults',
  constAsDefaults: 'never',
};

/** Ids of RJSF's own, `<prefix>/<key>`: only read back in `onChange`, never rendered. */
const ID_SEPARATOR = '/';

/** A page of a form, drawn by RJSF: the default engine. */
export function RjsfForm(props: FormRendererProps) {
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

  const signature = pageSignature({ definition, pageKey, evaluation, language });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the evaluation
  const { schema, uiSchema } = useMemo(
    () => pageSchema({ definition, pageKey, evaluation, language }),
    [definition, signature],
  );

  const shown = useStable(shownErrors({ definition, pageKey, evaluation, errors, showErrors }));
  const extraErrors = useMemo(() => toErrorSchema(shown, language), [shown, language]);
  const page = useMemo(() => ({ definition, pageKey, errors: shown }), [definition, pageKey, shown]);

  const formData = useStable(
    Object.fromEntries(
      Object.keys(schema.properties ?? {}).flatMap((key) => {
        const state = evaluation.fields[key];
        const value = state?.computed ? state.value : values[key];
        return value === undefined ? [] : [[key, value]];
      }),
    ) as FormValues,
  );

  const latest = useRef(props);
  latest.current = props;
  const validator = useMemo(() => {
    const judge = (pageValues: FormValues) => {
      const { values: draft } = latest.current;
      return evaluateForm(definition, { ...draft, ...pageValues }, context, env).errors;
    };
    return createValidator({ judge, language });
  }, [definition, context, env, language]);

  const change = useCallback((event: IChangeEvent<FormValues>, id?: string) => {
    // Without an id it is RJSF that changed something, such as filling defaults, and not the person.
    const key = id?.split(ID_SEPARATOR).at(-1);
    if (key === undefined) return;
    const next = { ...latest.current.values };
    const value = event.formData?.[key];
    if (value === undefined) delete next[key];
    else next[key] = value;
    // Two changes within one event: the second must build on the first.
    latest.current = { ...latest.current, values: next };
    latest.current.onChange(next);
  }, []);

  return (
    <MaybeDivisions load={props.loadDivisions}>
      <FormRuntimeProvider
        definition={definition}
        language={language}
        idPrefix={idPrefix}
        values={values}
        evaluation={evaluation}
      >
        <RjsfPageContext.Provider value={page}>
          <Form<FormValues>
            key={pageKey}
            tagName="div"
            className="bf-form"
            idSeparator={ID_SEPARATOR}
            schema={schema}
            uiSchema={uiSchema}
            formData={formData}
            extraErrors={extraErrors}
            validator={validator}
            fields={fields}
            widgets={widgets}
            templates={templates}
            showErrorList={false}
            experimental_defaultFormStateBehavior={defaults}
            onChange={change}
          >
            {noButton}
          </Form>
        </RjsfPageContext.Provider>
      </FormRuntimeProvider>
    </MaybeDivisions>
  );
}

/** In the place of RJSF's own submit button. */
const noButton = <></>;
