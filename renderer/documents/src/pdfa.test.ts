import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';
import { createPdfRenderer, toPdfA } from './index.ts';
import { testCacheDir } from './test-support.ts';

jest.setTimeout(60_000);

const renderer = createPdfRenderer({ cacheDir: testCacheDir, pages: 1 });
afterAll(() => renderer.close());

const information = {
  title: '食品经营许可证 <&>',
  author: '五华区市场监督管理局',
  createdAt: '2026-11-23T01:02:03.456Z',
};
const print = () =>
  renderer.renderPdf({ html: '<p>证照</p>', page: { widthMm: 210, heightMm: 297 }, information });

describe('toPdfA', () => {
  it('states the same facts in the information dictionary and in XMP', async () => {
    const document = await PDFDocument.load(await print(), { updateMetadata: false });
    expect(document.getTitle()).toBe('食品经营许可证 <&>');
    expect(document.getAuthor()).toBe('五华区市场监督管理局');
    expect(document.getCreationDate()?.toISOString()).toBe('2026-11-23T01:02:03.000Z');
    const stream = document.context.lookup(document.catalog.get(PDFName.of('Metadata')));
    const xmp = new TextDecoder().decode((stream as PDFRawStream).contents);
    expect(xmp).toContain('食品经营许可证 &#60;&#38;&#62;');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-23T01:02:03Z</xmp:CreateDate>');
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
  });

  it('has an output intent, a file identifier and a plain cross-reference table', async () => {
    const pdf = await print();
    const text = new TextDecoder('latin1').decode(pdf);
    expect(text).toMatch(/\/ID \[ <[0-9A-F]{32}> <[0-9A-F]{32}> \]/);
    expect(text).toContain('/GTS_PDFA1');
    expect(text).toMatch(/\nxref\n0 \d+\n/);
  });

  it('makes the same bytes of the same document at any time', async () => {
    const first = await print();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(Buffer.compare(await print(), first)).toBe(0);
  });

  it('refuses a time that is none', async () => {
    const empty = await (await PDFDocument.create()).save();
    await expect(toPdfA(empty, { title: 'x', createdAt: 'gestern' })).rejects.toMatchObject({
      code: 'documents.badTime',
    });
  });
});
