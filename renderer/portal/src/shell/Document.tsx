import type { ReactNode } from 'react';
import { translator } from '../i18n/index.ts';
import type { SiteFrame } from './frame.ts';
import { PageFrame } from './PageFrame.tsx';

export interface DocumentProps {
  frame: SiteFrame;
  /** Subject of the page; region and brand are appended. */
  title: string;
  description?: string;
  /** Addresses with their content hash, in order: tokens and portal first, a tenant's brand colour last. */
  stylesheets: string[];
  icon?: string;
  /** Keep out of search engines: errors, results of a verification. */
  noIndex?: boolean;
  children: ReactNode;
}

/** `lang` of a page: script and region matter to screen readers, `zh` alone may be read as Cantonese. */
export const htmlLang = (language: SiteFrame['language']): string => (language === 'en' ? 'en' : 'zh-CN');

/** A whole HTML document without any script; the server puts `<!doctype html>` before it. */
export function Document(props: DocumentProps) {
  const { frame } = props;
  const t = translator(frame.language);
  const title = frame.region
    ? t('site.titleWithRegion', { title: props.title, region: frame.region.name })
    : t('site.title', { title: props.title });
  return (
    <html lang={htmlLang(frame.language)} data-elder={frame.elder ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {props.noIndex && <meta name="robots" content="noindex" />}
        {props.description && <meta name="description" content={props.description} />}
        <title>{title}</title>
        {props.icon && <link rel="icon" href={props.icon} />}
        {props.stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <PageFrame frame={frame}>{props.children}</PageFrame>
      </body>
    </html>
  );
}
