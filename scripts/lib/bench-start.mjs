import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signalGroup } from './kill.mjs';
import { findFreePort } from './ports.mjs';
import { readLines } from './processes.mjs';
import { refusal } from './refusal.mjs';

/**
 * How long `npm start` takes until it serves: in a fresh copy of the repository, and once more after a stop. There is
 * no peer to compare with; the figures stand beside the promised limits, in seconds.
 */
const LIMITS = { fresh: 240, second: 10 };

/**
 * @param {import('./context.mjs').Context} context
 * @param {(figure: object) => void} onFigure
 */
export async function measureStart({ root, env, stop }, onFigure) {
  const copy = mkdtempSync(path.join(tmpdir(), 'banshi-bench-'));
  try {
    copyRepository(root, copy);
    for (const metric of /** @type {const} */ (['fresh', 'second'])) {
      const ours = await timeStart({ copy, env, signal: stop.signal });
      const peer = LIMITS[metric];
      onFigure({
        bench: 'start',
        metric,
        unit: 's',
        better: 'lower',
        ours: round(ours),
        peer,
        peerName: 'limit',
        ratio: round(peer / ours),
        limit: 1,
        headline: false,
      });
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * What a clone of the present state would hold: all files that git does not ignore.
 *
 * @param {string} root
 * @param {string} copy
 */
function copyRepository(root, copy) {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (git.status !== 0)
    throw refusal('测 start 要用 git 列出文件，请在克隆的仓库里运行 (git ls-files failed)');
  for (const file of git.stdout.split('\0').filter(Boolean))
    cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
}

/**
 * @param {{ copy: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<number>} Seconds until the addresses were printed.
 */
async function timeStart({ copy, env, signal }) {
  const { DATA_DIR: _dir, DATABASE_URL: _url, SURFACE: _surface, npm_lifecycle_event: _event, ...own } = env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], {
    cwd: copy,
    env: { ...own, PORT: String(await findFreePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => child.pid && signalGroup(child.pid, 'SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    const elapsed = await new Promise((/** @type {(seconds: number | undefined) => void} */ resolve) => {
      void ended.then(() => resolve(undefined));
      void readLines(child.stdout, (line) => {
        if (line.includes('/api/health')) resolve((performance.now() - startedAt) / 1000);
      });
    });
    if (elapsed === undefined) throw refusal('npm start 没有启动成功，见上面的错误 (npm start failed)');
    return elapsed;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    await ended;
  }
}

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;
