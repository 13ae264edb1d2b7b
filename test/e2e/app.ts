import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BrowserOptions, launchBrowser } from '@banshi/documents';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cli = path.join(root, 'cms/src/cli/main.ts');

export interface App {
  origin: string;
  dataDir: string;
  /** Stops and starts the worker alone, as a crash would. */
  restartWorker(): Promise<void>;
  stop(options?: { keepData?: boolean }): Promise<void>;
}

/** Below the range from which outgoing connections take theirs: a port that is free now must be free in ten seconds. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

export interface AppOptions {
  /** What an earlier application has left; absent = a new one, seeded. */
  dataDir?: string;
  /** The day on which its clock stands, `YYYY-MM-DD`; absent = today. */
  day?: string;
}

/** The real application: web from the production build, and a worker beside it. */
export async function startApp({ dataDir: given, day }: AppOptions = {}): Promise<App> {
  if (!existsSync(path.join(root, 'cms/.next/BUILD_ID')))
    throw new Error('there is no production build; `npm test` makes one before these tests run');
  const dataDir = given ?? mkdtempSync(path.join(tmpdir(), 'banshi-e2e-'));
  const port = await freePort();
  const environment = {
    ...process.env,
    NODE_ENV: 'production' as const,
    ...(day ? shiftedClock(day) : { NODE_OPTIONS: '' }),
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const run = (args: string[]): ChildProcess =>
    spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  await ended(run(['--import', 'tsx', cli, 'prepare']));
  const web = run([
    path.join(root, 'node_modules/next/dist/bin/next'),
    'start',
    path.join(root, 'cms'),
    '-p',
    String(port),
  ]);
  let worker = run(['--import', 'tsx', cli, 'worker']);
  const origin = `http://localhost:${port}`;
  await healthy(origin);
  return {
    origin,
    dataDir,
    async restartWorker() {
      worker.kill('SIGKILL');
      await exit(worker);
      worker = run(['--import', 'tsx', cli, 'worker']);
    },
    async stop({ keepData = false } = {}) {
      for (const child of [web, worker]) child.kill('SIGTERM');
      await Promise.race([Promise.all([exit(web), exit(worker)]), sleep(8000)]);
      for (const child of [web, worker]) child.kill('SIGKILL');
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Morning of that day in China. */
const shiftedClock = (day: string) => ({
  NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'test/e2e/clock.mjs')).href}`,
  TEST_CLOCK_SHIFT_MS: String(Date.parse(`${day}T01:00:00Z`) - Date.now()),
});

const exit = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

async function ended(child: ChildProcess): Promise<void> {
  await exit(child);
  if (child.exitCode !== 0) throw new Error(`prepare ended with ${child.exitCode}`);
}

async function healthy(origin: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const answer = await fetch(`${origin}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(500);
  }
  throw new Error('the application did not become healthy within a minute');
}

/** Chromium from npm packages, as in production. */
export const openBrowser = () => {
  const options: BrowserOptions = {
    cacheDir: path.join(root, '.cache/chromium'),
    ...(process.env.CHROMIUM_PATH ? { chromiumPath: process.env.CHROMIUM_PATH } : {}),
  };
  return launchBrowser(options);
};
