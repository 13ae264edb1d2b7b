const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in a month (1–12) of the Gregorian calendar; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

/** Whether the day exists in the Gregorian calendar, years 1 to 9999. */
export const isRealDate = (date: { year: number; month: number; day: number }): boolean =>
  Number.isInteger(date.year) &&
  date.year >= 1 &&
  date.year <= 9999 &&
  Number.isInteger(date.day) &&
  date.day >= 1 &&
  date.day <= daysInMonth(date.year, date.month);

/** `20261123` → `2026-11-23`; undefined where the eight characters are not digits or not a real day. */
export const compactToIsoDate = (text: string): string | undefined => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return isRealDate({ year: Number(year), month: Number(month), day: Number(day) })
    ? `${year}-${month}-${day}`
    : undefined;
};
