import { type FitRequest, fitText } from '@banshi/core/licences';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from './index.ts';
import { testCacheDir } from './test-support.ts';

jest.setTimeout(60_000);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser({ cacheDir: testCacheDir });
  page = await browser.newPage();
  await page.setContent(
    '<html lang="zh-CN"><style>*{margin:0;padding:0}p{white-space:pre-line;overflow-wrap:anywhere;line-break:normal;' +
      'text-spacing-trim:space-all;text-autospace:no-autospace;font-kerning:none;font-variant-ligatures:none}</style>' +
      '<p></p></html>',
  );
});
afterAll(() => browser?.close());

const FAMILY = { song: 'Noto Serif SC', hei: 'Noto Sans SC' };

/** Lines that the browser really makes of the text at the chosen size. */
function browserLines(request: FitRequest, sizePt: number): Promise<number> {
  const style =
    `width:${request.widthMm}mm;font:${request.bold ? 700 : 400} ${sizePt}pt/${request.lineHeight} ` +
    `"${FAMILY[request.font]}";letter-spacing:${request.letterSpacingEm}em`;
  return page.evaluate(
    (text, css, height) => {
      const paragraph = document.querySelector('p');
      if (!paragraph) return -1;
      paragraph.setAttribute('style', css);
      paragraph.textContent = text;
      return Math.round(paragraph.getBoundingClientRect().height / height);
    },
    request.text,
    style,
    sizePt * (96 / 72) * request.lineHeight,
  );
}

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'云南省昆明市五华区食品经营许可热冷类制售号楼室') },
  { weight: 2, arbitrary: fc.constantFrom(...'0123456789ABCDEFGHXYabcxyz') },
  { weight: 1, arbitrary: fc.constantFrom(...'、。“”〔〕《》\uff08\uff09\uff0c\uff1a\uff1b—…·-/(),. ') },
);

describe('fitText', () => {
  it('never promises fewer lines than the browser makes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: character, minLength: 1, maxLength: 90 }),
        fc.constantFrom('song' as const, 'hei' as const),
        fc.boolean(),
        fc.integer({ min: 20, max: 120 }),
        async (text, font, bold, widthMm) => {
          const request: FitRequest = {
            text: text.trim(),
            font,
            bold,
            widthMm,
            heightMm: 40,
            sizePt: 16,
            minSizePt: 6,
            lineHeight: 1.4,
            letterSpacingEm: 0,
          };
          fc.pre(request.text !== '');
          const fit = fitText(request);
          expect(await browserLines(request, fit.sizePt)).toBeLessThanOrEqual(fit.lines);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is exact for plain Chinese text', async () => {
    for (const length of [1, 7, 19, 33, 60]) {
      const request: FitRequest = {
        text: '云'.repeat(length),
        font: 'song',
        bold: false,
        widthMm: 92,
        heightMm: 40,
        sizePt: 15,
        minSizePt: 15,
        lineHeight: 1.3,
        letterSpacingEm: 0,
      };
      expect(await browserLines(request, 15)).toBe(fitText(request).lines);
    }
  });
});
