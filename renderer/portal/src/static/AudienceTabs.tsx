import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import type { Audience } from '../shared/links.ts';

export interface AudienceTabsProps {
  language: Language;
  current: Audience;
  href: (audience: Audience) => string;
}

/** 个人 / 法人: two addresses, not two panels, so they are links that say which one is open. */
export function AudienceTabs({ language, current, href }: AudienceTabsProps) {
  const t = translator(language);
  return (
    <nav className="tabs" aria-label={t('audience.label')}>
      <ul>
        {(['person', 'organisation'] as const).map((audience) => (
          <li key={audience}>
            <a href={href(audience)} aria-current={audience === current ? 'true' : undefined}>
              <Icon name={audience} />
              {t(`audience.${audience}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
