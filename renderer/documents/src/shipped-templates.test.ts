import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileFace, compileNotice, faceToHtml, noticeToHtml, sampleData } from '@banshi/core/licences';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { createFontCoverage, createPdfRenderer, qrSvg } from './index.ts';
import { pdfFonts, readJson, root, testCacheDir } from './test-support.ts';

jest.setTimeout(60_000);

const renderer = createPdfRenderer({ cacheDir: testCacheDir, pages: 1 });
afterAll(() => renderer.close());

const namesIn = (folder: string) => readdirSync(join(root, 'templates', folder)).sort();
const seal = { svg: '<svg viewBox="0 0 42 42"><circle cx="21" cy="21" r="20"/></svg>' };
const createdAt = '2026-11-23T00:00:00Z';

describe('shipped faces', () => {
  it.each(namesIn('faces'))('%s compiles and prints its sample', async (name) => {
    const compiled = compileFace(readJson(`templates/faces/${name}`));
    expect(compiled.problems).toEqual([]);
    if (!compiled.ok) return;
    const { face } = compiled.value;
    const data = sampleData(face.fields);
    const html = faceToHtml({ face: compiled.value, data, images: { seal, qr: { svg: qrSvg('x') } } });
    expect(html.problems).toEqual([]);
    expect((await createFontCoverage()).missing(html.text)).toEqual([]);
    const { page, skeleton, slots } = html;
    const pdf = await renderer.renderFromTemplate({
      page,
      skeleton,
      slots,
      information: { title: face.title, createdAt },
    });
    const { characters } = await pdfFonts(pdf);
    for (const character of html.text.replace(/\s/g, '')) expect(characters).toContain(character);
  });

  it('mark as unconfirmed what nobody has read', () => {
    const compiled = compileFace(readJson('templates/faces/food-business-licence.json'));
    const notes = compiled.ok ? compiled.value.face.notes : [];
    expect(notes.filter((note) => note.status !== 'checked').length).toBeGreaterThan(0);
    for (const note of notes) if (note.status !== 'checked') expect(note.text).toContain('待核');
  });
});

describe('shipped notices', () => {
  it.each(namesIn('notices'))('%s compiles and prints its sample', async (name) => {
    const compiled = compileNotice(readJson(`templates/notices/${name}`));
    expect(compiled.problems).toEqual([]);
    if (!compiled.ok) return;
    const { notice } = compiled.value;
    const html = noticeToHtml({ notice: compiled.value, data: sampleData(notice.fields), images: { seal } });
    expect(html.problems).toEqual([]);
    const pdf = await renderer.renderPdf({
      html: html.html,
      page: html.page,
      tagged: true,
      information: { title: notice.title, createdAt },
    });
    const { characters } = await pdfFonts(pdf);
    for (const character of html.text.replace(/\s/g, '')) expect(characters).toContain(character);
  });

  it('state grounds, sixty days and six months where they are adverse', () => {
    for (const name of ['refusal.json', 'rejection.json']) {
      const compiled = compileNotice(readJson(`templates/notices/${name}`));
      if (!compiled.ok) throw new Error(name);
      const { notice } = compiled.value;
      expect(notice.adverse).toBe(true);
      const { html } = noticeToHtml({ notice: compiled.value, data: sampleData(notice.fields) });
      for (const phrase of ['六十日内', '行政复议', '六个月内', '行政诉讼']) expect(html).toContain(phrase);
    }
  });
});
