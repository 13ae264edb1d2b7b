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
    for (const [, kind, body = ''] of map.matchAll(/beginbf(char|range)\s([\s\S]*?)endbf/g)) {
      const codes = [...body.matchAll(/<([0-9a-f]+)>/gi)].map(([, code = '']) => code);
      const width = kind === 'char' ? 2 : 3;
      for (let at = 0; at + width <= codes.length; at += width) {
        const target = codes[at + width - 1] ?? '';
        const [first = 0, last = first] = codes
          .slice(at, at + width - 1)
          .map((code) => Number.parseInt(code, 16));
        for (let step = 0; step <= last - first; step += 1) fonts.characters.add(fromUtf16(target, step));
      }
    }
  }
  return fonts;
}

function fromUtf16(hex: string, step: number): string {
  const units = hex.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
  return String.fromCharCode(...units.slice(0, -1), (units.at(-1) ?? 0) + step);
}
