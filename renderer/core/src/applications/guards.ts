import { compareDates, formatChineseDate, shanghaiDate } from '../calendar/index.ts';
import type { Problem } from '../errors/index.ts';
import type { Actor, BodyOf, CaseEventBody, CaseEventType, CorrectionTarget } from './case-event.ts';
import { type ClockRules, clockAfter, currentClock, isAcceptanceOverdue } from './clocks.ts';
import type { CaseState } from './types.ts';

/** An act about to be appended. `state` is the case before it, null only for a submission. */
export interface ProposedAct {
  state: CaseState | null;
  actor: Actor;
  at: string;
  rules: ClockRules;
}

type Guard<T extends CaseEventType> = (body: BodyOf<T>, act: ProposedAct) => Problem[];

const none = () => [];

/** What must hold beyond the transition table, act by act. */
const guards: { [T in CaseEventType]: Guard<T> } = {
  submitted: (body, { actor }) =>
    (body.channel === 'self') === (actor.role === 'applicant')
      ? []
      : [problem('submission.channel', 'channel', '申请人本人只能网上提交，窗口和代办提交须由工作人员操作')],
  correctionRequested: (body, act) => [
    ...acceptanceTooLate(act),
    ...body.points.flatMap(({ target }, index) => correctionTargetProblems(target, `points/${index}`, act)),
    ...clockMismatch(body, act),
  ],
  resubmitted: none,
  accepted: (body, act) => [...deemedProblems(body, act), ...clockMismatch(body, act)],
  acceptanceRefused: (_body, act) => acceptanceTooLate(act),
  reviewed: none,
  returnedToReview: none,
  approved: none,
  rejected: none,
  licenceIssued: (body, { state }) =>
    state?.licences.some(
      ({ licenceId, licenceNumber }) => licenceId === body.licenceId || licenceNumber === body.licenceNumber,
    )
      ? [problem('licence.duplicate', 'licenceId', '该证照已经制作，请勿重复制证')]
      : [],
  delivered: (body, { actor }) =>
    (body.method === 'download') === (actor.role !== 'clerk')
      ? []
      : [problem('delivery.method', 'method', '窗口领取和邮寄由工作人员登记，网上下载由申请人完成')],
  withdrawn: none,
  terminated: (_body, act) => terminationProblems(act),
  licenceRevoked: (body, { state }) => revocationProblems(body, state),
};

/** Problems of an act whose body is well-formed and whose transition, role and four eyes are in order. */
export function guardProblems(body: CaseEventBody, act: ProposedAct): Problem[] {
  // One entry per type, each for its own body: the compiler cannot pair them through an index.
  const guard = guards[body.type] as Guard<CaseEventType>;
  return guard(body, act);
}

/**
 * Told once and completely (一次性告知, 行政许可法 art. 32): after the first notice only what the applicant has
 * changed since may be found wanting. An old defect, told or overlooked, is the office's to accept or refuse.
 */
function correctionTargetProblems(
  target: CorrectionTarget,
  place: string,
  { state }: ProposedAct,
): Problem[] {
  const last = state?.corrections.at(-1);
  if (last === undefined || includes(last.changed ?? [], target)) return [];
  const wasTold = state?.corrections.some(({ points }) =>
    includes(
      points.map((point) => point.target),
      target,
    ),
  );
  return wasTold
    ? [
        problem(
          'correction.alreadyTold',
          place,
          '这一处已经告知过补正，申请人此后未改动，不能就同一问题再次告知',
        ),
      ]
    : [
        problem(
          'correction.notToldAtOnce',
          place,
          '这一处应在首次告知时一并提出，申请人此后未改动，不能再要求补正',
        ),
      ];
}

const includes = (targets: readonly CorrectionTarget[], wanted: CorrectionTarget): boolean =>
  targets.some((target) => target.kind === wanted.kind && target.key === wanted.key);

/** After the limit the application counts as accepted: neither corrections nor a refusal can follow. */
function acceptanceTooLate({ state, at, rules }: ProposedAct): Problem[] {
  return state !== null && isAcceptanceOverdue(state, shanghaiDate(at), rules)
    ? [problem('acceptance.deemed', '', '受理时限已过，申请自收到之日起视为受理，请直接进入审查')]
    : [];
}

function deemedProblems(body: BodyOf<'accepted'>, act: ProposedAct): Problem[] {
  const { state, actor, at, rules } = act;
  if (!body.deemed) {
    return actor.role === 'system'
      ? [problem('acceptance.notBySystem', 'deemed', '受理须由受理人员作出，系统只能记录视为受理')]
      : acceptanceTooLate(act);
  }
  if (actor.role !== 'system') {
    return [problem('acceptance.deemedBySystem', 'deemed', '视为受理由系统记录，不能由人员操作')];
  }
  return state !== null && isAcceptanceOverdue(state, shanghaiDate(at), rules)
    ? []
    : [problem('acceptance.notYetDeemed', 'deemed', '受理时限尚未届满，不能视为受理')];
}

/** A due date in an event is a promise to a person: it must be the one that the rules give. */
function clockMismatch(
  body: BodyOf<'accepted'> | BodyOf<'correctionRequested'>,
  act: ProposedAct,
): Problem[] {
  if (body.type === 'accepted' && act.rules.limits.promised === undefined) {
    return [
      problem('clock.limitMissing', 'dueDate', '该事项还没有填写承诺办结时限，请先在事项配置中补全后再受理'),
    ];
  }
  const clock = clockAfter({ at: act.at, body }, act.state, act.rules);
  const agrees =
    clock?.due === body.dueDate &&
    clock.provisional === body.dueProvisional &&
    clock.unit === (body.dueUnit ?? 'workingDay');
  return agrees ? [] : [problem('clock.mismatch', 'dueDate', '截止日期与时限规定不一致，请刷新页面后重试')];
}

/** Ending a case for want of an answer takes a last day that is certain and past. */
function terminationProblems({ state, at, rules }: ProposedAct): Problem[] {
  const clock = state === null ? undefined : currentClock(state, rules);
  if (clock?.kind !== 'correction') return [];
  if (clock.provisional) {
    return [
      problem('termination.provisional', '', '补正期限为暂定日期，待放假安排载入后才能确定，暂不能终止办理'),
    ];
  }
  return compareDates(shanghaiDate(at), clock.due) > 0
    ? []
    : [
        problem(
          'termination.notOverdue',
          '',
          `补正期限至${formatChineseDate(clock.due)}，届满后才能终止办理`,
        ),
      ];
}

function revocationProblems(body: BodyOf<'licenceRevoked'>, state: CaseState | null): Problem[] {
  const licence = state?.licences.find(({ licenceId }) => licenceId === body.licenceId);
  if (licence === undefined) {
    return [problem('licence.unknown', 'licenceId', '本办件没有这份证照，请核对后重试')];
  }
  return licence.revoked
    ? [problem('licence.alreadyRevoked', 'licenceId', '这份证照已经失效，无需再次撤销或注销')]
    : [];
}

const problem = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});
