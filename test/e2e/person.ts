import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer-core';
import { root } from './app.ts';

export const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };
export const desktop = { width: 1440, height: 900 };

const patience = 30_000;

/** Somebody at a browser of their own: finds things as people do, by the words on them. */
export interface Person {
  page: Page;
  go(path: string): Promise<void>;
  /** Waits until the words stand on the page. */
  sees(text: string): Promise<void>;
  reads(): Promise<string>;
  /** Presses the button, link or label that says this. */
  presses(text: string): Promise<void>;
  fills(selector: string, text: string): Promise<void>;
  selects(selector: string, value: string): Promise<void>;
  uploads(selector: string, file: string): Promise<void>;
  /** Requests that left our own host; always empty. */
  foreignRequests: string[];
  /** Errors that the browser reported, refused scripts included. */
  complaints: string[];
  /** A picture of the page for people to look at, in `test-results/`. */
  photographs(name: string): Promise<void>;
  leaves(): Promise<void>;
}

export async function person(
  browser: Browser,
  { origin, viewport }: { origin: string; viewport: { width: number; height: number } },
): Promise<Person> {
  const context: BrowserContext = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(viewport);
  page.setDefaultTimeout(patience);
  const foreignRequests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) foreignRequests.push(url);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text()))
      complaints.push(message.text());
  });

  const byWords = async (text: string): Promise<ElementHandle<Element>> => {
    const found = await page.waitForFunction(
      (wanted: string) => {
        const candidates = [
          ...document.querySelectorAll(
            'button, a, label, summary, [role=tab], [role=button], [role=menuitem]',
          ),
        ];
        const shown = candidates.filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && box.height > 0 && !(element as HTMLButtonElement).disabled;
        });
        const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, '');
        const target = wanted.replace(/\s+/g, '');
        return (
          shown.find((element) => words(element) === target) ??
          shown.find((element) => words(element).startsWith(target)) ??
          shown.find((element) => words(element).includes(target)) ??
          null
        );
      },
      { timeout: patience },
      text,
    );
    return found.asElement() as ElementHandle<Element>;
  };

  return {
    page,
    foreignRequests,
    complaints,
    async go(target) {
      await page.goto(`${origin}${target}`, { waitUntil: 'networkidle2' });
    },
    async sees(text) {
      const words = text.replace(/\s+/g, '');
      await page
        .waitForFunction(
          (wanted: string) => (document.body.innerText ?? '').replace(/\s+/g, '').includes(wanted),
          { timeout: patience },
          words,
        )
        .catch(async (cause) => {
          const shown = await page.evaluate(() => document.body.innerText.slice(0, 1500));
          throw new Error(`“${text}” never appeared on ${page.url()}, which says:\n${shown}`, { cause });
        });
    },
    reads: () => page.evaluate(() => document.body.innerText),
    async presses(text) {
      const element = await byWords(text).catch(async (cause) => {
        const shown = await page.evaluate(() => document.body.innerText.slice(0, 1500));
        throw new Error(`nothing to press says “${text}” on ${page.url()}, which says:\n${shown}`, { cause });
      });
      await element.evaluate((target) => target.scrollIntoView({ block: 'center' }));
      await element.click();
    },
    async fills(selector, text) {
      const field = await page.waitForSelector(selector, { visible: true });
      await field?.click({ count: 3 });
      await page.keyboard.press('Backspace');
      await field?.type(text);
    },
    async selects(selector, value) {
      await page.waitForFunction(
        (where: string, wanted: string) =>
          [...(document.querySelector<HTMLSelectElement>(where)?.options ?? [])].some(
            (option) => option.value === wanted,
          ),
        { timeout: patience },
        selector,
        value,
      );
      await page.select(selector, value);
    },
    async uploads(selector, file) {
      const input = await page.waitForSelector(selector);
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    },
    async photographs(name) {
      const folder = path.join(root, 'test-results');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.png`), await page.screenshot({ fullPage: true }));
    },
    leaves: () => context.close(),
  };
}
