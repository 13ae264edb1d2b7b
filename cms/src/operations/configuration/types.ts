import type { Problem } from '@banshi/core/errors';
import type {
  Conflict,
  ElementState,
  Grant,
  Layer,
  LayerEdit,
  LayerOwner,
  Provenance,
} from '@banshi/core/inheritance';
import type { HandlingItem } from '@banshi/core/items';
import type { ImpactReport, ItemChange, PublishFinding } from '@banshi/core/publishing';
import type { ConfigTaskRow, GrantRequestRow, LayerDraftRow, Transition } from '../../repositories/index.ts';

/** What the office's configuration pages are given, as JSON. Dates are `YYYY-MM-DD`, instants ISO in UTC. */

export interface TenantName {
  tenantCode: string;
  name: string;
}

/** One item in the list of a tenant's items. */
export interface ConfiguredItem {
  itemKey: string;
  name: string;
  departmentRole: string;
  /** Whose item it is. */
  rootTenant: TenantName;
  /** True where the tenant has a released layer of its own (认领). */
  adopted: boolean;
  /** True where the tenant itself is the root. */
  own: boolean;
  draft: { state: LayerDraftRow['state']; editedBy: string; editedAt: string } | null;
  /** Releases that wait for their day. */
  waiting: number;
  violations: number;
  missing: number;
  /** Open tasks in the tenant's inbox for this item. */
  tasks: number;
}

export interface ConfiguredItems {
  tenant: TenantName & { level: string };
  tenants: TenantName[];
  rows: ConfiguredItem[];
}

/** A member of staff as others see them. */
export interface Person {
  id: string;
  name: string;
}

export interface DraftMeta {
  revision: number;
  state: LayerDraftRow['state'];
  /** Number of the release that the draft was opened from; 0 = there was none. */
  baseNumber: number;
  effectiveFrom: string | null;
  isUrgent: boolean;
  transition: Transition | null;
  transitionBasis: string | null;
  summary: string | null;
  editedBy: Person;
  editedAt: string;
  submittedBy: Person | null;
  submittedAt: string | null;
  reviewComment: string | null;
  conflicts: Conflict[];
  /** True where the caller may review it: a second person, not the one who submitted it. */
  canReview: boolean;
}

export interface ReleaseMeta {
  number: number;
  effectiveFrom: string;
  publishedAt: string;
  publishedBy: string;
  reviewedBy: string | null;
  transition: Transition | null;
  transitionBasis: string | null;
  summary: string | null;
  rebasedFrom: number | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  state: 'inForce' | 'waiting' | 'past' | 'withdrawn';
}

export interface RequestView {
  requestKey: string;
  itemKey: string;
  itemName: string;
  element: string;
  elementLabel: string;
  row: string | null;
  from: TenantName;
  to: TenantName;
  wanted: LayerEdit;
  reason: string;
  legalBasis: string;
  state: GrantRequestRow['state'];
  requestedAt: string;
  decidedAt: string | null;
  comment: string | null;
  /** True where the caller's tenant decides it and it is open. */
  canDecide: boolean;
}

/** Everything the workbench of one item and tenant shows. */
export interface Workbench {
  tenant: TenantName & { level: string; ownerPath: string };
  itemKey: string;
  rootTenant: TenantName;
  /** Today, as the server counts it. */
  today: string;
  /** Resolved with the draft applied (without a draft: as released). */
  item: HandlingItem;
  /** Resolved as released now; null where nothing is in force yet. */
  released: HandlingItem | null;
  /** What stands above: resolved without the tenant's own layer; null where the tenant is the root. */
  inherited: HandlingItem | null;
  provenance: Record<string, Provenance>;
  states: Record<string, ElementState>;
  violations: Problem[];
  missing: string[];
  findings: PublishFinding[];
  /** The draft's layer, else that of the release in force. */
  layer: Layer;
  owner: LayerOwner;
  draft: DraftMeta | null;
  releases: ReleaseMeta[];
  requests: RequestView[];
  grants: Grant[];
  servicePoints: { key: string; name: string; phone: string | null; departmentKey: string }[];
  departments: { key: string; name: string; role: string }[];
  /** Others who hold the role here and so may review. */
  testers: Person[];
}

/** `details` of the error `draft.changedElsewhere` (409): what the client replays its own edits on. */
export interface ChangedElsewhere {
  editedBy: Person;
  editedAt: string;
  revision: number;
  theirs: Layer;
  base: Layer;
}

export interface InboxTask {
  taskKey: string;
  kind: ConfigTaskRow['kind'];
  itemKey: string;
  itemName: string;
  title: string;
  createdAt: string;
  content: Record<string, unknown>;
}

/** `content` of a task of kind `conflict`. */
export interface ConflictContent extends Record<string, unknown> {
  conflict: Conflict;
  /** The release above that brought it: whose and which number. */
  cause: { tenantCode: string; tenantName: string; number: number; effectiveFrom: string };
  /** Day from which the choice holds. */
  effectiveFrom: string;
  canKeepOwn: boolean;
}

export interface ReleaseDiff {
  number: number;
  /** The release it is compared with; 0 = what stands above without this layer. */
  against: number;
  changes: ItemChange[];
}

export interface ImpactView {
  reportKey: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  result?: ImpactReport;
}
