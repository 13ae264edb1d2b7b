import {
  checkForm,
  evaluateForm,
  type FieldDefinition,
  type FieldError,
  type FormContext,
  type FormDefinition,
  type FormValues,
  formFields,
  normaliseValue,
  placedFields,
  pruneSubmission,
  serverSchema,
  tableColumns,
} from '@banshi/core/forms';
import { evaluateRule } from '@banshi/core/rules';
import { type Schema, Validator } from '@cfworker/json-schema';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryForm } from './arbitrary-form.ts';
import { arbitraryContext, arbitraryDraft } from './arbitrary-values.ts';

const arbitraryCase = arbitraryForm.chain((definition) =>
  fc.record({
    definition: fc.constant(definition),
    values: arbitraryDraft(definition),
    context: arbitraryContext,
  }),
);

interface Case {
  definition: FormDefinition;
  values: FormValues;
  context: FormContext;
}

/** Errors that a JSON Schema can express: where one of them stands, the schema must refuse the payload too. */
const structural = new Set([
  ...[
    'required',
    'text.tooLong',
    'text.tooShort',
    'text.pattern',
    'email.format',
    'url.format',
    'choice.notOffered',
  ],
  ...['number.minimum', 'number.exclusiveMinimum', 'number.maximum', 'choices.notOffered', 'choices.tooFew'],
  ...[
    'address.division',
    'address.detail',
    'uscc.length',
    'uscc.alphabet',
    'citizenId.length',
    'citizenId.alphabet',
  ],
  ...['table.tooFewRows', 'table.tooManyRows'],
]);

/**
 * What is present, found the naive way: rules read what the round before left, until nothing changes. Shares only the
 * reading of single values with the evaluator, not its order of evaluation.
 */
const naivePayload = ({ definition, values, context }: Case): Record<string, unknown> =>
  naiveValues(formFields(definition), values, { context, data: (form) => ({ ...context, form }) });

interface Naive {
  context: FormContext;
  /** What rules read, given what the round before left. */
  data: (payload: Record<string, unknown>) => Record<string, unknown>;
}

function naiveValues(
  fields: readonly FieldDefinition[],
  values: Readonly<Record<string, unknown>>,
  naive: Naive,
): Record<string, unknown> {
  let payload: Record<string, unknown> = {};
  for (let round = 0; round <= fields.length; round += 1) {
    const data = naive.data(payload);
    const next: Record<string, unknown> = {};
    for (const field of fields) {
      const isVisible =
        field.visible === undefined ||
        Boolean(evaluateRule({ '!!': [field.visible] }, data, { today: naive.context.today }));
      if (!isVisible) continue;
      const value = naiveValue(field, values[field.key], { ...naive, data: () => data });
      if (value !== undefined) next[field.key] = value;
    }
    payload = next;
  }
  return payload;
}

function naiveValue(field: FieldDefinition, raw: unknown, naive: Naive): unknown {
  const data = naive.data({});
  if (field.type === 'table') return naiveRows(field, raw, { ...naive, data: (row) => ({ ...data, row }) });
  const answer =
    field.computed === undefined ? normaliseValue(field, raw) : computedAnswer(field, data, naive.context);
  return answer.kind === 'value' ? answer.value : undefined;
}

/** Rows in which any cell that is asked for holds something, be it no value of its type. */
function naiveRows(table: FieldDefinition, raw: unknown, naive: Naive): unknown {
  if (!Array.isArray(raw) || raw.length > 50) return undefined;
  if (!raw.every((row) => Object.prototype.toString.call(row) === '[object Object]')) return undefined;
  const columns = tableColumns(table);
  const rows = raw.flatMap((cells: Record<string, unknown>) => {
    const row = naiveValues(columns, cells, naive);
    const data = naive.data(row);
    const isFilled = columns.some(
      (column) =>
        column.computed === undefined &&
        (column.visible === undefined ||
          Boolean(evaluateRule({ '!!': [column.visible] }, data, { today: naive.context.today }))) &&
        normaliseValue(column, cells[column.key]).kind !== 'absent',
    );
    return isFilled ? [row] : [];
  });
  return rows.length > 0 ? rows : undefined;
}

function computedAnswer(field: FieldDefinition, data: object, { today }: FormContext) {
  const result = evaluateRule(field.computed ?? null, data, { today });
  if (typeof result !== 'number') return normaliseValue(field, result);
  if (!Number.isFinite(result)) return { kind: 'absent' as const };
  const places = field.type === 'decimal' ? (field.decimals ?? 2) : field.type === 'money' ? 0 : undefined;
  if (places === undefined) return normaliseValue(field, result);
  const scaled = Number(`${Math.abs(result)}e${places}`);
  return normaliseValue(field, Math.sign(result) * Number(`${Math.round(scaled)}e-${places}`));
}

const runs = 2_000;

test(`evaluation, schema and the server's judgement agree on ${runs} generated submissions`, () => {
  const seen = {
    accepted: 0,
    acceptedRows: 0,
    refused: 0,
    hidden: 0,
    computed: 0,
    rows: 0,
    wrongCells: 0,
    tooMany: 0,
  };
  fc.assert(
    fc.property(arbitraryCase, (generated) => {
      const { definition, values, context } = generated;
      expect(checkForm(definition).filter(({ severity }) => severity === 'error')).toEqual([]);
      const evaluation = evaluateForm(definition, values, context);
      const { payload, errors, fields } = evaluation;

      expect(payload).toEqual(naivePayload(generated));
      expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
      for (const { field } of placedFields(definition)) {
        const state = fields[field.key];
        expect(state?.value).toEqual(payload[field.key]);
        if (!state?.visible) {
          seen.hidden += 1;
          expect(state).toMatchObject({ visible: false, required: false, value: undefined });
          expect(errors.some((error) => error.field === field.key)).toBe(false);
        }
        if (field.type === 'table' && Array.isArray(state?.value)) seen.rows += state.value.length;
        if (state?.computed && state.value !== undefined) seen.computed += 1;
      }

      const schema = serverSchema(definition, evaluation);
      const isSound = new Validator(schema as Schema, '7').validate(payload).valid;
      if (errors.length === 0) expect(isSound).toBe(true);
      // A table that is none is absent from the payload: what is wrong with it is no longer there to be seen.
      const isThere = ({ field }: FieldError) => payload[field] !== undefined;
      const isStructural = (error: FieldError) =>
        structural.has(error.code) && (error.code !== 'table.tooManyRows' || isThere(error));
      if (errors.some(isStructural)) expect(isSound).toBe(false);
      seen.wrongCells += errors.filter(({ column }) => column !== undefined).length;
      seen.tooMany += errors.filter(({ code }) => code === 'table.tooManyRows').length;

      const judged = pruneSubmission(definition, values, context);
      expect(judged.ok).toBe(errors.length === 0);
      if (!judged.ok) {
        seen.refused += 1;
        const told = judged.problems.filter(({ severity }) => severity === 'error');
        expect(told.map(({ place, code }) => [place, code])).toEqual(
          errors.map(({ field, row, column, code }) => [
            ['form', field, row, column].filter((part) => part !== undefined).join('/'),
            code,
          ]),
        );
        return;
      }
      seen.accepted += 1;
      if (Object.values(fields).some(({ rows, value }) => rows && value !== undefined))
        seen.acceptedRows += 1;
      expect(judged.value).toEqual(payload);
      // What was accepted is accepted again, as it stands.
      expect(pruneSubmission(definition, payload, context)).toEqual({
        ok: true,
        value: payload,
        problems: [],
      });
    }),
    { numRuns: runs },
  );
  // Each kind of case must really have occurred.
  const { tooMany, acceptedRows, ...others } = seen;
  expect(Math.min(...Object.values(others))).toBeGreaterThan(100);
  expect(Math.min(tooMany, acceptedRows)).toBeGreaterThan(3);
});

test('a modified client changes nothing but the answers that are its to give', () => {
  let tampered = 0;
  fc.assert(
    fc.property(
      arbitraryCase,
      fc.constantFrom<unknown>(null, 1, 'x', ['x'], { division: '1' }),
      (generated, junk) => {
        const { definition, values, context } = generated;
        const honest = pruneSubmission(definition, values, context);
        const { fields } = evaluateForm(definition, values, context);
        const forged: Record<string, unknown> = { ...values, isAdmin: junk, toString: junk };
        for (const state of Object.values(fields)) {
          if (!state.visible || state.computed) forged[state.key] = junk;
        }
        const result = pruneSubmission(definition, forged, context);
        expect(result.ok).toBe(honest.ok);
        if (result.ok && honest.ok) {
          tampered += 1;
          expect(result.value).toEqual(honest.value);
          expect(result.problems.map(({ code }) => code)).toContain('submission.unknownField');
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(tampered).toBeGreaterThan(10);
});
