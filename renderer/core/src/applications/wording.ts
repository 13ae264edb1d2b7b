import { formatChineseDate } from '../calendar/index.ts';
import type { Language } from '../errors/index.ts';

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-11-30` → `2026年11月30日` or `30 November 2026`. Throws `date.format`. */
export function dateIn(date: string, language: Language): string {
  const chinese = formatChineseDate(date);
  if (language === 'zh') return chinese;
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${englishMonths[Number(month) - 1]} ${year}`;
}

/** A due date in a sentence; a provisional one says so and why. */
export function dueDateIn(due: { date: string; provisional: boolean }, language: Language): string {
  const date = dateIn(due.date, language);
  if (!due.provisional) return date;
  return language === 'zh'
    ? `${date}（暂定，待国务院公布放假安排后确定）`
    : `${date} (provisional until the public holidays are announced)`;
}
