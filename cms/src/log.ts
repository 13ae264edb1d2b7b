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
const secretKeys = [
  /password|secret|token|cookie|authorization/i,
  /^(citizenId|mobile|phone|email|name|address|residence|applicant|values|payload|answers|legalRepresentative(Id)?)$/i,
  /(CitizenId|Mobile|Phone|Email|Name|Address)$/,
];
/** Without word boundaries: a number is as telling in `id_5301…` or next to another number. */
const citizenIdInText = /\d{17,}[\dXx]/g;
const mobileInText = /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/g;

const redactText = (text: string): string =>
  text.replace(citizenIdInText, maskCitizenId).replace(mobileInText, maskPhone);

/** Removes personal data from a value that is about to be logged: by key, and by shape inside texts, numbers and keys. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return redactText(String(value));
  if (typeof value === 'number') {
    const text = redactText(String(value));
    return text === String(value) ? value : text;
  }
  if (value === null || typeof value !== 'object') return value;
  if (depth > 4) return '…';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value.toJSON();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      redactText(key),
      secretKeys.some((pattern) => pattern.test(key)) ? '[redacted]' : redact(inner, depth + 1),
    ]),
  );
}

/** With its causes: what a person is told is ours, what went wrong is often the cause's. */
const redactError = (error: Error, depth: number): Record<string, unknown> => ({
  name: error.name,
  message: redactText(error.message),
  stack: redactText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
});

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
