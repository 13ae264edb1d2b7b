import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import type { RuleEnvironment } from '../rules/index.ts';
import type {
  FieldDefinition,
  FieldError,
  FieldState,
  FormContext,
  FormDefinition,
  FormEvaluation,
  FormValues,
} from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { formFields, tableColumns } from './fields.ts';
import { cellOf, draftRows, normaliseValue } from './values.ts';

/** Most characters, and most values (keys, elements, texts, numbers), that a submission may have: ample for 500 fields. */
const maxCharacters = 500_000;
const maxNodes = 20_000;
/** The deepest value is a part of an address in a table: form, table, row, cell, part. */
const maxDepth = 4;

const forbiddenKeys = ['__proto__', 'constructor', 'prototype'];

/**
 * What the server makes of a submission: the payload to store, or every problem with it. Nothing that the client
 * claims beyond the visible answers is believed.
 *
 * Refused outright, with one problem: no object (`submission.notObject`), beyond the limits (`submission.tooLarge`,
 * `submission.tooDeep`), a key that reaches for a prototype (`submission.forbiddenKey`).
 * Left out, with a warning: keys the form has not (`submission.unknownField`) and hidden fields that were filled
 * (`submission.hiddenField`). Replaced, with a warning: a computed value that differs from ours
 * (`submission.computedValue`). The same of the columns of a table, where each is said once, of the first row with it.
 * Then the errors of `evaluateForm` refuse it, each at `form/<field>`, or at `form/<table>/<row>/<column>` with the row
 * as it was submitted, from 0.
 * `submitted` must come from JSON.parse or be as plain as that: own accessors would run.
 */
export function pruneSubmission(
  definition: FormDefinition,
  submitted: unknown,
  context: FormContext,
  env: RuleEnvironment = {},
): Result<Record<string, unknown>> {
  const hazard = hazardOf(submitted);
  if (hazard) return fail([hazard]);
  const values = submitted as FormValues;
  const evaluation = evaluateForm(definition, values, context, env);
  const warnings = claims(definition, values, evaluation);
  const errors = evaluation.errors.map(({ field, row, column, code, message }): Problem => {
    const place = row === undefined ? `form/${field}` : `form/${field}/${row}/${column}`;
    return { code, severity: 'error', place, message };
  });
  return errors.length > 0 ? fail([...errors, ...warnings]) : ok(evaluation.payload, warnings);
}

/** What refused a submission, field by field or cell by cell, as the page of the form shows it. */
export const submissionErrors = (problems: readonly Problem[]): FieldError[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, place, message }) => {
      const [, field = place, row, column] = place.split('/');
      const cell = row === undefined || column === undefined ? {} : { row: Number(row), column };
      return { field, code, message, ...cell };
    });

const refuse = (code: string, message: string): Problem => ({
  code: `submission.${code}`,
  severity: 'error',
  place: 'form',
  message,
});

/** Walks with its own stack and stops at the first excess: ten megabytes or a deep nest cost no more than the limits. */
function hazardOf(submitted: unknown): Problem | undefined {
  if (typeof submitted !== 'object' || submitted === null || Array.isArray(submitted)) {
    return refuse('notObject', '提交的内容不完整，请返回表单重新提交');
  }
  const open: { value: unknown; depth: number }[] = [{ value: submitted, depth: 0 }];
  let characters = 0;
  let nodes = 0;
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, depth } = visit;
    if (depth > maxDepth) return refuse('tooDeep', '提交的内容层次过多，请返回表单重新提交');
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (keys.some((key) => forbiddenKeys.includes(key))) {
      return refuse('forbiddenKey', '提交的内容含有不允许的字段名，请返回表单重新提交');
    }
    nodes += keys.length;
    if (typeof value === 'string') characters += value.length;
    else if (!Array.isArray(value)) for (const key of keys) characters += key.length;
    if (characters > maxCharacters || nodes > maxNodes) {
      return refuse('tooLarge', '提交的内容过大，请删减后重新提交');
    }
    for (const key of keys) open.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
  }
  return undefined;
}

/** What the client sent beyond what counts: said, so that a stale page or a forged one can be told from the log. */
const claims = (definition: FormDefinition, values: FormValues, evaluation: FormEvaluation): Problem[] =>
  claimsAmong(values, { fields: formFields(definition), states: evaluation.fields, place: 'form' });

interface Known {
  /** The fields of the form, or the columns of a row. */
  fields: readonly FieldDefinition[];
  states: Readonly<Record<string, FieldState>>;
  place: string;
}

function claimsAmong(values: Record<string, unknown>, { fields, states, place }: Known): Problem[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const warn = (code: string, key: string, message: string): Problem => ({
    code: `submission.${code}`,
    severity: 'warning',
    place: `${place}/${key.slice(0, 60)}`,
    message,
  });
  return Object.keys(values).flatMap((key) => {
    const field = byKey.get(key);
    const state = cellOf(states, key) as FieldState | undefined;
    if (!field || !state) return [warn('unknownField', key, '表单没有这个字段，未予保存')];
    const answer = normaliseValue(field, values[key]);
    if (answer.kind === 'absent') return [];
    if (!state.visible) return [warn('hiddenField', key, `按前面的回答不需要“${field.label.zh}”，未予保存`)];
    if (field.type === 'table')
      return rowClaims(field, { raw: values[key], state, place: `${place}/${key}` });
    const isOurs = answer.kind === 'value' && JSON.stringify(answer.value) === JSON.stringify(state.value);
    if (!state.computed || isOurs) return [];
    return [warn('computedValue', key, `“${field.label.zh}”由系统算出，已按规则更正`)];
  });
}

interface Rows {
  raw: unknown;
  state: FieldState;
  place: string;
}

/** Fifty rows that are all stale in the same way say it once. */
function rowClaims(table: FieldDefinition, { raw, state, place }: Rows): Problem[] {
  const draft = draftRows(raw);
  const rows = 'rows' in draft ? draft.rows : [];
  const said = new Set<string>();
  return rows.flatMap((row, index) => {
    const states = state.rows?.[index]?.cells ?? {};
    const found = claimsAmong(row, { fields: tableColumns(table), states, place: `${place}/${index}` });
    return found.filter((claim) => {
      const kind = `${claim.code} ${claim.place.split('/').at(-1)}`;
      return !said.has(kind) && said.add(kind);
    });
  });
}
