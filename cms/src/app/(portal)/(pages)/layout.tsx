import '@banshi/portal/portal.css';
import '@banshi/forms/styles.css';
import { htmlLang } from '@banshi/portal';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { pageContext } from '../../../portal-pages/context.ts';

export const metadata: Metadata = {
  title: { template: '%s · 办事', default: '办事' },
  formatDetection: { telephone: false },
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Around the pages that run code; the plain pages are whole documents of their own. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { presentation } = await pageContext();
  return (
    <html lang={htmlLang(presentation.language)} data-elder={presentation.elder ? '' : undefined}>
      <body>{children}</body>
    </html>
  );
}
