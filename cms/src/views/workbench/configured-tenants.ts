import type { StaffCaller } from '../../operations/authorise.ts';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { ownTenants } from '../items/own-tenants.ts';

/**
 * The tenants whose items the visitor configures, and the one to show; none where the one asked for is not among them:
 * then the page shows it to be read.
 */
export async function configuredTenants(
  runtime: Runtime,
  staff: StaffCaller,
  asked: string | undefined,
): Promise<{ tenants: TenantRow[]; tenant: TenantRow | undefined }> {
  const configurator = { ...staff, bindings: staff.bindings.filter(({ role }) => role === 'configurator') };
  const { tenants, tenant } = await ownTenants(runtime, configurator, asked);
  return { tenants, tenant: asked === undefined || tenant?.tenantCode === asked ? tenant : undefined };
}
