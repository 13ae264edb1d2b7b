import { SearchPage } from '@banshi/portal';
import { tenantByCode, tenantChain } from '../operations/catalogue/tenants.ts';
import { type Audience, itemsOf } from '../operations/portal/items.ts';
import { searchItems } from '../operations/portal/search.ts';
import { regionName } from './regions.tsx';
import { staticPage } from './render.tsx';

const pageSize = 20;
const mostPopular = 5;
const mostSuggestions = 6;

const audienceOf = (text: string | null): Audience | undefined =>
  text === 'person' || text === 'organisation' ? text : undefined;

/** `/:tenant/search`. */
export const searchPage = staticPage(async ({ runtime, params, url, presentation }) => {
  const tenant = await tenantByCode(runtime, params.tenant ?? '');
  const query = url.searchParams.get('q')?.trim().slice(0, 50) ?? '';
  const audience = audienceOf(url.searchParams.get('audience'));
  const department = url.searchParams.get('department');
  const page = Math.max(1, Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1);
  const all = await itemsOf(runtime, tenant);
  const offered = all.filter(
    (item) =>
      (!audience || item.audiences.includes(audience)) && (!department || item.departmentRole === department),
  );
  const { results, isLoose } = searchItems(offered, query);
  const above = (await tenantChain(runtime, tenant)).slice(0, -1);
  const elsewhere = results.length > 0 ? [] : above;
  const counts = await Promise.all(
    elsewhere.map(async (other) => searchItems(await itemsOf(runtime, other), query).results.length),
  );
  return {
    frame: { region: regionName(tenant) },
    title: query || '全部事项',
    body: () => (
      <SearchPage
        language={presentation.language}
        region={regionName(tenant)}
        query={query}
        audience={audience}
        results={results.slice((page - 1) * pageSize, page * pageSize).map((item) => item.summary)}
        total={results.length}
        page={page}
        pageSize={pageSize}
        isLoose={isLoose}
        suggestions={results.length > 0 ? [] : suggestionsFrom(all.flatMap((item) => item.words.slice(3)))}
        elsewhere={elsewhere.flatMap((other, index) =>
          counts[index] ? [{ ...regionName(other), total: counts[index] }] : [],
        )}
        popular={all.slice(0, mostPopular).map((item) => item.summary)}
      />
    ),
  };
});

const suggestionsFrom = (keywords: string[]): string[] => [...new Set(keywords)].slice(0, mostSuggestions);
