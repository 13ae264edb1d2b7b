import type { CaseEvent, CaseEventType } from '@banshi/core/applications';
import type { Bundle } from '@banshi/core/bundle';
import type { Conflict, Grant, Layer, LayerEdit } from '@banshi/core/inheritance';
import type { ImpactReport } from '@banshi/core/publishing';

/** Rows as the repositories know them: one interface per collection of `collections/`. */

export interface TenantRow {
  tenantCode: string;
  name: string;
  kind: string;
  level: string;
  ownerPath: string;
  parentCode: string | null;
  depth: number;
  hidden: boolean;
  settings: Record<string, unknown> | null;
}

export interface DepartmentRow {
  departmentKey: string;
  tenantCode: string;
  ownerPath: string;
  role: string;
  name: string;
  uscc: string | null;
  enquiryPhone: string | null;
  complaintPhone: string | null;
  demo: boolean;
}

export interface ServicePointRow {
  servicePointKey: string;
  departmentKey: string;
  ownerPath: string;
  name: string;
  address: string | null;
  phone: string | null;
  hours: string | null;
  demo: boolean;
}

export interface HandlingItemRow {
  itemKey: string;
  ownerPath: string;
  tenantCode: string;
  name: string;
  departmentRole: string;
  configEpoch: number;
}

export interface ReleaseRow {
  itemKey: string;
  tenantCode: string;
  ownerPath: string;
  departmentKey: string | null;
  number: number;
  effectiveFrom: string;
  publishedAt: string;
  publishedBy: string;
  /** Absent on shipped releases: nobody but the set-up published them. */
  reviewedBy?: string | null;
  transition?: Transition | null;
  transitionBasis?: string | null;
  summary?: string | null;
  /** `draftKey@revision` of the draft it was published from. */
  sourceKey?: string | null;
  /** Number of the waiting release that this one replaces, rebased over an urgent one. */
  rebasedFrom?: number | null;
  withdrawnAt?: string | null;
  withdrawnBy?: string | null;
  withdrawnReason?: string | null;
  unsettled?: boolean | null;
  layer: Layer;
}

/** What becomes of running cases: they keep their version, the applicant chooses, or they must move. */
export type Transition = 'keep' | 'applicantChooses' | 'mustMove';

export interface LayerDraftRow {
  /** `itemKey|tenantCode`. */
  draftKey: string;
  itemKey: string;
  tenantCode: string;
  ownerPath: string;
  departmentKey: string | null;
  /** Number of the release that the draft was opened from; 0 = there was none. */
  baseNumber: number;
  /** Raised by every save; who saves names the one they saw. */
  revision: number;
  state: 'editing' | 'submitted' | 'returned';
  effectiveFrom: string | null;
  isUrgent: boolean;
  transition: Transition | null;
  transitionBasis: string | null;
  summary: string | null;
  editedBy: string;
  editedAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  reviewComment: string | null;
  layer: Layer;
  conflicts: Conflict[] | null;
}

export interface GrantRequestRow {
  requestKey: string;
  itemKey: string;
  element: string;
  row: string | null;
  /** Who asks. */
  tenantCode: string;
  ownerPath: string;
  /** Who decides: the tenant whose layer holds the value or the lock. */
  grantorCode: string;
  reason: string;
  legalBasis: string;
  state: 'open' | 'granted' | 'adopted' | 'refused';
  requestedBy: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  comment: string | null;
  /** First and last day of what was granted. */
  validFrom: string | null;
  validUntil: string | null;
  unsettled: boolean;
  wanted: LayerEdit;
}

export interface GrantRow {
  grantKey: string;
  itemKey: string;
  /** Path of the recipient. */
  ownerPath: string;
  grantorCode: string;
  grantedAt: string;
  grantedBy: string;
  grant: Grant;
}

export interface ConfigTaskRow {
  taskKey: string;
  kind: 'conflict' | 'request' | 'review' | 'import';
  itemKey: string;
  tenantCode: string;
  ownerPath: string;
  title: string;
  state: 'open' | 'done';
  createdAt: string;
  doneAt: string | null;
  doneBy: string | null;
  choice: string | null;
  content: Record<string, unknown>;
}

export interface ImpactReportRow {
  /** `draftKey@revision` and the day. */
  reportKey: string;
  draftKey: string;
  revision: number;
  itemKey: string;
  tenantCode: string;
  ownerPath: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  askedAt: string;
  result: ImpactReport | null;
}

export interface BundleRow {
  hash: string;
  itemKey: string;
  bundle: Bundle;
}

export interface DraftRow<Content> {
  ownerKind: 'citizen' | 'staff';
  ownerId: string;
  kind: 'application' | 'correction';
  caseId: string | null;
  tenantCode: string;
  itemKey: string;
  bundleHash: string;
  revision: number;
  savedAt: string;
  /** Case number, once it has been submitted. */
  submittedAs: string | null;
  content: Content;
}

export interface StoredFileRow {
  draftId: string | null;
  caseId: string | null;
  purpose: 'material' | 'notice' | 'licence';
  materialKey: string | null;
  fileName: string;
  mimeType: string;
  bytes: number;
  sha256: string;
  storageKey: string;
  storedAt: string;
}

export interface CaseRow {
  /** Equals `caseId` of the events: the id of the draft it was submitted from. */
  caseNumber: string;
  caseId: string;
  citizenId: string | null;
  itemKey: string;
  itemName: string;
  bundleHash: string;
  tenantCode: string;
  ownerPath: string;
  departmentKey: string;
  channel: string;
  applicantMasked: string;
  status: string;
  seq: number;
  submittedAt: string;
  clockKind: string | null;
  clockStart: string | null;
  dueDate: string | null;
  clockUnit: string | null;
  dueProvisional: boolean;
  reviewerId: string | null;
}

export interface CaseEventRow {
  caseId: string;
  seq: number;
  type: CaseEventType;
  at: string;
  hash: string;
  departmentKey: string;
  projected: boolean;
  event: CaseEvent;
}

export interface CaseRecordRow {
  caseId: string;
  digest: string;
  salt: string;
  applicant: unknown;
  payload: Record<string, unknown>;
}

export interface DocumentRow {
  documentKey: string;
  caseId: string;
  departmentKey: string;
  kind: string;
  title: string;
  issuedAt: string;
  fileId: string;
}

export interface LicenceRow {
  issueKey: string;
  identifier: string;
  number: string;
  caseId: string;
  citizenId: string | null;
  ownerPath: string;
  departmentKey: string;
  name: string;
  holderMasked: string;
  issuerName: string;
  issuedOn: string;
  validUntil: string | null;
  status: 'valid' | 'revoked' | 'cancelled' | 'withdrawn';
  statusReason: string | null;
  statusBasis: string | null;
  statusAt: string | null;
  templateHash: string;
  fileId: string | null;
  face: Record<string, unknown>;
}

export interface JobRow {
  jobKey: string;
  task: string;
  input: Record<string, unknown>;
  state: 'waiting' | 'running' | 'done' | 'failed';
  runAfter: string;
  leaseUntil: string | null;
  leaseOwner: string | null;
  attempts: number;
  lastError: string | null;
  finishedAt: string | null;
}

export interface AuditRow {
  stream: string;
  seq: number;
  at: string;
  actorKind: string;
  actorId: string;
  action: string;
  resource: string;
  outcome: string;
  ownerPath: string | null;
  previousHash: string;
  hash: string;
  detail: Record<string, unknown> | null;
}

export interface RoleBindingRow {
  userId: string;
  role: string;
  tenantCode: string;
  ownerPath: string;
  /** Empty for administrators of a whole tenant: a null would not be compared by the unique index of SQLite. */
  departmentKey: string;
}

export interface CitizenRow {
  username: string;
  name: string;
  citizenId: string;
  mobile: string;
}
