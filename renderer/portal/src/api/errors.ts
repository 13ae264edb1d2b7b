/**
 * A request that did not succeed. `personMessage` is shown as it is; `kind` says what the page can do about it:
 * `offline` nothing reached the server, so trying again is safe; `signedOut` the session ended; `conflict` somebody
 * else saved first; `invalid` the server found mistakes; `server` our fault.
 */
export type ApiErrorKind = 'offline' | 'signedOut' | 'conflict' | 'invalid' | 'refused' | 'server';

export interface ApiErrorInput {
  kind: ApiErrorKind;
  status: number;
  code: string;
  personMessage: string;
  details?: unknown;
  requestId?: string;
  cause?: unknown;
}

export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly code: string;
  readonly personMessage: string;
  readonly details: unknown;
  readonly requestId: string | undefined;

  constructor(input: ApiErrorInput) {
    super(`${input.code} (${input.status})`, { cause: input.cause });
    this.name = 'ApiError';
    this.kind = input.kind;
    this.status = input.status;
    this.code = input.code;
    this.personMessage = input.personMessage;
    this.details = input.details;
    this.requestId = input.requestId;
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

const kindOf = (status: number): ApiErrorKind => {
  if (status === 401) return 'signedOut';
  if (status === 409) return 'conflict';
  if (status === 422) return 'invalid';
  return status >= 500 ? 'server' : 'refused';
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export interface FailureMessages {
  offline: string;
  unexpected: string;
}

/** The contract's `{error: {code, message, …}}`, or, from a proxy that knows no contract, a sentence of our own. */
export function errorFromResponse(status: number, body: unknown, messages: FailureMessages): ApiError {
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  return new ApiError({
    kind: kindOf(status),
    status,
    code: typeof error.code === 'string' ? error.code : `http.${status}`,
    personMessage: typeof error.message === 'string' ? error.message : messages.unexpected,
    details: error.details,
    requestId: typeof error.requestId === 'string' ? error.requestId : undefined,
  });
}

export const offlineError = (messages: FailureMessages, cause?: unknown): ApiError =>
  new ApiError({ kind: 'offline', status: 0, code: 'network', personMessage: messages.offline, cause });
