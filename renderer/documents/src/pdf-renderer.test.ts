import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { createPdfRenderer } from './index.ts';
import { itWith, pdfFonts, pdfText, testCacheDir } from './test-support.ts';

jest.setTimeout(60_000);

const page = { widthMm: 210, heightMm: 297 };
const information = { title: '测试', createdAt: '2026-11-23T00:00:00Z' };
const renderer = createPdfRenderer({ cacheDir: testCacheDir, pages: 1 });
afterAll(() => renderer.close());

const sheet = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>body{font-family:"Noto Serif SC"}` +
  `h1{font-family:"Noto Sans SC"}</style></head><body>${body}</body></html>`;

describe('Chinese text', () => {
  const html = sheet('<h1>食品经营许可证</h1><p>云南省昆明市五华区 JY25301020000019</p>');

  it('is embedded as TrueType with a way back to Unicode, never as Type 3 glyphs', async () => {
    const fonts = await pdfFonts(await renderer.renderPdf({ html, page, information }));
    expect([...fonts.subtypes].sort()).toEqual(['/CIDFontType2', '/Type0']);
    expect([...fonts.names].map((name) => name.split('+')[1]).sort()).toEqual(
      expect.arrayContaining(['NotoSansSC-Bold', 'NotoSerifSC-Regular']),
    );
    for (const character of '食品经营许可证云南省昆明市五华区JY2530')
      expect(fonts.characters).toContain(character);
  });

  itWith('pdftotext', 'comes back by pdftotext', async () => {
    const text = pdfText(await renderer.renderPdf({ html, page, information }));
    expect(text).toContain('食品经营许可证');
    expect(text).toContain('云南省昆明市五华区 JY25301020000019');
  });

  it('stands in a file of well under 100 KB', async () => {
    expect((await renderer.renderPdf({ html, page, information })).length).toBeLessThan(60_000);
  });
});

describe('a hostile document', () => {
  const hostile = [
    '<iframe src="file:///etc/passwd" width="600" height="300"></iframe>',
    '<object data="file:///etc/passwd" width="600" height="300"></object>',
    '<embed src="file:///etc/passwd">',
    '<link rel="stylesheet" href="file:///etc/passwd">',
    '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">',
    '<script>document.body.textContent="SCRIPT"</script>',
    '<img src="x" onerror="document.body.textContent=\'HANDLER\'">',
    '<svg onload="document.body.textContent=\'LOADED\'"></svg>',
    '<iframe srcdoc="&lt;script&gt;parent.document.body.textContent=1&lt;/script&gt;"></iframe>',
    '<a href="javascript:1"></a>',
  ];

  it.each(hostile)('prints nothing of it: %s', async (markup) => {
    const fonts = await pdfFonts(
      await renderer.renderPdf({ html: sheet(`<p>安全</p>${markup}`), page, information }),
    );
    const printed = [...fonts.characters].filter(
      (character) => character.trim() !== '' && character !== '\0',
    );
    expect(printed.sort()).toEqual(['全', '安']);
  });

  it.each(hostile)('prints nothing of it out of a slot: %s', async (markup) => {
    const skeleton = sheet('<div data-slot="a"></div>');
    const pdf = await renderer.renderFromTemplate({
      skeleton,
      slots: { a: `安全${markup}` },
      page,
      information,
    });
    const printed = [...(await pdfFonts(pdf)).characters].filter((c) => c.trim() !== '' && c !== '\0');
    expect(printed.sort()).toEqual(['全', '安']);
  });
});

describe('renderFromTemplate', () => {
  const skeleton = sheet('<p>固定</p><div data-slot="name"></div><div data-slot="note"></div>');
  const printed = async (slots: Record<string, string>, tenant?: string) => {
    const pdf = await renderer.renderFromTemplate({ skeleton, slots, page, information, tenant });
    return (await pdfFonts(pdf)).characters;
  };

  it('fills the slots and forgets what the document before had in them', async () => {
    expect(await printed({ name: '张', note: '密' })).toContain('密');
    const second = await printed({ name: '李' });
    expect(second).toContain('李');
    expect(second).toContain('固');
    expect(second).not.toContain('密');
    expect(second).not.toContain('张');
  });

  it('keeps tenants and templates apart on one page', async () => {
    expect(await printed({ name: '甲' }, 'a')).toContain('甲');
    expect(await printed({ name: '乙' }, 'b')).not.toContain('甲');
    const other = sheet('<div data-slot="name"></div>');
    const pdf = await renderer.renderFromTemplate({
      skeleton: other,
      slots: { name: '丙' },
      page,
      tenant: 'b',
    });
    expect((await pdfFonts(pdf)).characters).not.toContain('固');
    expect(await printed({ name: '丁' }, 'b')).toContain('固');
  });

  it('waits for pictures in a slot', async () => {
    const pixel =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';
    const image = `<img src="${pixel}" width="50" height="50">`;
    const slots = { name: image };
    const pdf = await renderer.renderFromTemplate({ skeleton, slots, page, information, tenant: 'pictures' });
    expect(new TextDecoder('latin1').decode(pdf)).toContain('/Subtype /Image');
  });
});

describe('when something goes wrong', () => {
  it('replaces a browser that was killed, in the middle of a print too', async () => {
    const mine = createPdfRenderer({ cacheDir: testCacheDir, pages: 1 });
    try {
      await mine.renderPdf({ html: sheet('甲'), page, information });
      const first = mine.processId();
      const pending = mine.renderPdf({ html: sheet('<p>乙</p>'.repeat(20_000)), page, information });
      setTimeout(() => process.kill(first ?? 0, 'SIGKILL'), 30);
      expect((await pdfFonts(await pending)).characters).toContain('乙');
      expect(mine.processId()).not.toBe(first);
    } finally {
      await mine.close();
    }
  });

  it('stops at the time limit and prints the next document', async () => {
    const mine = createPdfRenderer({ cacheDir: testCacheDir, pages: 1, timeLimit: 1_500 });
    try {
      const endless = sheet(`<table>${'<tr><td>长</td><td>表</td></tr>'.repeat(120_000)}</table>`);
      await expect(mine.renderPdf({ html: endless, page, information })).rejects.toMatchObject({
        code: 'documents.timeout',
      });
      expect(
        (await pdfFonts(await mine.renderPdf({ html: sheet('短'), page, information }))).characters,
      ).toContain('短');
    } finally {
      await mine.close();
    }
  });

  it('replaces a page after its share of documents and serves callers that wait', async () => {
    const mine = createPdfRenderer({ cacheDir: testCacheDir, pages: 2, recycleAfter: 2 });
    try {
      const names = [...'甲乙丙丁戊己庚辛'];
      const pdfs = await Promise.all(
        names.map((name) =>
          mine.renderPdf({ html: sheet(name), page, information, tenant: name < '己' ? 'a' : 'b' }),
        ),
      );
      for (const [index, pdf] of pdfs.entries()) {
        expect((await pdfFonts(pdf)).characters).toContain(names[index]);
      }
    } finally {
      await mine.close();
    }
  });

  it('says what to do when the configured browser does not exist', async () => {
    const mine = createPdfRenderer({ cacheDir: testCacheDir, chromiumPath: '/nowhere/chromium' });
    await expect(mine.warmUp()).rejects.toMatchObject({
      code: 'documents.chromium',
      personMessage: expect.stringContaining('/nowhere/chromium'),
    });
    await mine.close();
  });
});
