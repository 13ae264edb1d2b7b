import { shanghaiDate } from '@banshi/core/calendar';
import { ancestorsOf, normaliseDivision } from '@banshi/core/identifiers';
import { resolveItem } from '@banshi/core/inheritance';
import { type HandlingItem, Level, type ServiceGuide, serviceGuide } from '@banshi/core/items';
import { getPayload, type Where } from 'payload';
import config from '../../cms/src/payload.config.ts';
import type {
  DepartmentRow,
  HandlingItemRow,
  ReleaseRow,
  ServicePointRow,
  TenantRow,
} from '../../cms/src/repositories/index.ts';

export interface FoundGuide {
  tenant: TenantRow;
  item: HandlingItem;
  bodyName: string | undefined;
  guide: ServiceGuide;
}

/**
 * All that the guide shows, found anew: what the product reads and resolves once per release is done here for every
 * request, but with no work that a page does without (no hash, no total count), and in parallel where it can be.
 */
export async function findGuide(code: string, itemKey: string): Promise<FoundGuide | undefined> {
  const [[tenant], [row]] = await Promise.all([
    find<TenantRow>('tenants', { tenantCode: { equals: normaliseDivision(code) } }),
    find<HandlingItemRow>('handling-items', { itemKey: { equals: itemKey } }),
  ]);
  if (!tenant || !row) return undefined;
  const paths = ancestorsOf(tenant.ownerPath);
  const [releases, owners, departments] = await Promise.all([
    find<ReleaseRow>('releases', { and: [{ itemKey: { equals: itemKey } }, { ownerPath: { in: paths } }] }),
    find<TenantRow>('tenants', { ownerPath: { in: paths } }),
    find<DepartmentRow>('departments', { ownerPath: { in: paths } }),
  ]);
  const department = departments.find(
    ({ tenantCode, role }) => tenantCode === tenant.tenantCode && role === row.departmentRole,
  );
  const points = department
    ? await find<ServicePointRow>('service-points', {
        departmentKey: { equals: department.departmentKey },
      })
    : [];
  const today = shanghaiDate(new Date().toISOString());
  const chain = chainOf({ releases, owners, departments });
  const resolution = resolveItem(chain, today, { tenantPath: tenant.ownerPath });
  const register = registerOf(department, points);
  return {
    tenant,
    item: resolution.item,
    bodyName: department?.name,
    guide: serviceGuide({ itemKey, ...resolution }, register),
  };
}

async function find<Row>(slug: string, where: Where): Promise<Row[]> {
  const payload = await getPayload({ config });
  const { docs } = await payload.find({ collection: slug as never, where, depth: 0, pagination: false });
  return docs as unknown as Row[];
}

interface Chain {
  releases: ReleaseRow[];
  owners: TenantRow[];
  departments: DepartmentRow[];
}

const chainOf = ({ releases, owners, departments }: Chain) =>
  releases
    .sort((first, second) => first.ownerPath.length - second.ownerPath.length)
    .map(({ tenantCode, ownerPath, departmentKey, number, effectiveFrom, layer }) => ({
      owner: {
        tenantCode,
        tenantName: owners.find((owner) => owner.ownerPath === ownerPath)?.name ?? tenantCode,
        tenantPath: ownerPath,
        level: Level.parse(owners.find((owner) => owner.ownerPath === ownerPath)?.level),
        department: departments.find((one) => one.departmentKey === departmentKey)?.name,
      },
      release: number,
      effectiveFrom,
      layer,
    }));

const registerOf = (department: DepartmentRow | undefined, points: ServicePointRow[]) => ({
  body: {
    name: department?.name ?? '待补',
    demo: department?.demo ?? false,
    uscc: department?.uscc ?? undefined,
    enquiryPhone: department?.enquiryPhone ?? undefined,
    complaintPhone: department?.complaintPhone ?? undefined,
  },
  servicePoints: points.map(({ servicePointKey, name, address, phone, hours }) => ({
    key: servicePointKey,
    name,
    address: address ?? '待补',
    phone: phone ?? undefined,
    hours: hours ?? undefined,
  })),
});
