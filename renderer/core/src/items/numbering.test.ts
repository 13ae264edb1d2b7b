import { describe, expect, test } from '@jest/globals';
import { faceData, HandlingItem, Numbering, ResultDocument, resultRowVariables } from './index.ts';

describe('a declared numbering', () => {
  test.each([
    '{sequence6}',
    '{division6}{year}{sequence6}',
    '演动防合字第{year}{sequence4}号',
    '{sequence1}-{year}',
  ])('takes %s', (pattern) => {
    expect(Numbering.safeParse({ pattern }).success).toBe(true);
  });

  test.each([
    ['no running number', '{division6}{year}'],
    ['two of them', '{sequence4}{sequence4}'],
    ['one of no digits', '{sequence0}'],
    ['one of ten digits', '{sequence10}'],
    ['an unknown token', '{province}{sequence6}'],
    ['a brace that is left open', '{division6{sequence6}'],
    ['nothing', ''],
    ['too much', `${'x'.repeat(80)}{sequence6}`],
  ])('refuses %s', (_, pattern) => {
    expect(Numbering.safeParse({ pattern }).success).toBe(false);
  });

  test('stays what it was for food', () => {
    expect(Numbering.parse('foodBusiness')).toBe('foodBusiness');
    expect(Numbering.safeParse('plain').success).toBe(false);
  });
});

describe('a document for each row', () => {
  const item = HandlingItem.parse({
    name: { zh: '某事项' },
    itemType: '01',
    legalBasis: [],
    departmentRole: 'transport',
    serviceObjects: [],
    handlingType: 'promised',
    conditions: [],
    situations: [],
    eligibility: [],
    materials: [],
    form: {
      v: 1,
      key: 'f',
      title: { zh: '表' },
      pages: [
        {
          key: 'p',
          title: { zh: '页' },
          sections: [
            {
              key: 's',
              title: { zh: '节' },
              fields: [
                {
                  key: 'vehicles',
                  type: 'table',
                  label: { zh: '车辆' },
                  columns: [
                    { key: 'plate', type: 'text', label: { zh: '号牌' } },
                    { key: 'mass', type: 'integer', label: { zh: '总质量' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    process: [],
    results: [],
    assignments: [],
    faqs: [],
  });
  const result = ResultDocument.parse({
    key: 'certificate',
    name: { zh: '某证' },
    kind: 'licence',
    cardinality: 'perRow',
    rowsFrom: 'vehicles',
    faceFields: [
      { key: 'plate', label: { zh: '号牌' }, from: { var: 'row.plate' } },
      { key: 'permit', label: { zh: '许可证号' }, from: { var: 'decision.numbers.permit' } },
    ],
  });

  test('may read the columns of its table, and no other result may', () => {
    expect(resultRowVariables(item, result).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'row.plate string',
      'row.mass number',
    ]);
    expect(resultRowVariables(item, { ...result, cardinality: 'one' })).toEqual([]);
    expect(resultRowVariables(item, { ...result, rowsFrom: 'nothing' })).toEqual([]);
  });

  test('bears its own row, and the number of the licence beside it', () => {
    const day = '2026-11-23';
    const face = faceData(item, result, {
      facts: { situation: {}, form: { vehicles: [{ plate: '甲' }, { plate: '乙' }] } },
      decision: { number: '2', numbers: { permit: '1' }, issuedOn: day, validFrom: day },
      row: { plate: '乙' },
      issuer: { name: '某局', uscc: '11530102000000019Q' },
      divisionName: (code) => code,
    });
    expect(face).toEqual({ plate: '乙', permit: '1' });
  });
});
