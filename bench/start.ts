import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Figure, makeFigure } from './figure.ts';
import { atEnd, freePort, untilAnswers } from './processes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What is promised, in seconds. There is no peer: the promise stands in its place. The second start is the headline,
 * since the first one also measures the network that the packages come through.
 */
const promised = { fresh: 240, second: 10 };
/** When to stop waiting: a start that missed its promise is a figure too. */
const patienceMs = 20 * 60 * 1000;
/** How long it must go on serving to count as started. */
const stayMs = 2000;

/** `npm start` in a fresh clone until the health endpoint answers, and once more after a stop. */
export async function run(): Promise<Figure[]> {
  const clone = mkdtempSync(path.join(tmpdir(), 'banshi-bench-start-'));
  atEnd(async () => rmSync(clone, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  copyWrittenFiles(clone);
  log(`在副本里启动 starting in a copy: ${clone}`);
  const figures: Figure[] = [];
  for (const metric of ['fresh', 'second'] as const)
    figures.push(
      makeFigure({
        bench: 'start',
        metric,
        unit: 's',
        better: 'lower',
        ours: (await timeStart(clone)) / 1000,
        peer: promised[metric],
        peerName: 'limit',
        limit: 1,
        headline: metric === 'second',
      }),
    );
  return figures;
}

/** What a clone of the present state would hold: every file that git does not ignore, with what is not committed. */
function copyWrittenFiles(to: string): void {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  for (const file of list.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name))))
    cpSync(path.join(root, file), path.join(to, file));
}

/** Milliseconds until the started application says that it can serve. It has stopped when this returns. */
async function timeStart(clone: string): Promise<number> {
  const port = await freePort();
  const { BANSHI_DIST: _dist, NODE_OPTIONS: _options, ...own } = process.env;
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...own, PORT: String(port) },
    // What it prints on stdout are addresses and accounts; stdout belongs to the figures.
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  child.stdout.resume();
  // npm itself ends before the application has: the pipe closes with the last of them.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  atEnd(stop);
  await untilAnswers(`http://127.0.0.1:${port}/api/health`, { child, everyMs: 50, timeoutMs: patienceMs });
  const elapsed = performance.now() - startedAt;
  log(`启动用了 started in ${(elapsed / 1000).toFixed(1)} s`);
  await pause(stayMs);
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error('npm start 开始服务后自己退出了，见上面的错误 (npm start served, then ended by itself)');
  const stoppedAt = performance.now();
  await stop();
  log(`停止用了 stopped in ${((performance.now() - stoppedAt) / 1000).toFixed(1)} s`);
  return elapsed;
}

const log = (line: string): void => void process.stderr.write(`  ${line}\n`);
