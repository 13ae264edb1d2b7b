import { BanshiError } from '@banshi/core/errors';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bareRuntime, installRuntime, ownRequest } from '../../test/http.ts';
import { hashedActor } from '../log.ts';
import type { Caller } from '../operations/authorise.ts';
import { jsonBody, route } from './answer.ts';
import { noteCaller } from './noted-caller.ts';

let logged: Record<string, unknown>[];
let restore: () => void;
beforeEach(() => {
  const bare = bareRuntime();
  logged = bare.logged;
  restore = installRuntime(bare.runtime);
});
afterEach(() => restore());

interface ErrorBody {
  error: { code: string; message: string; requestId: string; place?: string; details?: unknown };
}
const errorOf = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as ErrorBody).error,
});

describe('a route', () => {
  it('answers objects as JSON that nobody stores, with the number of the request', async () => {
    const response = await route(async ({ params }) => ({ hello: params.who }))(ownRequest('/a'), {
      params: Promise.resolve({ who: 'you' }),
    });
    expect(await response.json()).toEqual({ hello: 'you' });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('passes responses on, with their own caching', async () => {
    const file = new Response('a', { status: 201, headers: { 'cache-control': 'private, max-age=1' } });
    const response = await route(async () => file)(ownRequest('/a'));
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('private, max-age=1');
    expect(response.headers.get('x-request-id')).not.toBeNull();
  });

  it('keeps the number that a proxy has given, cut to a length that fits a log', async () => {
    const given = { 'x-request-id': 'r'.repeat(100) };
    const response = await route(async () => ({}))(ownRequest('/a', { headers: given }));
    expect(response.headers.get('x-request-id')).toBe('r'.repeat(64));
  });

  it('names in its line who asked, as a hash, and for which tenant', async () => {
    const binding = { role: 'clerk', tenantCode: '530102000000', ownerPath: '/a/b/c/', departmentKey: 'd' };
    const caller = {
      kind: 'staff',
      userId: 'u1',
      displayName: '张三',
      bindings: [binding],
    } as unknown as Caller;
    await route(async ({ request }) => ({ is: noteCaller(request, caller).kind }))(ownRequest('/a'));
    expect(logged[0]).toMatchObject({ actor: hashedActor('u1'), tenant: '530102000000' });
    expect(JSON.stringify(logged)).not.toMatch(/张三|"u1"/);
    await route(async ({ request }) => ({ is: noteCaller(request, { kind: 'anonymous' }).kind }))(
      ownRequest('/a'),
    );
    expect(Object.keys(logged[1] ?? {})).not.toContain('actor');
  });

  it('writes one line for each request, without what was asked for', async () => {
    await route(async () => ({}))(
      ownRequest('/a/b?query=530102199001011231', { headers: { 'x-request-id': 'q1' } }),
    );
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({
      event: 'http',
      requestId: 'q1',
      method: 'GET',
      path: '/a/b',
      status: 200,
    });
    expect(JSON.stringify(logged)).not.toContain('5301021990');
  });

  it('tells a known error with its status, code, place and details', async () => {
    const error = new BanshiError({
      code: 'draft.changedElsewhere',
      personMessage: '另一个窗口改过。',
      place: 'revision',
      status: 409,
      details: { revision: 3 },
    });
    const response = await route(async () => {
      throw error;
    })(ownRequest('/a', { headers: { 'x-request-id': 'q2' } }));
    expect(await errorOf(response)).toEqual({
      status: 409,
      code: 'draft.changedElsewhere',
      message: '另一个窗口改过。',
      place: 'revision',
      details: { revision: 3 },
      requestId: 'q2',
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(logged.map((line) => line.event)).toEqual(['http']);
  });

  it('hides an unknown error from the person and keeps it for the log', async () => {
    const cause = new Error('SQLITE_CORRUPT at table case_events');
    const response = await route(async () => {
      throw new Error('database is broken', { cause });
    })(ownRequest('/a', { headers: { 'x-request-id': 'q3' } }));
    const text = await response.clone().text();
    expect(await errorOf(response)).toMatchObject({ status: 500, code: 'server.failed', requestId: 'q3' });
    expect(text).not.toMatch(/broken|SQLITE|answer\.test/);
    const line = logged.find((entry) => entry.event === 'http.failed');
    expect(line).toMatchObject({ requestId: 'q3', path: '/a', error: { message: 'database is broken' } });
    expect(JSON.stringify(line)).toContain('SQLITE_CORRUPT');
  });

  it('answers also where the application did not start', async () => {
    restore();
    restore = installRuntime(new Error('no database'));
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const response = await route(async () => ({}))(ownRequest('/a'));
    const lines = stderr.mock.calls.map(([line]) => String(line)).join('');
    stderr.mockRestore();
    expect(await errorOf(response)).toMatchObject({ status: 500, code: 'server.failed' });
    expect(lines).toContain('"event":"http.failed"');
    expect(lines).toContain('no database');
  });
});

describe('a route that changes something', () => {
  let done = 0;
  const change = route(
    async () => {
      done += 1;
      return {};
    },
    { unsafe: true },
  );
  const send = (headers: Record<string, string>, left: string[] = []): Promise<Response> => {
    const request = ownRequest('/a', { method: 'POST', headers });
    for (const name of left) request.headers.delete(name);
    return change(request);
  };
  beforeEach(() => {
    done = 0;
  });

  it.each([
    ['a page of ours', {}, []],
    ['a browser that says so', { 'sec-fetch-site': 'same-origin' }, []],
    ['an address typed in', { 'sec-fetch-site': 'none' }, []],
    ['a program, which has no origin', {}, ['origin']],
    ['a page behind a proxy', { 'x-forwarded-host': 'banshi.example', origin: 'https://banshi.example' }, []],
  ])('is done for %s', async (_who, headers, left) => {
    expect((await send(headers as Record<string, string>, left)).status).toBe(200);
    expect(done).toBe(1);
  });

  it.each([
    ['a form of another site, which cannot set our header', {}, ['x-banshi']],
    ['another value of the header', { 'x-banshi': 'yes' }, []],
    ['another origin', { origin: 'https://evil.example' }, []],
    ['another port', { origin: 'http://localhost:4000' }, []],
    ['an origin that begins like ours', { origin: 'http://localhost:3999.evil.example' }, []],
    ['a sandboxed frame', { origin: 'null' }, []],
    ['an origin that is none', { origin: 'localhost' }, []],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, []],
    ['a page of a neighbouring host', { 'sec-fetch-site': 'same-site' }, []],
  ])('is refused for %s', async (_who, headers, left) => {
    const error = await errorOf(await send(headers as Record<string, string>, left));
    expect(error).toMatchObject({ status: 403, code: 'request.foreign' });
    expect(error.message).toMatch(/\p{Script=Han}.*。$/u);
    expect(done).toBe(0);
  });

  it('is open to reading without the header', async () => {
    const read = await route(async () => ({}))(
      ownRequest('/a', { headers: { origin: 'https://evil.example' } }),
    );
    expect(read.status).toBe(200);
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a JSON body', () => {
  const body = (content: BodyInit, headers: Record<string, string> = {}) =>
    jsonBody(ownRequest('/a', { method: 'POST', body: content, headers }));
  const codeOf = (reading: Promise<unknown>): Promise<unknown> =>
    reading.then(
      () => 'no error',
      (error: BanshiError) => [error.code, error.status],
    );

  it('is read as what it is; nothing counts as an empty object', async () => {
    expect(await body('{"name":"昆明"}')).toEqual({ name: '昆明' });
    expect(await body('')).toEqual({});
    expect(await jsonBody(ownRequest('/a', { method: 'POST' }))).toEqual({});
  });

  it('is refused where it is none', async () => {
    expect(await codeOf(body('{"name":'))).toEqual(['request.notJson', 400]);
    expect(await codeOf(body('name=a'))).toEqual(['request.notJson', 400]);
  });

  const megabyte = 1024 * 1024;
  it('may have 2 MiB in bytes and not one more', async () => {
    const quoted = (bytes: number): string => `"${'a'.repeat(bytes - 2)}"`;
    expect(((await body(quoted(2 * megabyte))) as string).length).toBe(2 * megabyte - 2);
    expect(await codeOf(body(quoted(2 * megabyte + 1)))).toEqual(['request.tooLarge', 413]);
    const chinese = `"${'昆'.repeat(megabyte)}"`;
    expect(await codeOf(body(chinese))).toEqual(['request.tooLarge', 413]);
  });

  it('is not read at all where it announces to be too large', async () => {
    const announced = body('{}', { 'content-length': String(3 * megabyte) });
    expect(await codeOf(announced)).toEqual(['request.tooLarge', 413]);
  });

  it('is not read to its end where it does not say how long it is', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(new Uint8Array(megabyte).fill(32));
      },
    });
    expect(await codeOf(body(endless))).toEqual(['request.tooLarge', 413]);
    expect(sent).toBeLessThan(6);
  });
});
