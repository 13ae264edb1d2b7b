import type { RuleEnvironment } from '../rules/index.ts';
import { compileForm } from './compile.ts';
import type { FormContext, FormDefinition, FormEvaluation, FormValues } from './definition.ts';
import { hidden, judge, type Settled, settle } from './evaluate-field.ts';
import { judgeTable, type SettledTable, settleTable } from './evaluate-table.ts';
import { type CanonicalValue, cellOf } from './values.ts';

/**
 * What a form means. RJSF, Formily and the server all take it from here; nothing of it is decided anywhere else.
 *
 * 1. *Draft and payload.* `values` is the draft: what was typed, also in fields that are hidden now, so that showing
 *    them again brings it back. `payload` is what would be submitted: the canonical values of the visible fields.
 * 2. *Absent.* Nothing, null, blanks, an empty list, an address without area and detail. 0 and false are answers. A
 *    value that is none of the field's type (`12a` for a number) stays in the draft, is an error, and is absent from
 *    the payload.
 * 3. *Canonical.* Texts are trimmed; codes and phones unified to half-width and capitals; dates padded; options in
 *    the order of the form, each once. What is checked is what is submitted.
 * 4. *Hidden = absent from the payload.* It is neither required nor checked, and no rule sees its value.
 * 5. *Computed* values come from their rule alone; what the draft or a client holds in their place is ignored.
 *    A decimal is rounded to its places and money to whole cents, half away from zero; arithmetic over a missing
 *    value is absent.
 * 6. *Rule data:* `form` (the payload so far), `situation`, `param`, `applicant`; `today` in the environment.
 *    A missing value reads as null.
 * 7. *Order.* First presence: each field once, after the fields that its `visible` and `computed` read, otherwise in
 *    document order; the rules form no cycle (`checkForm`), so this is the fixpoint. Then, over the finished payload,
 *    `required`, the options on offer and the checks, in document order.
 * 8. *Errors.* Per field: `required`; or malformed; or the first built-in check that fails (type, length, limits,
 *    pattern, options on offer, area); or else every authored check that fails. An option that a rule no longer
 *    offers is an error, never silently dropped.
 * 9. *Tables.* Each row is evaluated as a small form: what is said above of fields holds for its cells, whose rules
 *    see the row so far as `row`. What a column's `visible` and `computed` read of the form is settled before the
 *    table. A row in which nothing was filled is dropped; computed cells do not fill a row; the order stays. The
 *    whole table is absent where no row is left: only `required` objects to that, `minRows` does not. Errors: the
 *    table's own (too few or too many rows), then those of its cells row by row, with `row` as it stands in the draft
 *    and `column`; the table's authored checks only where nothing of this is wrong.
 */
export function evaluateForm(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
  env: RuleEnvironment = {},
): FormEvaluation {
  const form = compileForm(definition);
  const today = env.today ?? context.today;
  const environment: RuleEnvironment = { ...env, today };
  const { situation, param, applicant } = context;
  const present: Record<string, CanonicalValue> = {};
  const data = { form: present, situation, param, applicant };
  const run = { data, environment, today };

  const settled = new Map<string, Settled | SettledTable>();
  for (const compiled of form.order) {
    const { key } = compiled.field;
    const raw = cellOf(values, key);
    const state = compiled.columns
      ? settleTable(compiled, compiled.columns, { raw, run })
      : settle(compiled, raw, run);
    settled.set(key, state);
    if (state.answer.kind === 'value') present[key] = state.answer.value;
  }

  const evaluation: FormEvaluation = { fields: {}, errors: [], payload: {} };
  for (const compiled of form.fields) {
    const { key } = compiled.field;
    const found = settled.get(key) ?? hidden;
    const { state, errors } = isTable(found) ? judgeTable(compiled, found, run) : judge(compiled, found, run);
    evaluation.fields[key] = state;
    evaluation.errors.push(...errors);
    if (state.value !== undefined) evaluation.payload[key] = state.value;
  }
  return evaluation;
}

const isTable = (settled: Settled | SettledTable): settled is SettledTable => 'rows' in settled;
