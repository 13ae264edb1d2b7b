import { Schema } from '@formily/json-schema';

/**
 * Formily runs any `{{…}}` in a schema as code, on the server too. Nothing of ours gives it a schema: fields are built
 * from the definition, and texts never pass through Formily. Should somebody do so later, it fails instead of running.
 * A call and not a bare import: bundlers drop modules that are imported for their effect alone.
 */
export function refuseExpressions(): void {
  Schema.registerCompiler(() => {
    throw new Error('expressions in Formily schemas are refused');
  });
}
