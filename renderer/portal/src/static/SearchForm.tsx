import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { type Audience, links } from '../shared/links.ts';

export interface SearchFormProps {
  language: Language;
  tenantCode: string;
  query?: string;
  audience?: Audience;
  hint?: boolean;
}

/** A plain GET form: it works without script and its result has an address of its own. */
export function SearchForm({ language, tenantCode, query, audience, hint }: SearchFormProps) {
  const t = translator(language);
  return (
    <search>
      <form className="search" method="get" action={links.search(tenantCode)}>
        <label htmlFor="q">{t('home.searchLabel')}</label>
        {hint && (
          <p className="hint" id="q-hint">
            {t('home.searchHint')}
          </p>
        )}
        <div className="search-row">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={query}
            maxLength={100}
            autoComplete="off"
            enterKeyHint="search"
            aria-describedby={hint ? 'q-hint' : undefined}
          />
          {audience && <input type="hidden" name="audience" value={audience} />}
          <button type="submit" className="button">
            <Icon name="search" />
            {t('home.search')}
          </button>
        </div>
      </form>
    </search>
  );
}
