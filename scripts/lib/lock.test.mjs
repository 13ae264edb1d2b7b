import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolders } from '../testing/temporary-folder.mjs';
import { ROOT } from './context.mjs';
import { identify, isRunning } from './identity.mjs';
import { inspect, tryLock, waitForLock } from './lock.mjs';

const newFolder = temporaryFolders();
const newLockFile = () => path.join(newFolder(), 'locks', 'test.lock');
const LOCK_MODULE = pathToFileURL(path.join(ROOT, 'scripts/lib/lock.mjs')).href;

/**
 * A process that takes the lock, starts a child, and is killed without a chance to tidy up.
 *
 * @param {string} file
 * @returns {number} The pid of the child, which goes on running.
 */
function dieWithLock(file) {
  const program = `
    import { spawn } from 'node:child_process';
    import { tryLock } from ${JSON.stringify(LOCK_MODULE)};
    const { lock } = await tryLock(${JSON.stringify(file)});
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    lock.track(child.pid);
    console.log(child.pid);
    process.kill(process.pid, 'SIGKILL');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  return Number(stdout);
}

/**
 * @param {string} file
 * @param {object} record
 */
function writeRecord(file, record) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ host: hostname(), children: [], facts: {}, ...record }));
}

describe('a lock', () => {
  it('is held by one and free again after its release', async () => {
    const file = newLockFile();
    const first = await tryLock(file, { port: 3000 });
    if (!('lock' in first)) throw new Error('not taken');
    const second = await tryLock(file);
    expect(second).toMatchObject({ takenBy: { holder: { pid: process.pid }, facts: { port: 3000 } } });
    first.lock.release();
    expect(existsSync(file)).toBe(false);
    const third = await tryLock(file);
    expect(third).toHaveProperty('lock');
    if ('lock' in third) third.lock.release();
  });

  it('is taken over from a killed holder, whose children are ended first', async () => {
    const file = newLockFile();
    const orphan = dieWithLock(file);
    const identity = identify(orphan);
    if (!identity) throw new Error('the child did not outlive its parent');
    expect(inspect(file).state).toBe('stale');
    const result = await tryLock(file);
    expect(result).toHaveProperty('lock');
    expect(isRunning(identity)).toBe(false);
    if ('lock' in result) result.lock.release();
  });

  it('is not taken for live because its number now belongs to another process', () => {
    const file = newLockFile();
    writeRecord(file, { holder: { pid: process.pid, start: 'long ago' } });
    expect(inspect(file).state).toBe('stale');
  });

  it('never touches a stranger who got the number of a dead child', async () => {
    const file = newLockFile();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const { pid } = stranger;
    if (!pid) throw new Error('not started');
    writeRecord(file, { holder: { pid, start: 'long ago' }, children: [{ pid, start: 'long ago' }] });
    const result = await tryLock(file);
    expect(result).toHaveProperty('lock');
    expect(identify(pid)).toBeDefined();
    stranger.kill();
    if ('lock' in result) result.lock.release();
  });

  it('of another machine counts until its heartbeat is old', () => {
    const file = newLockFile();
    writeRecord(file, { holder: { pid: 1, start: 'x' }, host: 'elsewhere' });
    expect(inspect(file).state).toBe('live');
    const past = Date.now() / 1000 - 60;
    utimesSync(file, past, past);
    expect(inspect(file).state).toBe('stale');
  });

  it('that is empty is being written, and after a while abandoned', () => {
    const file = newLockFile();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    expect(inspect(file).state).toBe('live');
    const past = Date.now() / 1000 - 5;
    utimesSync(file, past, past);
    expect(inspect(file).state).toBe('stale');
  });

  it('is waited for, and the wait can be called off', async () => {
    const file = newLockFile();
    const first = await tryLock(file);
    if (!('lock' in first)) throw new Error('not taken');
    let told = 0;
    const waiting = waitForLock(file, { onWait: () => void told++ });
    const abort = new AbortController();
    const calledOff = waitForLock(file, { signal: abort.signal });
    abort.abort();
    await expect(calledOff).rejects.toThrow();
    await pause(700);
    first.lock.release();
    const second = await waiting;
    expect(told).toBe(1);
    second.release();
  });

  it('is given to exactly one of many that come at once, even over a stale one', async () => {
    const file = newLockFile();
    const orphan = dieWithLock(file);
    const results = await Promise.all(Array.from({ length: 6 }, () => tryLock(file)));
    const winners = results.flatMap((result) => ('lock' in result ? [result.lock] : []));
    expect(winners.length).toBeLessThanOrEqual(1);
    const last = winners[0] ?? (await waitForLock(file));
    expect(JSON.parse(readFileSync(file, 'utf8')).holder.pid).toBe(process.pid);
    expect(identify(orphan)).toBeUndefined();
    last.release();
  });
});
