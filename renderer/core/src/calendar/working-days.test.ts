import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { addCalendarDays, builtInTables, compareDates, makeCalendar, WorkingDayTable } from './index.ts';

const calendar = makeCalendar(builtInTables);

const daysFrom2024To2028 = fc
  .integer({ min: 0, max: 1826 })
  .map((days) => addCalendarDays('2024-01-01', days));

/** Month by month, the days on which offices are closed, written out from the notices by hand. */
const closed: Record<string, number[]> = {
  '2025-01': [1, 4, 5, 11, 12, 18, 19, 25, 28, 29, 30, 31],
  '2025-02': [1, 2, 3, 4, 9, 15, 16, 22, 23],
  '2025-03': [1, 2, 8, 9, 15, 16, 22, 23, 29, 30],
  '2025-04': [4, 5, 6, 12, 13, 19, 20, 26],
  '2025-05': [1, 2, 3, 4, 5, 10, 11, 17, 18, 24, 25, 31],
  '2025-06': [1, 2, 7, 8, 14, 15, 21, 22, 28, 29],
  '2025-07': [5, 6, 12, 13, 19, 20, 26, 27],
  '2025-08': [2, 3, 9, 10, 16, 17, 23, 24, 30, 31],
  '2025-09': [6, 7, 13, 14, 20, 21, 27],
  '2025-10': [1, 2, 3, 4, 5, 6, 7, 8, 12, 18, 19, 25, 26],
  '2025-11': [1, 2, 8, 9, 15, 16, 22, 23, 29, 30],
  '2025-12': [6, 7, 13, 14, 20, 21, 27, 28],
  '2026-01': [1, 2, 3, 10, 11, 17, 18, 24, 25, 31],
  '2026-02': [1, 7, 8, 15, 16, 17, 18, 19, 20, 21, 22, 23],
  '2026-03': [1, 7, 8, 14, 15, 21, 22, 28, 29],
  '2026-04': [4, 5, 6, 11, 12, 18, 19, 25, 26],
  '2026-05': [1, 2, 3, 4, 5, 10, 16, 17, 23, 24, 30, 31],
  '2026-06': [6, 7, 13, 14, 19, 20, 21, 27, 28],
  '2026-07': [4, 5, 11, 12, 18, 19, 25, 26],
  '2026-08': [1, 2, 8, 9, 15, 16, 22, 23, 29, 30],
  '2026-09': [5, 6, 12, 13, 19, 25, 26, 27],
  '2026-10': [1, 2, 3, 4, 5, 6, 7, 11, 17, 18, 24, 25, 31],
  '2026-11': [1, 7, 8, 14, 15, 21, 22, 28, 29],
  '2026-12': [5, 6, 12, 13, 19, 20, 26, 27],
};

const daysOfYear = (year: number): string[] => {
  const days: string[] = [];
  for (
    const day = new Date(Date.UTC(year, 0, 1));
    day.getUTCFullYear() === year;
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
};

describe('the built-in tables', () => {
  it('are valid', () => {
    for (const table of builtInTables) expect(WorkingDayTable.parse(table)).toEqual(table);
  });

  test.each([
    [2025, 117],
    [2026, 117],
  ])('agree with every day of %i as written out by hand', (year, closedDays) => {
    const days = daysOfYear(year);
    expect(days).toHaveLength(365);
    const found = days.filter((day) => !calendar.isWorkingDay(day).working);
    const expected = days.filter((day) => closed[day.slice(0, 7)]?.includes(Number(day.slice(8))));
    expect(found).toEqual(expected);
    expect(found).toHaveLength(closedDays);
    expect(days.filter((day) => calendar.isWorkingDay(day).provisional)).toEqual([]);
  });

  it('agree on 2026 with the notice applied to a plain Saturday-and-Sunday calendar', () => {
    const off = (from: string, to: string) => (day: string) => day >= from && day <= to;
    const holidays = [
      off('2026-01-01', '2026-01-03'),
      off('2026-02-15', '2026-02-23'),
      off('2026-04-04', '2026-04-06'),
      off('2026-05-01', '2026-05-05'),
      off('2026-06-19', '2026-06-21'),
      off('2026-09-25', '2026-09-27'),
      off('2026-10-01', '2026-10-07'),
    ];
    const worked = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
    for (const day of daysOfYear(2026)) {
      const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const working = worked.includes(day) || (!isWeekend && !holidays.some((isOff) => isOff(day)));
      expect({ day, ...calendar.isWorkingDay(day) }).toEqual({ day, working, provisional: false });
    }
  });
});

describe('addWorkingDays', () => {
  test.each([
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('%s + %i working days is %s', (start, n, date) => {
    expect(calendar.addWorkingDays(start, n)).toEqual({ date, provisional: false });
  });

  it('is provisional as soon as it passes over a day without a table', () => {
    expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(calendar.addWorkingDays('2026-12-31', 1)).toEqual({ date: '2027-01-01', provisional: true });
    expect(calendar.addWorkingDays('2026-12-31', 0)).toEqual({ date: '2026-12-31', provisional: false });
    expect(calendar.addWorkingDays('2024-12-31', 1)).toEqual({ date: '2025-01-02', provisional: false });
    expect(calendar.addWorkingDays('2024-12-30', 1)).toEqual({ date: '2024-12-31', provisional: true });
    expect(makeCalendar([]).addWorkingDays('2026-09-30', 1)).toEqual({
      date: '2026-10-01',
      provisional: true,
    });
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001])('refuses %d days', (n) => {
    expect(() => calendar.addWorkingDays('2026-11-23', n)).toThrow(
      expect.objectContaining({ name: 'BanshiError', code: 'date.days' }),
    );
  });

  it('reaches the largest number it takes', () => {
    const { date } = makeCalendar([]).addWorkingDays('2027-01-01', 100_000);
    expect(date).toBe(addCalendarDays('2027-01-01', 20_000 * 7));
  });

  it('ends on a working day, after which workingDaysBetween counts back the same number', () => {
    fc.assert(
      fc.property(daysFrom2024To2028, fc.integer({ min: 1, max: 300 }), (start, n) => {
        const { date, provisional } = calendar.addWorkingDays(start, n);
        expect(calendar.isWorkingDay(date).working).toBe(true);
        expect(calendar.workingDaysBetween(start, date)).toEqual({ days: n, provisional });
        expect(calendar.workingDaysBetween(date, start)).toEqual({ days: -n, provisional });
      }),
    );
  });

  it('never ends earlier for more days or a later start', () => {
    fc.assert(
      fc.property(
        daysFrom2024To2028,
        fc.nat({ max: 200 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 40 }),
        (start, n, more, later) => {
          const { date } = calendar.addWorkingDays(start, n);
          const further = calendar.addWorkingDays(start, n + more).date;
          expect(compareDates(date, further)).toBe(more === 0 ? 0 : -1);
          const delayed = calendar.addWorkingDays(addCalendarDays(start, later), n).date;
          expect(compareDates(date, delayed)).not.toBe(1);
        },
      ),
    );
  });

  it('adds up: n and then m is n + m', () => {
    fc.assert(
      fc.property(daysFrom2024To2028, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (start, n, m) => {
        const { date } = calendar.addWorkingDays(start, n);
        expect(calendar.addWorkingDays(date, m).date).toBe(calendar.addWorkingDays(start, n + m).date);
      }),
    );
  });
});

describe('workingDaysBetween', () => {
  test.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-23', '2026-11-20', -1],
    ['2026-09-30', '2026-10-08', 1],
    ['2025-12-31', '2026-12-31', 248],
    ['2024-12-31', '2025-12-31', 248],
  ])('from %s to %s: %i', (from, to, days) => {
    expect(calendar.workingDaysBetween(from, to)).toEqual({ days, provisional: false });
  });

  it('is zero, not minus zero, back over a weekend', () => {
    expect(calendar.workingDaysBetween('2026-11-22', '2026-11-20').days).toBe(0);
  });

  it('is provisional with a day outside the tables', () => {
    expect(calendar.workingDaysBetween('2026-12-31', '2027-01-01').provisional).toBe(true);
    expect(calendar.workingDaysBetween('2027-01-01', '2026-12-31').provisional).toBe(true);
    expect(calendar.workingDaysBetween('2024-12-31', '2025-01-02').provisional).toBe(false);
    expect(calendar.workingDaysBetween('2027-01-01', '2027-01-01').provisional).toBe(false);
  });

  it('adds up over any day between, and is mirrored', () => {
    fc.assert(
      fc.property(daysFrom2024To2028, daysFrom2024To2028, daysFrom2024To2028, (a, b, c) => {
        const days = (from: string, to: string) => calendar.workingDaysBetween(from, to).days;
        expect(days(a, b) + days(b, c)).toBe(days(a, c));
        expect(days(a, b) + days(b, a)).toBe(0);
      }),
    );
  });
});

test('addDays counts every day and is never provisional', () => {
  expect(calendar.addDays('2026-12-31', 1)).toEqual({ date: '2027-01-01', provisional: false });
  expect(calendar.addDays('2026-03-01', -1)).toEqual({ date: '2026-02-28', provisional: false });
  expect(() => calendar.addDays('2026-03-01', 0.5)).toThrow(expect.objectContaining({ code: 'date.days' }));
});

test('what is not a date is refused', () => {
  const uses = [
    () => calendar.isWorkingDay('2026-02-30'),
    () => calendar.addWorkingDays('2026-2-3', 1),
    () => calendar.addDays('', 1),
    () => calendar.workingDaysBetween('2026-02-03', 'today'),
  ];
  for (const use of uses) expect(use).toThrow(expect.objectContaining({ code: 'date.format' }));
});
