'use client';

import { FieldLabel, useField } from '@payloadcms/ui';
import type { JSONFieldClientComponent } from 'payload';

/** Shows a JSON column as text, read-only: authored data has its own views, and Payload's editor needs a CDN. */
export const JsonField: JSONFieldClientComponent = ({ field, path }) => {
  const { value } = useField<unknown>({ path });
  return (
    <div className="field-type">
      <FieldLabel label={field.label ?? field.name} path={path} />
      <pre className="banshi-json">{JSON.stringify(value ?? null, null, 2)}</pre>
    </div>
  );
};
