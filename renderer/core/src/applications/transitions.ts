import type { Problem } from '../errors/index.ts';
import type { Actor, CaseEventType } from './case-event.ts';
import { actionLabels, statusLabels } from './labels.ts';
import { type CaseAction, type CaseState, type CaseStatus, caseActions } from './types.ts';

/** Every action must be named here, so that a new one cannot be forgotten: it is forbidden until a row allows it. */
const nothing = {
  submit: null,
  accept: null,
  requestCorrection: null,
  resubmit: null,
  refuseAcceptance: null,
  review: null,
  approve: null,
  reject: null,
  returnToReview: null,
  issueLicence: null,
  deliver: null,
  withdraw: null,
  terminate: null,
  revokeLicence: null,
} as const satisfies Record<CaseAction, null>;

/**
 * Status × action → the status that follows, null = not allowed. `none` is the case before its first event.
 * A correction comes before acceptance (行政许可法 art. 32) and a withdrawal before the decision.
 */
export const transitions = {
  none: { ...nothing, submit: 'submitted' },
  submitted: {
    ...nothing,
    accept: 'accepted',
    requestCorrection: 'correctionRequested',
    refuseAcceptance: 'acceptanceRefused',
    withdraw: 'withdrawn',
  },
  correctionRequested: {
    ...nothing,
    resubmit: 'submitted',
    withdraw: 'withdrawn',
    terminate: 'terminated',
  },
  accepted: { ...nothing, review: 'reviewed', withdraw: 'withdrawn' },
  reviewed: {
    ...nothing,
    approve: 'approved',
    reject: 'rejected',
    returnToReview: 'accepted',
    withdraw: 'withdrawn',
  },
  approved: { ...nothing, issueLicence: 'issued' },
  // One approval may give several results, so a second licence leaves the status as it is.
  issued: { ...nothing, issueLicence: 'issued', deliver: 'delivered', revokeLicence: 'issued' },
  delivered: { ...nothing, revokeLicence: 'delivered' },
  rejected: nothing,
  acceptanceRefused: nothing,
  withdrawn: nothing,
  terminated: nothing,
} as const satisfies Record<CaseStatus | 'none', Record<CaseAction, CaseStatus | null>>;

/** Which hats may do what. `accept` is the system's only where acceptance is deemed. */
export const rolesFor = {
  submit: ['applicant', 'clerk'],
  accept: ['clerk', 'system'],
  requestCorrection: ['clerk'],
  resubmit: ['applicant', 'clerk'],
  refuseAcceptance: ['clerk'],
  review: ['reviewer'],
  approve: ['approver'],
  reject: ['approver'],
  returnToReview: ['approver'],
  issueLicence: ['approver', 'system'],
  deliver: ['applicant', 'clerk', 'system'],
  withdraw: ['applicant', 'clerk'],
  terminate: ['clerk'],
  revokeLicence: ['approver', 'system'],
} as const satisfies Record<CaseAction, readonly Actor['role'][]>;

/** The action that each event records. */
export const actionOfEvent = {
  submitted: 'submit',
  correctionRequested: 'requestCorrection',
  resubmitted: 'resubmit',
  accepted: 'accept',
  acceptanceRefused: 'refuseAcceptance',
  reviewed: 'review',
  returnedToReview: 'returnToReview',
  approved: 'approve',
  rejected: 'reject',
  licenceIssued: 'issueLicence',
  delivered: 'deliver',
  withdrawn: 'withdraw',
  terminated: 'terminate',
  licenceRevoked: 'revokeLicence',
} as const satisfies Record<CaseEventType, CaseAction>;

/** Acts of the one who decides: four eyes means that nobody decides on an own review. */
const decidingActions: ReadonlySet<CaseAction> = new Set(['approve', 'reject', 'returnToReview']);

/** The status after `action`, or null where it is not allowed. `status` null = no case yet. */
export const nextStatus = (status: CaseStatus | null, action: CaseAction): CaseStatus | null =>
  transitions[status ?? 'none'][action];

/**
 * Why this actor may not take this action on this case; empty = may. Says nothing about tenants and departments,
 * which `authorise` has decided before, nor about deadlines, which need a day.
 *
 * Codes: `case.notAllowed` (the status forbids it), `case.roleNotAllowed`, `case.fourEyes`, `licence.noneValid`.
 */
export function actionProblems(state: CaseState | null, action: CaseAction, actor: Actor): Problem[] {
  const name = actionLabels[action].zh;
  const problems: Problem[] = [];
  const add = (code: string, message: string) =>
    problems.push({ code, severity: 'error', place: action, message });

  if (nextStatus(state?.status ?? null, action) === null) {
    add(
      'case.notAllowed',
      state === null
        ? `办件尚未提交，不能${name}`
        : `办件当前为“${statusLabels[state.status].zh}”，不能${name}，请刷新页面查看最新状态`,
    );
  }
  if (!rolesFor[action].some((role) => role === actor.role)) {
    add('case.roleNotAllowed', `您当前的角色不能${name}，请由有此职责的人员办理`);
  }
  if (decidingActions.has(action) && state?.reviewerIds.includes(actor.id)) {
    add('case.fourEyes', `您审查过本办件，按审查与决定分离的要求不能${name}，请交由其他人员办理`);
  }
  const needsLicence = action === 'deliver' || action === 'revokeLicence';
  if (needsLicence && state?.licences.every((licence) => licence.revoked)) {
    add('licence.noneValid', `本办件没有有效的证照，不能${name}`);
  }
  return problems;
}

/** What this actor can do now, in the order of `caseActions`. */
export const allowedActions = (state: CaseState | null, actor: Actor): CaseAction[] =>
  caseActions.filter((action) => actionProblems(state, action, actor).length === 0);
