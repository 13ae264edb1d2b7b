import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BanshiError } from '@banshi/core/errors';
import puppeteer, { type Browser } from 'puppeteer-core';
import { type Chromium, findChromium } from './chromium.ts';
import { writeFontConfiguration } from './fonts.ts';

export interface BrowserOptions {
  /** Private folder for the unpacked browser, font cache and profile; survives restarts. */
  cacheDir: string;
  chromiumPath?: string;
  systemPaths?: readonly string[];
  /** Off only for root, whom Chromium refuses to sandbox; set it to false in a container without user namespaces. */
  sandbox?: boolean;
}

/** A browser that is started on first use and again after it died. */
export interface BrowserHandle {
  get(): Promise<Browser>;
  processId(): number | undefined;
  close(): Promise<void>;
}

/**
 * Deliberately not the flags of `@sparticuz/chromium`: those hold `--disable-web-security`, with which an iframe of a
 * local file is printed, and `--single-process`.
 */
const FLAGS = ['--font-render-hinting=none', '--disable-dev-shm-usage', '--disable-gpu'];

const isRoot = (): boolean => process.getuid?.() === 0;

/** Starts a browser; `known` skips looking for one. Throws `documents.chromium`. */
export async function launchBrowser(options: BrowserOptions, known?: Chromium): Promise<Browser> {
  const { sandbox = !isRoot() } = options;
  // Absolute: the browser looks from elsewhere, and with a font configuration that it cannot find it prints boxes.
  const cacheDir = resolve(options.cacheDir);
  const chromium = known ?? (await findChromium({ ...options, cacheDir }));
  const home = join(cacheDir, 'home');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const env: Record<string, string> = {
    // An environment of its own: the process that prints typed text has no business with our secrets.
    HOME: home,
    LANG: 'C.UTF-8',
    TZ: 'Asia/Shanghai',
    FONTCONFIG_FILE: await writeFontConfiguration({ cacheDir }),
  };
  if (chromium.libraryPath) env.LD_LIBRARY_PATH = chromium.libraryPath;
  try {
    return await puppeteer.launch({
      executablePath: chromium.executablePath,
      headless: 'shell',
      // Without a zygote the sandbox cannot start, so the two flags go together.
      args: sandbox ? FLAGS : [...FLAGS, '--no-sandbox', '--no-zygote'],
      env,
      timeout: 30_000,
      // The process that prints stops in its own order; the browser still dies with it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw new BanshiError({
      code: 'documents.chromium',
      place: chromium.executablePath,
      status: 503,
      personMessage: '打印用的浏览器启动失败，文书暂时不能制作，请联系系统管理员',
      cause,
    });
  }
}

export function createBrowserHandle(options: BrowserOptions): BrowserHandle {
  let pending: Promise<Browser> | undefined;
  let current: Browser | undefined;

  async function start(): Promise<Browser> {
    const browser = await launchBrowser(options);
    current = browser;
    browser.once('disconnected', () => {
      if (current !== browser) return;
      current = undefined;
      pending = undefined;
    });
    return browser;
  }

  return {
    get() {
      // A failed start is not remembered: the disk may have been full only then.
      pending ??= start().catch((error) => {
        pending = undefined;
        throw error;
      });
      return pending;
    },
    processId: () => current?.process()?.pid,
    async close() {
      const browser = await pending?.catch(() => undefined);
      pending = undefined;
      current = undefined;
      await browser?.close();
    },
  };
}
