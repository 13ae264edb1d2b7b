import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseLine } from './json-lines.mjs';

/**
 * A service's log below DATA_DIR. It is cut over to one older file when it has grown, so that a demo left running for
 * months does not fill the disk.
 *
 * @param {string} file
 * @param {number} [maxBytes]
 * @returns {(line: string) => void}
 */
export function createLog(file, maxBytes = 20_000_000) {
  mkdirSync(path.dirname(file), { recursive: true });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    const text = `${line}\n`;
    if (size > 0 && size + text.length > maxBytes) {
      renameSync(file, `${file}.1`);
      size = 0;
    }
    appendFileSync(file, text);
    size += Buffer.byteLength(text);
  };
}

/**
 * Whether a line of a service belongs on the terminal: warnings, errors, and what is no log entry on stderr (a crash).
 *
 * @param {string} line
 * @param {'stdout' | 'stderr'} stream
 */
export function isAlarming(line, stream) {
  const entry = parseLine(line);
  if (!entry) return stream === 'stderr' && line.trim() !== '';
  const { level } = entry;
  return typeof level === 'number' ? level >= 40 : level === 'warn' || level === 'error' || level === 'fatal';
}

/**
 * @param {string} line
 * @returns {string} What a log entry says in short; any other line as it is. The file has the rest.
 */
export function messageOf(line) {
  const entry = parseLine(line);
  if (!entry) return line;
  const { level, event, error, message = entry.msg } = entry;
  const reason = error && typeof error === 'object' && 'message' in error ? error.message : undefined;
  const parts = [event, message, reason].filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? `${level ?? ''} ${parts.join(': ')}`.trim() : line;
}
