import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementHandle, HTTPRequest, Page } from 'puppeteer-core';
import { openBrowser, root } from './app.ts';

export const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };
export const desktop = { width: 1440, height: 900 };

const patience = 30_000;

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, ms, undefined));

/**
 * Waits for something done in the browser, but not for ever: what is still under way when the page is left is never
 * answered. Nothing is passed over, since the next step looks at the page itself.
 */
const done = <T>(action: Promise<T>, limit = 5000): Promise<T | undefined> =>
  Promise.race([action, pause(limit)]);

/**
 * Watches whether a press leads to another page; the function returned waits for that page. Without it the next step
 * would still find its words on the page that is being left, and its press would be lost with it.
 */
function leaving(page: Page): () => Promise<void> {
  let loaded: Promise<unknown> | undefined;
  const watch = (request: HTTPRequest) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      loaded ??= new Promise((resolve) => page.once('load', resolve));
  };
  page.on('request', watch);
  return async () => {
    await pause(50);
    page.off('request', watch);
    if (loaded) await done(loaded, 15_000);
  };
}

/**
 * Waits until React has taken over a button that was drawn by the server: a press before that does nothing. Elsewhere
 * (links, static pages) there is nothing to wait for.
 */
async function alive(element: ElementHandle<Element>): Promise<void> {
  for (const until = Date.now() + 5000; Date.now() < until; await pause(50)) {
    const isAlive = await done(
      element
        .evaluate(
          (target) =>
            target.getAttribute('type') !== 'button' ||
            Object.keys(target).some((key) => key.startsWith('__reactProps$')),
        )
        .catch(() => true),
    );
    if (isAlive) return;
  }
}

/** Somebody at a browser of their own: finds things as people do, by the words on them. */
export interface Person {
  page: Page;
  go(path: string): Promise<void>;
  /** Waits until the words stand on the page. */
  sees(text: string): Promise<void>;
  /** Waits until the question has an answer; fails with the sentence and what the page says. */
  until<T>(ask: () => Promise<T | null | undefined | false>, failure: string): Promise<T>;
  reads(): Promise<string>;
  /** Presses the button, link or label that says this. */
  presses(text: string): Promise<void>;
  fills(selector: string, text: string): Promise<void>;
  uploads(selector: string, file: string): Promise<void>;
  /** Requests that left our own host; always empty. */
  foreignRequests: string[];
  /** Errors that the browser reported, refused scripts included. */
  complaints: string[];
  /** A picture of what is on the screen for people to look at, in `test-results/`. */
  photographs(name: string): Promise<void>;
  leaves(): Promise<void>;
}

/** A browser for everybody, and its first page: of several pages only the one in front is drawn, and clicks into the others wait. */
export async function person({
  origin,
  viewport,
}: {
  origin: string;
  viewport: { width: number; height: number };
}): Promise<Person> {
  const browser = await openBrowser();
  const page = (await browser.pages())[0] ?? (await browser.newPage());
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

  /**
   * Asks the page again and again from outside. Puppeteer's own waiting runs inside the page, where our content
   * security policy and a navigation in mid-wait both get in its way.
   */
  async function until<T>(ask: () => Promise<T | null | undefined | false>, failure: string): Promise<T> {
    const deadline = Date.now() + patience;
    for (;;) {
      // A question asked while the page is being left is never answered: it is asked again of the next page.
      const answer = await done(
        ask().catch(() => undefined),
        3000,
      );
      if (answer) return answer;
      if (Date.now() > deadline) {
        const shown =
          (await done(
            page.evaluate(() => document.body.innerText.slice(0, 6000)).catch(() => '(no page)'),
          )) ?? '(no answer)';
        throw new Error(`${failure} on ${page.url()}, which says:\n${shown}`);
      }
      await pause(150);
    }
  }

  const byWords = (text: string): Promise<ElementHandle<Element>> =>
    until(async () => {
      const found = await page.evaluateHandle((wanted: string) => {
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
      }, text);
      return found.asElement() as ElementHandle<Element> | null;
    }, `nothing to press says “${text}”`);

  return {
    page,
    foreignRequests,
    complaints,
    async go(target) {
      await page.goto(`${origin}${target}`, { waitUntil: 'networkidle2' });
    },
    async sees(text) {
      const words = text.replace(/\s+/g, '');
      await until(
        async () => (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, '').includes(words),
        `“${text}” never appeared`,
      );
    },
    until,
    reads: () => page.evaluate(() => document.body.innerText),
    async presses(text) {
      const left = leaving(page);
      const element = await byWords(text);
      await alive(element);
      await done(element.click());
      await left();
    },
    async fills(selector, text) {
      const field = await page.waitForSelector(selector, { visible: true });
      await field?.click({ count: 3 });
      await page.keyboard.press('Backspace');
      await field?.type(text);
    },
    async uploads(selector, file) {
      const input = await page.waitForSelector(selector);
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    },
    async photographs(name) {
      const folder = path.join(root, 'test-results');
      mkdirSync(folder, { recursive: true });
      const picture = await done(page.screenshot({ captureBeyondViewport: false }), 10_000);
      if (picture) writeFileSync(path.join(folder, `${name}.png`), picture);
    },
    leaves: () => browser.close(),
  };
}
