import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nextCommand } from './application.mjs';
import { inspect, tryLock, waitForLock } from './lock.mjs';
import { runToEnd } from './processes.mjs';
import { refusal } from './refusal.mjs';
import { changedPaths, digest, hashSources } from './sources.mjs';
import { isStamped, removeStamp, writeStamp } from './stamps.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {{ dist: string, digest: string }} Build `dist`: the folder below cms/, for BANSHI_DIST.
 */

const STAMP = 'banshi-build.json';
/** next rewrites these itself in the middle of a build. */
const WRITTEN_BY_NEXT = new Set(['cms/tsconfig.json']);

/**
 * Makes sure that there is a production build of the sources as they are now.
 *
 * @param {Context} context
 * @param {{ spare?: string }} [options] `spare`: where to build when a running server still reads the usual folder;
 *   without it that is refused, since a server whose files are swapped answers with errors.
 * @returns {Promise<Build>}
 */
export async function ensureBuilt(context, { spare } = {}) {
  const { root, cache, progress, stop } = context;
  return progress.step({ label: '构建', english: 'build' }, async (step) => {
    const sources = hashSources(root);
    const wanted = digest(sources);
    const dist = chooseDist({ root, cache, wanted, spare });
    if (isBuilt(root, dist, wanted)) {
      step.skip('已是最新 up to date');
      return { dist, digest: wanted };
    }
    step.begin();
    const lock = await waitForLock(path.join(cache, 'build.lock'), {
      signal: stop.signal,
      onWait: () => step.sub('另一个进程正在构建，等它完成 (waiting for another build)'),
    });
    try {
      if (!isBuilt(root, dist, wanted))
        return { dist, digest: await build(context, { dist, sources, lock }) };
      step.skip('已由另一进程完成 done by another process');
      return { dist, digest: wanted };
    } finally {
      lock.release();
    }
  });
}

/**
 * @param {Context} context
 * @param {{ dist: string, sources: Map<string, string>, lock: import('./lock.mjs').Lock }} options
 * @returns {Promise<string>} The digest that was stamped.
 */
async function build({ root, cache, env, stop }, { dist, sources, lock }) {
  const stamp = path.join(root, 'cms', dist, STAMP);
  removeStamp(stamp);
  const log = path.join(cache, 'logs', 'build.log');
  const { code, tail } = await runToEnd({
    ...nextCommand(root, ['build', 'cms']),
    cwd: root,
    env: buildEnvironment(env, { cache, dist }),
    signal: stop.signal,
    lock,
    log,
  });
  if (code !== 0)
    throw refusal(
      `${tail.join('\n')}\n构建没有成功，见上面的错误；完整记录在 ${log} (the build failed, exit code ${code})`,
    );
  // A source that was edited during the build is not in it: stamp what was there before, so that it is built next time.
  const after = hashSources(root);
  const isOnlyNext = changedPaths(sources, after).every((file) => WRITTEN_BY_NEXT.has(file));
  const built = digest(isOnlyNext ? after : sources);
  writeStamp(stamp, { digest: built });
  return built;
}

/**
 * One build serves every surface, profile and database, so none of these may reach it; and what the configuration
 * writes while next loads it (a session key) must not land in anybody's data.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ cache: string, dist: string }} options
 * @returns {NodeJS.ProcessEnv}
 */
function buildEnvironment(env, { cache, dist }) {
  const dataDir = path.join(cache, 'build-data');
  mkdirSync(dataDir, { recursive: true });
  const own = Object.entries(env).filter(
    ([name]) => !/^(BANSHI_|SURFACE$|PORT$|PORTAL_ORIGIN$|OFFICE_ORIGIN$)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    BANSHI_DIST: dist,
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${path.join(dataDir, 'banshi.db')}`,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/**
 * @param {string} root
 * @param {string} dist
 * @param {string} wanted
 */
function isBuilt(root, dist, wanted) {
  const folder = path.join(root, 'cms', dist);
  return existsSync(path.join(folder, 'BUILD_ID')) && isStamped(path.join(folder, STAMP), { digest: wanted });
}

/** @param {{ root: string, cache: string, wanted: string, spare: string | undefined }} options */
function chooseDist({ root, cache, wanted, spare }) {
  const usual = '.next';
  const user = isBuilt(root, usual, wanted) ? undefined : findUser(cache, usual);
  if (!user) return usual;
  if (spare) return spare;
  throw refusal(
    `源代码改过了，但进程 ${user.holder.pid} 还在用上次的构建，请先停止它再启动 (stop process ${user.holder.pid} first)`,
  );
}

/**
 * Notes that this process serves from a build.
 *
 * @param {string} cache
 * @param {string} dist
 * @returns {Promise<() => void>} ends the note.
 */
export async function useBuild(cache, dist) {
  const result = await tryLock(path.join(usersFolder(cache), `${process.pid}.lock`), { dist });
  return 'lock' in result ? result.lock.release : () => {};
}

/**
 * @param {string} cache
 * @param {string} dist
 */
function findUser(cache, dist) {
  const folder = usersFolder(cache);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.lock')) : [];
  return files
    .map((name) => inspect(path.join(folder, name)))
    .find(({ state, record }) => state === 'live' && record?.facts.dist === dist)?.record;
}

/** @param {string} cache */
const usersFolder = (cache) => path.join(cache, 'in-use');

/**
 * @param {string} root
 * @param {string} dist
 * @returns {string} next's own name of the build, as the started server should report it.
 */
export const buildId = (root, dist) => readFileSync(path.join(root, 'cms', dist, 'BUILD_ID'), 'utf8').trim();
