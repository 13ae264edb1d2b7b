import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { signalGroup } from './kill.mjs';
import { refusal } from './refusal.mjs';

/**
 * @typedef {object} Run
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal Ends the child, and what it started, when it is aborted.
 * @property {import('./lock.mjs').Lock} [lock] Remembers the child, for the case that this process is killed.
 * @property {string} [log] File that receives all that the child prints.
 * @property {(line: string) => void} [onStdout]
 * @property {(line: string) => void} [onStderr]
 *
 * @typedef {{ code: number, tail: string[] }} Ended `tail`: the last lines that it printed, stdout and stderr mixed.
 */

const TAIL_LINES = 30;
const GRACE_MS = 5_000;

/**
 * Runs a child to its end and hands on its output line by line.
 *
 * @param {Run} run
 * @returns {Promise<Ended>} code 127 when the command is not there.
 * @throws a refusal (exit code 130) when it was interrupted.
 */
export async function runToEnd({ command, args, cwd, env, signal, lock, log, onStdout, onStderr }) {
  signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const forget = child.pid ? lock?.track(child.pid) : undefined;
  const logFile = log ? openLog(log) : undefined;
  /** @type {string[]} */
  const tail = [];
  /** @param {(line: string) => void} [listener] */
  const collect = (listener) => (/** @type {string} */ line) => {
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
    logFile?.write(`${line}\n`);
    listener?.(line);
  };
  const lines = [readLines(child.stdout, collect(onStdout)), readLines(child.stderr, collect(onStderr))];
  const stop = () => child.pid && endChild(child.pid, child);
  signal.addEventListener('abort', stop);
  try {
    const code = await exitOf(child);
    await Promise.all(lines);
    if (signal.aborted) throw interrupted(signal);
    return { code, tail };
  } finally {
    signal.removeEventListener('abort', stop);
    forget?.();
    logFile?.end();
  }
}

/**
 * Runs a child that talks to the person itself: stdin, stdout and stderr are its own.
 *
 * @param {Pick<Run, 'command' | 'args' | 'cwd' | 'env' | 'signal'>} run
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it.
 */
export async function runAttached({ command, args, cwd, env, signal }) {
  signal.throwIfAborted();
  // Not detached: a process outside the terminal's foreground group may not read from it.
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
  const stop = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    return await exitOf(child);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** @param {AbortSignal} signal */
export function interrupted(signal) {
  return refusal(`已中断，下次启动从这里继续 (interrupted by ${signal.reason ?? 'signal'})`, 130);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitOf(child) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      'code' in error && error.code === 'ENOENT' ? resolve(127) : reject(error),
    );
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (numbers[/** @type {keyof typeof numbers} */ (signal)] ?? 15)),
    );
  });
}

/**
 * @param {number} pid
 * @param {import('node:child_process').ChildProcess} child
 */
function endChild(pid, child) {
  signalGroup(pid, 'SIGTERM');
  const insist = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
  child.once('exit', () => clearTimeout(insist));
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 * @returns {Promise<void>} when the stream has ended.
 */
export function readLines(stream, onLine) {
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  lines.on('line', onLine);
  return new Promise((resolve) => lines.once('close', () => resolve()));
}

/** @param {string} file */
function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return createWriteStream(file);
}
