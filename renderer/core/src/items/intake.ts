import type { LocalText } from '../errors/index.ts';
import type { HandlingItem, IntakeWindow, TimeLimit } from './elements.ts';

/** Whether applications are taken on a day (受理期); `next` is the first window that begins later. */
export type IntakeState =
  | { state: 'always' }
  | { state: 'open'; window: IntakeWindow }
  | { state: 'closed'; next?: IntakeWindow };

/** An item without windows takes applications at any time. Days are ISO dates, both ends included. */
export function intakeState(
  { intakeWindows }: Pick<HandlingItem, 'intakeWindows'>,
  day: string,
): IntakeState {
  if (intakeWindows.length === 0) return { state: 'always' };
  const window = intakeWindows.find(({ from, until }) => from <= day && day <= until);
  if (window) return { state: 'open', window };
  const [next] = intakeWindows
    .filter(({ from }) => from > day)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return { state: 'closed', ...(next && { next }) };
}

/** Why no application is taken on a day; undefined where one is. `message` tells the person what to do. */
export interface IntakeRefusal {
  code: 'intake.suspended' | 'intake.cancelled' | 'intake.notYet' | 'intake.closed';
  message: LocalText;
}

/** Status and windows together. What was submitted in time goes on: corrections do not ask this. */
export function intakeRefusal(
  item: Pick<HandlingItem, 'status' | 'intakeWindows'>,
  day: string,
): IntakeRefusal | undefined {
  if (item.status === 'suspended') return refusals.suspended;
  if (item.status === 'cancelled') return refusals.cancelled;
  const intake = intakeState(item, day);
  if (intake.state !== 'closed') return undefined;
  if (!intake.next) return refusals.closed;
  const { from, until } = intake.next;
  return {
    code: 'intake.notYet',
    message: {
      zh: `现在不在受理期内，下一次受理期是 ${from} 至 ${until}，请在这段时间提交。`,
      en: `Applications are not taken today. They are taken next from ${from} to ${until}.`,
    },
  };
}

const refusals = {
  suspended: {
    code: 'intake.suspended',
    message: {
      zh: '这个事项暂停办理，现在不能提交申请，请向办理机关咨询何时恢复。',
      en: 'This service is suspended. Ask the office when it will be taken up again.',
    },
  },
  cancelled: {
    code: 'intake.cancelled',
    message: {
      zh: '这个事项已经取消，不再受理，请向办理机关咨询。',
      en: 'This service has been abolished and takes no applications. Ask the office.',
    },
  },
  closed: {
    code: 'intake.closed',
    message: {
      zh: '受理期已经结束，下一次的时间还没有公布，请向办理机关咨询。',
      en: 'The time for applications is over and the next one is not announced yet. Ask the office.',
    },
  },
} as const satisfies Record<string, IntakeRefusal>;

/**
 * The day from which a limit counts for an application received on `received`: the last day of that day's window
 * where the limit says so. Undefined = the day of acceptance, as also for what came in outside every window.
 */
export function countedFrom(
  { intakeWindows }: Pick<HandlingItem, 'intakeWindows'>,
  limit: Pick<TimeLimit, 'startsAt'>,
  received: string,
): string | undefined {
  if (limit.startsAt !== 'intakeWindowEnd') return undefined;
  const intake = intakeState({ intakeWindows }, received);
  return intake.state === 'open' ? intake.window.until : undefined;
}
