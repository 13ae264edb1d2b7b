export { builtInTables } from './built-in-tables.ts';
export {
  addCalendarDays,
  addYears,
  compareDates,
  daysBetween,
  formatChineseDate,
  isIsoDate,
  validUntil,
  weekday,
  yearsBetween,
} from './dates.ts';
export { shanghaiDate, shanghaiDateTime } from './shanghai-time.ts';
export {
  type AttentionThresholds,
  type DeadlineInput,
  deadline,
  defaultAttention,
  type Remaining,
  type RemainingInput,
  remaining,
  type TimeUnit,
} from './time-limit.ts';
export { WorkingDayTable } from './working-day-table.ts';
export {
  type ComputedDate,
  type ComputedDays,
  makeCalendar,
  type WorkingCalendar,
} from './working-days.ts';
