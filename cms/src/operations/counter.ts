import type { Runtime } from '../runtime.ts';
import { notAllowed, type StaffCaller } from './authorise.ts';
import { handlingItems } from './catalogue/resolve.ts';
import { tenantByCode } from './catalogue/tenants.ts';

/** Who sits at the counter, and which items can be filed there. Throws `access.denied` for anybody but a clerk. */
export async function counterSession(runtime: Runtime, staff: StaffCaller) {
  const binding = staff.bindings.find((candidate) => candidate.role === 'clerk' && candidate.departmentKey);
  if (!binding) throw notAllowed('只有窗口受理员可以代为申请。');
  const department = await runtime.tables.departments.first({
    departmentKey: { equals: binding.departmentKey ?? '' },
  });
  const items = [...(await handlingItems(runtime)).values()].filter(
    (item) => item.departmentRole === department?.role && binding.ownerPath.startsWith(item.ownerPath),
  );
  return {
    displayName: staff.displayName,
    departmentName: department?.name ?? '',
    tenantCode: binding.tenantCode,
    tenantName: (await tenantByCode(runtime, binding.tenantCode)).name,
    items: items.map((item) => ({ itemKey: item.itemKey, name: item.name })),
  };
}
