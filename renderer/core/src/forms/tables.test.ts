import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkForm, formRules } from './check.ts';
import { FormDefinition, type FormValues } from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { formFields } from './fields.ts';
import { pruneSubmission, submissionErrors } from './prune.ts';
import { serverSchema, toJsonSchema } from './schema.ts';
import { columnTotals } from './totals.ts';
import { normaliseValue } from './values.ts';
import { formVariables } from './variables.ts';

const context = { situation: {}, param: { limit: 50 }, applicant: {}, today: '2026-11-23' };

const withLabel = (field: Record<string, unknown>) => ({ label: { zh: String(field.key) }, ...field });

const formOf = (...fields: Record<string, unknown>[]) =>
  FormDefinition.parse({
    v: 1,
    key: 'sample',
    title: { zh: '样表' },
    pages: [
      {
        key: 'page',
        title: { zh: '页' },
        sections: [
          {
            key: 'section',
            title: { zh: '段' },
            fields: fields.map((field) => ({
              ...withLabel(field),
              ...(field.columns
                ? { columns: (field.columns as Record<string, unknown>[]).map(withLabel) }
                : {}),
            })),
          },
        ],
      },
    ],
  });

const plate = {
  key: 'plate',
  type: 'text',
  required: true,
  label: { zh: '号牌', en: 'Plate' },
  maxLength: 8,
};
const bought = { key: 'bought', type: 'yesNo' };
const boughtOn = { key: 'boughtOn', type: 'date', required: true, visible: { var: 'row.bought' } };
const load = { key: 'load', type: 'decimal', exclusiveMinimum: 0 };
const trips = { key: 'trips', type: 'integer' };
const work = { key: 'work', type: 'decimal', computed: { '*': [{ var: 'row.load' }, { var: 'row.trips' }] } };

const vehicles = (settings: Record<string, unknown> = {}) => ({
  key: 'vehicles',
  type: 'table',
  rowName: { zh: '车辆', en: 'Vehicle' },
  columns: [plate, bought, boughtOn, load, trips, work],
  ...settings,
});

const evaluate = (fields: Record<string, unknown>[], values: Record<string, unknown>) =>
  evaluateForm(formOf(...fields), values as FormValues, context);

const codes = (fields: Record<string, unknown>[], values: Record<string, unknown>) =>
  evaluate(fields, values).errors.map(({ field, row, column, code }) =>
    [field, row, column, code].filter((part) => part !== undefined).join(' '),
  );

describe('rows', () => {
  it('are canonical objects by column, in their order, without what is hidden or unknown', () => {
    const values = {
      vehicles: [
        { plate: ' 云A12345 ', bought: true, boughtOn: '2026-3-9', load: 2, trips: 3, work: 99, secret: 1 },
        { plate: '云A54321', bought: false, boughtOn: '2026-3-9' },
      ],
    };
    expect(evaluate([vehicles()], values).payload).toEqual({
      vehicles: [
        { plate: '云A12345', bought: true, boughtOn: '2026-03-09', load: 2, trips: 3, work: 6 },
        { plate: '云A54321', bought: false },
      ],
    });
  });

  it('that are blank are dropped, but counted where an error points into the draft', () => {
    const values = {
      vehicles: [{ plate: '  ' }, {}, { load: -1 }, { boughtOn: '2026-1-1' }, { plate: 'B' }],
    };
    const { payload, fields } = evaluate([vehicles()], values);
    expect(payload).toEqual({ vehicles: [{ load: -1 }, { plate: 'B' }] });
    expect(fields.vehicles?.rows?.map(({ isBlank }) => isBlank)).toEqual([true, true, false, true, false]);
    expect(codes([vehicles()], values)).toEqual([
      'vehicles 2 plate required',
      'vehicles 2 load number.exclusiveMinimum',
    ]);
  });

  it('are not filled by what is computed in them', () => {
    const table = vehicles({ required: true, columns: [plate, { ...work, computed: 5 }] });
    const { payload, errors } = evaluate([table], { vehicles: [{}, {}] });
    expect(payload).toEqual({});
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      ['required', '请填写vehicles，至少一行'],
    ]);
  });

  it('say which row an error is in, in both languages, and what to do', () => {
    const [error] = evaluate([vehicles()], { vehicles: [{}, { load: 1 }] }).errors;
    expect(error).toEqual({
      field: 'vehicles',
      row: 1,
      column: 'plate',
      code: 'required',
      message: '车辆 2：请填写号牌',
      messageEn: 'Vehicle 2: Enter: Plate',
    });
    const unnamed = vehicles({ rowName: undefined });
    expect(evaluate([unnamed], { vehicles: [{ load: 1 }] }).errors[0]).toMatchObject({
      message: '第 1 行：请填写号牌',
      messageEn: 'Row 1: Enter: Plate',
    });
  });

  it('keep what is no value of the type out of the payload, as an error', () => {
    const values = { vehicles: [{ plate: 'A', load: '12a' }] };
    expect(evaluate([vehicles()], values).payload).toEqual({ vehicles: [{ plate: 'A' }] });
    expect(codes([vehicles()], values)).toEqual(['vehicles 0 load decimal.malformed']);
  });

  it('in which nothing but such a thing was typed are rows all the same', () => {
    const values = { vehicles: [{ load: '12a' }] };
    const optional = vehicles({ columns: [{ ...plate, required: false }, load] });
    expect(codes([optional], values)).toEqual(['vehicles 0 load decimal.malformed']);
    expect(evaluate([optional], values).fields.vehicles?.rows?.[0]?.isBlank).toBe(false);
  });

  it('that hide with their table are absent, unchecked, and come back', () => {
    const fields = [
      { key: 'any', type: 'yesNo' },
      vehicles({ visible: { var: 'form.any' }, required: true }),
    ];
    const rows = [{ plate: 'A' }];
    expect(evaluate(fields, { any: false, vehicles: [{ load: -1 }] })).toMatchObject({
      payload: { any: false },
      errors: [],
    });
    expect(evaluate(fields, { any: true, vehicles: rows }).payload).toEqual({ any: true, vehicles: rows });
  });
});

describe('rules', () => {
  it('of columns read their own row and the form, whatever the order of the columns', () => {
    const fields = [
      {
        key: 'costs',
        type: 'table',
        columns: [
          { key: 'total', type: 'money', computed: { '*': [{ var: 'row.half' }, { var: 'form.rate' }] } },
          { key: 'half', type: 'money', computed: { '/': [{ var: 'row.price' }, 2] } },
          { key: 'price', type: 'money' },
          { key: 'why', type: 'text', required: { rule: { '>': [{ var: 'row.total' }, 1000] } } },
        ],
      },
      { key: 'rate', type: 'integer', computed: 3 },
    ];
    const values = { costs: [{ price: 1000 }, { price: 101 }] };
    expect(evaluate(fields, values).payload.costs).toEqual([
      { total: 1500, half: 500, price: 1000 },
      { total: 153, half: 51, price: 101 },
    ]);
    expect(codes(fields, values)).toEqual(['costs 0 why required']);
  });

  it('of the form read rows, their number and sums of their columns', () => {
    const fields = [
      { key: 'sum', type: 'decimal', computed: { sum: [{ var: 'form.vehicles' }, 'load'] } },
      { key: 'count', type: 'integer', computed: { var: 'form.vehicles.length' } },
      {
        key: 'heavy',
        type: 'text',
        visible: { some: [{ var: 'form.vehicles' }, { '>': [{ var: 'load' }, 4] }] },
      },
      vehicles(),
    ];
    const values = {
      heavy: '有',
      vehicles: [{}, { plate: 'A', load: 1.5 }, { plate: 'B' }, { plate: 'C', load: 4.5 }],
    };
    expect(evaluate(fields, values).payload).toMatchObject({ sum: 6, count: 3, heavy: '有' });
    expect(evaluate(fields, { heavy: '有' }).payload).toEqual({ sum: 0 });
  });

  it('offer options and check by the row', () => {
    const fields = [
      {
        key: 'people',
        type: 'table',
        columns: [
          { key: 'adult', type: 'yesNo' },
          {
            key: 'work',
            type: 'choice',
            options: [
              { value: 'school', label: { zh: '上学' } },
              { value: 'job', label: { zh: '就业' }, when: { var: 'row.adult' } },
            ],
          },
          {
            key: 'age',
            type: 'integer',
            checks: [
              {
                code: 'young',
                rule: { or: [{ '!': [{ var: 'row.adult' }] }, { '>=': [{ var: 'row.age' }, 18] }] },
                message: { zh: '成年人应满 18 岁，请核对' },
              },
            ],
          },
        ],
      },
    ];
    const values = {
      people: [
        { adult: true, work: 'job', age: 17 },
        { adult: false, work: 'job', age: 17 },
      ],
    };
    expect(codes(fields, values)).toEqual(['people 0 age check.young', 'people 1 work choice.notOffered']);
    const rows = evaluate(fields, values).fields.people?.rows;
    expect(rows?.map(({ cells }) => cells.work?.options)).toEqual([['school', 'job'], ['school']]);
  });
});

describe('the table as a whole', () => {
  it('has few enough and enough rows once it has any', () => {
    const table = vehicles({ minRows: 2, maxRows: 3 });
    const rows = (count: number) => ({
      vehicles: Array.from({ length: count }, (_, index) => ({ plate: `P${index}` })),
    });
    expect(codes([table], rows(0))).toEqual([]);
    expect(codes([table], rows(1))).toEqual(['vehicles table.tooFewRows']);
    expect(codes([table], rows(2))).toEqual([]);
    expect(codes([table], rows(3))).toEqual([]);
    expect(codes([table], rows(4))).toEqual(['vehicles table.tooManyRows']);
    expect(codes([{ ...table, required: true }], rows(0))).toEqual(['vehicles required']);
  });

  it('refuses rows that are alike where they must differ, at the later one', () => {
    const table = vehicles({ distinct: ['plate', 'trips'] });
    const values = {
      vehicles: [
        {},
        { plate: 'A', trips: 0 },
        { plate: 'B' },
        { plate: ' A', trips: 1 },
        { plate: 'C', trips: 1 },
      ],
    };
    expect(codes([table], values)).toEqual([
      'vehicles 3 plate table.duplicate',
      'vehicles 4 trips table.duplicate',
    ]);
    expect(evaluate([table], values).errors[0]?.message).toBe('车辆 4：号牌与“车辆 2”相同，请核对');
  });

  it('does not compare rows with blank ones, whatever is computed in them', () => {
    const table = vehicles({ distinct: ['work'], columns: [plate, { ...work, computed: 5 }] });
    expect(codes([table], { vehicles: [{}, { plate: 'A' }] })).toEqual([]);
    expect(codes([table], { vehicles: [{ plate: 'A' }, { plate: 'B' }] })).toEqual([
      'vehicles 1 work table.duplicate',
    ]);
  });

  it('is checked by its own rules only where its cells are right', () => {
    const rule = { '<=': [{ sum: [{ var: 'form.vehicles' }, 'load'] }, 10] };
    const table = vehicles({ checks: [{ code: 'heavy', rule, message: { zh: '总吨位超过 10 吨' } }] });
    expect(codes([table], { vehicles: [{ plate: 'A', load: 11 }] })).toEqual(['vehicles check.heavy']);
    expect(codes([table], { vehicles: [{ load: 11 }] })).toEqual(['vehicles 0 plate required']);
    expect(codes([table], {})).toEqual([]);
  });

  it.each([['x'], [7], [true], [{ 0: { plate: 'A' } }], [[1]], [[null]], [[[]]], [[{ plate: 'A' }, 'B']]])(
    'is malformed where it is %j',
    (raw) => {
      expect(evaluate([vehicles()], { vehicles: raw }).payload).toEqual({});
      expect(codes([vehicles()], { vehicles: raw })).toEqual(['vehicles table.malformed']);
    },
  );

  it('is canonical once and for all', () => {
    const [table] = formOf(vehicles()).pages[0]?.sections[0]?.fields ?? [];
    if (!table) throw new Error('no table');
    const once = normaliseValue(table, [{ plate: ' A' }, {}, { load: 'x' }, { load: 0 }]);
    expect(once).toEqual({ kind: 'value', value: [{ plate: 'A' }, {}, { load: 0 }] });
    expect(normaliseValue(table, [{}, { plate: '' }])).toEqual({ kind: 'absent' });
  });
});

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
