import { Schema } from '@formily/json-schema';

/**
 * Formily runs any `{{…}}` in a schema as code, on the server too. Nothing of ours gives it a schema: fields are built
 * from the definition, and texts never pass through Formily. Should somebody do so later, it fails instead of running.
 */
export function refuseExpressions(): void {
  Schema.registerCompiler(() => {
    throw new Error('expressions in Formily schemas are refused');
  });
}

refuseExpressions();
