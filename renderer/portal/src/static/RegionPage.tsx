import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { links } from '../shared/links.ts';
import { Breadcrumbs } from '../shell/Breadcrumbs.tsx';
import type { RegionName } from '../shell/frame.ts';

export interface RegionPageProps {
  language: Language;
  /** Whose divisions are listed; absent at the very top. */
  within?: RegionName;
  /** From the top down to the level above `within`. */
  parents: RegionName[];
  regions: (RegionName & { hasChildren: boolean; items: number })[];
  /** The region that the visitor chose last. */
  remembered?: RegionName;
  /** A name looked for (`/?q=`); `regions` are then its matches. */
  query?: string;
}

/** Choose a region: by name, or level by level. */
export function RegionPage(props: RegionPageProps) {
  const { language, within, parents, remembered, query } = props;
  const t = translator(language);
  return (
    <div className="wide region-page">
      {within && (
        <Breadcrumbs
          language={language}
          crumbs={[
            { label: t('site.chooseRegion'), href: links.regions() },
            ...parents.map(({ code, name }) => ({ label: name, href: links.regions(code) })),
            { label: within.name },
          ]}
        />
      )}
      <h1>{t('region.title')}</h1>
      <p className="lead">{t('region.lead')}</p>
      {remembered && (
        <p className="actions">
          <a className="button secondary" href={links.region(remembered.code)}>
            {t('region.back', { region: remembered.name })}
          </a>
        </p>
      )}
      <search>
        <form className="search narrow" method="get" action={links.regions()}>
          <label htmlFor="q">{t('region.searchLabel')}</label>
          <div className="search-row">
            <input id="q" name="q" type="search" defaultValue={query} maxLength={50} autoComplete="off" />
            <button type="submit" className="button">
              {t('region.search')}
            </button>
          </div>
        </form>
      </search>
      <RegionList {...props} />
    </div>
  );
}

function RegionList({ language, within, regions, query }: RegionPageProps) {
  const t = translator(language);
  if (regions.length === 0) {
    return (
      <p className="empty">
        {query ? t('region.notFound', { q: query }) : within && t('region.empty', { region: within.name })}
      </p>
    );
  }
  return (
    <section aria-labelledby="regions">
      <h2 id="regions">{within ? t('region.within', { region: within.name }) : t('region.top')}</h2>
      <ul className="region-rows">
        {regions.map(({ code, name, hasChildren, items }) => (
          <li key={code}>
            <a className="region-row-name" href={links.region(code)}>
              <span>{name}</span>
              <span className="tile-note">
                {items > 0 ? t('region.items', { n: items }) : t('region.noItems')}
              </span>
            </a>
            {hasChildren && (
              <a className="region-row-more" href={links.regions(code)}>
                {t('region.within', { region: name })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
