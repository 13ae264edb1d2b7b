import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { backoff, createSupervisor, GRACE_MS, MAX_FIRST_FAILURES } from './supervisor.mjs';

/**
 * @typedef {EventEmitter & { name: string, pid: number, stdout: PassThrough, stderr: PassThrough }} FakeChild
 * @typedef {import('./supervisor.mjs').SupervisorEvent} SupervisorEvent
 */

function rig({ stubborn = false } = {}) {
  /** @type {FakeChild[]} */
  const children = [];
  /** @type {{ pid: number, signal: string }[]} */
  const signals = [];
  /** @type {SupervisorEvent[]} */
  const events = [];
  /** @type {Set<number>} */
  const tracked = new Set();
  const service = (/** @type {string} */ name) => ({ name, command: name, args: [], cwd: '/', env: {} });
  const spawn = (/** @type {string} */ name) => {
    const parts = { name, pid: 100 + children.length, stdout: new PassThrough(), stderr: new PassThrough() };
    const child = Object.assign(new EventEmitter(), parts);
    children.push(child);
    return child;
  };
  const supervisor = createSupervisor({
    services: [{ ...service('web'), isEssential: true }, service('worker')],
    onEvent: (event) => events.push(event),
    spawn: /** @type {typeof import('node:child_process').spawn} */ (/** @type {unknown} */ (spawn)),
    track: (pid) => {
      tracked.add(pid);
      return () => tracked.delete(pid);
    },
    signal: (pid, signal) => {
      signals.push({ pid, signal });
      if (signal === 'SIGKILL' || !stubborn) last(pid)?.emit('exit', null, signal);
    },
  });
  const last = (/** @type {number} */ pid) => children.find((child) => child.pid === pid);
  const running = (/** @type {string} */ name) => children.filter((child) => child.name === name).at(-1);
  return { supervisor, children, signals, events, tracked, running };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the supervisor', () => {
  it('restarts the one that ended and leaves the other alone', () => {
    const { supervisor, children, events, running } = rig();
    supervisor.start();
    supervisor.markReady('web');
    running('worker')?.emit('exit', 7, null);
    expect(events).toEqual([{ kind: 'exit', name: 'worker', code: 7, signal: null, delayMs: 500 }]);
    expect(children).toHaveLength(2);
    jest.advanceTimersByTime(499);
    expect(children).toHaveLength(2);
    jest.advanceTimersByTime(1);
    expect(children.map(({ name }) => name)).toEqual(['web', 'worker', 'worker']);
    expect(supervisor.state()).toEqual([
      { name: 'web', pid: 100, restarts: 0, isReady: true },
      { name: 'worker', pid: 102, restarts: 1, isReady: false },
    ]);
  });

  it('waits longer after each crash, and anew after a long healthy run', () => {
    const { supervisor, events, running } = rig();
    supervisor.start();
    supervisor.markReady('web');
    for (let crash = 0; crash < 8; crash += 1) {
      running('web')?.emit('exit', 1, null);
      jest.advanceTimersByTime(30_000);
    }
    expect(events.map(({ delayMs }) => delayMs)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    jest.advanceTimersByTime(60_000);
    running('web')?.emit('exit', 1, null);
    expect(events.at(-1)?.delayMs).toBe(500);
  });

  it('gives up when the web process never came up', async () => {
    const { supervisor, events, running } = rig();
    supervisor.start();
    for (let crash = 0; crash < MAX_FIRST_FAILURES; crash += 1) {
      running('web')?.emit('exit', 1, null);
      jest.advanceTimersByTime(30_000);
    }
    await expect(supervisor.failed).resolves.toBe('web');
    expect(events).toHaveLength(MAX_FIRST_FAILURES - 1);
    expect(running('web')?.pid).toBe(100 + MAX_FIRST_FAILURES);
  });

  it('never gives up a worker, nor a web process that was healthy once', async () => {
    const { supervisor, children, running } = rig();
    let failed = false;
    void supervisor.failed.then(() => {
      failed = true;
    });
    supervisor.start();
    supervisor.markReady('web');
    for (let crash = 0; crash < 6; crash += 1) {
      running('web')?.emit('exit', 1, null);
      running('worker')?.emit('exit', 1, null);
      jest.advanceTimersByTime(30_000);
    }
    await Promise.resolve();
    expect(failed).toBe(false);
    expect(children).toHaveLength(14);
  });

  it('treats a command that cannot be spawned as one crash', () => {
    const { supervisor, events, running } = rig();
    supervisor.start();
    const worker = running('worker');
    worker?.emit('error', new Error('ENOENT'));
    worker?.emit('exit', -2, null);
    expect(events).toHaveLength(1);
  });

  it('stops all, restarts nothing any more, and forgets the children', async () => {
    const { supervisor, children, signals, events, tracked, running } = rig();
    supervisor.start();
    running('worker')?.emit('exit', 1, null);
    expect([...tracked]).toEqual([100]);
    await supervisor.stop();
    jest.advanceTimersByTime(60_000);
    expect(signals).toEqual([{ pid: 100, signal: 'SIGTERM' }]);
    expect(children).toHaveLength(2);
    expect(events).toHaveLength(1);
    expect(tracked.size).toBe(0);
  });

  it('kills what does not end within the grace', async () => {
    const { supervisor, signals } = rig({ stubborn: true });
    supervisor.start();
    const stopped = supervisor.stop();
    jest.advanceTimersByTime(GRACE_MS - 1);
    expect(signals.map(({ signal }) => signal)).toEqual(['SIGTERM', 'SIGTERM']);
    jest.advanceTimersByTime(1);
    await stopped;
    expect(signals.map(({ signal }) => signal)).toEqual(['SIGTERM', 'SIGTERM', 'SIGKILL', 'SIGKILL']);
  });
});

describe('the delay before a restart', () => {
  it('doubles up to half a minute', () => {
    expect([1, 2, 3, 7, 50].map(backoff)).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });
});
