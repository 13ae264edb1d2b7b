import { type RuleEnvironment, truthy } from '../rules/index.ts';
import { authoredError, builtInError } from './built-in-checks.ts';
import { type CompiledField, compileForm } from './compile.ts';
import type {
  FieldError,
  FieldState,
  FormContext,
  FormDefinition,
  FormEvaluation,
  FormValues,
} from './definition.ts';
import { fieldError } from './messages.ts';
import { type CanonicalValue, type Normalised, normaliseComputed, normaliseValue } from './values.ts';

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

  const settled = new Map<string, Settled>();
  for (const compiled of form.order) {
    const state = settle(compiled, values, run);
    settled.set(compiled.field.key, state);
    if (state.answer.kind === 'value') present[compiled.field.key] = state.answer.value;
  }

  const evaluation: FormEvaluation = { fields: {}, errors: [], payload: {} };
  for (const compiled of form.fields) {
    const { key } = compiled.field;
    const { state, errors } = judge(compiled, settled.get(key) ?? hidden, run);
    evaluation.fields[key] = state;
    evaluation.errors.push(...errors);
    if (state.value !== undefined) evaluation.payload[key] = state.value;
  }
  return evaluation;
}

interface Run {
  data: Record<string, unknown>;
  environment: RuleEnvironment;
  today: string;
}

interface Settled {
  visible: boolean;
  answer: Normalised;
}

const hidden: Settled = { visible: false, answer: { kind: 'absent' } };

function settle(compiled: CompiledField, values: FormValues, run: Run): Settled {
  const { field, visible, computed } = compiled;
  if (visible && !truthy(visible(run.data, run.environment))) return hidden;
  const answer = computed
    ? normaliseComputed(field, computed(run.data, run.environment))
    : normaliseValue(field, Object.hasOwn(values, field.key) ? values[field.key] : undefined);
  return { visible: true, answer };
}

/** Everything that reads the finished payload: required, options on offer, errors. */
function judge(compiled: CompiledField, { visible, answer }: Settled, run: Run) {
  const { data, environment } = run;
  const { field, required: need, computed } = compiled;
  const isRequired = visible && (typeof need === 'boolean' ? need : truthy(need(data, environment)));
  const options = compiled.options
    ?.filter(({ when }) => when === undefined || truthy(when(data, environment)))
    .map(({ value }) => value);
  const state: FieldState = {
    key: field.key,
    visible,
    required: isRequired,
    computed: computed !== undefined,
    value: answer.kind === 'value' ? answer.value : undefined,
    ...(options ? { options } : {}),
  };
  return { state, errors: fieldErrors(compiled, answer, { ...run, isRequired, options }) };
}

interface Judged extends Run {
  isRequired: boolean;
  options: string[] | undefined;
}

function fieldErrors(compiled: CompiledField, answer: Normalised, run: Judged): FieldError[] {
  const { field, pattern, checks } = compiled;
  if (answer.kind === 'absent') return run.isRequired ? [fieldError(field, 'required')] : [];
  if (answer.kind === 'malformed') {
    return [fieldError(field, compiled.computed ? 'computed.malformed' : answer.code)];
  }
  const { value } = answer;
  const builtIn = builtInError({ field, value, options: run.options, pattern, today: run.today });
  if (builtIn) return [builtIn];
  return checks
    .filter(({ rule }) => !truthy(rule(run.data, run.environment)))
    .map(({ code, message }) => authoredError(field, `check.${code}`, message));
}
