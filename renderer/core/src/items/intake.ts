import type { HandlingItem, IntakeWindow } from './elements.ts';

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
