import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isRunning } from './identity.mjs';
import { endProcessGroups } from './kill.mjs';
import { errorCode } from './refusal.mjs';

/**
 * A lock is a file that names its holder. It survives `kill -9` of the holder, so the next one must be able to tell a
 * live holder from a dead one, and has to end what the dead one left running (an `npm ci` that goes on writing into
 * node_modules, a web process that keeps the port).
 *
 * @typedef {import('./identity.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {{ holder: ProcessIdentity, host: string, children: ProcessIdentity[], facts: Record<string, unknown> }} LockRecord
 * @typedef {object} Lock
 * @property {string} path
 * @property {(pid: number) => () => void} track Notes a child while it runs; the answer forgets it again.
 * @property {(facts: Record<string, unknown>) => void} update
 * @property {() => void} release
 */

const HEARTBEAT_MS = 5_000;
/** Another machine's processes cannot be asked; its lock counts as dead after this long without a heartbeat. */
const FOREIGN_STALE_MS = 30_000;
/** Between creating the file and writing its content a lock is empty for a moment; longer means a crash in between. */
const EMPTY_STALE_MS = 2_000;
/** Clearing a stale lock ends its children first, within 7 seconds; a guard older than this was itself abandoned. */
const TAKEOVER_STALE_MS = 20_000;

/**
 * @param {string} file
 * @param {Record<string, unknown>} [facts] Told to whoever finds the lock taken.
 * @returns {Promise<{ lock: Lock } | { takenBy: LockRecord | undefined }>} undefined: the holder is just writing it.
 */
export async function tryLock(file, facts = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const created = create(file, facts);
    if (created) return { lock: created };
    const found = inspect(file);
    if (found.state === 'live') return { takenBy: found.record };
    if (found.state === 'stale') await removeStale(file);
  }
  return { takenBy: inspect(file).record };
}

/**
 * Waits until the lock is free.
 *
 * @param {string} file
 * @param {{ signal?: AbortSignal, onWait?: (holder: LockRecord | undefined) => void }} [options] `onWait` is told once.
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, { signal, onWait } = {}) {
  for (let isFirst = true; ; isFirst = false) {
    const result = await tryLock(file);
    if ('lock' in result) return result.lock;
    if (isFirst) onWait?.(result.takenBy);
    await pause(300, undefined, { signal });
  }
}

/**
 * @param {string} file
 * @returns {{ state: 'free' | 'stale', record?: LockRecord } | { state: 'live', record: LockRecord | undefined }}
 */
export function inspect(file) {
  let text;
  let age;
  try {
    text = readFileSync(file, 'utf8');
    age = Date.now() - statSync(file).mtimeMs;
  } catch {
    return { state: 'free' };
  }
  const record = parse(text);
  if (!record) return age > EMPTY_STALE_MS ? { state: 'stale' } : { state: 'live', record: undefined };
  const isLive = record.host === hostname() ? isRunning(record.holder) : age < FOREIGN_STALE_MS;
  return { state: isLive ? 'live' : 'stale', record };
}

/** @param {string} text */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value?.holder?.pid === 'number' ? /** @type {LockRecord} */ (value) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {Record<string, unknown>} facts
 * @returns {Lock | undefined} undefined when the file is already there.
 */
function create(file, facts) {
  const holder = identify(process.pid);
  if (!holder) throw new Error('this process cannot identify itself');
  /** @type {LockRecord} */
  const record = { holder, host: hostname(), children: [], facts };
  try {
    writeFileSync(file, JSON.stringify(record), { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    throw error;
  }
  const save = () => {
    const next = `${file}.${process.pid}`;
    writeFileSync(next, JSON.stringify(record));
    renameSync(next, file);
  };
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    path: file,
    track(pid) {
      const child = identify(pid);
      if (!child) return () => {};
      record.children.push(child);
      save();
      return () => {
        record.children = record.children.filter((other) => other !== child);
        save();
      };
    },
    update(more) {
      record.facts = { ...record.facts, ...more };
      save();
    },
    release() {
      clearInterval(heartbeat);
      const { holder: current } = inspect(file).record ?? {};
      if (current?.pid === holder.pid && current.start === holder.start) rmSync(file, { force: true });
    },
  };
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder was removed under us: there is no lock left to keep fresh, and the work itself will say so.
  }
}

/**
 * Only one process may clear a stale lock: two that both saw it would otherwise remove each other's fresh one.
 *
 * @param {string} file
 */
async function removeStale(file) {
  const guard = `${file}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > TAKEOVER_STALE_MS) rmdirSync(guard);
    await pause(200);
    return;
  }
  try {
    const found = inspect(file);
    if (found.state !== 'stale') return;
    if (found.record?.host === hostname()) await endProcessGroups(found.record.children);
    rmSync(file, { force: true });
  } finally {
    rmdirSync(guard);
  }
}
