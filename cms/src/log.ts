import { createHash } from 'node:crypto';
import { maskCitizenId, maskPhone } from '@banshi/core/identifiers';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
const order: LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export interface Log {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

/** Keys whose values identify a person or open a door; they are never written, whatever they hold. */
const secretKeys =
  /^(password|token|cookie|authorization|secret|citizenId|mobile|name|applicant|values|payload|answers)$/i;
const citizenIdInText = /\b\d{17}[\dXx]\b/g;
const mobileInText = /\b1[3-9]\d{9}\b/g;

/** Removes personal data from a value that is about to be logged: by key, and by shape inside texts. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.replace(citizenIdInText, maskCitizenId).replace(mobileInText, maskPhone);
  if (value instanceof Error)
    return { name: value.name, message: redact(value.message), stack: redact(value.stack ?? '') };
  if (value === null || typeof value !== 'object') return value;
  if (depth > 4) return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKeys.test(key) ? '[redacted]' : redact(inner, depth + 1),
    ]),
  );
}

/** An account as logs name it: stable within an installation, not reversible to the account by reading the log. */
export const hashedActor = (id: string): string =>
  createHash('sha256').update(`actor:${id}`).digest('hex').slice(0, 16);

/** One JSON object per line on stderr: stdout belongs to the commands. */
export function createLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const least = order.indexOf(level);
  const at =
    (name: LogLevel) =>
    (event: string, fields: Record<string, unknown> = {}) => {
      if (order.indexOf(name) < least) return;
      write(
        `${JSON.stringify({ at: new Date().toISOString(), level: name, event, ...(redact(fields) as object) })}\n`,
      );
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
