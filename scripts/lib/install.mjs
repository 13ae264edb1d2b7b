import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { waitForLock } from './lock.mjs';
import { runToEnd } from './processes.mjs';
import { refusal } from './refusal.mjs';
import { hashFile } from './sources.mjs';
import { isStamped, removeStamp, writeStamp } from './stamps.mjs';

/** @typedef {import('./context.mjs').Context} Context */

// `npm run --silent` hands its silence on to every npm below it; its error lines are what a fallback is decided by.
const OPTIONS = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=notice'];

/**
 * Installs what package-lock.json names, if it is not there yet. Install scripts never run: nothing that we use may
 * depend on one, since several of them would download from places that a government network does not reach.
 *
 * @param {Context} context
 */
export async function ensureInstalled({ root, cache, env, progress, stop }) {
  const stamp = path.join(cache, 'install.json');
  // The platform, because a folder that is shared between machines holds the binaries of the first one.
  const wanted = {
    lockfile: hashFile(path.join(root, 'package-lock.json')),
    platform: `${process.platform}-${process.arch}`,
  };
  const isDone = () => isStamped(stamp, wanted) && existsSync(installedLock(root));

  await progress.step({ label: '安装依赖', english: 'install', quietWhenSkipped: true }, async (step) => {
    if (isDone()) return step.skip('已是最新 up to date');
    step.begin();
    const lock = await waitForLock(path.join(cache, 'install.lock'), {
      signal: stop.signal,
      onWait: () => step.sub('另一个进程正在安装，等它完成 (waiting for another installation)'),
    });
    const started = path.join(cache, 'install.started');
    try {
      if (isDone()) return step.skip('已由另一进程完成 done by another process');
      // Somebody who ran npm by hand has all that is needed; but not where an installation of ours broke off.
      if (!existsSync(started) && isInstalledByHand(root)) {
        writeStamp(stamp, wanted);
        return step.skip('已安装 found');
      }
      removeStamp(stamp);
      writeStamp(started, { at: new Date().toISOString() });
      await install({ root, env, stop, lock, log: path.join(cache, 'logs', 'install.log') });
      writeStamp(stamp, wanted);
      removeStamp(started);
    } finally {
      lock.release();
    }
  });
}

/** @typedef {{ root: string, env: NodeJS.ProcessEnv, stop: Context['stop'], lock: import('./lock.mjs').Lock, log: string }} NpmRun */

/** @param {NpmRun} run */
async function install(run) {
  const strict = await runNpm(run, ['ci']);
  if (strict.code === 0) return;
  if (strict.code === 127)
    throw refusal('找不到 npm，请安装带 npm 的 Node.js 20.9 以上版本 (npm was not found)');
  if (!lacksOnlyOtherPlatforms(strict.errors)) throw installationFailed(run, strict);
  // Left as it is, the lockfile decides this one too; that it did is checked package by package.
  const lenient = await runNpm(run, ['install', '--no-save']);
  if (lenient.code !== 0 || !isInstalledByHand(run.root)) throw installationFailed(run, lenient);
}

/**
 * @param {NpmRun} run
 * @param {{ code: number, errors: string[] }} ended
 */
function installationFailed({ log }, { code, errors }) {
  const reason = errors.slice(0, 6).map((line) => `${line}\n`);
  return refusal(
    `${reason.join('')}依赖没有装完，请检查网络和 npm 镜像设置后再运行一次；详情见 ${log} (npm failed with exit code ${code})`,
  );
}

/**
 * @param {NpmRun} run
 * @param {string[]} verb
 * @returns {Promise<{ code: number, errors: string[] }>} `errors`: npm's own error lines that say something.
 */
async function runNpm({ root, env, stop, lock, log }, verb) {
  const npm = npmCommand(env);
  /** @type {string[]} */
  const errors = [];
  const { code } = await runToEnd({
    command: npm.command,
    args: [...npm.args, ...verb, ...OPTIONS],
    cwd: root,
    // NODE_ENV=production would leave out what building and testing need.
    env: { ...env, NODE_ENV: 'development' },
    signal: stop.signal,
    lock,
    log,
    onStderr: (line) => {
      if (/^npm (ERR!|error) \S/.test(line)) errors.push(line);
    },
  });
  return { code, errors };
}

/**
 * Newer releases of npm refuse a lockfile without the binaries for other systems. It is made that way behind a mirror
 * that does not carry them; they are optional, and this machine has no use for them. Such an entry is missed without a
 * version; a package.json that has run ahead of its lockfile misses a definite one.
 *
 * @param {string[]} errors
 */
export function lacksOnlyOtherPlatforms(errors) {
  const complaints = errors.filter((line) => /\b(Missing|Invalid): /.test(line));
  return complaints.length > 0 && complaints.every((line) => /\bMissing: \S+@ from lock file$/.test(line));
}

/**
 * Under `npm start` the npm that runs us is used again, whether or not it is on the path.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function npmCommand(env) {
  const cli = env.npm_execpath;
  if (cli && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli))
    return { command: process.execPath, args: [cli] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/** @param {string} root npm writes this file last of all. */
const installedLock = (root) => path.join(root, 'node_modules', '.package-lock.json');

/**
 * Whether node_modules holds exactly what the lockfile names.
 *
 * @param {string} root
 */
export function isInstalledByHand(root) {
  if (!existsSync(installedLock(root))) return false;
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const found = readPackages(installedLock(root));
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true;
    const present = found[place];
    // An optional package is left out where it is for another platform.
    if (!present) return entry.optional === true || entry.devOptional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
