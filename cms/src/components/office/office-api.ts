import type { Messages } from './messages/index.ts';

/** One thing that is wrong with what was typed. `place` is the field's path in the input: `reason`, `points/0/defect`. */
export interface PlacedProblem {
  place: string;
  message: string;
}

/**
 * A call that did not succeed. `kind` says what a page can do: `changed` somebody else was faster, so read again;
 * `signedOut` the session has ended; `invalid` correct what was typed; `refused` it may not be done; `offline` and
 * `failed`: try again.
 */
export class OfficeError extends Error {
  readonly kind: 'offline' | 'signedOut' | 'changed' | 'invalid' | 'refused' | 'failed';
  readonly personMessage: string;
  readonly problems: PlacedProblem[];
  readonly requestId: string | undefined;
  /** The server's own code, such as `draft.changedElsewhere`. */
  readonly code: string;
  /** What the server says beside the sentence; its shape depends on the code. */
  readonly details: unknown;

  constructor(input: {
    kind: OfficeError['kind'];
    personMessage: string;
    problems?: PlacedProblem[];
    requestId?: string;
    code?: string;
    details?: unknown;
    cause?: unknown;
  }) {
    super(input.kind, { cause: input.cause });
    this.name = 'OfficeError';
    this.kind = input.kind;
    this.personMessage = input.personMessage;
    this.problems = input.problems ?? [];
    this.requestId = input.requestId;
    this.code = input.code ?? '';
    this.details = input.details;
  }
}

interface ErrorBody {
  code?: string;
  message?: string;
  place?: string;
  requestId?: string;
  details?: { issues?: PlacedProblem[]; problems?: PlacedProblem[] };
}

/** Codes of 409 that mean the screen is out of date; every other one is a rule that forbids the act. */
const changedCodes = new Set(['case.changedMeanwhile', 'draft.changedElsewhere', 'case.notAllowed']);

const kindOf = (status: number, code: string): OfficeError['kind'] => {
  if (status === 401) return 'signedOut';
  if (status === 409) return changedCodes.has(code) ? 'changed' : 'invalid';
  if (status === 422) return 'invalid';
  return status >= 500 ? 'failed' : 'refused';
};

function errorOf(status: number, body: unknown, failure: Messages['failure']): OfficeError {
  const error = ((body as { error?: ErrorBody } | undefined)?.error ?? {}) as ErrorBody;
  const kind = kindOf(status, error.code ?? '');
  const problems = error.details?.issues ?? error.details?.problems ?? [];
  const told = error.message ?? failure.unexpected;
  const own = { signedOut: failure.signedOut, changed: failure.changed } as Record<
    string,
    string | undefined
  >;
  return new OfficeError({
    kind,
    personMessage: own[kind] ?? told,
    problems: problems.length > 0 ? problems : error.place ? [{ place: error.place, message: told }] : [],
    requestId: error.requestId,
    code: error.code,
    details: error.details,
  });
}

/**
 * A call to the office's API. Rejects with `OfficeError` only. Writes carry the header that no other site can set.
 */
export async function officeCall<T>(
  path: string,
  {
    method = 'GET',
    body,
    failure,
    signal,
  }: {
    method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    body?: unknown;
    failure: Messages['failure'];
    signal?: AbortSignal;
  },
): Promise<T> {
  const response = await fetch(`/office-api${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(method === 'GET' ? {} : { 'x-banshi': '1' }),
      // Of a form the browser itself writes type and boundary.
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    throw new OfficeError({ kind: 'offline', personMessage: failure.offline, cause });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw errorOf(response.status, answer, failure);
  return answer as T;
}

export const isOfficeError = (error: unknown): error is OfficeError =>
  error instanceof Error && error.name === 'OfficeError';

/** What went wrong, as an `OfficeError` whatever was thrown. */
export const asOfficeError = (error: unknown, failure: Messages['failure']): OfficeError =>
  isOfficeError(error)
    ? error
    : new OfficeError({ kind: 'failed', personMessage: failure.unexpected, cause: error });
