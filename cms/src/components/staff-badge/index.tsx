import type { ServerProps } from 'payload';
import { loadStaffSession, type RoleBinding, staffRoleLabels } from '../../access/index.ts';
import { getRuntime, type Runtime } from '../../runtime.ts';
import { languageOf, messagesIn } from '../office/messages/index.ts';

/** In the header of every page: who is signed in, as what, and where; and that a demonstration is one. */
export async function StaffBadge({ i18n, payload, user }: ServerProps) {
  if (user?.collection !== ('users' as never)) return null;
  const language = languageOf(i18n.language);
  const m = messagesIn(language);
  const runtime = await getRuntime();
  const account = user as unknown as { id: string; displayName?: string; email: string };
  const staff = await loadStaffSession(payload, {
    id: String(account.id),
    displayName: account.displayName ?? account.email,
  });
  const roles = [...new Set(staff.bindings.map(({ role }) => staffRoleLabels[role][language]))];
  const places = await placeNames(runtime, staff.bindings);
  return (
    <div className="bo-badge">
      {runtime.config.profile === 'demo' && (
        <span className="bo-mark bo-mark-demo" title={m.demoHint}>
          {m.demo}
        </span>
      )}
      <span className="bo-badge-place">{places.join(m.common.listSeparator)}</span>
      <span className="bo-badge-role">{roles.join(m.common.listSeparator)}</span>
      <strong>{staff.displayName}</strong>
    </div>
  );
}

/** The departments somebody works in, by name; where a role has none (administrators), the tenant. */
async function placeNames(runtime: Runtime, bindings: readonly RoleBinding[]): Promise<string[]> {
  const departments = [...new Set(bindings.flatMap(({ departmentKey }) => departmentKey ?? []))];
  const tenants = [...new Set(bindings.flatMap((row) => (row.departmentKey ? [] : row.tenantCode)))];
  const [ofDepartments, ofTenants] = await Promise.all([
    departments.length > 0
      ? runtime.tables.departments.find({ where: { departmentKey: { in: departments } } })
      : [],
    tenants.length > 0 ? runtime.tables.tenants.find({ where: { tenantCode: { in: tenants } } }) : [],
  ]);
  return [...ofDepartments, ...ofTenants].map(({ name }) => name);
}
