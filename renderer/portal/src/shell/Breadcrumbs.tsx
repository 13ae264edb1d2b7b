import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';

export interface Crumb {
  label: string;
  /** Absent on the page one stands on. */
  href?: string;
}

export function Breadcrumbs({ language, crumbs }: { language: Language; crumbs: Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label={translator(language)('breadcrumbs.label')}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
