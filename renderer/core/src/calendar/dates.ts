import { BanshiError } from '../errors/index.ts';
import { daysInMonth, isLeapYear, isRealDate } from '../identifiers/index.ts';

/**
 * Days are texts `YYYY-MM-DD` and are counted with whole numbers here, never through `Date`: its local getters
 * shift a day with the machine's time zone, and its parser turns 30 February into 2 March.
 */
interface CivilDate {
  year: number;
  month: number;
  day: number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN_400_YEARS = 146_097;
const LAST_DAY_NUMBER = 3_652_059;

const readDate = (text: string): CivilDate | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? date : undefined;
};

const civilDate = (text: string): CivilDate => {
  const date = readDate(text);
  if (date) return date;
  throw new BanshiError({
    code: 'date.format',
    message: 'not a real day written YYYY-MM-DD',
    personMessage: '日期不存在或格式有误，请按 2026-11-23 的样子填写',
    status: 422,
  });
};

const outOfRange = (): BanshiError =>
  new BanshiError({
    code: 'date.range',
    message: 'the day lies outside the years 1 to 9999',
    personMessage: '日期超出可计算的范围，请核对天数或年数',
    status: 422,
  });

const writeDate = ({ year, month, day }: CivilDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const daysBeforeYear = (year: number): number => {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
};

/** Whole number as it stands, or `date.days`: half a day and NaN would spread silently through a deadline. */
export const wholeNumber = (value: number, what: string): number => {
  if (Number.isSafeInteger(value)) return value;
  throw new BanshiError({
    code: 'date.days',
    message: `${what} is not a whole number`,
    personMessage: '天数或年数应为整数，请核对',
    status: 422,
  });
};

/** Whether the text is an existing day written `YYYY-MM-DD`, years 0001 to 9999. */
export const isIsoDate = (text: string): boolean => readDate(text) !== undefined;

/** Day 1 is 0001-01-01 (a Monday in the Gregorian calendar). Throws `date.format`. */
export const dayNumber = (date: string): number => {
  const { year, month, day } = civilDate(date);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return daysBeforeYear(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day;
};

/** The inverse of `dayNumber`. Throws `date.range` outside the years 1 to 9999. */
export const dateOfDayNumber = (number: number): string => {
  if (number < 1 || number > LAST_DAY_NUMBER) throw outOfRange();
  // By the mean length of a year the estimate is right or one year early, never late.
  let year = Math.floor(((number - 1) * 400) / DAYS_IN_400_YEARS) + 1;
  if (daysBeforeYear(year + 1) < number) year += 1;
  let day = number - daysBeforeYear(year);
  let month = 1;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
  }
  return writeDate({ year, month, day });
};

/** Day of the week, ISO 8601: 1 Monday … 7 Sunday. */
export const weekdayOfDayNumber = (number: number): number => ((number - 1) % 7) + 1;

/** Day of the week of a date, 1 Monday … 7 Sunday. Throws `date.format`. */
export const weekday = (date: string): number => weekdayOfDayNumber(dayNumber(date));

/** The day `days` later (earlier where negative). Throws `date.format`, `date.days`, `date.range`. */
export const addCalendarDays = (date: string, days: number): string =>
  dateOfDayNumber(dayNumber(date) + wholeNumber(days, 'the number of days'));

/** Days from `from` to `to`, negative where `to` is earlier. Throws `date.format`. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** −1, 0 or 1, as a sort wants it. Throws `date.format`: texts of another shape would compare as nonsense. */
export const compareDates = (a: string, b: string): -1 | 0 | 1 => {
  const difference = daysBetween(b, a);
  if (difference === 0) return 0;
  return difference < 0 ? -1 : 1;
};

/**
 * The same day `years` later; 29 February becomes 28 February in a common year (民法典 art. 202: where the month has
 * no such day, its last one). Throws `date.format`, `date.days`, `date.range`.
 */
export const addYears = (date: string, years: number): string => {
  const { year, month, day } = civilDate(date);
  const target = year + wholeNumber(years, 'the number of years');
  const moved = { year: target, month, day: Math.min(day, daysInMonth(target, month)) };
  if (!isRealDate(moved)) throw outOfRange();
  return writeDate(moved);
};

/**
 * Completed years from `from` to `to`, such as an age: a year is complete on the same day (`addYears`). Negative, and
 * mirrored, where `to` is earlier. Throws `date.format`.
 */
export const yearsBetween = (from: string, to: string): number => {
  if (compareDates(from, to) > 0) return 0 - yearsBetween(to, from);
  const years = civilDate(to).year - civilDate(from).year;
  return compareDates(addYears(from, years), to) > 0 ? years - 1 : years;
};

/**
 * Last day of a validity (有效期至): the starting day counts, so `years` later less one day; `2026-11-23` and 5 →
 * `2031-11-22`. Throws `date.format`, `date.days`, `date.range`.
 */
export const validUntil = (start: string, years: number): string =>
  addCalendarDays(addYears(start, years), -1);

/** `2026-01-05` → `2026年1月5日`, without leading zeros as official documents have it (GB/T 9704). */
export const formatChineseDate = (date: string): string => {
  const { year, month, day } = civilDate(date);
  return `${year}年${month}月${day}日`;
};
