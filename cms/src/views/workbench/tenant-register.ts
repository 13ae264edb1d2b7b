import type { DepartmentRegister } from '@banshi/core/items';
import type { RegisteredDepartment } from '../../components/workbench/list/adopt-form.tsx';
import { registerOf } from '../../operations/catalogue/register.ts';
import type { Runtime } from '../../runtime.ts';

export interface TenantRegister {
  /** To choose from. */
  departments: RegisteredDepartment[];
  /** By role: what the guide of an item of that role shows. */
  byRole: Record<string, DepartmentRegister>;
}

/** The departments of a tenant with their windows. */
export async function tenantRegister(runtime: Runtime, tenantCode: string): Promise<TenantRegister> {
  const departments = await runtime.tables.departments.find({
    where: { tenantCode: { equals: tenantCode } },
    sort: 'departmentKey',
  });
  const keys = departments.map(({ departmentKey }) => departmentKey);
  const points =
    keys.length === 0
      ? []
      : await runtime.tables.servicePoints.find({
          where: { departmentKey: { in: keys } },
          sort: 'servicePointKey',
        });
  const pointsOf = (key: string) => points.filter(({ departmentKey }) => departmentKey === key);
  return {
    departments: departments.map(({ departmentKey, name, role }) => ({
      key: departmentKey,
      name,
      role,
      servicePoints: pointsOf(departmentKey).map((point) => ({
        key: point.servicePointKey,
        name: point.name,
      })),
    })),
    byRole: Object.fromEntries(
      departments.map((department) => [
        department.role,
        registerOf({ department, servicePoints: pointsOf(department.departmentKey) }),
      ]),
    ),
  };
}
