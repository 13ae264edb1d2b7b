import { shanghaiDate } from '@banshi/core/calendar';
import { Branding } from '@banshi/tenants';
import type { ReleaseRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';
import {
  type DepartmentFile,
  fileText,
  type ItemFile,
  paths,
  type TenantFile,
  type TenantFiles,
} from './files.ts';

/** The whole configuration of a tenant, file by file; importing it again changes nothing. */
export async function exportTenant(runtime: Runtime, tenant: TenantRow): Promise<TenantFiles> {
  const { profile, portalOrigin, officeOrigin } = runtime.config;
  const files: TenantFiles = new Map([
    [paths.tenant, fileText(tenantFile(tenant))],
    [paths.environment, fileText({ v: 1, profile, portalOrigin, officeOrigin })],
  ]);
  for (const department of await departmentFiles(runtime, tenant))
    files.set(paths.department(department.key), fileText(department));
  for (const item of await itemFiles(runtime, tenant)) files.set(paths.item(item.itemKey), fileText(item));
  return files;
}

const tenantFile = ({ tenantCode, name, settings }: TenantRow): TenantFile => ({
  v: 1,
  tenantCode,
  name,
  branding: Branding.nullable()
    .catch(null)
    .parse(settings?.branding ?? null),
});

export async function departmentFiles(runtime: Runtime, tenant: TenantRow): Promise<DepartmentFile[]> {
  const departments = await runtime.tables.departments.find({
    where: { tenantCode: { equals: tenant.tenantCode } },
    sort: 'departmentKey',
  });
  const points = await runtime.tables.servicePoints.find({
    where: { departmentKey: { in: departments.map(({ departmentKey }) => departmentKey) } },
    sort: 'servicePointKey',
  });
  return departments.map(({ departmentKey: key, role, name, uscc, enquiryPhone, complaintPhone, demo }) => ({
    v: 1,
    key,
    role,
    name,
    uscc,
    enquiryPhone,
    complaintPhone,
    demo: demo === true,
    servicePoints: points
      .filter(({ departmentKey }) => departmentKey === key)
      .map((point) => ({
        key: point.servicePointKey,
        name: point.name,
        address: point.address,
        phone: point.phone,
        hours: point.hours,
        demo: point.demo === true,
      })),
  }));
}

export async function itemFiles(runtime: Runtime, tenant: TenantRow): Promise<ItemFile[]> {
  const own = { where: { tenantCode: { equals: tenant.tenantCode } } };
  const releases = await runtime.tables.releases.find(own);
  const drafts = await runtime.tables.layerDrafts.find(own);
  const itemKeys = [...new Set([...releases, ...drafts].map(({ itemKey }) => itemKey))].sort();
  const today = shanghaiDate(runtime.now());
  return itemKeys.map((itemKey) => {
    const ofItem = releases.filter((release) => release.itemKey === itemKey);
    return {
      v: 1,
      itemKey,
      inForce: effectiveReleases(ofItem, today).map(versionOf)[0] ?? null,
      waiting: waitingReleases(ofItem, today).map(versionOf),
      draft: drafts.find((draft) => draft.itemKey === itemKey)?.layer ?? null,
    };
  });
}

/** One for each day on which something changes: of two releases for the same day the later number holds. */
function waitingReleases(releases: ReleaseRow[], today: string): ReleaseRow[] {
  const days = [...new Set(releases.map(({ effectiveFrom }) => effectiveFrom))]
    .filter((day) => day > today)
    .sort();
  return days.flatMap((day) =>
    effectiveReleases(
      releases.filter(({ effectiveFrom }) => effectiveFrom === day),
      day,
    ),
  );
}

const versionOf = ({ effectiveFrom, summary, departmentKey, layer }: ReleaseRow) => ({
  effectiveFrom,
  summary: summary ?? null,
  departmentKey: departmentKey ?? null,
  layer,
});
