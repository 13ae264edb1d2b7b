import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { context, evaluate, formOf, load, plate, vehicles, withLabel, work } from './__fixtures__/tables.ts';
import { checkForm, formRules } from './check.ts';
import type { FormValues } from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { formFields } from './fields.ts';
import { pruneSubmission, submissionErrors } from './prune.ts';
import { serverSchema, toJsonSchema } from './schema.ts';
import { columnTotals } from './totals.ts';
import { formVariables } from './variables.ts';

describe('a submission', () => {
  const judge = (submitted: unknown, settings: Record<string, unknown> = {}) => {
    const result = pruneSubmission(formOf(vehicles(settings)), submitted, context);
    return {
      payload: result.ok ? result.value : undefined,
      problems: result.problems.map(({ code, place }) => `${code} ${place}`),
    };
  };

  it('loses what is not the person’s to say, which is told once a column', () => {
    const row = {
      plate: 'A',
      bought: false,
      boughtOn: '2026-01-01',
      load: 2,
      trips: 2,
      work: 5,
      admin: true,
    };
    expect(judge({ vehicles: [row, { ...row, plate: 'B' }] })).toEqual({
      payload: {
        vehicles: ['A', 'B'].map((key) => ({ plate: key, bought: false, load: 2, trips: 2, work: 4 })),
      },
      problems: [
        'submission.hiddenField form/vehicles/0/boughtOn',
        'submission.computedValue form/vehicles/0/work',
        'submission.unknownField form/vehicles/0/admin',
      ],
    });
  });

  it('is refused with the place of the cell', () => {
    expect(judge({ vehicles: [{ plate: 'A' }, { load: 0, plate: '' }] })).toEqual({
      payload: undefined,
      problems: ['required form/vehicles/1/plate', 'number.exclusiveMinimum form/vehicles/1/load'],
    });
  });

  it('that is refused says so at the field or cell, as the evaluation does', () => {
    const form = formOf(vehicles({ minRows: 3 }), { key: 'name', type: 'text', required: true });
    const values = { vehicles: [{}, { load: 'x', plate: 'A' }], stray: 1 };
    const { errors } = evaluateForm(form, values as FormValues, context);
    expect(errors).toHaveLength(3);
    expect(submissionErrors(pruneSubmission(form, values, context).problems)).toEqual(
      errors.map(({ messageEn: _english, ...error }) => error),
    );
    expect(submissionErrors(pruneSubmission(form, null, context).problems)).toMatchObject([
      { field: 'form', code: 'submission.notObject' },
    ]);
  });

  it('is refused where it reaches for a prototype, in a row too', () => {
    const hostile = JSON.parse('{"vehicles":[{"plate":"A","__proto__":{"load":1}}]}');
    expect(judge(hostile)).toEqual({ payload: undefined, problems: ['submission.forbiddenKey form'] });
    expect(judge({ vehicles: [{ plate: 'A', constructor: 1 }] }).problems).toEqual([
      'submission.forbiddenKey form',
    ]);
    // What every object inherits is no answer of anybody.
    expect(evaluate([vehicles()], { vehicles: [Object.create({ plate: 'A' })] }).payload).toEqual({});
  });

  it.each([
    ['blank', {}, 'table.tooManyRows form/vehicles'],
    ['filled', { plate: 'A', load: 1, trips: 2 }, 'submission.tooLarge form'],
  ])('is refused with ten thousand %s rows, without working through them', (_kind, row, problem) => {
    let evaluated = 0;
    const rows = Array.from({ length: 10_000 }, () => ({ ...row }));
    const values = {
      vehicles: new Proxy(rows, {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/.test(key)) evaluated += 1;
          return Reflect.get(target, key, receiver);
        },
      }),
    };
    expect(judge(values).problems).toEqual([problem]);
    // The walk over the payload looks at each once; the evaluation at none.
    expect(evaluated).toBeLessThanOrEqual(10_000);
  });

  it('too deep in a cell is refused', () => {
    expect(judge({ vehicles: [{ plate: { a: { b: 1 } } }] }).problems).toEqual(['submission.tooDeep form']);
  });

  it('of rows is taken again as it stands', () => {
    const cell = {
      plate: fc.constantFrom('A', ' B ', '', 'longer than it may be'),
      bought: fc.constantFrom<unknown>(true, false, 'yes'),
      boughtOn: fc.constantFrom('2026-3-9', '2026-02-30', ''),
      load: fc.constantFrom<unknown>(1.5, 0, 'x'),
      trips: fc.constantFrom<unknown>(2, 1.5),
      work: fc.constantFrom<unknown>(3, 'x'),
    };
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(fc.record(cell, { requiredKeys: [] }), { maxLength: 4 }), (rows) => {
        const once = judge({ vehicles: rows }, { maxRows: 3, distinct: ['plate'] });
        if (!once.payload) return;
        accepted += 1;
        expect(judge(once.payload, { maxRows: 3, distinct: ['plate'] })).toEqual({
          payload: once.payload,
          problems: [],
        });
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

describe('columnTotals', () => {
  it('adds up what is there, without the noise of binary fractions', () => {
    const [table] = formFields(formOf(vehicles({ totals: ['trips', 'load', 'work'] })));
    if (!table) throw new Error('no table');
    const rows = [{ load: 0.1, trips: 1 }, {}, { load: 0.2, trips: 2 }];
    expect(columnTotals(table, rows).map(({ column, total }) => [column.key, total])).toEqual([
      ['trips', 3],
      ['load', 0.3],
      ['work', 0],
    ]);
  });
});

describe('as JSON Schema', () => {
  it('a table is a list of objects', () => {
    const schema = toJsonSchema(formOf(vehicles({ minRows: 2, maxRows: 9 }))).properties?.vehicles;
    expect(schema).toMatchObject({ type: 'array', minItems: 2, maxItems: 9, title: 'vehicles' });
    expect(schema?.items).toMatchObject({
      type: 'object',
      required: ['plate'],
      additionalProperties: false,
      properties: { plate: { type: 'string', maxLength: 8 }, load: { exclusiveMinimum: 0 } },
    });
  });

  it('evaluated, each row that counts has a schema of its own', () => {
    const form = formOf(vehicles());
    const values = { vehicles: [{}, { plate: 'A', bought: true }, { plate: 'B' }] };
    const schema = serverSchema(form, evaluateForm(form, values, context)).properties?.vehicles;
    expect(schema?.items).toMatchObject([
      { required: ['plate', 'boughtOn'] },
      { required: ['plate'], properties: expect.not.objectContaining({ boughtOn: expect.anything() }) },
    ]);
  });
});

describe('checkForm', () => {
  const problems = (...fields: Record<string, unknown>[]) =>
    checkForm(formOf(...fields), { variables: [] }).map(
      ({ code, place }) => `${code} ${place.replace('pages/0/sections/0/fields/', '')}`,
    );

  it('accepts a sound table and rules that read it', () => {
    const rule = { '>': [{ sum: [{ var: 'form.vehicles' }, 'load'] }, 4] };
    expect(
      problems(vehicles({ totals: ['load'], distinct: ['plate'] }), {
        key: 'a',
        type: 'text',
        visible: { and: [rule, { some: [{ var: 'form.vehicles' }, { var: 'bought' }] }] },
      }),
    ).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no columns', { columns: [] }, ['form.columnsMissing 0/columns']],
    ['a column twice', { columns: [plate, plate] }, ['form.duplicateKey 0/columns/1/key']],
    ['crossed limits', { minRows: 5, maxRows: 4 }, ['form.rangeEmpty 0/maxRows']],
    ['a total of texts', { totals: ['plate'] }, ['form.columnUnknown 0/totals/0']],
    ['an unknown distinct column', { distinct: ['x'] }, ['form.columnUnknown 0/distinct/0']],
    ['a computed table', { computed: null }, ['form.settingUnused 0/computed']],
    [
      'a column’s own faults',
      { columns: [{ ...plate, minimum: 1 }] },
      ['form.settingUnused 0/columns/0/minimum'],
    ],
    [
      'an unknown column in a rule',
      { columns: [plate, { ...load, visible: { var: 'row.x' } }] },
      ['form.unknownColumn 0/columns/1/visible'],
    ],
    [
      'the whole row',
      { columns: [{ ...plate, visible: { '!!': { var: 'row' } } }] },
      ['form.wholeForm 0/columns/0/visible'],
    ],
    [
      'a text where a number is due',
      { columns: [plate, { ...work, computed: { '*': [{ var: 'row.plate' }, 2] } }] },
      ['rule.argumentType 0/columns/1/computed/*/0'],
    ],
    [
      'columns that wait for each other',
      {
        columns: [
          { ...plate, visible: { var: 'row.load' } },
          { ...load, visible: { var: 'row.plate' } },
        ],
      },
      ['form.cycle 0/columns/0'],
    ],
    [
      'a column that waits for its own table',
      { columns: [{ ...plate, visible: { '!!': { var: 'form.vehicles' } } }] },
      ['form.cycle 0'],
    ],
    ['a row outside a column', { visible: { var: 'row.plate' } }, ['form.rowOutside 0/visible']],
  ])('refuses %s', (_name, settings, expected) => {
    expect(problems(vehicles(settings))).toEqual(expected);
  });

  it('lists the rules of columns with their table', () => {
    expect(
      formRules(formOf(vehicles())).map(({ fieldKey, columnKey, role, place }) => [
        fieldKey,
        columnKey,
        role,
        place.split('fields/0/')[1],
      ]),
    ).toEqual([
      ['vehicles', 'boughtOn', 'visible', 'columns/2/visible'],
      ['vehicles', 'work', 'computed', 'columns/5/computed'],
    ]);
  });

  it('declares the table with its columns', () => {
    expect(formVariables(formOf(vehicles({ columns: [plate, load] })))).toMatchObject([
      {
        name: 'form.vehicles',
        type: 'rows',
        columns: [
          { name: 'plate', type: 'string' },
          { name: 'load', type: 'number' },
        ],
      },
    ]);
  });

  it('has no table in a table, no note in a row, no prefilled cell', () => {
    const parse = (column: Record<string, unknown>) => () => formOf(vehicles({ columns: [column] }));
    expect(parse({ ...vehicles(), columns: [withLabel(plate)] })).toThrow();
    expect(parse({ key: 'n', type: 'note' })).toThrow();
    expect(parse({ ...plate, prefill: 'applicant.name' })).toThrow();
    expect(() => formOf(vehicles({ maxRows: 51 }))).toThrow();
  });
});
