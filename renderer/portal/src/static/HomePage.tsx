import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { type Audience, links } from '../shared/links.ts';
import type { RegionName } from '../shell/frame.ts';
import { AudienceTabs } from './AudienceTabs.tsx';
import { ItemCard, type ItemSummary } from './ItemCard.tsx';
import { SearchForm } from './SearchForm.tsx';

export interface HomePageProps {
  language: Language;
  region: RegionName;
  audience: Audience;
  /** The items this audience uses most, at most about ten. */
  popular: ItemSummary[];
  /** How many items this audience has here altogether. */
  total: number;
  departments: { name: string; href: string; items: number }[];
  /** From the province down to the level above. */
  above: RegionName[];
  below: RegionName[];
}

export function HomePage(props: HomePageProps) {
  const { language, region, audience, popular } = props;
  const t = translator(language);
  return (
    <>
      <section className="hero">
        <div className="wide">
          <h1>{t('home.title')}</h1>
          <SearchForm language={language} tenantCode={region.code} hint />
        </div>
      </section>
      <div className="wide home">
        <AudienceTabs
          language={language}
          current={audience}
          href={(other) => links.region(region.code, other)}
        />
        {popular.length > 0 ? <Popular {...props} /> : <Empty {...props} />}
        {props.departments.length > 0 && <Departments {...props} />}
        <Shortcuts language={language} />
        <Regions {...props} />
      </div>
    </>
  );
}

function Popular({ language, region, audience, popular, total }: HomePageProps) {
  const t = translator(language);
  return (
    <section className="band" aria-labelledby="popular">
      <h2 id="popular">{t(`home.popular.${audience}`)}</h2>
      <ul className="card-grid">
        {popular.map((item) => (
          <li key={item.itemKey}>
            <ItemCard language={language} tenantCode={region.code} item={item} heading="h3" />
          </li>
        ))}
      </ul>
      {total > popular.length && (
        <p className="more">
          <a href={links.search(region.code, { audience })}>{t('home.all', { n: total })}</a>
        </p>
      )}
    </section>
  );
}

function Empty({ language, region, audience, above }: HomePageProps) {
  const t = translator(language);
  const other: Audience = audience === 'person' ? 'organisation' : 'person';
  const parent = above.at(-1);
  return (
    <section className="empty" aria-labelledby="empty">
      <h2 id="empty">{t('home.empty.title')}</h2>
      <p>{t(`home.empty.${audience}`, { region: region.name })}</p>
      <p>{t('home.empty.next')}</p>
      <p className="actions">
        <a className="button secondary" href={links.region(region.code, other)}>
          {t('home.empty.otherAudience', { audience: t(`audience.${other}`) })}
        </a>
        {parent && (
          <a className="button secondary" href={links.region(parent.code, audience)}>
            {parent.name}
          </a>
        )}
      </p>
    </section>
  );
}

function Departments({ language, departments }: HomePageProps) {
  const t = translator(language);
  return (
    <section className="band" aria-labelledby="departments">
      <h2 id="departments">{t('home.departments')}</h2>
      <ul className="tile-grid">
        {departments.map(({ name, href, items }) => (
          <li key={href}>
            <a className="tile" href={href}>
              <span>{name}</span>
              <span className="tile-note">{t('home.departmentItems', { n: items })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shortcuts({ language }: { language: Language }) {
  const t = translator(language);
  const shortcuts = [
    { key: 'account', icon: 'file', href: links.account() },
    { key: 'verify', icon: 'licence', href: links.verify() },
    { key: 'help', icon: 'question', href: links.help() },
  ] as const;
  return (
    <section className="band" aria-labelledby="shortcuts">
      <h2 id="shortcuts">{t('home.shortcuts')}</h2>
      <ul className="shortcuts">
        {shortcuts.map(({ key, icon, href }) => (
          <li key={key}>
            <a href={href}>
              <Icon name={icon} size={24} />
              <span>
                <strong>{t(`nav.${key}`)}</strong>
                <span className="tile-note">{t(`home.shortcut.${key}`)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RegionLinks({ title, regions }: { title: string; regions: RegionName[] }) {
  if (regions.length === 0) return null;
  return (
    <div className="region-group">
      <h3>{title}</h3>
      <ul className="region-links">
        {regions.map(({ code, name }) => (
          <li key={code}>
            <a href={links.region(code)}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Regions({ language, above, below }: HomePageProps) {
  const t = translator(language);
  return (
    <section className="band" aria-labelledby="regions">
      <h2 id="regions">{t('home.regions')}</h2>
      <RegionLinks title={t('home.parents')} regions={above} />
      <RegionLinks title={t('home.children')} regions={below} />
      <p className="more">
        <a href={links.regions()}>{t('site.changeRegion')}</a>
      </p>
    </section>
  );
}
