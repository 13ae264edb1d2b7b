import { BanshiError } from '@banshi/core/errors';
import { type RouteContext, route } from './answer.ts';
import { requireSurface } from './surface.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Handler = (context: RouteContext) => Promise<Response | object>;

export interface RouteEntry {
  method: Method;
  /** Segments below the base; `:name` takes one segment as a parameter. */
  path: string;
  handle: Handler;
  rate?: 'login' | 'write';
}

const isParameter = (segment: string): boolean => segment.startsWith(':');

function match(path: string, segments: string[]): Record<string, string> | undefined {
  const pattern = path.split('/').filter(Boolean);
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (isParameter(part)) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

/**
 * Next route handlers for a table of routes below one catch-all folder (`[...path]`). A process that does not serve the
 * surface has none of them, whatever a route itself asks of its caller.
 */
export function routesOf(entries: RouteEntry[], surface: 'portal' | 'office') {
  const handler =
    (method: Method) => async (request: Request, next: { params: Promise<{ path: string[] }> }) => {
      const { path: segments } = await next.params;
      for (const entry of entries) {
        const params = entry.method === method ? match(entry.path, segments) : undefined;
        if (!params) continue;
        return route(
          async (context) => {
            requireSurface(context.runtime, surface);
            return entry.handle({ ...context, params });
          },
          { unsafe: method !== 'GET', rate: entry.rate ?? (method === 'GET' ? undefined : 'write') },
        )(request);
      }
      return route(async () => {
        throw new BanshiError({ code: 'route.notFound', personMessage: '没有这个地址。', status: 404 });
      })(request);
    };
  return {
    GET: handler('GET'),
    POST: handler('POST'),
    PATCH: handler('PATCH'),
    DELETE: handler('DELETE'),
  };
}
