import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { type Audience, links } from '../shared/links.ts';
import { Breadcrumbs } from '../shell/Breadcrumbs.tsx';
import type { RegionName } from '../shell/frame.ts';
import { ItemCard, type ItemSummary } from './ItemCard.tsx';
import { SearchForm } from './SearchForm.tsx';

export interface SearchPageProps {
  language: Language;
  region: RegionName;
  /** As typed; empty = every item. */
  query: string;
  audience?: Audience;
  results: ItemSummary[];
  total: number;
  /** From 1. */
  page: number;
  pageSize: number;
  /** True where nothing matched as typed and the results only resemble it. */
  isLoose?: boolean;
  /** Other words that do lead to results. */
  suggestions: string[];
  /** Regions on the chain or beside it that have results for the same words. */
  elsewhere: (RegionName & { total: number })[];
  popular: ItemSummary[];
}

export function SearchPage(props: SearchPageProps) {
  const { language, region, query, audience, total } = props;
  const t = translator(language);
  const title = query ? t('search.title', { q: query }) : t('search.titleAll');
  return (
    <div className="wide search-page">
      <Breadcrumbs
        language={language}
        crumbs={[{ label: region.name, href: links.region(region.code) }, { label: title }]}
      />
      <SearchForm language={language} tenantCode={region.code} query={query} audience={audience} />
      {total > 0 ? <Results {...props} /> : <NoResults {...props} />}
      <Suggestions {...props} />
      <Elsewhere {...props} />
      {total === 0 && <PopularInstead {...props} />}
    </div>
  );
}

function Results({ language, region, query, results, total, isLoose, ...rest }: SearchPageProps) {
  const t = translator(language);
  return (
    <>
      <h1>{query ? t('search.title', { q: query }) : t('search.titleAll')}</h1>
      <p className="lead">
        {isLoose ? t('search.corrected', { q: query }) : t('search.count', { n: total })}
      </p>
      <ul className="result-list">
        {results.map((item) => (
          <li key={item.itemKey}>
            <ItemCard language={language} tenantCode={region.code} item={item} heading="h2" />
          </li>
        ))}
      </ul>
      <Pages {...rest} {...{ language, region, query, results, total }} />
    </>
  );
}

function Pages({ language, region, query, audience, total, page, pageSize }: SearchPageProps) {
  const t = translator(language);
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  const to = (target: number) => links.search(region.code, { q: query, audience, page: target });
  return (
    <nav className="pages" aria-label={t('search.pages')}>
      {page > 1 && (
        <a className="button secondary" rel="prev" href={to(page - 1)}>
          {t('search.previous')}
        </a>
      )}
      <span>{t('search.page', { page, pages })}</span>
      {page < pages && (
        <a className="button secondary" rel="next" href={to(page + 1)}>
          {t('search.next')}
        </a>
      )}
    </nav>
  );
}

function NoResults({ language, query }: SearchPageProps) {
  const t = translator(language);
  return (
    <section className="empty" aria-labelledby="empty">
      <h1 id="empty">{query ? t('search.empty.title', { q: query }) : t('search.empty.titleAll')}</h1>
      <ul>
        {query && <li>{t('search.empty.shorter')}</li>}
        {query && <li>{t('search.empty.everyday')}</li>}
        <li>{t('search.empty.region')}</li>
        <li>{t('search.empty.phone')}</li>
      </ul>
    </section>
  );
}

function Suggestions({ language, region, suggestions, audience }: SearchPageProps) {
  if (suggestions.length === 0) return null;
  return (
    <section className="band" aria-labelledby="suggestions">
      <h2 id="suggestions">{translator(language)('search.suggestions')}</h2>
      <ul className="chips">
        {suggestions.map((word) => (
          <li key={word}>
            <a href={links.search(region.code, { q: word, audience })}>{word}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Elsewhere({ language, query, elsewhere }: SearchPageProps) {
  const t = translator(language);
  if (elsewhere.length === 0) return null;
  return (
    <section className="band" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t('search.elsewhere')}</h2>
      <ul className="chips">
        {elsewhere.map(({ code, name, total }) => (
          <li key={code}>
            <a href={links.search(code, { q: query })}>
              {t('search.elsewhereCount', { region: name, n: total })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PopularInstead({ language, region, popular }: SearchPageProps) {
  if (popular.length === 0) return null;
  return (
    <section className="band" aria-labelledby="popular">
      <h2 id="popular">{translator(language)('home.popular')}</h2>
      <ul className="result-list">
        {popular.map((item) => (
          <li key={item.itemKey}>
            <ItemCard language={language} tenantCode={region.code} item={item} heading="h3" />
          </li>
        ))}
      </ul>
    </section>
  );
}
