import { type RuleEnvironment, truthy } from '../rules/index.ts';
import { authoredError, builtInError } from './built-in-checks.ts';
import type { CompiledField } from './compile.ts';
import type { FieldError, FieldState } from './definition.ts';
import { fieldError } from './messages.ts';
import { type Normalised, normaliseComputed, normaliseValue } from './values.ts';

/** What the rules of one evaluation read. */
export interface Run {
  data: Record<string, unknown>;
  environment: RuleEnvironment;
  today: string;
}

export interface Settled {
  visible: boolean;
  answer: Normalised;
}

export interface Judgement {
  state: FieldState;
  errors: FieldError[];
}

export const hidden: Settled = { visible: false, answer: { kind: 'absent' } };

export const isVisible = ({ visible }: CompiledField, { data, environment }: Run): boolean =>
  visible === undefined || truthy(visible(data, environment));

/** Presence and value of a field or cell; `raw` is what the draft holds for it. */
export function settle(compiled: CompiledField, raw: unknown, run: Run): Settled {
  const { field, computed } = compiled;
  if (!isVisible(compiled, run)) return hidden;
  const answer = computed
    ? normaliseComputed(field, computed(run.data, run.environment))
    : normaliseValue(field, raw);
  return { visible: true, answer };
}

export const isRequiredNow = ({ required }: CompiledField, { data, environment }: Run): boolean =>
  typeof required === 'boolean' ? required : truthy(required(data, environment));

/** Everything that reads the finished payload: required, options on offer, errors. */
export function judge(compiled: CompiledField, { visible, answer }: Settled, run: Run): Judgement {
  const { field, computed } = compiled;
  const isRequired = visible && isRequiredNow(compiled, run);
  const options = compiled.options
    ?.filter(({ when }) => when === undefined || truthy(when(run.data, run.environment)))
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
  const { field, pattern } = compiled;
  if (answer.kind === 'absent') return run.isRequired ? [fieldError(field, 'required')] : [];
  if (answer.kind === 'malformed') {
    return [fieldError(field, compiled.computed ? 'computed.malformed' : answer.code)];
  }
  const { value } = answer;
  const builtIn = builtInError({ field, value, options: run.options, pattern, today: run.today });
  return builtIn ? [builtIn] : authoredErrors(compiled, run);
}

/** Every authored check that fails. */
export const authoredErrors = ({ field, checks }: CompiledField, { data, environment }: Run): FieldError[] =>
  checks
    .filter(({ rule }) => !truthy(rule(data, environment)))
    .map(({ code, message }) => authoredError(field, `check.${code}`, message));
