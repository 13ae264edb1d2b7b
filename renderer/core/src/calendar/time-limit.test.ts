import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { addCalendarDays, builtInTables, compareDates, deadline, makeCalendar, remaining } from './index.ts';

const calendar = makeCalendar(builtInTables);

describe('deadline', () => {
  test.each([
    ['2026-11-23', 10, 'workingDay', '2026-12-07', false],
    ['2026-11-23', 10, 'calendarDay', '2026-12-03', false],
    ['2026-11-23', 0, 'workingDay', '2026-11-23', false],
    ['2026-09-24', 5, 'workingDay', '2026-10-09', false],
    ['2026-12-21', 10, 'workingDay', '2027-01-04', true],
    ['2026-12-21', 30, 'calendarDay', '2027-01-20', false],
  ] as const)('%s + %i %s is %s', (start, days, unit, date, provisional) => {
    expect(deadline({ start, days, unit, calendar })).toEqual({ date, provisional });
  });

  it('refuses a negative or fractional limit in both units', () => {
    for (const unit of ['workingDay', 'calendarDay'] as const) {
      for (const days of [-1, 1.5]) {
        expect(() => deadline({ start: '2026-11-23', days, unit, calendar })).toThrow(
          expect.objectContaining({ name: 'BanshiError', code: 'date.days' }),
        );
      }
    }
  });
});

describe('remaining, working days', () => {
  // Ten working days from Monday 23 November end on Monday 7 December.
  const on = (today: string, limit?: number) =>
    remaining({ today, deadline: '2026-12-07', unit: 'workingDay', calendar, limit });

  test.each([
    ['2026-11-23', 10, 'ok'],
    ['2026-12-02', 3, 'ok'],
    ['2026-12-03', 2, 'attention'],
    ['2026-12-04', 1, 'attention'],
    ['2026-12-06', 1, 'attention'],
    ['2026-12-07', 0, 'attention'],
    ['2026-12-08', -1, 'overdue'],
    ['2026-12-14', -5, 'overdue'],
  ])('of a limit of ten, on %s: %i, %s', (today, days, state) => {
    expect(on(today, 10)).toEqual({ days, state, provisional: false });
  });

  it('turns yellow at the last working day where the limit is not given', () => {
    expect(on('2026-12-03').state).toBe('ok');
    expect(on('2026-12-04').state).toBe('attention');
  });

  it('is overdue on the Saturday after a Friday deadline, although no working day has passed', () => {
    expect(remaining({ today: '2026-12-05', deadline: '2026-12-04', unit: 'workingDay', calendar })).toEqual({
      days: 0,
      state: 'overdue',
      provisional: false,
    });
  });

  it('takes its thresholds from the caller', () => {
    const given = { deadline: '2026-12-07', unit: 'workingDay', calendar, limit: 10 } as const;
    const attention = { percent: 50, workingDays: 0 };
    expect(remaining({ ...given, today: '2026-11-27', attention }).state).toBe('ok');
    expect(remaining({ ...given, today: '2026-11-30', attention }).state).toBe('attention');
    const late = { percent: 0, workingDays: 0 };
    expect(remaining({ ...given, today: '2026-12-04', attention: late }).state).toBe('ok');
    expect(remaining({ ...given, today: '2026-12-07', attention: late }).state).toBe('attention');
  });

  it('is provisional where a year without a table lies between', () => {
    const result = remaining({ today: '2026-12-21', deadline: '2027-01-04', unit: 'workingDay', calendar });
    expect(result).toEqual({ days: 10, state: 'ok', provisional: true });
  });
});

describe('remaining, calendar days', () => {
  test.each([
    ['2026-11-01', 30, 'ok'],
    ['2026-11-24', 7, 'ok'],
    ['2026-11-25', 6, 'attention'],
    ['2026-12-01', 0, 'attention'],
    ['2026-12-02', -1, 'overdue'],
  ])('of a limit of thirty, on %s: %i, %s', (today, days, state) => {
    expect(remaining({ today, deadline: '2026-12-01', unit: 'calendarDay', calendar, limit: 30 })).toEqual({
      days,
      state,
      provisional: false,
    });
  });

  it('turns yellow on the last working day before a long holiday, however many days are left', () => {
    const given = { deadline: '2026-10-07', unit: 'calendarDay', calendar, limit: 30 } as const;
    expect(remaining({ ...given, today: '2026-09-28' })).toMatchObject({ days: 9, state: 'ok' });
    expect(remaining({ ...given, today: '2026-09-29' })).toMatchObject({ days: 8, state: 'attention' });
  });

  it('is never provisional', () => {
    const result = remaining({ today: '2026-12-21', deadline: '2027-03-01', unit: 'calendarDay', calendar });
    expect(result).toMatchObject({ days: 70, provisional: false });
  });
});

it('runs from ok over attention to overdue and never back, whatever the limit', () => {
  const rank = { ok: 0, attention: 1, overdue: 2 };
  fc.assert(
    fc.property(
      fc.nat({ max: 700 }),
      fc.nat({ max: 60 }),
      fc.constantFrom('workingDay' as const, 'calendarDay' as const),
      (offset, days, unit) => {
        const start = addCalendarDays('2025-01-01', offset);
        const { date } = deadline({ start, days, unit, calendar });
        let before = { days, rank: 0 };
        for (
          let today = start;
          compareDates(today, addCalendarDays(date, 3)) < 1;
          today = addCalendarDays(today, 1)
        ) {
          const left = remaining({ today, deadline: date, unit, calendar, limit: days });
          if (today === start) expect(left.days).toBe(days);
          expect(left.days).toBeLessThanOrEqual(before.days);
          expect(rank[left.state]).toBeGreaterThanOrEqual(before.rank);
          expect(left.state === 'overdue').toBe(today > date);
          before = { days: left.days, rank: rank[left.state] };
        }
      },
    ),
  );
});
