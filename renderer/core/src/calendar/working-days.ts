import { BanshiError } from '../errors/index.ts';
import { dateOfDayNumber, dayNumber, wholeNumber } from './dates.ts';
import { isWeekend, readDayRange, WorkingDayTable } from './working-day-table.ts';

/** A day that was computed; `provisional` where a year without a table was passed over, so that it may still move. */
export interface ComputedDate {
  /** `YYYY-MM-DD`. */
  date: string;
  provisional: boolean;
}

export interface ComputedDays {
  days: number;
  provisional: boolean;
}

/**
 * Working days (工作日) by the State Council's tables. In a year without a table only weekends are known: the answer
 * is given, and marked provisional. All functions throw `date.format` on what is not a real `YYYY-MM-DD`.
 */
export interface WorkingCalendar {
  isWorkingDay: (date: string) => { working: boolean; provisional: boolean };
  /**
   * The n-th working day after `start`, which itself is not counted (行政许可法 art. 82, 民法典 art. 201); n = 0 gives
   * `start` as it stands, working day or not. Throws `date.days` unless n is a whole number from 0 to 100000.
   */
  addWorkingDays: (start: string, n: number) => ComputedDate;
  /** The same for calendar days (自然日), where nothing is ever provisional; n may be negative. */
  addDays: (start: string, n: number) => ComputedDate;
  /** Working days after `from` up to and including `to`; negative where `to` is earlier. */
  workingDaysBetween: (from: string, to: string) => ComputedDays;
}

/** No limit of any item comes near; a stray number must not keep the process counting. */
const MOST_WORKING_DAYS = 100_000;

const tableProblem = (place: string, message: string, details?: unknown): BanshiError =>
  new BanshiError({
    code: 'calendar.table',
    place,
    personMessage: `工作日历有误，请更正后重新载入：${message}`,
    status: 422,
    details,
  });

/** Day numbers whose nature differs from their weekday's, and the years that are covered. */
const readTables = (
  tables: readonly WorkingDayTable[],
): { exceptions: Map<number, boolean>; years: Set<number> } => {
  const years = new Set<number>();
  const checked = tables.map((table, index) => {
    const parsed = WorkingDayTable.safeParse(table);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const place = ['tables', index, ...(issue?.path ?? [])].join('/');
      throw tableProblem(place, issue?.message ?? '格式不符', parsed.error.issues);
    }
    if (years.has(parsed.data.year)) {
      throw tableProblem(`tables/${index}/year`, `${parsed.data.year} 年重复，每年只能有一张表`);
    }
    years.add(parsed.data.year);
    return parsed.data;
  });
  const exceptions = new Map<number, boolean>();
  // In order of years: where two arrangements name the same December day, the later one was decided last.
  for (const table of checked.sort((a, b) => a.year - b.year)) {
    for (const [entries, working] of [[table.off, false] as const, [table.work, true] as const]) {
      for (const entry of entries) {
        const range = readDayRange(entry);
        for (let day = range?.first ?? 1; day <= (range?.last ?? 0); day += 1) exceptions.set(day, working);
      }
    }
  }
  return { exceptions, years };
};

/**
 * A calendar over the given tables, one per year, gaps allowed. Throws `calendar.table` (place `tables/<n>/…`) where a
 * table is malformed or a year comes twice.
 */
export const makeCalendar = (tables: readonly WorkingDayTable[]): WorkingCalendar => {
  const { exceptions, years } = readTables(tables);
  const isWorking = (day: number): boolean => exceptions.get(day) ?? !isWeekend(day);
  // A December day named by the next year's table is certain, whether or not its own year has one.
  const isProvisional = (day: number): boolean =>
    !years.has(Number(dateOfDayNumber(day).slice(0, 4))) && !exceptions.has(day);

  const isAnyProvisional = (first: number, last: number): boolean => {
    for (let day = first; day <= last; day += 1) if (isProvisional(day)) return true;
    return false;
  };

  const isWorkingDay: WorkingCalendar['isWorkingDay'] = (date) => {
    const day = dayNumber(date);
    return { working: isWorking(day), provisional: isProvisional(day) };
  };

  const addWorkingDays: WorkingCalendar['addWorkingDays'] = (start, n) => {
    if (wholeNumber(n, 'the number of working days') < 0 || n > MOST_WORKING_DAYS) {
      throw new BanshiError({
        code: 'date.days',
        message: `working days are added from 0 to ${MOST_WORKING_DAYS}`,
        personMessage: `工作日天数应为 0 至 ${MOST_WORKING_DAYS} 的整数，请核对`,
        status: 422,
      });
    }
    const first = dayNumber(start);
    let day = first;
    for (let left = n; left > 0; ) {
      day += 1;
      if (isWorking(day)) left -= 1;
    }
    return { date: dateOfDayNumber(day), provisional: isAnyProvisional(first + 1, day) };
  };

  const addDays: WorkingCalendar['addDays'] = (start, n) => ({
    date: dateOfDayNumber(dayNumber(start) + wholeNumber(n, 'the number of days')),
    provisional: false,
  });

  const workingDaysBetween: WorkingCalendar['workingDaysBetween'] = (from, to) => {
    const [a, b] = [dayNumber(from), dayNumber(to)];
    const [first, last] = a <= b ? [a, b] : [b, a];
    let count = 0;
    for (let day = first + 1; day <= last; day += 1) if (isWorking(day)) count += 1;
    // Not `-count`: minus zero is another zero to strict comparison.
    return { days: a <= b ? count : 0 - count, provisional: isAnyProvisional(first + 1, last) };
  };

  return { isWorkingDay, addWorkingDays, addDays, workingDaysBetween };
};
