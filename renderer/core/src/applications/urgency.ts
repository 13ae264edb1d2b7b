import { daysBetween, type Remaining, remaining, type WorkingCalendar } from '../calendar/index.ts';
import type { Label } from './labels.ts';
import type { CaseClock } from './types.ts';

export interface Urgency {
  /** In the clock's own unit, today not counted: 0 on the last day, negative after it. */
  daysLeft: number;
  /** `attention` = one working day or a fifth of the limit is left. */
  state: Remaining['state'];
  /** True where the due date or the count may still change with a table that is not loaded yet. */
  provisional: boolean;
  label: Label;
}

/** How urgent a clock is on a day, for queues: a word beside the colour. `today` is `YYYY-MM-DD`, Chinese time. */
export function urgency(clock: CaseClock, today: string, calendar: WorkingCalendar): Urgency {
  const { start, due, unit } = clock;
  const left = remaining({
    today,
    deadline: due,
    unit,
    calendar,
    limit: unit === 'workingDay' ? calendar.workingDaysBetween(start, due).days : daysBetween(start, due),
  });
  const provisional = clock.provisional || left.provisional;
  return {
    daysLeft: left.days,
    state: left.state,
    provisional,
    label: markProvisional(labelOf({ left, unit, isLastDay: today === due }), provisional),
  };
}

function labelOf(input: { left: Remaining; unit: CaseClock['unit']; isLastDay: boolean }): Label {
  const { left, unit, isLastDay } = input;
  if (isLastDay) return { zh: '今天到期', en: 'due today' };
  const days = Math.abs(left.days);
  const zh = unit === 'workingDay' ? `${days}个工作日` : `${days}天`;
  const en = `${days} ${unit === 'workingDay' ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
  if (left.state !== 'overdue') return { zh: `还剩${zh}`, en: `${en} left` };
  // On the weekend after a Friday deadline no working day has passed, and yet it is over.
  return days === 0 ? { zh: '已超期', en: 'overdue' } : { zh: `已超期${zh}`, en: `${en} overdue` };
}

const markProvisional = (label: Label, provisional: boolean): Label =>
  provisional ? { zh: `${label.zh}（暂定）`, en: `${label.en} (provisional)` } : label;
