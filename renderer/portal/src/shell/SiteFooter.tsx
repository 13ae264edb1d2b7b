import { translator } from '../i18n/index.ts';
import { links } from '../shared/links.ts';
import type { SiteFrame } from './frame.ts';

export function SiteFooter({ frame }: { frame: SiteFrame }) {
  const t = translator(frame.language);
  return (
    <footer className="site-footer">
      <div className="wide">
        {frame.region && <p>{t('footer.region', { region: frame.region.name })}</p>}
        <p>
          <a href={links.help()}>{t('footer.help')}</a>
        </p>
        <p>{t('footer.accessible')}</p>
      </div>
    </footer>
  );
}
