import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { canonicalJson } from '../identifiers/index.ts';
import { CaseEvent, type CaseEventBody } from './case-event.ts';
import { eventHash, GENESIS_HASH } from './chain.ts';
import { guardProblems, type ProposedAct } from './guards.ts';
import { parseInput } from './input.ts';
import { actionOfEvent, actionProblems } from './transitions.ts';

export interface AppendInput extends ProposedAct {
  /** Names the case: new with a submission, otherwise that of `state`. */
  caseId: string;
  body: CaseEventBody;
}

/**
 * The event that records an act, ready to be stored under (caseId, seq), or everything that forbids it. Nothing is
 * stored and `state` is not touched: where another process was first, storing fails on the unique key and the caller
 * folds again.
 *
 * Problems: those of `actionProblems` and of the act's own guard (`submission.channel`, `correction.alreadyTold`,
 * `correction.notToldAtOnce`, `acceptance.deemed`, `acceptance.notYetDeemed`, `acceptance.notBySystem`,
 * `acceptance.deemedBySystem`, `clock.mismatch`, `clock.limitMissing`, `licence.duplicate`, `licence.unknown`,
 * `licence.alreadyRevoked`, `delivery.method`, `termination.provisional`, `termination.notOverdue`), `case.otherCase`,
 * and `event.invalid` where body, actor or instant are not what an event can hold.
 *
 * @throws BanshiError `json.notCanonical` where a text is not valid Unicode, so that it would have no one digest.
 */
export function appendEvent(input: AppendInput): Result<CaseEvent> {
  const { state, caseId, body, actor, at } = input;
  const content = {
    v: 1,
    caseId,
    seq: (state?.seq ?? 0) + 1,
    at,
    actor,
    body,
    previousHash: state?.lastHash ?? GENESIS_HASH,
  };
  const parsed = parseInput(EventContent, content);
  if (!parsed.ok) return fail(parsed.problems.map((problem) => ({ ...problem, code: 'event.invalid' })));
  // A plain copy: nothing that the caller changes later reaches the event, and no member is `undefined`, which
  // MongoDB would store as null.
  const event: typeof parsed.value = JSON.parse(canonicalJson(parsed.value));
  const problems = actionProblems(state, actionOfEvent[body.type], actor);
  if (state !== null && state.caseId !== caseId) problems.push(otherCase);
  // Guards reason about the case in the status that the act needs; without it their words would mislead.
  if (problems.length === 0) problems.push(...guardProblems(event.body, input));
  if (problems.length > 0) return fail(problems);
  return ok({ ...event, hash: eventHash(event) });
}

const EventContent = CaseEvent.omit({ hash: true });

const otherCase: Problem = {
  code: 'case.otherCase',
  severity: 'error',
  place: 'caseId',
  message: '操作的不是同一办件，请刷新页面后重试',
};
