import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endChild, exitOf, freePort, untilAnswers } from './processes.ts';

const folder = fileURLToPath(new URL('naive', import.meta.url));
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

const environment = (dataDir: string, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  DATA_DIR: dataDir,
  PORT: String(port),
  LOG_LEVEL: 'warn',
});

/**
 * Builds the application of `bench/naive` unless it has been built from the same sources.
 *
 * @param version changes whenever the product's sources do, whose views and collections the naive application uses.
 */
export async function buildNaive(version: string): Promise<void> {
  const wanted = digestOf(version);
  const stamp = path.join(folder, '.next', 'bench-build.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('  构建对照应用 building the naive application …\n');
  rmSync(stamp, { force: true });
  // The configuration is read while Next builds, and writes its session key: into a folder that goes away with it.
  const dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-bench-build-'));
  try {
    const build = spawn(process.execPath, [next, 'build', folder], {
      env: environment(dataDir, 3000),
      // stdout belongs to the figures.
      stdio: ['ignore', 2, 2],
    });
    if ((await exitOf(build)) !== 0)
      throw new Error('对照应用没有构建成功，见上面的错误 (bench/naive was not built)');
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Serves it over the data of the application that it is compared with; `path` must answer before it counts as up. */
export async function startNaive(
  dataDir: string,
  at: string,
): Promise<{ origin: string; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, [next, 'start', folder, '-p', String(port)], {
    env: environment(dataDir, port),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://localhost:${port}`;
  try {
    await untilAnswers(`${origin}${at}`, { child, everyMs: 300, timeoutMs: 60_000 });
  } catch (error) {
    await endChild(child);
    throw error;
  }
  return { origin, stop: () => endChild(child) };
}

function digestOf(version: string): string {
  const hash = createHash('sha256').update(version);
  for (const file of sourcesBelow(folder)) hash.update(`\0${file}\0`).update(readFileSync(file, 'utf8'));
  return hash.digest('hex');
}

const sourcesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'next-env.d.ts')
    .flatMap((entry) => {
      const file = path.join(dir, entry.name);
      return entry.isDirectory() ? sourcesBelow(file) : [file];
    })
    .sort();
