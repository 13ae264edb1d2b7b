import { z } from 'zod';
import { dayNumber, isIsoDate, weekdayOfDayNumber } from './dates.ts';

/** First and last day number, both included. */
export interface DayRange {
  first: number;
  last: number;
}

/** Reads a table entry, `2026-04-04` or `2026-02-15/2026-02-23`; undefined where it is neither or runs backwards. */
export const readDayRange = (entry: string): DayRange | undefined => {
  const [from = '', to = from, ...more] = entry.split('/');
  if (more.length > 0 || !isIsoDate(from) || !isIsoDate(to)) return undefined;
  const range = { first: dayNumber(from), last: dayNumber(to) };
  return range.first <= range.last ? range : undefined;
};

export const isWeekend = (day: number): boolean => weekdayOfDayNumber(day) >= 6;

const Entries = z
  .array(z.string())
  .describe('days `YYYY-MM-DD` or ranges `YYYY-MM-DD/YYYY-MM-DD`, both ends included');

/**
 * One year's arrangement of public holidays by the State Council (节假日安排): the days off and the weekend days that
 * are worked in exchange. Its days lie in the year or in the December before (the arrangement for 2019 made
 * 29 December 2018 a working Saturday). Years before 1996 had six-day weeks and are refused.
 */
export const WorkingDayTable = z
  .object({
    v: z.literal(1),
    year: z.number().int().min(1996).max(9998),
    source: z.string().min(1).describe('the notice that the table was taken from'),
    off: Entries.min(1, '放假安排不能为空，请按国务院办公厅通知填写'),
    work: Entries,
  })
  .strict()
  .superRefine((table, context) => {
    const earliest = dayNumber(`${table.year - 1}-12-01`);
    const latest = dayNumber(`${table.year}-12-31`);
    const seen = new Set<number>();
    for (const list of ['off', 'work'] as const) {
      for (const [index, entry] of table[list].entries()) {
        const report = (message: string) =>
          context.addIssue({ code: 'custom', path: [list, index], message: `${entry}:${message}` });
        const range = readDayRange(entry);
        if (!range) {
          report('不是真实的日期或日期区间，请按 2026-10-01 或 2026-10-01/2026-10-07 填写');
          continue;
        }
        if (range.first < earliest || range.last > latest) {
          report(`不在 ${table.year} 年的安排之内，请核对年份`);
          continue;
        }
        for (let day = range.first; day <= range.last; day += 1) {
          if (seen.has(day)) {
            report('与表中其他日期重复，请核对');
            break;
          }
          seen.add(day);
          if (list === 'work' && !isWeekend(day)) {
            report('含周一至周五，本来就是工作日；这里只填调休上班的周六、周日');
            break;
          }
        }
      }
    }
  });
export type WorkingDayTable = z.infer<typeof WorkingDayTable>;
