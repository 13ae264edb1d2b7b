import type { Access, PayloadRequest, Where } from 'payload';
import { hasRole, type RoleBinding, type StaffRole, staffOf } from './staff.ts';

/** Closed to everybody through Payload's own operations; repositories write, after an operation has authorised it. */
export const nobody: Access = () => false;

export const platformAdministrators: Access = async ({ req }) => {
  const staff = await staffOf(req);
  return staff !== null && hasRole(staff, 'platformAdministrator');
};

/** Any member of staff; never a citizen, never anonymous. */
export const anyStaff: Access = async ({ req }) => (await staffOf(req)) !== null;

/** Who may open the office at all. */
export const officeOnly = async ({ req }: { req: PayloadRequest }): Promise<boolean> =>
  (await staffOf(req)) !== null;

export const hiddenFromOffice = (): boolean => false;

/** The subtree of a path, as a range over an indexed column (both databases; `like` is a word match and unanchored). */
export const withinPath = (path: string): Where => ({
  and: [{ ownerPath: { greater_than_equal: path } }, { ownerPath: { less_than: `${path}\uffff` } }],
});

/** Rows owned in the subtree of a tenant in which the person holds one of the roles. Platform administrators: all. */
export const withinOwnTenants =
  (...roles: StaffRole[]): Access =>
  async ({ req }) => {
    const staff = await staffOf(req);
    if (!staff) return false;
    if (hasRole(staff, 'platformAdministrator')) return true;
    const paths = staff.bindings.filter((binding) => roles.includes(binding.role)).map((b) => b.ownerPath);
    return paths.length === 0 ? false : { or: paths.map(withinPath) };
  };

/**
 * Rows of the person's own department: cases and what belongs to them are visible to the department that handles them,
 * not to a neighbour of the same tenant, nor to the platform's administrators.
 */
export const ownDepartment: Access = async ({ req }) => {
  const staff = await staffOf(req);
  if (!staff) return false;
  const departments = caseDepartments(staff.bindings);
  return departments.length === 0 ? false : { departmentKey: { in: departments } };
};

const caseRoles = new Set<StaffRole>(['clerk', 'reviewer', 'approver']);

export const caseDepartments = (bindings: RoleBinding[]): string[] => [
  ...new Set(bindings.flatMap((b) => (caseRoles.has(b.role) && b.departmentKey ? [b.departmentKey] : []))),
];
