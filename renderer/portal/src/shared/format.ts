import type { Language } from '@banshi/core/errors';
import type { TimeLimit } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';

/** China keeps one time zone all year (UTC+8), so plain arithmetic is exact and equal on server and client. */
const CHINA_OFFSET = 8 * 3_600_000;
const two = (value: number): string => String(value).padStart(2, '0');

interface Moment {
  year: number;
  month: number;
  day: number;
  time: string | undefined;
}

const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parseMoment(iso: string): Moment | undefined {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (plain)
    return { year: Number(plain[1]), month: Number(plain[2]), day: Number(plain[3]), time: undefined };
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return undefined;
  const china = new Date(instant + CHINA_OFFSET);
  return {
    year: china.getUTCFullYear(),
    month: china.getUTCMonth() + 1,
    day: china.getUTCDate(),
    time: `${two(china.getUTCHours())}:${two(china.getUTCMinutes())}`,
  };
}

/** `2026-11-23` or an ISO instant → `2026年11月23日` / `23 Nov 2026`. What is no date is shown as it is. */
export function formatDate(iso: string, language: Language): string {
  const moment = parseMoment(iso);
  if (!moment) return iso;
  return language === 'en'
    ? `${moment.day} ${enMonths[moment.month - 1]} ${moment.year}`
    : `${moment.year}年${moment.month}月${moment.day}日`;
}

export function formatDateTime(iso: string, language: Language): string {
  const moment = parseMoment(iso);
  return moment?.time ? `${formatDate(iso, language)} ${moment.time}` : formatDate(iso, language);
}

/** `14:03`, in Chinese time. */
export const formatClock = (iso: string): string => parseMoment(iso)?.time ?? '';

/** 5 个工作日 · 当场办结. */
export function formatLimit(limit: TimeLimit, language: Language): string {
  const t = translator(language);
  if (limit.days === 0) return t('limit.immediate');
  return t(limit.unit === 'workingDay' ? 'limit.workingDays' : 'limit.calendarDays', { n: limit.days });
}

/** Whole cents → `12.50 元`; never through floating point. */
export function formatMoney(cents: number, language: Language): string {
  const yuan = Math.trunc(cents / 100);
  const rest = cents % 100;
  return translator(language)('money.yuan', { amount: rest === 0 ? String(yuan) : `${yuan}.${two(rest)}` });
}

/** Bytes as people read them: `820 KB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
