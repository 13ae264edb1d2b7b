import type { PageSize } from '@banshi/core/ports';
import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** A browser page that prints, and what it has loaded. */
export interface PrintPage {
  page: Page;
  session: CDPSession;
  /** Whose data it has held. */
  tenant: string;
  /** The skeleton that is loaded, to be compared as a whole: a key could outlive its template. */
  skeleton: string | undefined;
  printed: number;
  /** Rejects when the renderer process dies; a call on a crashed page would otherwise never return. */
  crashed: Promise<never>;
}

/**
 * Opens a page without scripts and without network. It stays on about:blank: a page from `file:` could read local
 * files.
 */
export async function openPrintPage(browser: Browser, tenant: string): Promise<PrintPage> {
  const page = await browser.newPage();
  await Promise.all([page.setJavaScriptEnabled(false), page.setOfflineMode(true)]);
  const session = await page.createCDPSession();
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('error', reject);
    page.once('close', () => reject(new Error('the page was closed')));
  });
  // Only whoever waits on it handles the rejection; an orderly close has nobody waiting.
  crashed.catch(() => undefined);
  return { page, session, tenant, skeleton: undefined, printed: 0, crashed };
}

export async function loadDocument({ page }: PrintPage, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: 'load' });
}

/**
 * Fills every slot of the loaded skeleton. A slot that `slots` does not name is emptied: what the licence before left
 * there must never appear on this one.
 */
export async function fillSlots({ page }: PrintPage, slots: Record<string, string>): Promise<void> {
  const hasImages = await page.evaluate((values) => {
    for (const element of document.querySelectorAll('[data-slot]')) {
      const name = element.getAttribute('data-slot') ?? '';
      element.innerHTML = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    }
    return document.images.length > 0;
  }, slots);
  if (hasImages) await imagesLoaded(page);
}

/** Bitmaps decode after the swap, and page scripts, which could tell when, are off: ask. */
async function imagesLoaded(page: Page): Promise<void> {
  for (;;) {
    const done = await page.evaluate(() => Array.from(document.images).every((image) => image.complete));
    if (done) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const MM_PER_INCH = 25.4;

/** Chromium's PDF of what is loaded, through the protocol: 5 ms less than the library's stream. */
export async function printPdf(
  { session }: PrintPage,
  { page, tagged }: { page: PageSize; tagged: boolean },
): Promise<Uint8Array> {
  const { data } = await session.send('Page.printToPDF', {
    paperWidth: page.widthMm / MM_PER_INCH,
    paperHeight: page.heightMm / MM_PER_INCH,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    printBackground: true,
    // The sheet's own @page rule carries its size and margins.
    preferCSSPageSize: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: false,
    transferMode: 'ReturnAsBase64',
  });
  return new Uint8Array(Buffer.from(data, 'base64'));
}
