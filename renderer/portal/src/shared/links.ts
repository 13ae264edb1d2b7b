/** Addresses of the citizen site. One place, so that a page never spells one by hand. */
const query = (entries: Record<string, string | number | undefined>): string => {
  const pairs = Object.entries(entries)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
};

export type Audience = 'person' | 'organisation';

export interface SearchTarget {
  q?: string;
  audience?: Audience;
  page?: number;
}

const at = encodeURIComponent;

export const links = {
  /** Choose a region: the top, or the list below a division. */
  regions: (within?: string) => `/${query({ within })}`,
  region: (tenantCode: string, audience?: Audience) => `/${at(tenantCode)}${query({ audience })}`,
  search: (tenantCode: string, target: SearchTarget = {}) =>
    `/${at(tenantCode)}/search${query({ q: target.q, audience: target.audience, page: target.page })}`,
  item: (tenantCode: string, itemKey: string) => `/${at(tenantCode)}/items/${at(itemKey)}`,
  start: (tenantCode: string, itemKey: string) => `/${at(tenantCode)}/items/${at(itemKey)}/start`,
  apply: (draftId: string) => `/apply/${at(draftId)}`,
  login: (next?: string) => `/login${query({ next })}`,
  register: (next?: string) => `/register${query({ next })}`,
  account: () => '/account',
  case: (caseNumber: string) => `/cases/${at(caseNumber)}`,
  verify: (identifier?: string) => (identifier ? `/verify/${at(identifier)}` : '/verify'),
  help: () => '/help',
} as const;

/** `path` with one parameter set: how the elder and language switches address the very page they stand on. */
export function withParameter(path: string, name: string, value: string): string {
  const [base = '', search = ''] = path.split('?');
  const parameters = new URLSearchParams(search);
  parameters.set(name, value);
  return `${base}?${parameters.toString()}`;
}

/**
 * Where a visitor goes after signing in: only a path of this very site. Anything else (`//evil`, `https:…`,
 * a backslash, a control character) would make the login page an open redirect.
 */
export function safeNext(next: string | undefined, fallback: string = links.account()): string {
  if (!next?.startsWith('/') || next.startsWith('//')) return fallback;
  for (const character of next) if (character === '\\' || character < ' ') return fallback;
  return next;
}
