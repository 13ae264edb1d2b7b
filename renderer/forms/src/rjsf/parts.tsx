'use client';
import type { FieldError, FieldValue, FormDefinition, FormValues } from '@banshi/core/forms';
import { errorText } from '@banshi/core/forms';
import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js';
import type {
  Field,
  FieldProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  RegistryFieldsType,
  RegistryWidgetsType,
  RJSFSchema,
  TemplatesType,
  Widget,
  WidgetProps,
} from '@rjsf/utils';
import { createContext, useContext, useMemo } from 'react';
import { FieldFrame } from '../FieldFrame.tsx';
import { PageLayout } from '../PageLayout.tsx';
import { useFormRuntime } from '../runtime.tsx';
import { type AskedType, ComputedValue, controls } from '../widgets/index.ts';

/** What RJSF's own props cannot carry: the page being drawn, and the codes behind its error messages. */
export interface RjsfPage {
  definition: FormDefinition;
  pageKey: string;
  errors: readonly FieldError[];
}

export const RjsfPageContext = createContext<RjsfPage | null>(null);

function usePage(): RjsfPage {
  const page = useContext(RjsfPageContext);
  if (!page) throw new Error('RJSF templates are used outside RjsfForm');
  return page;
}

function FieldTemplate({ fieldPathId, required = false, rawErrors, children }: FieldTemplateProps) {
  const { fieldOf, language } = useFormRuntime();
  const page = usePage();
  const key = String(fieldPathId.path.at(-1) ?? '');
  const field = fieldOf(key);
  const messages = (rawErrors ?? []).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: RJSF makes a new list of the same messages each time
  const errors = useMemo(
    () =>
      page.errors.filter((error) => error.field === key && rawErrors?.includes(errorText(error, language))),
    [messages, page.errors, key, language],
  );
  // The root object of the page is no field.
  if (!field) return children;
  return (
    <FieldFrame field={field} isRequired={required} errors={errors}>
      {children}
    </FieldFrame>
  );
}

function ObjectFieldTemplate({ properties }: ObjectFieldTemplateProps) {
  const { definition, pageKey } = usePage();
  const contents = new Map(properties.map(({ name, content }) => [name, content]));
  return (
    <PageLayout
      definition={definition}
      pageKey={pageKey}
      isVisible={(key) => contents.has(key)}
      renderField={(key) => contents.get(key)}
    />
  );
}

const Nothing = () => null;

export const templates: Partial<TemplatesType<FormValues>> = {
  FieldTemplate,
  ObjectFieldTemplate,
  DescriptionFieldTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  TitleFieldTemplate: Nothing,
};

function RjsfWidget({ name, value, onChange, options }: WidgetProps<FormValues>) {
  const field = useFormRuntime().fieldOf(name);
  if (!field) return null;
  const Control = controls[field.type as AskedType];
  const offered = options.offered as string[] | undefined;
  return <Control field={field} value={value as FieldValue} onChange={onChange} options={offered} />;
}

export const widgets: RegistryWidgetsType<FormValues> = Object.fromEntries(
  Object.keys(controls).map((type) => [type, RjsfWidget as Widget<FormValues>]),
);

/** RJSF edits objects and lists part by part; to us an address is one value, and so is a table. */
function WholeField({ name, formData, onChange, fieldPathId }: FieldProps) {
  const field = useFormRuntime().fieldOf(name);
  if (!field) return null;
  const Control = controls[field.type as AskedType];
  return <Control field={field} value={formData} onChange={(value) => onChange(value, fieldPathId.path)} />;
}

function ComputedField({ name, formData }: FieldProps) {
  const field = useFormRuntime().fieldOf(name);
  return field ? <ComputedValue field={field} value={formData} /> : null;
}

/**
 * RJSF's number field rewrites what was typed (`1e3` becomes 1000, `5.` becomes 5) and follows the browser's locale;
 * its text field hands values through, and reading numbers is our widget's work.
 */
export const fields: RegistryFieldsType<FormValues, RJSFSchema> = {
  NumberField: getDefaultRegistry<FormValues>().fields.StringField as Field<FormValues>,
  computed: ComputedField as Field<FormValues>,
  note: Nothing as Field<FormValues>,
  whole: WholeField as Field<FormValues>,
};
