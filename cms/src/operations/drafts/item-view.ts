import type { HashedBundle } from '@banshi/core/bundle';
import type { TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { bodyFor } from '../catalogue/register.ts';
import { resolvedBundle } from '../catalogue/resolve.ts';
import { tenantByCode } from '../catalogue/tenants.ts';

/** The parts of a resolved item that the browser needs to ask, to check and to explain. */
export async function itemView(
  runtime: Runtime,
  { tenant, hashed }: { tenant: TenantRow; hashed: HashedBundle },
) {
  const { item, provenance, itemKey } = hashed.bundle;
  const body = await bodyFor(runtime, { tenant, role: item.departmentRole });
  return {
    tenant: { code: tenant.tenantCode, name: tenant.name },
    itemKey,
    bundleHash: hashed.hash,
    item: {
      name: item.name,
      situations: item.situations,
      eligibility: item.eligibility,
      materials: item.materials,
      form: item.form,
      parameters: item.parameters,
      process: item.process,
      promisedLimit: item.promisedLimit,
      statutoryLimit: item.statutoryLimit,
      fee: item.fee,
      results: item.results,
      assignments: item.assignments,
    },
    provenanceNames: Object.fromEntries(
      Object.entries(provenance).map(([key, origin]) => [key, origin.owner.tenantName]),
    ),
    body: {
      name: body?.department.name ?? '待补',
      enquiryPhone: body?.department.enquiryPhone ?? undefined,
    },
  };
}

export type ItemView = Awaited<ReturnType<typeof itemView>>;

export async function itemViewFor(
  runtime: Runtime,
  { tenantCode, itemKey }: { tenantCode: string; itemKey: string },
) {
  const tenant = await tenantByCode(runtime, tenantCode);
  return itemView(runtime, { tenant, hashed: await resolvedBundle(runtime, { tenant, itemKey }) });
}
