import { BanshiError } from '../errors/index.ts';
import { compareDates, daysBetween, wholeNumber } from './dates.ts';
import type { ComputedDate, WorkingCalendar } from './working-days.ts';

/** 工作日 or 自然日. */
export type TimeUnit = 'workingDay' | 'calendarDay';

export interface DeadlineInput {
  /** The day of acceptance, receipt or the end of an intake window, `YYYY-MM-DD`; itself not counted. */
  start: string;
  /** Whole days from 0; 0 means the same day. */
  days: number;
  unit: TimeUnit;
  calendar: WorkingCalendar;
}

/** When a time limit turns yellow: whichever comes first. */
export interface AttentionThresholds {
  /** Share of the limit that is left, in percent; needs the `limit`. */
  percent: number;
  /** Working days left, whatever unit the limit has. */
  workingDays: number;
}

/** Yellow at 20 % or one working day left, the usual local setting for supervision cards (黄牌). */
export const defaultAttention: AttentionThresholds = { percent: 20, workingDays: 1 };

export interface RemainingInput {
  today: string;
  deadline: string;
  unit: TimeUnit;
  calendar: WorkingCalendar;
  /** The whole limit in `unit`, extensions included; absent = only the threshold in working days applies. */
  limit?: number;
  /** Absent = `defaultAttention`. */
  attention?: AttentionThresholds;
}

export interface Remaining {
  /** Days left in `unit`, today not counted: 0 on the last day, negative after it. */
  days: number;
  state: 'ok' | 'attention' | 'overdue';
  /** Whether `days` may change once a missing year's table is loaded. */
  provisional: boolean;
}

/** Last day of a time limit. Throws `date.format`, `date.days` (not a whole number from 0), `date.range`. */
export const deadline = ({ start, days, unit, calendar }: DeadlineInput): ComputedDate => {
  if (wholeNumber(days, 'the time limit') < 0) {
    throw new BanshiError({
      code: 'date.days',
      message: 'a time limit is negative',
      personMessage: '时限天数不能为负数，请核对',
      status: 422,
    });
  }
  return unit === 'workingDay' ? calendar.addWorkingDays(start, days) : calendar.addDays(start, days);
};

/**
 * What is left of a time limit on a day. Overdue goes by the date alone: on the Saturday after a Friday deadline no
 * working day has passed, and yet it is over. Throws `date.format`.
 */
export const remaining = (input: RemainingInput): Remaining => {
  const { today, deadline: lastDay, unit, calendar, limit } = input;
  const attention = input.attention ?? defaultAttention;
  const working = calendar.workingDaysBetween(today, lastDay);
  const { days, provisional } =
    unit === 'workingDay' ? working : { days: daysBetween(today, lastDay), provisional: false };
  if (compareDates(today, lastDay) > 0) return { days, state: 'overdue', provisional };
  // Compared in whole hundredths: 0.2 × limit is not always what it looks like.
  const isShareLow = limit !== undefined && days * 100 <= attention.percent * limit;
  const isNear = working.days <= attention.workingDays;
  return { days, state: isShareLow || isNear ? 'attention' : 'ok', provisional };
};
