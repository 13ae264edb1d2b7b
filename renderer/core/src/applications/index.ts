export { Applicant, OrganisationApplicant, PersonApplicant } from './applicant.ts';
export { actionInputs, applicationDigest, changedFieldKeys, requestCorrectionInput } from './application.ts';
export {
  Actor,
  type BodyOf,
  CaseChannel,
  CaseEvent,
  CaseEventBody,
  type CaseEventType,
  CorrectionPoint,
  CorrectionTarget,
  SubmittedMaterial,
} from './case-event.ts';
export { type ChainedEvent, type Checkpoint, eventHash, GENESIS_HASH, verifyChain } from './chain.ts';
export {
  acceptedBody,
  type CaseLimits,
  type ClockRules,
  clockAfter,
  correctionRequestedBody,
  currentClock,
  deemedAcceptance,
  isAcceptanceOverdue,
  type Limit,
  statutoryAcceptanceLimit,
} from './clocks.ts';
export { type AppendInput, appendEvent } from './events.ts';
export { applyEvent, foldCase } from './fold.ts';
export { parseInput } from './input.ts';
export {
  actionLabels,
  channelLabels,
  clockLabels,
  deemedAcceptedLabel,
  deliveryLabels,
  eventLabels,
  type Label,
  recommendationLabels,
  revocationLabels,
  roleLabels,
  statusLabels,
} from './labels.ts';
export { nextForApplicant } from './next-step.ts';
export { type TimelineOptions, type TimelineRow, timeline } from './timeline.ts';
export {
  actionOfEvent,
  actionProblems,
  allowedActions,
  nextStatus,
  rolesFor,
  transitions,
} from './transitions.ts';
export {
  type CaseAction,
  type CaseClock,
  type CaseCorrection,
  type CaseState,
  type CaseStatus,
  caseActions,
  caseStatuses,
} from './types.ts';
export { type Urgency, urgency } from './urgency.ts';
export { loadCaseEvent } from './versions.ts';
