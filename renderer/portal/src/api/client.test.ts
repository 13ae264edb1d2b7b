import { describe, expect, it, jest } from '@jest/globals';
import { createApi } from './client.ts';
import { ApiError } from './errors.ts';

interface Sent {
  url: string;
  init: RequestInit;
}

function answering(status: number, body: unknown): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = jest.fn(async (url: unknown, init: unknown) => {
    sent.push({ url: String(url), init: init as RequestInit });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status });
  }) as unknown as typeof fetch;
  return sent;
}

const failureOf = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => {
      throw new Error('should have failed');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiError);
      return error as ApiError;
    },
  );

describe('createApi', () => {
  it('sends its own header with what changes something, and with nothing else', async () => {
    const sent = answering(200, { cases: [], drafts: [] });
    const api = createApi('/portal-api');
    await api.cases();
    await api.saveDraft('a/b', 3, { values: { x: 1 } });
    const [read, write] = sent;
    expect(new Headers(read?.init.headers).get('x-banshi')).toBeNull();
    expect(write?.url).toBe('/portal-api/drafts/a%2Fb');
    expect(write?.init.method).toBe('PATCH');
    expect(write?.init.credentials).toBe('same-origin');
    expect(new Headers(write?.init.headers).get('x-banshi')).toBe('1');
    expect(JSON.parse(String(write?.init.body))).toEqual({ revision: 3, values: { x: 1 } });
  });

  it('unwraps lists and reads an answer without a body', async () => {
    answering(200, { divisions: [{ code: '530000000000', name: '云南省', hasChildren: true }] });
    expect(await createApi('/api').divisions('530000000000')).toHaveLength(1);
    answering(204, undefined);
    expect(await createApi('/api').deleteDraft('d1')).toBeUndefined();
  });

  it.each([
    [401, 'signedOut'],
    [409, 'conflict'],
    [422, 'invalid'],
    [403, 'refused'],
    [500, 'server'],
  ] as const)('tells %i as %s, in the words of the server', async (status, kind) => {
    answering(status, { error: { code: 'x.y', message: '请这样做', requestId: 'r1', details: { a: 1 } } });
    const error = await failureOf(createApi('/api').drafts());
    expect(error).toMatchObject({
      kind,
      status,
      code: 'x.y',
      personMessage: '请这样做',
      requestId: 'r1',
      details: { a: 1 },
    });
  });

  it('has words of its own for a proxy that knows no contract', async () => {
    answering(502, '<html>Bad gateway</html>');
    const error = await failureOf(createApi('/api', 'en').drafts());
    expect(error.kind).toBe('server');
    expect(error.personMessage).toMatch(/did not answer properly/);
  });

  it('tells a dead network apart from a refusal', async () => {
    globalThis.fetch = (async () => {
      throw new TypeError('failed to fetch');
    }) as typeof fetch;
    const error = await failureOf(createApi('/api').login({ identifier: 'a', password: 'b' }));
    expect(error.kind).toBe('offline');
    expect(error.personMessage).toMatch(/网络不通/);
  });
});
