import { builtInTables, makeCalendar, type WorkingCalendar } from '@banshi/core/calendar';

/** The working calendar of the installation: the State Council's tables that ship with the core. */
export const calendarOf = (): WorkingCalendar => makeCalendar(builtInTables);
