import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateRule, type RuleEnvironment, type RuleExpression } from './index.ts';

const env: RuleEnvironment = {
  today: '2026-03-02',
  calendar: {
    workingDaysBetween: (from, to) => ({ days: from === '2026-02-27' && to === '2026-03-02' ? 1 : -1 }),
  },
  tables: { fees: { A: 500, B: { cents: 800 } } },
  licences: ['食品经营许可证'],
};
const value = (rule: RuleExpression, data: unknown = {}) => evaluateRule(rule, data, env);

describe('dates', () => {
  it.each([
    [{ age: '2008-03-02' }, 18],
    [{ age: '2008-03-03' }, 17],
    [{ age: ['2008-03-03', '2026-03-03'] }, 18],
    [{ yearsBetween: ['2022-06-01', '2025-05-31'] }, 2],
    [{ yearsBetween: ['2022-06-01', '2025-06-01'] }, 3],
    [{ daysBetween: ['2024-02-28', '2024-03-01'] }, 2],
    [{ daysBetween: ['2024-03-01', '2024-02-28'] }, -2],
    [{ daysBetween: ['2026-03-01', { today: [] }] }, 1],
    [{ workdaysBetween: ['2026-02-27', { today: [] }] }, 1],
    [{ addYears: ['2024-02-29', 1] }, '2025-02-28'],
    [{ today: [] }, '2026-03-02'],
  ] satisfies [RuleExpression, unknown][])('%j is %j', (rule, expected) => {
    expect(value(rule)).toBe(expected);
  });

  it.each([null, '', '2026-2-3', '2026-02-30', '20260203', 20260203, true, ['2026-02-03']])(
    'take %j for a blank: the value is null',
    (date) => {
      const data = { date };
      const read: RuleExpression = { var: 'date' };
      expect(value({ age: read }, data)).toBeNull();
      expect(value({ yearsBetween: [read, '2026-01-01'] }, data)).toBeNull();
      expect(value({ daysBetween: ['2026-01-01', read] }, data)).toBeNull();
      expect(value({ workdaysBetween: [read, read] }, data)).toBeNull();
      expect(value({ addYears: [read, 1] }, data)).toBeNull();
    },
  );

  it.each([1.5, '1', null, 9_000, -3_000])('addYears of %j years is null', (years) => {
    expect(value({ addYears: ['2026-01-01', { var: 'years' }] }, { years })).toBeNull();
  });

  it('say what the program left out instead of deciding without it', () => {
    const missing = (place: string) => expect.objectContaining({ code: 'rule.environment', place });
    expect(() => evaluateRule({ age: '2008-03-02' }, {})).toThrow(missing('today'));
    expect(() => evaluateRule({ workdaysBetween: ['2026-01-01', '2026-01-05'] }, {}, {})).toThrow(
      missing('calendar'),
    );
  });
});

describe('inDivision', () => {
  it.each([
    ['530102001000', '530102', true],
    ['530102001', '53', true],
    ['530102000000', '530102', true],
    ['530102000000', '530103', false],
    ['530100000000', '530102', false],
    ['530102001000', ['530103', '530102'], true],
    ['530102001000', [], false],
    [null, '53', false],
    ['', '53', false],
    ['53010', '53', false],
    ['530102', '530', false],
    [530102, '53', false],
  ])('%j in %j is %j', (place, area, expected) => {
    expect(value({ inDivision: [{ var: 'place' }, { var: 'area' }] }, { place, area })).toBe(expected);
  });
});

describe('texts and licences', () => {
  it.each([
    ['热食类制售', '制售', true],
    ['制售点', '制售', false],
    [null, '制售', false],
    [['制售'], '制售', false],
    ['12', 2, false],
  ])('%j endsWith %j is %j', (text, ending, expected) => {
    expect(value({ endsWith: [{ var: 'text' }, { var: 'ending' }] }, { text, ending })).toBe(expected);
  });

  it('hasLicence knows one type, any of several, and nobody without a list', () => {
    expect(value({ hasLicence: '食品经营许可证' })).toBe(true);
    expect(value({ hasLicence: '营业执照' })).toBe(false);
    expect(value({ hasLicence: [['营业执照', '食品经营许可证']] })).toBe(true);
    expect(evaluateRule({ hasLicence: '食品经营许可证' }, {})).toBe(false);
  });
});

describe('amounts', () => {
  const rows = [{ n: 1.5, price: { cents: 20 } }, { n: '2' }, { n: null }, { n: '' }, {}];

  it.each([
    [{ sum: [{ var: 'rows' }, 'n'] }, 3.5],
    [{ sum: [{ var: 'rows' }, 'price.cents'] }, 20],
    [{ sum: { var: 'list' } }, 6],
    [{ sum: { var: 'none' } }, 0],
    [{ sum: { var: 'words' } }, null],
    [{ sum: { var: 'rows' } }, null],
    [{ round: 1.005 }, 1.01],
    [{ round: -1.005 }, -1.01],
    [{ round: 2.675 }, 2.68],
    [{ round: [2.5, 0] }, 3],
    [{ round: 1e-7 }, 0],
    [{ round: 1e21 }, 1e21],
    [{ round: '1.5' }, null],
    [{ round: [1.5, 7] }, null],
    [{ round: [1.5, 0.5] }, null],
    [{ lookup: ['fees', 'A'] }, 500],
    [{ lookup: ['fees', 'B', 'cents'] }, 800],
    [{ lookup: ['fees', 'C'] }, null],
    [{ lookup: ['fees', 'constructor'] }, null],
  ] satisfies [RuleExpression, unknown][])('%j is %j', (rule, expected) => {
    expect(value(rule, { rows, list: [1, 2, 3], words: ['a', 1] })).toBe(expected);
  });

  it.each(['constructor', 'other', null])(
    'lookup in the table %j, which is not declared, throws',
    (table) => {
      expect(() => value({ lookup: [{ var: 'table' }, 'A'] }, { table })).toThrow(
        expect.objectContaining({ code: 'rule.tableUnknown' }),
      );
    },
  );

  test('round yields whole cents and moves by half a cent at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 1, max: 4 }),
        (digits, decimals) => {
          const written = Number(`${digits}e-${decimals}`);
          const rounded = value({ round: written }) as number;
          expect(Number(rounded.toFixed(2))).toBe(rounded);
          // In whole units of the last digit, so that nothing is lost to binary fractions.
          const moved = Math.abs(Math.round(rounded * 1e4) - Math.round(written * 1e4));
          expect(moved).toBeLessThanOrEqual(50);
        },
      ),
    );
  });
});
