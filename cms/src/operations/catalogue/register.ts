import type { DepartmentRegister } from '@banshi/core/items';
import type { DepartmentRow, ServicePointRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';

/** The body that handles a role's items in a tenant, and where people go; null where nobody is registered yet. */
export interface Body {
  department: DepartmentRow;
  servicePoints: ServicePointRow[];
}

const lifetimeMs = 1000;

/** Read at most once a second: one changed phone shows in every guide without a release. */
export async function bodyFor(
  runtime: Runtime,
  { tenant, role }: { tenant: Pick<TenantRow, 'tenantCode'>; role: string },
): Promise<Body | null> {
  const key = `body|${tenant.tenantCode}|${role}`;
  const held = runtime.memory.get(key) as { body: Body | null; readAt: number } | undefined;
  if (held && Date.now() - held.readAt < lifetimeMs) return held.body;
  const department = await runtime.tables.departments.first({
    and: [{ tenantCode: { equals: tenant.tenantCode } }, { role: { equals: role } }],
  });
  const body = department
    ? {
        department,
        servicePoints: await runtime.tables.servicePoints.find({
          where: { departmentKey: { equals: department.departmentKey } },
          sort: 'servicePointKey',
        }),
      }
    : null;
  runtime.memory.set(key, { body, readAt: Date.now() });
  return body;
}

/** As the guide shows it. A tenant without a registered body shows 待补 where the body would stand. */
export function registerOf(body: Body | null): DepartmentRegister {
  if (!body) return { body: { name: '待补', demo: false }, servicePoints: [] };
  const { department, servicePoints } = body;
  return {
    body: {
      name: department.name,
      demo: department.demo,
      ...(department.uscc && { uscc: department.uscc }),
      ...(department.enquiryPhone && { enquiryPhone: department.enquiryPhone }),
      ...(department.complaintPhone && { complaintPhone: department.complaintPhone }),
    },
    servicePoints: servicePoints.map((point) => ({
      key: point.servicePointKey,
      name: point.name,
      address: point.address ?? '待补',
      ...(point.phone && { phone: point.phone }),
      ...(point.hours && { hours: point.hours }),
    })),
  };
}
