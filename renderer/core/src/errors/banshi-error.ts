/**
 * The one error that crosses a boundary (HTTP, page, command line).
 *
 * `code` is stable and machine-readable (`case.notAllowed`); `place` names where (a JSON path, a file and
 * line, a field); `personMessage` is one Chinese sentence that says what to do; `status` is the HTTP meaning
 * that the single mapper of each surface uses. Never put personal data into `message` or `place`: both are logged.
 */
export interface BanshiErrorInput {
  code: string;
  personMessage: string;
  place?: string;
  message?: string;
  status?: 400 | 401 | 403 | 404 | 409 | 411 | 413 | 422 | 429 | 500 | 503;
  details?: unknown;
  cause?: unknown;
}

export class BanshiError extends Error {
  readonly code: string;
  readonly place: string | undefined;
  readonly personMessage: string;
  readonly status: number;
  readonly details: unknown;

  constructor(input: BanshiErrorInput) {
    super(input.message ?? `${input.code}${input.place ? ` at ${input.place}` : ''}`, { cause: input.cause });
    this.name = 'BanshiError';
    this.code = input.code;
    this.place = input.place;
    this.personMessage = input.personMessage;
    this.status = input.status ?? 400;
    this.details = input.details;
  }
}

/** True for our own error, also when it was made by another copy of this module (bundles hold several). */
export function isBanshiError(error: unknown): error is BanshiError {
  return error instanceof Error && error.name === 'BanshiError' && 'personMessage' in error;
}
