import { execFile } from 'node:child_process';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { BanshiError } from '@banshi/core/errors';
import { findPackage } from './find-package.ts';
import { unpackTar } from './unpack-tar.ts';

const run = promisify(execFile);

export interface Chromium {
  executablePath: string;
  /** Where it was found; said at start, so that an operator knows what prints. */
  origin: 'configured' | 'system' | 'bundled';
  /** Folder of shared libraries to add, on machines that lack NSS. */
  libraryPath?: string;
}

/** Where packages of the usual systems put a browser; a PATH lookup would run whatever comes first on it. */
const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/local/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const exists = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function firstThatStarts(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if ((await exists(path)) && (await starts(path))) return path;
  }
  return undefined;
}

/** Whether the binary answers at all: a snap stub or a missing library is found here and not at the first PDF. */
async function starts(executablePath: string, libraryPath?: string): Promise<boolean> {
  const env = (libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) as NodeJS.ProcessEnv;
  try {
    const { stdout } = await run(executablePath, ['--version', '--no-sandbox'], { env, timeout: 20_000 });
    return /\d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}

/**
 * The browser to print with: `chromiumPath` if given, else an installed one (`systemPaths`), else the one inside the
 * npm package `@sparticuz/chromium`, unpacked once into a folder of its own version under `cacheDir`.
 *
 * Throws `documents.chromium` when the configured one does not start or the bundled one cannot be unpacked.
 */
export async function findChromium(input: {
  cacheDir: string;
  chromiumPath?: string;
  /** Candidates for an installed browser; an empty list goes straight to the bundled one. */
  systemPaths?: readonly string[];
}): Promise<Chromium> {
  const { cacheDir, chromiumPath, systemPaths = SYSTEM_PATHS } = input;
  if (chromiumPath) {
    if (await starts(chromiumPath)) return { executablePath: chromiumPath, origin: 'configured' };
    throw chromiumError(
      chromiumPath,
      `CHROMIUM_PATH 指向的 ${chromiumPath} 不能运行，请改正路径或删掉这个设置`,
    );
  }
  const system = await firstThatStarts(systemPaths);
  if (system) return { executablePath: system, origin: 'system' };
  return bundledChromium(cacheDir);
}

function chromiumError(place: string, personMessage: string, cause?: unknown): BanshiError {
  return new BanshiError({ code: 'documents.chromium', place, status: 503, personMessage, cause });
}

async function bundledChromium(cacheDir: string): Promise<Chromium> {
  const source = findPackage('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };
  // The package's own executablePath() takes any older binary that lies in the temporary folder: unpack it here.
  const home = join(cacheDir, `chromium-${version}`);
  const executablePath = join(home, 'chromium');
  try {
    if (!(await exists(executablePath))) {
      await unpackOnce(home, (folder) =>
        unbrotli(join(source, 'bin', 'chromium.br'), join(folder, 'chromium')),
      );
    }
    if (await starts(executablePath)) return { executablePath, origin: 'bundled' };
    const libraries = join(cacheDir, `chromium-libraries-${version}`);
    const archive = join(source, 'bin', 'al2023.tar.br');
    if (!(await exists(join(libraries, 'lib')))) {
      await unpackOnce(libraries, (folder) => unpackTar({ archive, folder }));
    }
    const libraryPath = join(libraries, 'lib');
    if (await starts(executablePath, libraryPath)) return { executablePath, origin: 'bundled', libraryPath };
  } catch (error) {
    throw chromiumError(home, `打印用的浏览器不能解压到 ${home}，请检查磁盘空间和写入权限`, error);
  }
  throw chromiumError(home, '自带的浏览器在这台机器上不能运行，请安装 Chromium 并用 CHROMIUM_PATH 指明路径');
}

const unbrotli = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o700 }));

/** Fills a fresh folder and renames it into place, so that neither a crash nor two processes leave half a binary. */
async function unpackOnce(home: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(join(home, '..'), { recursive: true });
  const folder = await mkdtemp(`${home}.part-`);
  try {
    await fill(folder);
    await rename(folder, home).catch(async (error: NodeJS.ErrnoException) => {
      // Another process was first: its folder is complete, since it came by rename too.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
