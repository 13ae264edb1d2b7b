import type { Language } from '@banshi/core/errors';

/** How a visitor wants pages: remembered in cookies that hold nothing else, so that pages stay cached for everybody. */
export interface Presentation {
  language: Language;
  elder: boolean;
  /** Tenant code of the region visited last. */
  region: string | undefined;
}

const year = 365 * 24 * 60 * 60;

function cookies(request: Request): Map<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

export function presentationOf(request: Request): Presentation {
  const kept = cookies(request);
  const region = kept.get('banshi-region');
  return {
    language: kept.get('banshi-lang') === 'en' ? 'en' : 'zh',
    elder: kept.get('banshi-elder') === '1',
    region: region && /^\d{12}$/.test(region) ? region : undefined,
  };
}

export const cookie = (name: string, value: string): string =>
  `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`;

/** `?elder=1`, `?lang=en`: kept in a cookie, then the same page without the parameter. */
export function switched(request: Request): Response | undefined {
  const url = new URL(request.url);
  const elder = url.searchParams.get('elder');
  const language = url.searchParams.get('lang');
  if (elder === null && language === null) return undefined;
  url.searchParams.delete('elder');
  url.searchParams.delete('lang');
  const headers = new Headers({ location: `${url.pathname}${url.search}`, 'cache-control': 'no-store' });
  if (elder !== null) headers.append('set-cookie', cookie('banshi-elder', elder === '1' ? '1' : '0'));
  if (language !== null) headers.append('set-cookie', cookie('banshi-lang', language === 'en' ? 'en' : 'zh'));
  return new Response(null, { status: 303, headers });
}
