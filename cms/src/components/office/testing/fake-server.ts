import { jest } from '@jest/globals';

export interface Call {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = { status?: number; body: unknown } | Error;

/**
 * A server in place of `fetch`: `answer` says what each call gets (an Error = it cannot be reached), `calls` what was
 * asked.
 */
export function fakeServer(answer: (call: Call) => Answer | Promise<Answer>) {
  const calls: Call[] = [];
  const fetch = jest.fn(async (input: unknown, init: RequestInit = {}) => {
    const call: Call = {
      method: init.method ?? 'GET',
      path: String(input),
      headers: init.headers as Record<string, string>,
      body:
        init.body === undefined || init.body instanceof FormData ? init.body : JSON.parse(String(init.body)),
    };
    calls.push(call);
    const given = await answer(call);
    if (given instanceof Error) throw given;
    const status = given.status ?? 200;
    return { ok: status < 400, status, json: async () => given.body };
  });
  globalThis.fetch = fetch as unknown as typeof globalThis.fetch;
  return { calls };
}

/** An error as the office's routes send it. */
export const refusal = (status: number, code: string, message: string, details?: unknown) => ({
  status,
  body: { error: { code, message, requestId: 'r1', ...(details ? { details } : {}) } },
});
