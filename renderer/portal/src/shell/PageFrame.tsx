import type { ReactNode } from 'react';
import { translator } from '../i18n/index.ts';
import type { SiteFrame } from './frame.ts';
import { SiteFooter } from './SiteFooter.tsx';
import { SiteHeader } from './SiteHeader.tsx';

/**
 * The body of every page: skip link, header, main, footer. `Document` uses it for the static pages; the pages with
 * client code put it into the layout of their own framework, beside `<html lang data-elder>`.
 */
export function PageFrame({ frame, children }: { frame: SiteFrame; children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        {translator(frame.language)('site.skip')}
      </a>
      <SiteHeader frame={frame} />
      <main id="main" tabIndex={-1} className="site-main">
        {children}
      </main>
      <SiteFooter frame={frame} />
    </>
  );
}
