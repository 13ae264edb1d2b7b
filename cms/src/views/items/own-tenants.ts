import { isBanshiError } from '@banshi/core/errors';
import type { StaffCaller } from '../../operations/authorise.ts';
import { tenantByCode } from '../../operations/catalogue/tenants.ts';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';

/** The tenants in which somebody holds a role, and the one to show: the one asked for, else the first. */
export async function ownTenants(
  runtime: Runtime,
  staff: StaffCaller,
  asked: string | undefined,
): Promise<{ tenants: TenantRow[]; tenant: TenantRow | undefined }> {
  const codes = [...new Set(staff.bindings.map(({ tenantCode }) => tenantCode))];
  const found = await Promise.all(
    codes.map((code) =>
      tenantByCode(runtime, code).catch((error: unknown) => {
        // A role may outlive its tenant (a merger); it then opens nothing.
        if (isBanshiError(error) && error.status === 404) return undefined;
        throw error;
      }),
    ),
  );
  const tenants = found.filter((tenant) => tenant !== undefined);
  return { tenants, tenant: tenants.find(({ tenantCode }) => tenantCode === asked) ?? tenants[0] };
}
