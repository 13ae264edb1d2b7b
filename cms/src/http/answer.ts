import { randomUUID } from 'node:crypto';
import { BanshiError, isBanshiError } from '@banshi/core/errors';
import { createLog } from '../log.ts';
import { getRuntime, type Runtime } from '../runtime.ts';
import { notedCaller } from './noted-caller.ts';
import { checkRate } from './rate-limit.ts';

export interface RouteContext {
  runtime: Runtime;
  request: Request;
  requestId: string;
  params: Record<string, string>;
}

type Handler = (context: RouteContext) => Promise<Response | object>;
type NextContext = { params: Promise<Record<string, string>> };

/**
 * Wraps a route: parse → call → answer. Objects become JSON; errors become
 * `{error: {code, message, place, requestId, details}}` with the error's status; unknown errors are logged, and the
 * person gets the request id only.
 */
export const route =
  (handler: Handler, { unsafe = false, rate }: { unsafe?: boolean; rate?: 'login' | 'write' } = {}) =>
  async (request: Request, next?: NextContext): Promise<Response> => {
    const requestId = request.headers.get('x-request-id')?.slice(0, 64) ?? randomUUID();
    const started = performance.now();
    let status = 500;
    // Before there is a runtime (the database is away at start) there is still somebody to answer, and a line to write.
    let log = createLog('info');
    try {
      const runtime = await getRuntime();
      log = runtime.log;
      if (unsafe) refuseForeignWrites(request);
      if (rate) checkRate(runtime, { request, kind: rate });
      const params = next ? await next.params : {};
      const answer = await handler({ runtime, request, requestId, params });
      const response = answer instanceof Response ? answer : Response.json(answer);
      status = response.status;
      response.headers.set('x-request-id', requestId);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      const known = isBanshiError(error) ? error : undefined;
      status = known?.status ?? 500;
      if (status >= 500) log.error('http.failed', { requestId, path: pathOf(request), error });
      return errorResponse(known ?? unexpected(), requestId);
    } finally {
      const ms = Math.round(performance.now() - started);
      log.info('http', {
        requestId,
        ...notedCaller(request),
        method: request.method,
        path: pathOf(request),
        status,
        ms,
      });
    }
  };

const pathOf = (request: Request): string => new URL(request.url).pathname;

const unexpected = (): BanshiError =>
  new BanshiError({
    code: 'server.failed',
    personMessage: '系统出了问题，您填的内容没有丢。请稍后再试；仍不行请把编号告诉窗口。',
    status: 500,
  });

export const errorResponse = (error: BanshiError, requestId: string): Response =>
  Response.json(
    {
      error: {
        code: error.code,
        message: error.personMessage,
        requestId,
        ...(error.place ? { place: error.place } : {}),
        ...(error.details ? { details: error.details } : {}),
      },
    },
    { status: error.status, headers: { 'x-request-id': requestId, 'cache-control': 'no-store' } },
  );

/**
 * Cross-site request forgery: a foreign page can neither set our header nor keep its own origin out of the request.
 * `Sec-Fetch-Site` is checked where the browser sends it; the header alone stops forms and simple requests.
 */
function refuseForeignWrites(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const isForeign = site !== null && site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  // `null`, the origin of sandboxed frames, is no address and so has no host.
  const isOtherOrigin = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (request.headers.get('x-banshi') !== '1' || isForeign || isOtherOrigin)
    throw new BanshiError({
      code: 'request.foreign',
      personMessage: '这个请求不是从本站页面发出的，请刷新页面后再试。',
      status: 403,
    });
}

const bodyLimit = 2 * 1024 * 1024;

/** The JSON body, at most 2 MiB. Throws `request.tooLarge`, `request.notJson`. */
export async function jsonBody(request: Request): Promise<unknown> {
  const text = await limitedText(request);
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    throw new BanshiError({
      code: 'request.notJson',
      personMessage: '提交的内容格式有误，请刷新后再试。',
      cause,
    });
  }
}

/** Stops reading at the limit: what a client announces, or does not, must not fill the memory. */
async function limitedText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > bodyLimit) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = (): BanshiError =>
  new BanshiError({
    code: 'request.tooLarge',
    personMessage: '提交的内容太大，请删减后再试。',
    status: 413,
  });
