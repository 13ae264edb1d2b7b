import { createHash, randomUUID } from 'node:crypto';
import { isBanshiError } from '@banshi/core/errors';
import { Document, type DocumentProps, ErrorPage, type SiteFrame } from '@banshi/portal';
import type { ReactNode } from 'react';
import { requireSurface } from '../http/surface.ts';
import { getRuntime, type Runtime } from '../runtime.ts';
import { portalStylesheet } from '../settings/portal-stylesheet.ts';
import { cookie, type Presentation, presentationOf, switched } from './presentation.ts';

export interface Page extends Omit<DocumentProps, 'frame' | 'stylesheets' | 'children'> {
  frame: Pick<SiteFrame, 'region' | 'current'>;
  body: () => ReactNode;
  status?: number;
  /** Everything the HTML depends on beside path and presentation; absent = rendered anew each time. */
  cacheKey?: string;
}

export interface PageContext {
  runtime: Runtime;
  request: Request;
  url: URL;
  params: Record<string, string>;
  presentation: Presentation;
}

interface Rendered {
  html: string;
  etag: string;
}

const capacity = 2000;

function cacheOf(runtime: Runtime): Map<string, Rendered> {
  const held = runtime.memory.get('html') as Map<string, Rendered> | undefined;
  if (held) return held;
  const made = new Map<string, Rendered>();
  runtime.memory.set('html', made);
  return made;
}

async function render(context: PageContext, page: Page): Promise<Rendered> {
  const { runtime, url, presentation } = context;
  const { language, elder } = presentation;
  const path = `${url.pathname}${url.search}`;
  const key = page.cacheKey && `${page.cacheKey}|${path}|${language}|${elder}`;
  const cache = cacheOf(runtime);
  const known = key ? cache.get(key) : undefined;
  if (known) return known;
  // A static import is refused in this layer; views without hooks render here as anywhere.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const frame: SiteFrame = { ...page.frame, language, elder, path, demo: runtime.config.profile === 'demo' };
  const markup = renderToStaticMarkup(
    <Document
      frame={frame}
      title={page.title}
      description={page.description}
      noIndex={page.noIndex}
      stylesheets={[portalStylesheet]}
    >
      {page.body()}
    </Document>,
  );
  const html = `<!doctype html>${markup}`;
  const rendered = { html, etag: `"${createHash('sha256').update(html).digest('hex').slice(0, 32)}"` };
  if (key) {
    if (cache.size >= capacity) cache.delete(cache.keys().next().value as string);
    cache.set(key, rendered);
  }
  return rendered;
}

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function respond(
  context: PageContext,
  { rendered, status }: { rendered: Rendered; status: number },
): Response {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    vary: 'Cookie',
    etag: rendered.etag,
  });
  if (status === 200 && context.request.headers.get('if-none-match') === rendered.etag)
    return new Response(null, { status: 304, headers });
  return new Response(rendered.html, { status, headers });
}

type NextContext = { params: Promise<Record<string, string>> };

/** A page of plain HTML as a route: presentation switches, cache, error page with the request id. */
export const staticPage =
  (make: (context: PageContext) => Promise<Page | Response>) =>
  async (request: Request, next: NextContext): Promise<Response> => {
    const leave = switched(request);
    if (leave) return leave;
    const runtime = await getRuntime();
    const context: PageContext = {
      runtime,
      request,
      url: new URL(request.url),
      params: next ? await next.params : {},
      presentation: presentationOf(request),
    };
    try {
      requireSurface(runtime, 'portal');
      const page = await make(context);
      if (page instanceof Response) return page;
      return respond(context, { rendered: await render(context, page), status: page.status ?? 200 });
    } catch (error) {
      return errorPage(context, error);
    }
  };

async function errorPage(context: PageContext, error: unknown): Promise<Response> {
  const requestId = randomUUID();
  const status = isBanshiError(error) && error.status === 404 ? 404 : 500;
  if (status === 500)
    context.runtime.log.error('page.failed', { requestId, path: context.url.pathname, error });
  const { language } = context.presentation;
  const rendered = await render(context, {
    frame: {},
    title: status === 404 ? '没有找到' : '系统出了问题',
    noIndex: true,
    body: () => <ErrorPage language={language} status={status} requestId={requestId} />,
  });
  return respond(context, { rendered, status });
}

/** The same response, remembering the region that was visited. */
export function rememberRegion(context: PageContext, response: Response, code: string): Response {
  if (context.presentation.region !== code)
    response.headers.append('set-cookie', cookie('banshi-region', code));
  return response;
}
