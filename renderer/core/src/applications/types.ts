import type { CaseChannel, CorrectionPoint, CorrectionTarget, SubmittedMaterial } from './case-event.ts';

export const caseStatuses = [
  'submitted',
  'correctionRequested',
  'accepted',
  'reviewed',
  'approved',
  'rejected',
  'acceptanceRefused',
  'issued',
  'delivered',
  'withdrawn',
  'terminated',
] as const;
/** 办件状态, derived from events, never stored as truth. */
export type CaseStatus = (typeof caseStatuses)[number];

export const caseActions = [
  'submit',
  'accept',
  'requestCorrection',
  'resubmit',
  'refuseAcceptance',
  'review',
  'approve',
  'reject',
  'returnToReview',
  'issueLicence',
  'deliver',
  'withdraw',
  'terminate',
  'revokeLicence',
] as const;
export type CaseAction = (typeof caseActions)[number];

/** 时限. */
export interface CaseClock {
  kind: 'acceptance' | 'promised' | 'correction';
  /** `YYYY-MM-DD`; the starting day itself is not counted. */
  start: string;
  /** `YYYY-MM-DD`, the last day on which the act is in time. */
  due: string;
  unit: 'workingDay' | 'calendarDay';
  /** True where the due date lies beyond the loaded working-day tables. */
  provisional: boolean;
}

/** A correction notice and what became of it. */
export interface CaseCorrection {
  at: string;
  points: CorrectionPoint[];
  dueDate: string;
  answeredAt?: string;
  /** What the answer changed: only this may be the subject of another notice. */
  changed?: CorrectionTarget[];
}

/** A case (办件) as the fold over its events shows it. */
export interface CaseState {
  caseId: string;
  seq: number;
  lastHash: string;
  status: CaseStatus;
  itemKey: string;
  bundleHash: string;
  channel: CaseChannel;
  tenantCode: string;
  departmentId: string;
  assignmentKey: string;
  situation: Record<string, unknown>;
  applicationDigest: string;
  materials: SubmittedMaterial[];
  deferred: string[];
  committed: string[];
  submittedAt: string;
  /** When what is being examined for acceptance arrived: the submission, or the last resubmission. */
  receivedAt: string;
  /** When the case counts as accepted; for a deemed acceptance that is `receivedAt`. */
  acceptedAt?: string;
  decidedAt?: string;
  corrections: CaseCorrection[];
  recommendation?: 'approve' | 'reject';
  /** The last reviewer. */
  reviewerId?: string;
  /** Everybody who reviewed this case: none of them may decide it. */
  reviewerIds: string[];
  clock?: CaseClock;
  licences: {
    resultKey: string;
    licenceId: string;
    licenceNumber: string;
    revoked?: { kind: string; reason: string; at: string };
  }[];
}
