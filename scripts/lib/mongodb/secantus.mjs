import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForLock } from '../lock.mjs';
import { runToEnd } from '../processes.mjs';
import { hashFile } from '../sources.mjs';
import { isStamped, removeStamp, writeStamp } from '../stamps.mjs';

/**
 * SecantusDB: a single-node server of the MongoDB wire protocol on the WiredTiger engine, from Python's registry.
 *
 * @typedef {import('../context.mjs').Context} Context
 * @typedef {{ command: string, args: string[], env: NodeJS.ProcessEnv }} Start
 */

const REQUIREMENTS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'requirements.txt');
/** The versions that the pinned packages have wheels for; nothing is ever compiled here. */
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];
const PYTHON_VERSION = /^3\.(11|12|13)$/;

/**
 * Installs it into the git-ignored cache, once.
 *
 * @param {Context} context
 * @returns {Promise<Start | { why: string }>} How to start it, less the port and the folder; or why it cannot be had.
 */
export async function ensureSecantus({ cache, env, progress, stop }) {
  const python = findPython(env);
  if (!python) return { why: '没有 Python 3.11–3.13 (no Python 3.11–3.13)' };
  const folder = path.join(cache, 'secantusdb');
  const stamp = path.join(folder, 'installed.json');
  const wanted = { requirements: hashFile(REQUIREMENTS), python: python.version };

  return progress.step(
    { label: '安装测试数据库', english: 'SecantusDB', quietWhenSkipped: true },
    async (step) => {
      if (isStamped(stamp, wanted)) {
        step.skip('已是最新 up to date');
        return startFrom(folder, env);
      }
      step.begin();
      const lock = await waitForLock(path.join(cache, 'secantusdb.lock'), { signal: stop.signal });
      try {
        removeStamp(stamp);
        rmSync(folder, { recursive: true, force: true });
        // Into a folder, not a virtual environment: those need a package that Debian leaves out of python3.
        const { code, tail } = await runToEnd({
          command: python.command,
          args: [
            ...[
              '-m',
              'pip',
              'install',
              '--no-input',
              '--disable-pip-version-check',
              '--only-binary=:all:',
              '--no-deps',
            ],
            ...['--target', path.join(folder, 'packages'), '--requirement', REQUIREMENTS],
          ],
          cwd: cache,
          env,
          signal: stop.signal,
          lock,
          log: path.join(cache, 'logs', 'secantusdb.log'),
        });
        if (code !== 0) return { why: `pip: ${tail.at(-1) ?? `exit code ${code}`}` };
        writeStamp(stamp, { ...wanted, command: python.command });
        return startFrom(folder, env);
      } finally {
        lock.release();
      }
    },
  );

  /**
   * @param {string} from
   * @param {NodeJS.ProcessEnv} base
   * @returns {Start}
   */
  function startFrom(from, base) {
    return {
      command: /** @type {{ command: string }} */ (python).command,
      args: ['-m', 'secantus', '--host', '127.0.0.1', '--log-level', 'WARNING', '--cache-size', '256M'],
      env: { ...base, PYTHONPATH: path.join(from, 'packages'), PYTHONDONTWRITEBYTECODE: '' },
    };
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, version: string } | undefined}
 */
export function findPython(env) {
  for (const command of PYTHONS) {
    const script = 'import sys; print("%d.%d" % sys.version_info[:2])';
    const { status, stdout } = spawnSync(command, ['-c', script], { env, encoding: 'utf8' });
    const version = stdout?.trim() ?? '';
    if (status === 0 && PYTHON_VERSION.test(version)) return { command, version };
  }
  return undefined;
}
