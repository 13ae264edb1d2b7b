import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bareRuntime, installRuntime, ownRequest } from '../../test/http.ts';
import { officeRoutes } from './office-routes.ts';
import { portalRoutes } from './portal-routes.ts';
import { type RouteEntry, routesOf } from './router.ts';

let restore: () => void;
beforeEach(() => {
  restore = installRuntime(bareRuntime().runtime);
});
afterEach(() => restore());

const entry = (method: RouteEntry['method'], path: string, rate?: RouteEntry['rate']): RouteEntry => ({
  method,
  path,
  ...(rate ? { rate } : {}),
  handle: async ({ params, request }) => ({ route: `${method} ${path}`, params, method: request.method }),
});

const routes = routesOf(
  [
    entry('GET', '/cases'),
    entry('GET', '/cases/mine'),
    entry('GET', '/cases/:caseNumber'),
    entry('POST', '/cases/:caseNumber/actions'),
    entry('GET', '/drafts/:id/files/:fileId'),
    entry('PATCH', '/drafts/:id'),
    entry('DELETE', '/drafts/:id'),
    entry('POST', '/login', 'login'),
  ],
  'portal',
);

async function call(method: keyof typeof routes, path: string, headers: Record<string, string> = {}) {
  const request = ownRequest(`/api${path}`, { method, headers });
  const segments = path.split('/').filter(Boolean);
  const response = await routes[method](request, { params: Promise.resolve({ path: segments }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the router', () => {
  it.each([
    ['GET', '/cases', 'GET /cases', {}],
    ['GET', '/cases/530102-1', 'GET /cases/:caseNumber', { caseNumber: '530102-1' }],
    ['POST', '/cases/530102-1/actions', 'POST /cases/:caseNumber/actions', { caseNumber: '530102-1' }],
    ['GET', '/drafts/d1/files/f1', 'GET /drafts/:id/files/:fileId', { id: 'd1', fileId: 'f1' }],
    ['PATCH', '/drafts/d1', 'PATCH /drafts/:id', { id: 'd1' }],
    ['DELETE', '/drafts/d1', 'DELETE /drafts/:id', { id: 'd1' }],
  ] as const)('leads %s %s to %s', async (method, path, route, params) => {
    expect(await call(method, path)).toEqual({ status: 200, body: { route, params, method } });
  });

  it.each([
    ['office', 404],
    ['portal', 200],
    ['all', 200],
  ] as const)('serves %s: %i for the portal', async (surface, status) => {
    const { runtime } = bareRuntime();
    restore();
    restore = installRuntime({ ...runtime, config: { ...runtime.config, surface } });
    for (const [method, path] of [
      ['GET', '/cases'],
      ['POST', '/login'],
    ] as const)
      expect((await call(method, path)).status).toBe(status);
  });

  it('takes the first of two that fit', async () => {
    expect((await call('GET', '/cases/mine')).body.route).toBe('GET /cases/mine');
  });

  it.each([
    ['GET', '/'],
    ['GET', '/case'],
    ['GET', '/cases/1/actions'],
    ['POST', '/cases'],
    ['DELETE', '/cases/1'],
    ['GET', '/drafts/d1/files'],
    ['GET', '/drafts/d1/files/f1/more'],
  ] as const)('has no way for %s %s', async (method, path) => {
    const { status, body } = await call(method, path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'route.notFound' } });
  });

  it.each(['POST', 'PATCH', 'DELETE'] as const)('lets no foreign page %s', async (method) => {
    const path = method === 'POST' ? '/cases/1/actions' : '/drafts/d1';
    expect((await call(method, path, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await call(method, path)).status).toBe(200);
  });

  it('counts logins more strictly than other writes, and reading not at all', async () => {
    const statuses = async (method: 'GET' | 'POST', path: string, count: number) => {
      const found: number[] = [];
      for (let index = 0; index < count; index += 1) found.push((await call(method, path)).status);
      return found.filter((status) => status === 200).length;
    };
    expect(await statuses('POST', '/login', 70)).toBe(60);
    expect(await statuses('POST', '/cases/1/actions', 70)).toBe(70);
    expect(await statuses('GET', '/cases', 70)).toBe(70);
  });
});

describe.each([
  ['portal', portalRoutes],
  ['office', officeRoutes],
])('the routes of the %s', (_surface, entries) => {
  it('are each there once, and none hides another', () => {
    const shapes = entries.map((route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`);
    expect(new Set(shapes).size).toBe(shapes.length);
    for (const [index, later] of entries.entries()) {
      const hiding = entries.slice(0, index).filter((earlier) => hides(earlier, later));
      expect(hiding.map((route) => `${route.path} hides ${later.path}`)).toEqual([]);
    }
  });

  it('limit whoever tries passwords', () => {
    const logins = entries.filter((route) => /\/(login|register)$/.test(route.path));
    expect(logins.every((route) => route.rate === 'login')).toBe(true);
  });
});

/** Whether every address of `later` is taken by `earlier`. */
function hides(earlier: RouteEntry, later: RouteEntry): boolean {
  const [first, second] = [earlier, later].map((route) => route.path.split('/'));
  return (
    earlier.method === later.method &&
    first?.length === second?.length &&
    (first ?? []).every((segment, index) => segment.startsWith(':') || segment === second?.[index])
  );
}
