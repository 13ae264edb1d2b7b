import { spawn as spawnProcess } from 'node:child_process';
import { signalGroup } from './kill.mjs';
import { readLines } from './processes.mjs';

/**
 * Keeps a fixed set of processes running. Each is restarted alone: a crash of the worker must not interrupt a page that
 * a citizen is filling in, and a crash of the web process must not stop a deadline from being counted.
 *
 * @typedef {object} Service
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} [isEssential] When it ends `MAX_FIRST_FAILURES` times before it was ever ready, all is given up.
 * @property {(line: string, stream: 'stdout' | 'stderr') => void} [onLine]
 *
 * @typedef {{ name: string, pid: number | undefined, restarts: number, isReady: boolean }} ServiceState
 * @typedef {{ kind: 'exit', name: string, code: number | null, signal: string | null, delayMs: number }} SupervisorEvent
 *
 * @typedef {object} Supervisor
 * @property {() => void} start
 * @property {(name: string) => void} markReady
 * @property {() => ServiceState[]} state
 * @property {() => Promise<void>} stop Asks all to end, insists after the grace; resolves when none runs.
 * @property {() => void} kill
 * @property {Promise<string>} failed Resolves with the name of the essential service that cannot start.
 */

export const GRACE_MS = 10_000;
export const MAX_FIRST_FAILURES = 3;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** A service that ran this long was healthy: its next crash counts as the first again. */
const STABLE_MS = 60_000;

/**
 * @param {object} options
 * @param {Service[]} options.services
 * @param {(event: SupervisorEvent) => void} options.onEvent
 * @param {(pid: number) => () => void} [options.track] Remembers a child outside this process.
 * @param {typeof spawnProcess} [options.spawn]
 * @param {(pid: number, signal: NodeJS.Signals) => void} [options.signal]
 * @returns {Supervisor}
 */
export function createSupervisor({ services, onEvent, track, spawn = spawnProcess, signal = signalGroup }) {
  /** @type {(name: string) => void} */
  let giveUp = () => {};
  const failed = new Promise((/** @type {(name: string) => void} */ resolve) => {
    giveUp = resolve;
  });
  let isStopping = false;
  const runners = services.map((service) => createRunner(service));

  /** @param {Service} service */
  function createRunner(service) {
    const runner = {
      service,
      /** @type {import('node:child_process').ChildProcess | undefined} */
      child: undefined,
      /** @type {NodeJS.Timeout | undefined} */
      restart: undefined,
      failures: 0,
      restarts: 0,
      isReady: false,
      wasEverReady: false,
      /** @type {(() => void)[]} */
      whenIdle: [],
      launch() {
        const startedAt = Date.now();
        const child = spawn(service.command, service.args, {
          cwd: service.cwd,
          env: service.env,
          stdio: ['ignore', 'pipe', 'pipe'],
          detached: process.platform !== 'win32',
        });
        runner.child = child;
        const forget = child.pid ? track?.(child.pid) : undefined;
        if (child.stdout) void readLines(child.stdout, (line) => service.onLine?.(line, 'stdout'));
        if (child.stderr) void readLines(child.stderr, (line) => service.onLine?.(line, 'stderr'));
        let hasEnded = false;
        /** @param {number | null} code @param {string | null} by */
        const ended = (code, by) => {
          // A command that cannot be spawned reports an error and may or may not report an exit as well.
          if (hasEnded) return;
          hasEnded = true;
          forget?.();
          runner.child = undefined;
          runner.isReady = false;
          afterExit(runner, { code, by, ranMs: Date.now() - startedAt });
        };
        child.once('error', () => ended(null, null));
        child.once('exit', ended);
      },
    };
    return runner;
  }

  /**
   * @param {ReturnType<typeof createRunner>} runner
   * @param {{ code: number | null, by: string | null, ranMs: number }} exit
   */
  function afterExit(runner, { code, by, ranMs }) {
    const { service } = runner;
    for (const done of runner.whenIdle.splice(0)) done();
    if (isStopping) return;
    runner.failures = ranMs >= STABLE_MS ? 1 : runner.failures + 1;
    const delayMs = backoff(runner.failures);
    if (service.isEssential && !runner.wasEverReady && runner.failures >= MAX_FIRST_FAILURES)
      return giveUp(service.name);
    onEvent({ kind: 'exit', name: service.name, code, signal: by, delayMs });
    runner.restart = setTimeout(() => {
      runner.restarts += 1;
      runner.launch();
    }, delayMs);
  }

  return {
    failed,
    start() {
      for (const runner of runners) runner.launch();
    },
    markReady(name) {
      for (const runner of runners.filter(({ service }) => service.name === name)) {
        runner.isReady = true;
        runner.wasEverReady = true;
      }
    },
    state: () =>
      runners.map(({ service, child, restarts, isReady }) => ({
        name: service.name,
        pid: child?.pid,
        restarts,
        isReady,
      })),
    async stop() {
      isStopping = true;
      const ending = runners.map((runner) => {
        clearTimeout(runner.restart);
        const { child } = runner;
        const pid = child?.pid;
        if (!child || !pid) return Promise.resolve();
        const idle = new Promise((/** @type {(value?: undefined) => void} */ resolve) =>
          runner.whenIdle.push(resolve),
        );
        signal(pid, 'SIGTERM');
        const insist = setTimeout(() => signal(pid, 'SIGKILL'), GRACE_MS);
        return idle.then(() => clearTimeout(insist));
      });
      await Promise.all(ending);
    },
    kill() {
      for (const { child } of runners) if (child?.pid) signal(child.pid, 'SIGKILL');
    },
  };
}

/**
 * @param {number} failures Crashes in a row, from 1.
 * @returns {number} Milliseconds to wait: 0.5 s doubled each time, at most 30 s.
 */
export function backoff(failures) {
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), MAX_DELAY_MS);
}
