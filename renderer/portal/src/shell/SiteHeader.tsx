import { type MessageKey, translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { links, withParameter } from '../shared/links.ts';
import type { FrameTab, SiteFrame } from './frame.ts';

const tabs: { tab: FrameTab; label: MessageKey; href: (frame: SiteFrame) => string }[] = [
  {
    tab: 'home',
    label: 'nav.home',
    href: ({ region }) => (region ? links.region(region.code) : links.regions()),
  },
  { tab: 'account', label: 'nav.account', href: () => links.account() },
  { tab: 'verify', label: 'nav.verify', href: () => links.verify() },
  { tab: 'help', label: 'nav.help', href: () => links.help() },
];

function Tools({ frame }: { frame: SiteFrame }) {
  const t = translator(frame.language);
  const other = frame.language === 'zh' ? 'en' : 'zh';
  return (
    <div className="tools">
      <a className="tool" href={links.regions()}>
        <Icon name="place" size={16} />
        {frame.region ? t('site.changeRegion') : t('site.chooseRegion')}
      </a>
      <a className="tool tool-elder" href={withParameter(frame.path, 'elder', frame.elder ? '0' : '1')}>
        <Icon name="large" size={16} />
        {frame.elder ? t('site.elderOff') : t('site.elderOn')}
      </a>
      <a
        className="tool"
        href={withParameter(frame.path, 'lang', other)}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        hrefLang={other === 'zh' ? 'zh-CN' : 'en'}
      >
        {t('site.otherLanguage')}
      </a>
    </div>
  );
}

export function SiteHeader({ frame }: { frame: SiteFrame }) {
  const t = translator(frame.language);
  const home = frame.region ? links.region(frame.region.code) : links.regions();
  return (
    <header className="site-header">
      {frame.demo && <p className="demo-banner">{t('site.demo')}</p>}
      <div className="masthead">
        <div className="wide masthead-row">
          <a className="wordmark" href={home}>
            {frame.region && <span className="wordmark-region">{frame.region.name}</span>}
            <span className="wordmark-brand">{t('site.brand')}</span>
          </a>
          <Tools frame={frame} />
        </div>
      </div>
      <nav className="site-nav" aria-label={t('site.navigation')}>
        <ul className="wide">
          {tabs.map(({ tab, label, href }) => (
            <li key={tab}>
              <a href={href(frame)} aria-current={frame.current === tab ? 'page' : undefined}>
                {t(label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
