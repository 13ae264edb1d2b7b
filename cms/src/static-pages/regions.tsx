import { HomePage, RegionPage } from '@banshi/portal';
import { bodyFor } from '../operations/catalogue/register.ts';
import { childTenants, tenantByCode, tenantChain } from '../operations/catalogue/tenants.ts';
import { shortCode } from '../operations/drafts/index.ts';
import { type Audience, itemsOf, type ListedItem } from '../operations/portal/items.ts';
import type { TenantRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import { type Page, type PageContext, rememberRegion, staticPage } from './render.tsx';

export const regionName = (tenant: TenantRow) => ({ code: shortCode(tenant.tenantCode), name: tenant.name });

const mostMatches = 50;
const mostPopular = 10;

/** `/`: choose a region, by name or level by level; who has chosen before is offered that region again. */
export const regionsPage = staticPage(async (context) => {
  const { runtime, url, presentation } = context;
  const query = url.searchParams.get('q')?.trim().slice(0, 50) || undefined;
  const within = url.searchParams.get('within');
  const parent = within ? await tenantByCode(runtime, within) : undefined;
  const found = query ? await regionsByName(runtime, query) : await regionsBelow(runtime, parent);
  const parents = parent ? (await tenantChain(runtime, parent)).slice(0, -1) : [];
  const remembered = presentation.region
    ? await tenantByCode(runtime, presentation.region).catch(() => undefined)
    : undefined;
  const items = await Promise.all(found.map(async (tenant) => (await itemsOf(runtime, tenant)).length));
  return {
    frame: { current: 'home' },
    title: '选择地区',
    body: () => (
      <RegionPage
        language={presentation.language}
        within={parent && regionName(parent)}
        parents={parents.map(regionName)}
        regions={found.map((tenant, index) => ({
          ...regionName(tenant),
          hasChildren: tenant.level !== 'village',
          items: items[index] ?? 0,
        }))}
        remembered={remembered && regionName(remembered)}
        query={query}
      />
    ),
  };
});

async function regionsBelow(runtime: Runtime, parent: TenantRow | undefined): Promise<TenantRow[]> {
  if (parent) return childTenants(runtime, parent);
  return runtime.tables.tenants.find({ where: { level: { equals: 'province' } } });
}

const regionsByName = (runtime: Runtime, query: string): Promise<TenantRow[]> =>
  runtime.tables.tenants.find({
    where: { and: [{ name: { contains: query } }, { hidden: { not_equals: true } }] },
    sort: 'depth',
    limit: mostMatches,
  });

/** `/:tenant`: the home page of a region. */
export const homePage = async (request: Request, next: { params: Promise<Record<string, string>> }) => {
  let visited: { context: PageContext; code: string } | undefined;
  const response = await staticPage(async (context): Promise<Page> => {
    const { runtime, params, url, presentation } = context;
    const tenant = await tenantByCode(runtime, params.tenant ?? '');
    visited = { context, code: tenant.tenantCode };
    const audience: Audience =
      url.searchParams.get('audience') === 'organisation' ? 'organisation' : 'person';
    const all = await itemsOf(runtime, tenant);
    const items = all.filter((item) => item.audiences.includes(audience));
    const [chain, below, departments] = await Promise.all([
      tenantChain(runtime, tenant),
      childTenants(runtime, tenant),
      departmentsOf(runtime, tenant, all),
    ]);
    return {
      frame: { current: 'home', region: regionName(tenant) },
      title: tenant.name,
      body: () => (
        <HomePage
          language={presentation.language}
          region={regionName(tenant)}
          audience={audience}
          popular={items.slice(0, mostPopular).map((item) => item.summary)}
          total={items.length}
          departments={departments}
          above={chain.slice(0, -1).map(regionName)}
          below={below.map(regionName)}
        />
      ),
    };
  })(request, next);
  return visited ? rememberRegion(visited.context, response, visited.code) : response;
};

async function departmentsOf(runtime: Runtime, tenant: TenantRow, items: ListedItem[]) {
  const roles = [...new Set(items.map((item) => item.departmentRole))];
  const bodies = await Promise.all(roles.map((role) => bodyFor(runtime, { tenant, role })));
  return bodies.flatMap((body) =>
    body
      ? [
          {
            name: body.department.name,
            href: `/${shortCode(tenant.tenantCode)}/search?department=${encodeURIComponent(body.department.role)}`,
            items: items.filter((item) => item.departmentRole === body.department.role).length,
          },
        ]
      : [],
  );
}
