import { addYears, daysBetween, isIsoDate, yearsBetween } from '../../calendar/index.ts';
import { BanshiError } from '../../errors/index.ts';
import type { RuleEnvironment } from '../definition.ts';
import type { StrictOperator } from './values.ts';

const isDate = (value: unknown): value is string => typeof value === 'string' && isIsoDate(value);

/**
 * Missing input of the program, not of the person: without it a rule would quietly decide as if the field were blank.
 */
const missingInput = (name: string) =>
  new BanshiError({
    code: 'rule.environment',
    place: name,
    status: 500,
    message: `a rule needs env.${name}`,
    personMessage: '系统暂时无法判断这一条件，请稍后再试，或联系办理机关',
  });

function todayOf(env: RuleEnvironment): string {
  if (env.today === undefined) throw missingInput('today');
  return env.today;
}

function workdays(from: string, to: string, env: RuleEnvironment): number {
  if (!env.calendar) throw missingInput('calendar');
  return env.calendar.workingDaysBetween(from, to).days;
}

const isYearAfter = (from: string, years: unknown): years is number => {
  const year = Number(from.slice(0, 4)) + (years as number);
  return typeof years === 'number' && Number.isInteger(years) && year >= 1 && year <= 9999;
};

/** Each yields null where a date is blank or not a real `YYYY-MM-DD`, as `var` does for what is missing. */
export const dateOperators: Readonly<
  Record<'age' | 'yearsBetween' | 'daysBetween' | 'workdaysBetween' | 'addYears' | 'today', StrictOperator>
> = {
  /** 周岁: [birth, on = today], full years, one more from the birthday itself. */
  age: ([birth, on], env) => {
    const day = on === undefined ? todayOf(env) : on;
    return isDate(birth) && isDate(day) ? yearsBetween(birth, day) : null;
  },
  /** Full calendar years from the first to the second. */
  yearsBetween: ([from, to]) => (isDate(from) && isDate(to) ? yearsBetween(from, to) : null),
  /** Days from the first to the second, the starting day not counted; below 0 where the second is earlier. */
  daysBetween: ([from, to]) => (isDate(from) && isDate(to) ? daysBetween(from, to) : null),
  workdaysBetween: ([from, to], env) => (isDate(from) && isDate(to) ? workdays(from, to, env) : null),
  /** The same calendar day that many years on: "三周年当日". Null too where that is no year of four digits. */
  addYears: ([from, years]) => (isDate(from) && isYearAfter(from, years) ? addYears(from, years) : null),
  today: (_args, env) => todayOf(env),
};
