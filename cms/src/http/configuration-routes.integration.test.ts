import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installRuntime, ownRequest } from '../../test/http.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { routesOf } from './router.ts';

const password = 'Banshi-Demo-2026';
const itemKey = 'food-business-licence-new';
const wuhua = '530102000000';
const office = routesOf(officeRoutes, 'office');

let runtime: TestRuntime;
let restore: () => void;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  runtime = await testRuntime();
  restore = installRuntime(runtime);
  for (const name of ['province', 'wuhua-admin', 'wuhua-clerk']) {
    const data = { email: `${name}@demo.invalid`, password };
    const { token } = await runtime.payload.login({ collection: 'users', data });
    cookies[name] = `payload-token=${token}`;
  }
}, 180_000);
afterAll(async () => {
  restore();
  await runtime.close();
});

interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  who?: string;
  body?: object;
}
async function call({ method, path, who, body }: Call) {
  const request = ownRequest(`/office-api${path}`, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', ...(who ? { cookie: cookies[who] ?? '' } : {}) },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const segments = (path.split('?')[0] ?? '').split('/').filter(Boolean);
  const response = await office[method](request, { params: Promise.resolve({ path: segments }) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, json: isJson ? JSON.parse(text) : null, text };
}

const addressOf = (path: string): string =>
  path
    .replace(':itemKey', itemKey)
    .replace(':number', '1')
    .replace(/:[a-zA-Z]+/g, 'none');

describe(`the office's routes of configuration on ${testDatabase}`, () => {
  it.each(configurationRoutes.map(({ method, path }) => [method, path] as const))(
    '%s %s is closed to who has not logged in, and to staff who configure nothing',
    async (method, path) => {
      const address = addressOf(path);
      expect((await call({ method, path: address })).status).toBe(401);
      const clerk = await call({ method, path: `${address}?tenant=${wuhua}`, who: 'wuhua-clerk' });
      // The blank template holds nothing of anybody's.
      if (path.endsWith('item-template.xlsx')) expect(clerk.status).toBe(200);
      else expect([400, 403, 404, 411, 422]).toContain(clerk.status);
    },
  );

  it.each(
    configurationRoutes
      .filter(({ path }) => path.includes(':itemKey'))
      .map((entry) => [entry.method, entry.path] as const),
  )('%s %s is closed to administrators of another tenant', async (method, path) => {
    const address = `${addressOf(path)}?tenant=${wuhua}`;
    expect((await call({ method, path: address, who: 'province' })).status).toBe(403);
  });

  it('lists, opens, saves and tells the second of two, as the pages call it', async () => {
    const who = 'wuhua-admin';
    const list = await call({ method: 'GET', path: '/configuration/items', who });
    expect(list.json.tenant.tenantCode).toBe(wuhua);
    expect(list.json.rows.map((row: { itemKey: string }) => row.itemKey)).toContain(itemKey);
    const address = `/configuration/items/${itemKey}`;
    const view = await call({ method: 'GET', path: `${address}?tenant=${wuhua}`, who });
    expect(view.json).toMatchObject({
      itemKey,
      draft: null,
      states: { promisedLimit: { state: 'overridden' } },
    });
    const edits = [{ op: 'set', part: 'implementation', element: 'enquiryPhone', value: '0871-9' }];
    const path = `${address}/draft?tenant=${wuhua}`;
    const saved = await call({ method: 'POST', path, who, body: { revision: null, edits } });
    expect(saved.json).toMatchObject({ draft: { revision: 1 }, item: { enquiryPhone: '0871-9' } });
    const stale = await call({ method: 'POST', path, who, body: { revision: null, edits } });
    expect(stale.status).toBe(409);
    expect(stale.json.error).toMatchObject({ code: 'draft.changedElsewhere', details: { revision: 1 } });
    const bad = await call({ method: 'POST', path, who, body: { revision: 1, edits: [{ op: 'explode' }] } });
    expect(bad.json.error.code).toBe('input.invalid');
    const gone = await call({ method: 'POST', path: `${address}/discard?tenant=${wuhua}`, who });
    expect(gone.json).toEqual({ discarded: true });
  });
});
