import path from 'node:path';
import { describeAddresses, readDemoAccounts } from './addresses.mjs';
import { cliCommand, nextCommand } from './application.mjs';
import { useBuild } from './build.mjs';
import { waitUntilHealthy } from './health.mjs';
import { parseLine } from './json-lines.mjs';
import { createLog, isAlarming, messageOf } from './logs.mjs';
import { seconds } from './progress.mjs';
import { refusal } from './refusal.mjs';
import { createSupervisor } from './supervisor.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./supervisor.mjs').Supervisor} Supervisor
 * @typedef {object} Serving
 * @property {import('./settings.mjs').Settings} settings
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./lock.mjs').Lock} lock
 * @property {import('./build.mjs').Build} build
 * @property {number} startedAt
 */

/** A first request may have to open the database and compile a template on a slow disk. */
const FIRST_HEALTH_MS = 120_000;
const NAMES = { web: '网站进程 web', worker: '后台进程 worker' };

/**
 * Serves until a signal comes, or the web process proves unable to start.
 *
 * @param {Context} context
 * @param {Serving} serving
 * @returns {Promise<number>} 0 after a stop that was asked for.
 */
export async function serve(context, serving) {
  const { stop, progress, cache } = context;
  const { settings, build, lock, startedAt } = serving;
  const endUse = await useBuild(cache, build.dist);
  const supervisor = createSupervisor({
    services: describeServices(context, {
      ...serving,
      markReady: (name) => supervisor.markReady(name),
    }),
    track: lock.track,
    onEvent: ({ name, code, signal, delayMs }) => {
      const why = signal ?? `exit code ${code ?? '?'}`;
      progress.note(`${nameOf(name)} 意外退出，${seconds(delayMs)} 后重启 (${why}, restarting)`);
    },
  });
  stop.onImpatience(() => supervisor.kill());
  try {
    await progress.step({ label: '启动服务', english: 'serve' }, async (step) => {
      step.begin();
      supervisor.start();
      await becomeHealthy({ supervisor, settings, stop });
    });
    if (!stop.signal.aborted) {
      const accounts = readDemoAccounts(settings.dataDir);
      progress.note(`共用 ${seconds(performance.now() - startedAt)} in total`);
      process.stdout.write(`${describeAddresses({ settings, env: context.env, accounts }).join('\n')}\n`);
      await aborted(stop.signal);
    }
    progress.note('正在停止 stopping …');
    return 0;
  } finally {
    await supervisor.stop();
    endUse();
  }
}

/**
 * @param {{ supervisor: Supervisor, settings: Serving['settings'], stop: Context['stop'] }} options
 */
async function becomeHealthy({ supervisor, settings, stop }) {
  const giveUp = new AbortController();
  const abort = () => giveUp.abort();
  stop.signal.addEventListener('abort', abort);
  const outcome = await Promise.race([
    waitUntilHealthy(settings.port, { signal: giveUp.signal, timeoutMs: FIRST_HEALTH_MS }),
    supervisor.failed.then(() => /** @type {const} */ ('failed')),
  ]);
  abort();
  stop.signal.removeEventListener('abort', abort);
  if (stop.signal.aborted) return;
  if (outcome === true) return supervisor.markReady('web');
  const where = path.join(settings.dataDir, 'logs', 'web.log');
  throw refusal(
    outcome === 'failed'
      ? `网站进程启动不了，见上面的错误和 ${where} (the web process cannot start)`
      : `网站进程没有在 ${FIRST_HEALTH_MS / 1000} 秒内就绪，请看 ${where} (the web process is not healthy)`,
  );
}

/**
 * @param {Context} context
 * @param {Serving & { markReady: (name: string) => void }} options
 * @returns {import('./supervisor.mjs').Service[]}
 */
function describeServices({ root, progress }, { settings, env, markReady }) {
  const logs = path.join(settings.dataDir, 'logs');
  /** @param {'web' | 'worker'} name */
  const listen = (name) => {
    const log = createLog(path.join(logs, `${name}.log`));
    return (/** @type {string} */ line, /** @type {'stdout' | 'stderr'} */ stream) => {
      log(line);
      if (name === 'worker' && parseLine(line)?.event === 'worker-ready') markReady(name);
      if (isAlarming(line, stream)) progress.note(`[${name}] ${messageOf(line)}`);
    };
  };
  return [
    {
      name: 'web',
      ...nextCommand(root, ['start', 'cms', '-p', String(settings.port)]),
      cwd: root,
      env,
      isEssential: true,
      onLine: listen('web'),
    },
    { name: 'worker', ...cliCommand(root, ['worker']), cwd: root, env, onLine: listen('worker') },
  ];
}

/** @param {string} name */
const nameOf = (name) =>
  Object.hasOwn(NAMES, name) ? NAMES[/** @type {keyof typeof NAMES} */ (name)] : name;

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
