import { compareDates, deadline, shanghaiDate, type WorkingCalendar } from '../calendar/index.ts';
import { BanshiError } from '../errors/index.ts';
import type { BodyOf, CaseEventBody, CorrectionPoint } from './case-event.ts';
import type { CaseClock, CaseState } from './types.ts';

/** Whole days, the starting day not counted. */
export interface Limit {
  days: number;
  unit: CaseClock['unit'];
}

/** The limits of one case, from the item that it pinned and the tenant's settings. */
export interface CaseLimits {
  /** Absent = the statute's five working days. */
  acceptance?: Limit;
  /** How long the applicant has to answer a correction notice. */
  correction: Limit;
  /**
   * 承诺时限; undefined while the item does not state one (待补). `countedFrom`: the last day of the intake window in
   * which the case came in, where the law counts from it; absent = the day of acceptance.
   */
  promised: (Limit & { countedFrom?: string | undefined }) | undefined;
}

export interface ClockRules {
  limits: CaseLimits;
  calendar: WorkingCalendar;
}

/** 行政许可法 art. 32: whoever has not asked for corrections within five days has accepted; art. 82: working days. */
export const statutoryAcceptanceLimit: Limit = { days: 5, unit: 'workingDay' };

/**
 * The clock that runs after an event; undefined where nobody is waited for. `state` is the case before the event,
 * null for the first one. Due dates that the body may already name are not read: this is where they come from.
 *
 * @throws BanshiError `clock.limitMissing` on acceptance while the item states no promised limit.
 */
export function clockAfter(
  event: { at: string; body: CaseEventBody },
  state: CaseState | null,
  rules: ClockRules,
): CaseClock | undefined {
  const { at, body } = event;
  switch (body.type) {
    case 'submitted':
    case 'resubmitted':
      return startClock('acceptance', at, rules);
    case 'correctionRequested':
      return startClock('correction', at, rules);
    case 'accepted':
      return startClock('promised', body.deemed ? (state?.receivedAt ?? at) : at, rules);
    case 'reviewed':
    case 'returnedToReview':
    case 'licenceRevoked':
      return state === null ? undefined : currentClock(state, rules);
    case 'acceptanceRefused':
    case 'approved':
    case 'rejected':
    case 'licenceIssued':
    case 'delivered':
    case 'withdrawn':
    case 'terminated':
      return undefined;
  }
}

/**
 * The clock of a case as the calendar stands now. The acceptance clock is always computed; a due date that an event
 * named provisionally is computed again, so that loading a year's table settles it. An applicant who was told a
 * date keeps it where the settled one would be earlier.
 */
export function currentClock(state: CaseState, rules: ClockRules): CaseClock | undefined {
  if (state.status === 'submitted') return startClock('acceptance', state.receivedAt, rules);
  const told = state.clock;
  if (!told?.provisional || limitOf(told.kind, rules) === undefined) return told;
  const settled = clockFrom(told.kind, told.start, rules);
  const isLess = told.kind === 'correction' && compareDates(settled.due, told.due) < 0;
  return isLess ? { ...settled, due: told.due } : settled;
}

/** The body of an acceptance by a clerk at the instant `at`, with the date by which the decision is due. */
export function acceptedBody({ at, rules }: { at: string; rules: ClockRules }): BodyOf<'accepted'> {
  return { type: 'accepted', deemed: false, ...dueOf(startClock('promised', at, rules)) };
}

/** The body of a correction notice at the instant `at`, with the date by which it is to be answered. */
export function correctionRequestedBody(input: {
  points: CorrectionPoint[];
  at: string;
  rules: ClockRules;
}): BodyOf<'correctionRequested'> {
  const clock = startClock('correction', input.at, input.rules);
  return { type: 'correctionRequested', points: input.points, ...dueOf(clock) };
}

/**
 * Acceptance by silence (视为受理, 行政许可法 art. 32): once the acceptance clock has run out, the body of the event
 * to append, with the promised limit counted from the day of receipt; otherwise undefined. While the last day is
 * provisional nothing is deemed: a holiday yet to be announced would move it.
 *
 * @throws BanshiError `clock.limitMissing`
 */
export function deemedAcceptance(
  state: CaseState,
  today: string,
  rules: ClockRules,
): BodyOf<'accepted'> | undefined {
  if (!isAcceptanceOverdue(state, today, rules)) return undefined;
  return { type: 'accepted', deemed: true, ...dueOf(startClock('promised', state.receivedAt, rules)) };
}

/** Whether the office has let the acceptance limit of a submitted case pass, beyond doubt. */
export function isAcceptanceOverdue(state: CaseState, today: string, rules: ClockRules): boolean {
  const clock = state.status === 'submitted' ? currentClock(state, rules) : undefined;
  return clock !== undefined && !clock.provisional && compareDates(today, clock.due) > 0;
}

/** A clock's due date as an event carries it. */
const dueOf = (clock: CaseClock) => ({
  dueDate: clock.due,
  dueProvisional: clock.provisional,
  dueUnit: clock.unit,
});

const startClock = (kind: CaseClock['kind'], at: string, rules: ClockRules): CaseClock =>
  clockFrom(kind, shanghaiDate(at), rules);

function clockFrom(kind: CaseClock['kind'], start: string, rules: ClockRules): CaseClock {
  const limit = limitOf(kind, rules);
  if (limit === undefined) {
    throw new BanshiError({
      code: 'clock.limitMissing',
      place: kind,
      personMessage: '该事项还没有填写承诺办结时限，请先在事项配置中补全后再受理',
      status: 422,
    });
  }
  const counted = (kind === 'promised' && rules.limits.promised?.countedFrom) || start;
  const { days, unit } = limit;
  const { date, provisional } = deadline({ start: counted, days, unit, calendar: rules.calendar });
  return { kind, start, due: date, unit, provisional };
}

const limitOf = (kind: CaseClock['kind'], { limits }: ClockRules): Limit | undefined =>
  kind === 'acceptance' ? (limits.acceptance ?? statutoryAcceptanceLimit) : limits[kind];
