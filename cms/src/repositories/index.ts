import type { Payload } from 'payload';
import type {
  AuditRow,
  BundleRow,
  CaseEventRow,
  CaseRecordRow,
  CaseRow,
  CitizenRow,
  ConfigTaskRow,
  DepartmentRow,
  DocumentRow,
  DraftRow,
  GrantRequestRow,
  GrantRow,
  HandlingItemRow,
  ImpactReportRow,
  JobRow,
  LayerDraftRow,
  LicenceRow,
  ReleaseRow,
  RoleBindingRow,
  ServicePointRow,
  StoredFileRow,
  TenantRow,
} from './rows.ts';
import { table } from './table.ts';

/** Every table of the domain over one Payload instance. The only callers of the database. */
export const repositories = (payload: Payload) => ({
  tenants: table<TenantRow>(payload, 'tenants'),
  departments: table<DepartmentRow>(payload, 'departments'),
  servicePoints: table<ServicePointRow>(payload, 'service-points'),
  handlingItems: table<HandlingItemRow>(payload, 'handling-items'),
  releases: table<ReleaseRow>(payload, 'releases'),
  layerDrafts: table<LayerDraftRow>(payload, 'layer-drafts'),
  grantRequests: table<GrantRequestRow>(payload, 'grant-requests'),
  grants: table<GrantRow>(payload, 'grants'),
  configTasks: table<ConfigTaskRow>(payload, 'config-tasks'),
  impactReports: table<ImpactReportRow>(payload, 'impact-reports'),
  bundles: table<BundleRow>(payload, 'bundles'),
  drafts: table<DraftRow<DraftContent>>(payload, 'drafts'),
  files: table<StoredFileRow>(payload, 'stored-files'),
  cases: table<CaseRow>(payload, 'cases'),
  caseEvents: table<CaseEventRow>(payload, 'case-events'),
  caseRecords: table<CaseRecordRow>(payload, 'case-records'),
  documents: table<DocumentRow>(payload, 'documents'),
  licences: table<LicenceRow>(payload, 'licences'),
  numbers: table<{ series: string; value: number; allocationKey: string }>(payload, 'issued-numbers'),
  jobs: table<JobRow>(payload, 'banshi-jobs'),
  audit: table<AuditRow>(payload, 'audit-events'),
  setupSteps: table<{ step: string; version: string }>(payload, 'setup-steps'),
  citizens: table<CitizenRow>(payload, 'citizens'),
  users: table<{ email: string; displayName: string }>(payload, 'users'),
  roleBindings: table<RoleBindingRow>(payload, 'role-bindings'),
});

export type Repositories = ReturnType<typeof repositories>;
export * from './rows.ts';
export { isUniqueConflict, type Table } from './table.ts';

import type { DraftContent } from './draft-content.ts';

export type { DraftContent } from './draft-content.ts';
