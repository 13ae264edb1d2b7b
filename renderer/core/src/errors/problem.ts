export type Severity = 'error' | 'warning' | 'info';

/**
 * One finding about authored or submitted data: an entry of an enumerated list, never free text alone.
 * `place` is a JSON-pointer-like path (`materials/licence-copy/rule`); `message` is the Chinese sentence for the person.
 */
export interface Problem {
  code: string;
  severity: Severity;
  place: string;
  message: string;
}

/** Outcome of a pure check: a value, or every problem found (never only the first). */
export type Result<T> = { ok: true; value: T; problems: Problem[] } | { ok: false; problems: Problem[] };

export const ok = <T>(value: T, problems: Problem[] = []): Result<T> => ({ ok: true, value, problems });
export const fail = (problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });
export const isOk = <T>(result: Result<T>): result is { ok: true; value: T; problems: Problem[] } =>
  result.ok;
