export {
  DemoAccounts,
  DemoCitizen,
  DemoDepartment,
  DemoDepartments,
  DemoLicenceType,
  DemoServicePoint,
  DemoStaffAccount,
  demoRoles,
} from './demo.ts';
export { type Division, readDivisions } from './divisions.ts';
export {
  Branding,
  GovernanceException,
  GovernanceExceptions,
  GovernanceParent,
  TenantCode,
  TenantSeed,
} from './tenant.ts';
export { type PlacedTenant, type TenantIndex, tenantIndex } from './tenant-for-place.ts';
export { defaultBrandColour, isStatisticalUnit, tenantsFromDivisions } from './tenants-from-divisions.ts';
