import { BanshiError } from '../errors/index.ts';
import { dateOfDayNumber, dayNumber, isIsoDate } from './dates.ts';

/** China has one time and, since 1992, no summer time; legal deadlines before that are no business of ours. */
const CHINA_OFFSET_MINUTES = 8 * 60;
const MINUTES_PER_DAY = 24 * 60;

const INSTANT =
  /^(?<date>\d{4}-\d{2}-\d{2})T(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:\.\d{1,9})?)?(?:Z|(?<sign>[+-])(?<offsetHour>0\d|1[0-4]):(?<offsetMinute>[0-5]\d))$/;

const inShanghai = (instant: string): { date: string; time: string } => {
  const found = INSTANT.exec(instant)?.groups;
  if (!found?.date || !isIsoDate(found.date)) {
    throw new BanshiError({
      code: 'date.instant',
      message: 'not an ISO 8601 instant with a time zone (Z or ±hh:mm)',
      personMessage: '时间格式有误，须写明时区，例如 2026-11-23T08:30:00Z',
      status: 422,
    });
  }
  const offset = Number(found.offsetHour ?? 0) * 60 + Number(found.offsetMinute ?? 0);
  const utc = Number(found.hour) * 60 + Number(found.minute) - (found.sign === '-' ? -offset : offset);
  const local = utc + CHINA_OFFSET_MINUTES;
  const dayShift = Math.floor(local / MINUTES_PER_DAY);
  const minutes = local - dayShift * MINUTES_PER_DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    date: dateOfDayNumber(dayNumber(found.date) + dayShift),
    time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${found.second ?? '00'}`,
  };
};

/**
 * The day in China (UTC+8) of an ISO 8601 instant: `2026-11-22T16:00:00Z` → `2026-11-23`. The instant states its zone;
 * throws `date.instant` where it does not, since a local time without one differs by machine.
 */
export const shanghaiDate = (instant: string): string => inShanghai(instant).date;

/** Day and time in China, `2026-11-23 08:30:00`; fractions of a second are cut off. Throws `date.instant`. */
export const shanghaiDateTime = (instant: string): string => {
  const { date, time } = inShanghai(instant);
  return `${date} ${time}`;
};
