import type { FieldError, FormValues } from '@banshi/core/forms';
import type { HandlingItem } from '@banshi/core/items';

/** Who is being talked to: a citizen for himself, or a clerk at the counter for somebody who came. */
export type Mode = 'self' | 'counter';

export interface Citizen {
  id: string;
  name: string;
  mobileMasked: string;
  kind: 'person';
}

export interface StaffSession {
  displayName: string;
  departmentName: string;
  tenantCode: string;
}

export interface Session {
  citizen?: Citizen | null;
  staff?: StaffSession;
}

export interface RegisterInput {
  name: string;
  citizenId: string;
  mobile: string;
  password: string;
}

export interface LoginInput {
  /** Mobile number or citizen ID. */
  identifier: string;
  password: string;
}

export interface Division {
  code: string;
  name: string;
  hasChildren: boolean;
}

/** The part of a handling item that the browser needs. */
export type BrowserItem = Pick<
  HandlingItem,
  | 'name'
  | 'situations'
  | 'eligibility'
  | 'materials'
  | 'form'
  | 'parameters'
  | 'process'
  | 'promisedLimit'
  | 'fee'
  | 'results'
  | 'assignments'
>;

export interface ItemView {
  tenant: { code: string; name: string };
  itemKey: string;
  bundleHash: string;
  item: BrowserItem;
  /** `element` or `element/rowKey` → name of the tenant that laid it down. */
  provenanceNames: Record<string, string>;
  body: { name: string; enquiryPhone?: string };
}

/** Answers to the situation questions, by variable. */
export type Answers = Record<string, unknown>;

/** The body that will handle the case: found from the case, not from the portal that was browsed. */
export interface HandledBy {
  tenantCode: string;
  tenantName: string;
  bodyName: string;
  /** Another county than the one browsed. */
  differs: boolean;
}

export interface Where extends HandledBy {
  serviceGuideUrl: string;
}

/**
 * Who applies, as the client may say it. A citizen who files for himself says only `person`: the server takes name,
 * citizen ID and mobile from the account, so that the ID never travels back to the browser.
 */
export type ApplicantInput =
  | { kind: 'person'; name?: string; citizenId?: string; mobile?: string }
  | {
      kind: 'organisation';
      name: string;
      uscc: string;
      legalRepresentative: string;
      mobile: string;
      /** At the counter: who came. A citizen online is taken from the account. */
      filedBy?: { name: string; citizenId: string };
    };

export interface DraftFile {
  id: string;
  materialKey: string;
  fileName: string;
  bytes: number;
  mimeType: string;
  sha256: string;
  /** GET, inline. */
  url: string;
}

/** One thing that a new release changed since the draft was started. */
export interface DraftChange {
  element: string;
  label: string;
  from: string;
  to: string;
}

export interface CorrectionTarget {
  kind: 'material' | 'field';
  key: string;
  label: string;
}

export interface CorrectionPointView {
  target: CorrectionTarget;
  defect: string;
  remedy: string;
  /** In a correction draft: true once the field or material differs from the case as it was submitted. */
  changed?: boolean;
}

export interface Draft {
  id: string;
  revision: number;
  tenantCode: string;
  itemKey: string;
  bundleHash: string;
  item: ItemView;
  changes: DraftChange[];
  applicant: ApplicantInput | null;
  answers: Answers;
  /** As typed. */
  values: FormValues;
  files: DraftFile[];
  commitments: string[];
  deferred: string[];
  lastPage: string | null;
  updatedAt: string;
  handledBy: HandledBy;
  /** A draft that answers a correction notice: what was asked for, and until when. */
  correction?: { caseNumber: string; dueDate: string; points: CorrectionPointView[] };
}

export interface DraftSummary {
  id: string;
  itemName: string;
  tenantName: string;
  updatedAt: string;
  /** Set where the draft answers a correction notice. */
  correctionOf?: string;
}

export type DraftPatch = Partial<
  Pick<Draft, 'answers' | 'values' | 'applicant' | 'commitments' | 'deferred' | 'lastPage'>
>;

export interface Submitted {
  caseNumber: string;
  submittedAt: string;
  acceptBy: { date: string; provisional: boolean };
  receiptUrl: string;
}

/** `details` of a 422 `application.invalid`. */
export interface InvalidApplication {
  fields: FieldError[];
  materials: { key: string; code: string; message: string }[];
  /** `field` is a path in the applicant. */
  applicant?: FieldError[];
}

export interface Due {
  date: string;
  /** Working days; negative = overdue. */
  daysLeft: number;
  provisional: boolean;
}

export interface CaseSummary {
  caseNumber: string;
  itemName: string;
  bodyName: string;
  status: string;
  statusLabel: string;
  submittedAt: string;
  due?: Due;
  needsYou: boolean;
}

export interface LicenceCard {
  id: string;
  name: string;
  number: string;
  identifier: string;
  holder: string;
  issuer: string;
  issuedOn: string;
  validUntil?: string;
  status: 'valid' | 'revoked' | 'cancelled' | 'expired';
  pdfUrl: string;
  verifyUrl: string;
}

export interface CaseCorrection {
  at: string;
  dueDate: string;
  answered: boolean;
  points: CorrectionPointView[];
}

export interface CaseDocument {
  kind: string;
  title: string;
  issuedAt: string;
  url: string;
}

export interface TimelineEntry {
  at: string;
  title: string;
  detail?: string;
  actorLabel?: string;
}

export interface CaseDetail extends CaseSummary {
  timeline: TimelineEntry[];
  /** What happens next and by when. */
  next: string;
  corrections: CaseCorrection[];
  documents: CaseDocument[];
  licences: LicenceCard[];
  channel: string;
  correctionDraft?: { id: string };
  /** Absent = the server has not said; the button then shows while the case is neither decided nor ended. */
  canWithdraw?: boolean;
}
