import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { createPdfRenderer } from './index.ts';
import { pdfFonts, testCacheDir } from './test-support.ts';
import { repairTable } from './text-repair.ts';

jest.setTimeout(60_000);

const renderer = createPdfRenderer({ cacheDir: testCacheDir, pages: 1 });
afterAll(() => renderer.close());

describe('the text of a printed document', () => {
  it('is made of the characters that were written, not of the radicals that share their glyphs', async () => {
    const text = '山人工食品生月日见长车门马龙一乙〈〉/';
    const pdf = await renderer.renderPdf({
      html: `<p style="font-family:'Noto Serif SC'">${text}</p><p style="font-family:'Noto Sans SC'">${text}</p>`,
      page: { widthMm: 210, heightMm: 297 },
      information: { title: '测试', createdAt: '2026-11-23T00:00:00Z' },
    });
    const { characters } = await pdfFonts(pdf);
    expect([...characters].filter((character) => /[\u2e80-\u2fdf]/.test(character))).toEqual([]);
    for (const character of text) expect(characters).toContain(character);
  });
});

describe('repairTable', () => {
  const map = new Map([[0x2f2d, 0x5c71]]);

  it('corrects single entries and ranges, and leaves the rest', () => {
    const table =
      'x\n2 beginbfchar\n<0001> <2F2D>\n<0002> <0041>\nendbfchar\n1 beginbfrange\n<0010> <0012> <2F2C>\nendbfrange\ny';
    expect(repairTable(table, map)).toBe(
      'x\n2 beginbfchar\n<0001> <5C71>\n<0002> <0041>\nendbfchar\n' +
        '3 beginbfchar\n<0010> <2F2C>\n<0011> <5C71>\n<0012> <2F2E>\nendbfchar\ny',
    );
  });

  it('keeps surrogate pairs whole and blocks within a hundred entries', () => {
    expect(repairTable('1 beginbfrange\n<0001> <0002> <D840DC00>\nendbfrange', map)).toBe(
      '2 beginbfchar\n<0001> <D840DC00>\n<0002> <D840DC01>\nendbfchar',
    );
    const long = repairTable('1 beginbfrange\n<0000> <00FF> <4E00>\nendbfrange', map);
    expect(long.match(/\d+ beginbfchar/g)).toEqual(['100 beginbfchar', '100 beginbfchar', '56 beginbfchar']);
  });
});
