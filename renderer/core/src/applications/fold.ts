import { shanghaiDate } from '../calendar/index.ts';
import { BanshiError } from '../errors/index.ts';
import type { BodyOf, CaseEvent, CaseEventBody, CorrectionTarget } from './case-event.ts';
import { GENESIS_HASH } from './chain.ts';
import { type ClockRules, currentClock } from './clocks.ts';
import { actionOfEvent, nextStatus } from './transitions.ts';
import type { CaseClock, CaseState, CaseStatus } from './types.ts';

/**
 * The case as its events tell it, in the order of `seq` from 1. With `rules` the acceptance clock runs too and
 * provisional due dates are settled by the calendar at hand (`currentClock`); without them a submitted case has no
 * clock.
 *
 * Links are compared, not recomputed: an altered event is found by `verifyChain`.
 *
 * @throws BanshiError `case.brokenOrder` where there is no event, one is missing, repeated, out of order, of another
 * case, not linked to the one before it, or not possible in the status it came in.
 */
export function foldCase(events: readonly CaseEvent[], rules?: ClockRules): CaseState {
  const state = events.reduce<CaseState | null>(applyEvent, null);
  if (state === null) throw broken('0', 'there is no event');
  return rules === undefined ? state : { ...state, clock: currentClock(state, rules) };
}

/**
 * The case after one more event; `state` null before the first.
 *
 * @throws BanshiError `case.brokenOrder`
 */
export function applyEvent(state: CaseState | null, event: CaseEvent): CaseState {
  const place = String(event.seq);
  if (event.seq !== (state?.seq ?? 0) + 1) throw broken(place, `expected event ${(state?.seq ?? 0) + 1}`);
  if (event.previousHash !== (state?.lastHash ?? GENESIS_HASH))
    throw broken(place, 'it follows another event');
  const status = nextStatus(state?.status ?? null, actionOfEvent[event.body.type]);
  if (status === null)
    throw broken(place, `${event.body.type} is not possible in ${state?.status ?? 'no case'}`);
  if (state === null) {
    // Only a submission is possible before there is a case; the table says so, the compiler wants to hear it.
    if (event.body.type !== 'submitted') throw broken(place, 'the first event is no submission');
    return firstState(event, event.body, status);
  }
  if (event.caseId !== state.caseId) throw broken(place, 'it belongs to another case');
  const next: CaseState = { ...state, seq: event.seq, lastHash: event.hash, status };
  return { ...next, ...changesOf(event.body, state, event) };
}

function firstState(event: CaseEvent, body: BodyOf<'submitted'>, status: CaseStatus): CaseState {
  const { type: _type, ...submission } = body;
  return {
    ...submission,
    caseId: event.caseId,
    seq: event.seq,
    lastHash: event.hash,
    status,
    submittedAt: event.at,
    receivedAt: event.at,
    corrections: [],
    reviewerIds: [],
    licences: [],
  };
}

function changesOf(body: CaseEventBody, state: CaseState, { at, actor }: CaseEvent): Partial<CaseState> {
  switch (body.type) {
    case 'submitted':
      return {};
    case 'correctionRequested':
      return {
        corrections: [...state.corrections, { at, points: body.points, dueDate: body.dueDate }],
        clock: namedClock('correction', at, body),
      };
    case 'resubmitted':
      return {
        applicationDigest: body.applicationDigest,
        materials: body.materials,
        receivedAt: at,
        corrections: state.corrections.map((correction, index) =>
          index === state.corrections.length - 1
            ? { ...correction, answeredAt: at, changed: changedTargets(state, body) }
            : correction,
        ),
        clock: undefined,
      };
    case 'accepted': {
      const acceptedAt = body.deemed ? state.receivedAt : at;
      return { acceptedAt, clock: namedClock('promised', acceptedAt, body) };
    }
    case 'reviewed':
      return {
        recommendation: body.recommendation,
        reviewerId: actor.id,
        reviewerIds: [...new Set([...state.reviewerIds, actor.id])],
      };
    case 'returnedToReview':
      return { recommendation: undefined };
    case 'approved':
    case 'rejected':
    case 'acceptanceRefused':
      return { decidedAt: at, clock: undefined };
    case 'withdrawn':
    case 'terminated':
      return { clock: undefined };
    case 'licenceIssued': {
      const { type: _type, ...licence } = body;
      return { licences: [...state.licences, licence] };
    }
    case 'delivered':
      return {};
    case 'licenceRevoked': {
      const revoked = { kind: body.kind, reason: body.reason, at };
      return {
        licences: state.licences.map((licence) =>
          licence.licenceId === body.licenceId ? { ...licence, revoked } : licence,
        ),
      };
    }
  }
}

const namedClock = (
  kind: CaseClock['kind'],
  from: string,
  due: BodyOf<'accepted'> | BodyOf<'correctionRequested'>,
): CaseClock => ({
  kind,
  start: shanghaiDate(from),
  due: due.dueDate,
  unit: due.dueUnit ?? 'workingDay',
  provisional: due.dueProvisional,
});

/** Materials whose files differ, in whatever order they were uploaded, and the fields that the event names. */
function changedTargets(state: CaseState, body: BodyOf<'resubmitted'>): CorrectionTarget[] {
  const digests = (materials: CaseState['materials'], key: string): string =>
    materials
      .filter((material) => material.materialKey === key)
      .map((material) => material.sha256)
      .sort()
      .join();
  const keys = new Set([...state.materials, ...body.materials].map((material) => material.materialKey));
  const materials = [...keys].filter((key) => digests(state.materials, key) !== digests(body.materials, key));
  return [
    ...materials.map((key) => ({ kind: 'material' as const, key })),
    ...(body.changedFields ?? []).map((key) => ({ kind: 'field' as const, key })),
  ];
}

const broken = (place: string, message: string): BanshiError =>
  new BanshiError({
    code: 'case.brokenOrder',
    place,
    message: `event ${place} breaks the order of its case: ${message}`,
    personMessage: '办件记录不连续，已停止处理，请联系系统管理员核查',
    status: 500,
  });
