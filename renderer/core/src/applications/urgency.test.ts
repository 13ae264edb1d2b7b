import { describe, expect, it, test } from '@jest/globals';
import { calendar } from './__fixtures__/story.ts';
import type { CaseClock } from './types.ts';
import { urgency } from './urgency.ts';

/** Fifteen working days from Tuesday 3 March 2026. */
const clock: CaseClock = {
  kind: 'promised',
  start: '2026-03-03',
  due: '2026-03-24',
  unit: 'workingDay',
  provisional: false,
};

describe('urgency', () => {
  test.each([
    ['2026-03-03', 15, 'ok', '还剩15个工作日', '15 working days left'],
    ['2026-03-18', 4, 'ok', '还剩4个工作日', '4 working days left'],
    ['2026-03-19', 3, 'attention', '还剩3个工作日', '3 working days left'],
    ['2026-03-23', 1, 'attention', '还剩1个工作日', '1 working day left'],
    ['2026-03-24', 0, 'attention', '今天到期', 'due today'],
    ['2026-03-25', -1, 'overdue', '已超期1个工作日', '1 working day overdue'],
    ['2026-03-31', -5, 'overdue', '已超期5个工作日', '5 working days overdue'],
  ])('on %s: %s working days, %s', (today, daysLeft, state, zh, en) => {
    expect(urgency(clock, today, calendar)).toEqual({
      daysLeft,
      state,
      provisional: false,
      label: { zh, en },
    });
  });

  it('is overdue on the weekend after a Friday, though no working day has passed', () => {
    const friday = { ...clock, due: '2026-03-20' };
    expect(urgency(friday, '2026-03-21', calendar)).toMatchObject({
      daysLeft: 0,
      state: 'overdue',
      label: { zh: '已超期', en: 'overdue' },
    });
  });

  it('counts calendar days where the limit does', () => {
    const days: CaseClock = { ...clock, due: '2026-04-02', unit: 'calendarDay' };
    expect(urgency(days, '2026-03-13', calendar).label).toEqual({ zh: '还剩20天', en: '20 days left' });
    expect(urgency(days, '2026-03-27', calendar)).toMatchObject({ daysLeft: 6, state: 'attention' });
    expect(urgency(days, '2026-04-03', calendar).label).toEqual({ zh: '已超期1天', en: '1 day overdue' });
  });

  it('says so where the date may still move', () => {
    const named = urgency({ ...clock, provisional: true }, '2026-03-18', calendar);
    expect(named).toMatchObject({
      provisional: true,
      label: { zh: '还剩4个工作日\uff08暂定\uff09', en: '4 working days left (provisional)' },
    });
    const counted = urgency({ ...clock, due: '2027-01-29' }, '2026-12-30', calendar);
    expect(counted.provisional).toBe(true);
  });
});
