import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDayNumber, dayNumber } from './dates.ts';
import {
  addCalendarDays,
  addYears,
  compareDates,
  daysBetween,
  formatChineseDate,
  isIsoDate,
  validUntil,
  weekday,
  yearsBetween,
} from './index.ts';

const MS_PER_DAY = 86_400_000;
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const isoDate = fc.integer({ min: 0, max: 3_652_058 }).map(dateFromOrdinal);

/** The platform's own calendar, in UTC, as an independent witness. */
function dateFromOrdinal(daysSinceYearOne: number): string {
  return new Date(utc('0001-01-01') + daysSinceYearOne * MS_PER_DAY).toISOString().slice(0, 10);
}

const code = (expected: string) => expect.objectContaining({ name: 'BanshiError', code: expected });

describe('isIsoDate', () => {
  test.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  test.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-5',
    '20261123',
    '2026/11/23',
    '2026-11-23T00:00:00Z',
    '2026-11-23\n',
    '+002026-11-23',
    '２０２６-11-23',
  ])('%j does not', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => addCalendarDays(text, 1)).toThrow(code('date.format'));
    expect(() => addYears(text, 1)).toThrow(code('date.format'));
    expect(() => formatChineseDate(text)).toThrow(code('date.format'));
    expect(() => compareDates('2026-01-01', text)).toThrow(code('date.format'));
  });
});

describe('counting days', () => {
  it('agrees with the platform’s UTC calendar on every day of four centuries and on both ends', () => {
    const from = dayNumber('1800-01-01');
    const to = dayNumber('2200-12-31');
    const start = utc('1800-01-01');
    let disagreements = 0;
    for (let number = from; number <= to; number += 1) {
      const expected = new Date(start + (number - from) * MS_PER_DAY).toISOString().slice(0, 10);
      if (dateOfDayNumber(number) !== expected || dayNumber(expected) !== number) disagreements += 1;
    }
    expect(disagreements).toBe(0);
    expect(to - from).toBe((utc('2200-12-31') - utc('1800-01-01')) / MS_PER_DAY);
    expect(dayNumber('0001-01-01')).toBe(1);
    expect(dateOfDayNumber(dayNumber('9999-12-31'))).toBe('9999-12-31');
  });

  it('agrees with it anywhere', () => {
    fc.assert(
      fc.property(isoDate, isoDate, (a, b) => {
        expect(isIsoDate(a)).toBe(true);
        expect(daysBetween(a, b)).toBe((utc(b) - utc(a)) / MS_PER_DAY);
        expect(addCalendarDays(a, daysBetween(a, b))).toBe(b);
        expect(compareDates(a, b)).toBe(Math.sign(utc(a) - utc(b)));
        expect(weekday(a)).toBe(new Date(utc(a)).getUTCDay() || 7);
      }),
    );
  });

  test.each([
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
    ['2000-01-01', 6],
  ])('%s is weekday %i', (date, expected) => {
    expect(weekday(date)).toBe(expected);
  });

  it('refuses fractions and what lies beyond the calendar', () => {
    for (const days of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addCalendarDays('2026-01-01', days)).toThrow(code('date.days'));
      expect(() => addYears('2026-01-01', days)).toThrow(code('date.days'));
    }
    expect(() => addCalendarDays('9999-12-31', 1)).toThrow(code('date.range'));
    expect(() => addCalendarDays('0001-01-01', -1)).toThrow(code('date.range'));
    expect(() => addYears('9999-01-01', 1)).toThrow(code('date.range'));
    expect(() => addYears('0001-01-01', -1)).toThrow(code('date.range'));
  });
});

describe('years', () => {
  test.each([
    ['2026-11-23', 5, '2031-11-23'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2096-02-29', 4, '2100-02-28'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('addYears(%s, %i) is %s', (date, years, expected) => {
    expect(addYears(date, years)).toBe(expected);
  });

  test.each([
    ['2006-11-23', '2026-11-22', 19],
    ['2006-11-23', '2026-11-23', 20],
    ['2006-11-23', '2006-11-24', 0],
    ['2024-02-29', '2025-02-27', 0],
    ['2024-02-29', '2025-02-28', 1],
    ['2024-12-31', '2025-01-01', 0],
    ['2026-11-23', '2006-11-23', -20],
    ['2026-11-23', '2006-11-24', -19],
    ['2026-11-23', '2026-11-22', 0],
  ])('yearsBetween(%s, %s) is %i', (from, to, expected) => {
    expect(yearsBetween(from, to)).toBe(expected);
  });

  it('counts the years that addYears added, and one fewer the day before', () => {
    const recent = fc
      .integer({ min: dayNumber('1900-01-01'), max: dayNumber('2100-12-31') })
      .map(dateOfDayNumber);
    fc.assert(
      fc.property(recent, fc.integer({ min: 1, max: 120 }), (date, years) => {
        const later = addYears(date, years);
        expect(yearsBetween(date, later)).toBe(years);
        expect(yearsBetween(date, addCalendarDays(later, -1))).toBe(years - 1);
      }),
    );
  });

  test.each([
    ['2026-11-23', 5, '2031-11-22'],
    ['2026-01-01', 5, '2030-12-31'],
    ['2027-03-01', 5, '2032-02-29'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2024-02-29', 5, '2029-02-27'],
  ])('a validity from %s for %i years ends on %s', (start, years, expected) => {
    expect(validUntil(start, years)).toBe(expected);
  });
});

test.each([
  ['2026-11-23', '2026年11月23日'],
  ['2026-01-05', '2026年1月5日'],
])('formatChineseDate(%s) is %s', (date, expected) => {
  expect(formatChineseDate(date)).toBe(expected);
});
