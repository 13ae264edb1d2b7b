import fc from 'fast-check';
import { shanghaiDate } from '../../calendar/index.ts';
import {
  type Actor,
  acceptedBody,
  actionOfEvent,
  appendEvent,
  type CaseEvent,
  type CaseEventBody,
  type CaseEventType,
  type CaseState,
  type CorrectionTarget,
  correctionRequestedBody,
  deemedAcceptance,
  foldCase,
  nextStatus,
  rolesFor,
} from '../index.ts';
import {
  applicant,
  approver,
  caseId,
  clerk,
  file,
  resubmittedBody,
  reviewer,
  revocation,
  rules,
  submittedBody,
  system,
} from './story.ts';

/** One attempt of somebody at something, sensible or not. */
export interface Attempt {
  /** What is tried; a number picks among what the status allows, so that walks get far. */
  type: CaseEventType | number;
  /** Which of `people` tries; undefined = one whose role may do this. */
  who: number | undefined;
  /** Hours since the attempt before. */
  hours: number;
  targets: CorrectionTarget[];
  /** Contents of the two files, and whether the field `premises` changed. */
  answer: { plan: string; card: string; isFieldChanged: boolean };
}

/** Somebody who wears two hats is among them, for four eyes. */
const people: Actor[] = [
  applicant,
  clerk,
  reviewer,
  approver,
  system,
  { ...approver, id: reviewer.id },
  { ...reviewer, id: approver.id },
];

const types = Object.keys(actionOfEvent) as CaseEventType[];
const targets: CorrectionTarget[] = [
  { kind: 'material', key: 'layout-plan' },
  { kind: 'material', key: 'identity-card' },
  { kind: 'field', key: 'premises' },
];

const attempt: fc.Arbitrary<Attempt> = fc.record({
  type: fc.oneof(
    { weight: 5, arbitrary: fc.nat({ max: 99 }) },
    { weight: 1, arbitrary: fc.constantFrom(...types) },
  ),
  who: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat({ max: people.length - 1 }) },
  ),
  hours: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 500 }) },
  ),
  targets: fc.subarray(targets, { minLength: 1 }),
  answer: fc.record({
    plan: fc.constantFrom('1', '5'),
    card: fc.constantFrom('2', '6'),
    isFieldChanged: fc.boolean(),
  }),
});

/** A submission, then attempts in any order by anybody. */
export const attempts: fc.Arbitrary<Attempt[]> = fc
  .tuple(attempt, fc.array(attempt, { minLength: 5, maxLength: 30 }))
  .map(([first, more]) => [{ ...first, type: 'submitted', who: 0 }, ...more]);

export interface Step {
  before: CaseState | null;
  at: string;
  actor: Actor;
  body: CaseEventBody;
  result: ReturnType<typeof appendEvent>;
}

/** Lets the attempts happen one after the other; what is refused leaves no trace. */
export function walk(tried: readonly Attempt[]): { steps: Step[]; events: CaseEvent[] } {
  const steps: Step[] = [];
  const events: CaseEvent[] = [];
  let hours = 0;
  for (const each of tried) {
    hours += each.hours;
    const at = new Date(Date.UTC(2026, 2, 2, 2 + hours)).toISOString();
    const before = events.length === 0 ? null : deepFrozen(foldCase(events, rules));
    const body = bodyOf(each, before, at);
    const isAllowed = (actor: Actor) =>
      rolesFor[actionOfEvent[body.type]].some((role) => role === actor.role);
    const isDeemed = body.type === 'accepted' && body.deemed;
    const suited = isDeemed ? system : people.find(isAllowed);
    const actor = (each.who === undefined ? suited : people[each.who]) ?? applicant;
    const result = appendEvent({ state: before, caseId, body, actor, at, rules });
    steps.push({ before, at, actor, body, result });
    if (result.ok) events.push(deepFrozen(result.value));
  }
  return { steps, events };
}

function bodyOf(each: Attempt, state: CaseState | null, at: string): CaseEventBody {
  const { answer } = each;
  const type = typeof each.type === 'string' ? each.type : possible(state, each.type);
  const grounds = { reason: '不符合条件', basis: '《中华人民共和国行政许可法》' };
  switch (type) {
    case 'submitted':
      return submittedBody;
    case 'correctionRequested':
      return correctionRequestedBody({
        points: each.targets.map((target) => ({ target, defect: '不清晰', remedy: '请重新上传' })),
        at,
        rules,
      });
    case 'resubmitted':
      return resubmittedBody({
        materials: [file('layout-plan', answer.plan), file('identity-card', answer.card)],
        ...(answer.isFieldChanged ? { changedFields: ['premises'] } : {}),
      });
    case 'accepted':
      return (
        (state === null ? undefined : deemedAcceptance(state, shanghaiDate(at), rules)) ??
        acceptedBody({ at, rules })
      );
    case 'acceptanceRefused':
    case 'rejected':
    case 'terminated':
      return { type, ...grounds };
    case 'reviewed':
      return { type, opinion: '齐全', recommendation: 'approve' };
    case 'returnedToReview':
    case 'withdrawn':
      return { type, reason: '另有原因' };
    case 'approved':
      return { type, opinion: '同意' };
    case 'licenceIssued': {
      const number = (state?.licences.length ?? 0) + 1;
      return { type, resultKey: 'result', licenceId: `licence-${number}`, licenceNumber: `N${number}` };
    }
    case 'delivered':
      return { type, method: 'download' };
    case 'licenceRevoked':
      return revocation;
  }
}

function possible(state: CaseState | null, pick: number): CaseEventType {
  // Endings still come by name; picked as often as the rest they would cut nearly every walk short.
  const goesOn = types.filter((type) => type !== 'withdrawn' && type !== 'acceptanceRefused');
  const open = goesOn.filter((type) => nextStatus(state?.status ?? null, actionOfEvent[type]) !== null);
  return open[pick % open.length] ?? 'submitted';
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) deepFrozen(member);
    Object.freeze(value);
  }
  return value;
}
