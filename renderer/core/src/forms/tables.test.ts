import { describe, expect, it } from '@jest/globals';
import { codes, evaluate, formOf, load, plate, vehicles, work } from './__fixtures__/tables.ts';
import { normaliseValue } from './values.ts';

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
