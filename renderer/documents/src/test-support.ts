import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { it } from '@jest/globals';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** Repository root, from which the tests read the shipped templates. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
/** Git-ignored and kept between runs: unpacking the browser takes three seconds. */
export const testCacheDir = join(root, '.cache', 'documents');

export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

function hasTool(name: string): boolean {
  try {
    execFileSync(name, ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** A test that needs a program; where it is missing the test is counted as skipped and its name says why. */
export function itWith(tool: string, name: string, run: () => Promise<void>): void {
  if (hasTool(tool)) it(name, run, 60_000);
  else it.skip(`${name} (${tool} is not installed)`, run);
}

export function pdfText(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface PdfFonts {
  subtypes: Set<string>;
  names: Set<string>;
  /** Every character that the file's fonts can give back as text. */
  characters: Set<string>;
}

/** Reads fonts and their ToUnicode tables: what a viewer needs to select and search the text. */
export async function pdfFonts(pdf: Uint8Array): Promise<PdfFonts> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const fonts: PdfFonts = { subtypes: new Set(), names: new Set(), characters: new Set() };
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    fonts.subtypes.add(String(object.get(PDFName.of('Subtype'))));
    fonts.names.add(String(object.get(PDFName.of('BaseFont'))));
    const table = document.context.lookup(object.get(PDFName.of('ToUnicode')));
    if (!(table instanceof PDFRawStream)) continue;
    const map = new TextDecoder('latin1').decode(inflateSync(table.contents));
    for (const [, first = '0', last = '0', target = ''] of map.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi,
    )) {
      const length = Number.parseInt(last, 16) - Number.parseInt(first, 16);
      for (let step = 0; step <= length; step += 1) fonts.characters.add(fromUtf16(target, step));
    }
    for (const [, target = ''] of map.matchAll(/^<[0-9a-f]+> <([0-9a-f]+)>$/gim)) {
      fonts.characters.add(fromUtf16(target, 0));
    }
  }
  return fonts;
}

function fromUtf16(hex: string, step: number): string {
  const units = hex.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
  return String.fromCharCode(...units.slice(0, -1), (units.at(-1) ?? 0) + step);
}
