import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import { asStaff, type Caller, notAllowed, type StaffCaller } from '../authorise.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import type { Person } from './types.ts';

export interface Configurator {
  staff: StaffCaller;
  tenant: TenantRow;
}

export interface Act {
  /** What is done, for the audit log: `configuration.publish`. */
  action: string;
  /** To what: an item key, a request. */
  resource: string;
}

/** Codes of the tenants whose items the caller may configure. */
export const configuredTenants = (staff: StaffCaller): string[] => [
  ...new Set(staff.bindings.flatMap((b) => (b.role === 'configurator' ? [b.tenantCode] : []))),
];

/**
 * The caller as an item administrator (事项管理员) of the tenant; without a tenant, of the first one they have. Throws
 * `session.required`, `access.denied` for staff of any other tenant, above and below included: a province does not
 * edit what is a county's.
 */
export async function configuratorOf(
  runtime: Runtime,
  caller: Caller,
  { tenantCode, action, resource }: Act & { tenantCode?: string | null },
): Promise<Configurator> {
  const staff = asStaff(caller);
  const own = configuredTenants(staff);
  const asked = tenantCode ? (await tenantByCode(runtime, tenantCode)).tenantCode : own[0];
  if (asked !== undefined && own.includes(asked))
    return { staff, tenant: await tenantByCode(runtime, asked) };
  await audit(runtime, {
    actorKind: 'staff',
    actorId: staff.userId,
    action,
    resource: `${resource}@${asked ?? ''}`,
    outcome: 'refused',
  });
  throw notAllowed('您不是这个地区的事项管理员，不能查看或修改它的事项配置。');
}

export const auditAct = (
  runtime: Runtime,
  { staff, tenant }: Configurator,
  { action, resource, detail }: Act & { detail?: Record<string, unknown> },
): Promise<void> =>
  audit(runtime, {
    actorKind: 'staff',
    actorId: staff.userId,
    action,
    resource,
    outcome: 'done',
    ownerPath: tenant.ownerPath,
    ...(detail ? { detail } : {}),
  });

/** Names of staff by account; an account that is gone, and the set-up itself, keep their id. */
export async function peopleOf(
  runtime: Runtime,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string) => Person> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))].filter((id) =>
    /^[0-9a-f-]{24,36}$/i.test(id),
  );
  const rows = wanted.length > 0 ? await runtime.tables.users.find({ where: { id: { in: wanted } } }) : [];
  const names = new Map(rows.map((row) => [row.id, row.displayName]));
  return (id) => ({ id, name: names.get(id) ?? systemNames[id] ?? id });
}

const systemNames: Record<string, string> = { setup: '系统初始化', rebase: '系统（随上级更新）' };
