import type { Payload, PayloadRequest } from 'payload';

/** What somebody may do, and where. One row of `role-bindings`. */
export interface RoleBinding {
  role: StaffRole;
  tenantCode: string;
  ownerPath: string;
  /** Absent for administrators of a tenant; staff who see cases always have one. */
  departmentKey: string | null;
}

export const staffRoles = [
  'platformAdministrator',
  'configurator',
  'clerk',
  'reviewer',
  'approver',
  'auditor',
] as const;
export type StaffRole = (typeof staffRoles)[number];

export const staffRoleLabels: Record<StaffRole, { zh: string; en: string }> = {
  platformAdministrator: { zh: '平台管理员', en: 'Platform administrator' },
  configurator: { zh: '事项管理员', en: 'Item administrator' },
  clerk: { zh: '窗口受理员', en: 'Window clerk' },
  reviewer: { zh: '审查员', en: 'Reviewer' },
  approver: { zh: '审批员', en: 'Approver' },
  auditor: { zh: '审计员', en: 'Auditor' },
};

export interface StaffSession {
  userId: string;
  displayName: string;
  bindings: RoleBinding[];
}

const cacheKey = 'banshiStaff';

/**
 * The staff session of a request, or null for anybody else: a citizen is also a logged-in Payload user, so the
 * collection is checked, never only `req.user`. Bindings are read once per request.
 */
export async function staffOf(req: PayloadRequest): Promise<StaffSession | null> {
  const user = req.user;
  if (user?.collection !== 'users') return null;
  const cached = req.context?.[cacheKey] as Promise<StaffSession> | undefined;
  if (cached) return cached;
  const loading = loadStaffSession(req.payload, {
    id: String(user.id),
    displayName: String(user.displayName ?? user.email),
  });
  req.context = { ...req.context, [cacheKey]: loading };
  return loading;
}

/** The session of a staff account that has been authenticated. */
export async function loadStaffSession(
  payload: Payload,
  user: { id: string; displayName: string },
): Promise<StaffSession> {
  const { docs } = await payload.db.find({
    collection: 'role-bindings' as never,
    where: { userId: { equals: user.id } },
    pagination: false,
  });
  return {
    userId: user.id,
    displayName: user.displayName,
    bindings: (docs as unknown as Record<string, unknown>[]).map((row) => ({
      role: row.role as StaffRole,
      tenantCode: String(row.tenantCode),
      ownerPath: String(row.ownerPath),
      departmentKey: row.departmentKey ? String(row.departmentKey) : null,
    })),
  };
}

export const hasRole = (staff: StaffSession, role: StaffRole): boolean =>
  staff.bindings.some((binding) => binding.role === role);
