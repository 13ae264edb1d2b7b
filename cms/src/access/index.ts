export {
  anyStaff,
  caseDepartments,
  hiddenFromOffice,
  nobody,
  officeOnly,
  ownDepartment,
  platformAdministrators,
  withinOwnTenants,
  withinPath,
} from './predicates.ts';
export {
  hasRole,
  loadStaffSession,
  type RoleBinding,
  type StaffRole,
  type StaffSession,
  staffOf,
  staffRoleLabels,
  staffRoles,
} from './staff.ts';
