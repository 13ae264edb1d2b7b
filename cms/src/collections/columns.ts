import type { Field } from 'payload';

/** Short ways to write the few column kinds that every database here has. */
type Options = { required?: boolean; index?: boolean; unique?: boolean; label?: { zh: string; en: string } };

const base = (name: string, { label, required = false, index = false, unique = false }: Options) => ({
  name,
  required,
  index,
  unique,
  ...(label ? { label } : {}),
});

export const text = (name: string, options: Options = {}): Field => ({
  ...base(name, options),
  type: 'text',
});
export const number = (name: string, options: Options = {}): Field => ({
  ...base(name, options),
  type: 'number',
});
export const flag = (name: string, options: Options = {}): Field => ({
  ...base(name, options),
  type: 'checkbox',
  defaultValue: false,
});
/** JSON column. Shown by our own field: Payload's JSON editor is fetched from a CDN and never opens offline. */
export const json = (name: string, options: Omit<Options, 'index' | 'unique'> = {}): Field => ({
  name,
  type: 'json',
  required: options.required ?? false,
  ...(options.label ? { label: options.label } : {}),
  admin: { components: { Field: '/components/json-field/index.tsx#JsonField' } },
});
