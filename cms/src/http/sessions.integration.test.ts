import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installRuntime, ownRequest } from '../../test/http.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import type { Runtime } from '../runtime.ts';
import { officeRoutes } from './office-routes.ts';
import { portalRoutes } from './portal-routes.ts';
import { routesOf } from './router.ts';
import { sessionCookie } from './sessions.ts';

const apis = { portal: routesOf(portalRoutes, 'portal'), office: routesOf(officeRoutes, 'office') };
const password = 'Banshi-Demo-2026';
const headOf = (serial: string): string => `53010219880808${serial}`;
const person = (serial: string) => ({
  name: '王小明',
  citizenId: headOf(serial) + citizenIdCheckCharacter(headOf(serial)),
  mobile: `139000${serial}00`,
  password: 'Geheim-2026',
});

let runtime: TestRuntime;
let restore: () => void;
let clerkToken: string;
beforeAll(async () => {
  runtime = await testRuntime();
  restore = installRuntime(runtime);
  const data = { email: 'wuhua-clerk@demo.invalid', password };
  clerkToken = String((await runtime.payload.login({ collection: 'users', data })).token);
}, 180_000);
afterAll(async () => {
  restore();
  await runtime.close();
});

async function call(
  surface: keyof typeof apis,
  method: 'GET' | 'POST',
  path: string,
  { cookie, body, headers = {} }: { cookie?: string; body?: object; headers?: Record<string, string> } = {},
) {
  const request = ownRequest(`/${surface}-api${path}`, {
    method,
    // As a browser sends it from a page of ours: without it Payload takes no cookie at all.
    headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const segments = path.split('/').filter(Boolean);
  const response = await apis[surface][method](request, { params: Promise.resolve({ path: segments }) });
  const setCookie = response.headers.get('set-cookie');
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & { error?: { code: string } },
    setCookie,
    cookie: setCookie?.split(';')[0] ?? '',
  };
}
const session = async (cookie: string) => (await call('portal', 'GET', '/session', { cookie })).body.citizen;

describe(`a session of the portal on ${testDatabase}`, () => {
  it('begins with registration, and shows its citizen with the number hidden', async () => {
    const { name, ...rest } = person('101');
    const { status, body, cookie, setCookie } = await call('portal', 'POST', '/register', {
      body: { name, ...rest },
    });
    expect(status).toBe(200);
    expect(setCookie).toMatch(/^banshi-citizen=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect(body.citizen).toMatchObject({ name, kind: 'person' });
    expect(await session(cookie)).toEqual(body.citizen);
    expect(JSON.stringify(body)).not.toContain(rest.mobile);
    expect(JSON.stringify(body)).not.toContain(rest.citizenId);
    expect(JSON.stringify(body)).not.toContain(cookie.split('=')[1]);
  });

  it('ends with the logout, for a copy of the cookie too, and not for another browser', async () => {
    const { citizenId, mobile, ...rest } = person('102');
    await call('portal', 'POST', '/register', { body: { ...rest, citizenId, mobile } });
    const login = async (identifier: string) =>
      (await call('portal', 'POST', '/login', { body: { identifier, password: rest.password } })).cookie;
    const here = await login(citizenId.toLowerCase());
    const elsewhere = await login(mobile);
    const { status, setCookie } = await call('portal', 'POST', '/logout', { cookie: here });
    expect(status).toBe(200);
    expect(setCookie).toMatch(/^banshi-citizen=; .*Max-Age=0/);
    expect(await session(here)).toBeNull();
    expect(await session(elsewhere)).toMatchObject({ name: rest.name });
    expect((await call('portal', 'POST', '/logout')).status).toBe(200);
  });

  it('is nobody without a cookie, with a wrong one, or with one that was changed', async () => {
    const { cookie } = await call('portal', 'POST', '/register', { body: person('103') });
    const [name, token = ''] = cookie.split('=');
    const [header, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ id: 'x', collection: 'citizens' })).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    for (const wrong of ['', 'a.b.c', `${header}.${claims}.${signature}`, `${unsigned}.${claims}.`])
      expect(await session(`${name}=${wrong}`)).toBeNull();
    expect(await session('')).toBeNull();
  });

  it('is refused with one answer for a wrong account and a wrong password', async () => {
    const { citizenId } = person('104');
    await call('portal', 'POST', '/register', { body: person('104') });
    const attempts = [
      { identifier: citizenId, password: 'wrong' },
      { identifier: person('999').citizenId, password: 'wrong' },
      { identifier: 'nobody', password: 'wrong' },
    ];
    for (const body of attempts) {
      const { status, body: answer, setCookie } = await call('portal', 'POST', '/login', { body });
      expect([status, answer.error?.code, setCookie]).toEqual([401, 'login.wrong', null]);
    }
  });

  it('locks an account after five wrong passwords, and says for how long', async () => {
    const { citizenId, password: right } = person('105');
    await call('portal', 'POST', '/register', { body: person('105') });
    const login = (word: string) =>
      call('portal', 'POST', '/login', { body: { identifier: citizenId, password: word } });
    for (let attempt = 0; attempt < 5; attempt += 1) await login('wrong');
    const { status, body } = await login(right);
    expect([status, body.error?.code]).toEqual([429, 'login.locked']);
  });

  it('takes no second account for one person, and no password that is too simple', async () => {
    await call('portal', 'POST', '/register', { body: person('106') });
    const again = await call('portal', 'POST', '/register', { body: person('106') });
    expect([again.status, again.body.error?.code]).toEqual([409, 'registration.taken']);
    const simple = await call('portal', 'POST', '/register', {
      body: { ...person('107'), password: '12345678' },
    });
    expect([simple.status, simple.body.error?.code]).toEqual([422, 'registration.password.weak']);
  });

  it('is sent over TLS only, where the portal is', () => {
    const cookieAt = (portalOrigin: string) =>
      sessionCookie({ ...runtime, config: { ...runtime.config, portalOrigin } }, { token: 't', maxAge: 1 });
    expect(cookieAt('https://banshi.example')).toMatch(/; Secure$/);
    expect(cookieAt('http://localhost:3000')).not.toContain('Secure');
  });
});

describe(`portal and office on ${testDatabase}`, () => {
  const officeCookie = () => `payload-token=${clerkToken}`;

  it('know their own people', async () => {
    expect((await call('office', 'GET', '/counter/session', { cookie: officeCookie() })).status).toBe(200);
    const { cookie } = await call('portal', 'POST', '/register', { body: person('110') });
    expect((await call('portal', 'GET', '/cases', { cookie })).status).toBe(200);
  });

  it('take no token of the other, under whichever name', async () => {
    const { cookie } = await call('portal', 'POST', '/register', { body: person('111') });
    const token = cookie.split('=')[1];
    for (const wrong of [officeCookie(), `banshi-citizen=${clerkToken}`, `payload-token=${token}`])
      expect((await call('portal', 'GET', '/cases', { cookie: wrong })).status).toBe(401);
    for (const wrong of [cookie, `payload-token=${token}`])
      expect((await call('office', 'GET', '/desk', { cookie: wrong })).status).toBe(401);
    const bearer = { authorization: `JWT ${token}` };
    expect((await call('office', 'GET', '/desk', { headers: bearer })).status).toBe(401);
    expect((await call('portal', 'GET', '/cases', { headers: bearer })).status).toBe(401);
  });

  it('are served by the process of their surface alone, each route of them', async () => {
    const on = (surface: Runtime['config']['surface']) =>
      installRuntime({ ...runtime, memory: new Map(), config: { ...runtime.config, surface } });
    for (const [surface, other, entries] of [
      ['office', 'portal', portalRoutes],
      ['portal', 'office', officeRoutes],
    ] as const) {
      const back = on(surface);
      for (const { method, path } of entries) {
        if (method !== 'GET' && method !== 'POST') continue;
        const concrete = path.replace(/:\w+/g, '530102');
        const { status, body } = await call(other, method, concrete);
        expect([method, path, status, body.error?.code]).toEqual([method, path, 404, 'resource.notFound']);
      }
      back();
    }
  });
});
