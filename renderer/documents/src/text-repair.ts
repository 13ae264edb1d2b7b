import { deflateSync, inflateSync } from 'node:zlib';
import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { readCmap } from './font-cmap.ts';
import { documentFonts } from './fonts.ts';

/**
 * Blocks in the order in which a shared glyph should be read: ideographs, full-width forms, Chinese punctuation.
 * Everything else keeps what the browser wrote.
 */
const PREFERRED: readonly (readonly [first: number, last: number])[] = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0xff01, 0xff60],
  [0x3000, 0x303f],
];

const rankOf = (code: number): number => {
  const rank = PREFERRED.findIndex(([first, last]) => code >= first && code <= last);
  return rank === -1 ? PREFERRED.length : rank;
};

let aliases: Promise<Map<number, number>> | undefined;

/** From a code point to the one that the same glyph should be read as. */
async function readAliases(): Promise<Map<number, number>> {
  const map = new Map<number, number>();
  for (const { path } of documentFonts()) {
    const byGlyph = new Map<number, number[]>();
    for (const { first, last, glyph } of await readCmap(path)) {
      for (let code = first; code <= last; code += 1) {
        const shared = byGlyph.get(glyph + code - first);
        if (shared) shared.push(code);
        else byGlyph.set(glyph + code - first, [code]);
      }
    }
    for (const codes of byGlyph.values()) {
      const best = codes.reduce((kept, code) => (rankOf(code) < rankOf(kept) ? code : kept));
      for (const code of codes) if (rankOf(best) < rankOf(code)) map.set(code, best);
    }
  }
  return map;
}

/**
 * Corrects the ToUnicode tables of a PDF by Chromium. Its graphics library maps a glyph back to the lowest code point
 * that the font draws with it, which for some 280 common characters is a radical: 山， 人， 食， 月， 见 would be copied
 * and searched as U+2F2D, U+2F08, U+2EDD … that no dictionary, form or search field knows.
 */
export async function repairText(document: PDFDocument): Promise<void> {
  aliases ??= readAliases();
  const map = await aliases;
  const { context } = document;
  for (const [, object] of context.enumerateIndirectObjects()) {
    const reference = object instanceof PDFDict ? object.get(PDFName.of('ToUnicode')) : undefined;
    const stream = context.lookup(reference);
    if (!(reference instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const isDeflated = stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode');
    const bytes = isDeflated ? inflateSync(stream.contents) : stream.contents;
    const repaired = repairTable(new TextDecoder('latin1').decode(bytes), map);
    const contents = new Uint8Array(deflateSync(new TextEncoder().encode(repaired)));
    context.assign(reference, context.stream(contents, { Filter: 'FlateDecode', Length: contents.length }));
  }
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** One `<code> <text>` entry per glyph: a range whose target is corrected would no longer be one. */
export function repairTable(table: string, map: ReadonlyMap<number, number>): string {
  const corrected = (target: string, step: number): string => {
    if (target.length !== 4) {
      const last = Number.parseInt(target.slice(-4), 16) + step;
      return target.slice(0, -4) + hex(last);
    }
    const code = Number.parseInt(target, 16) + step;
    return hex(map.get(code) ?? code);
  };
  const blocks = /(\d+) (beginbfchar|beginbfrange)\s([\s\S]*?)endbf(?:char|range)/g;
  return table.replace(blocks, (_block, _count, kind: string, body: string) => {
    const entries: string[] = [];
    const codes = [...body.matchAll(/<([0-9a-fA-F]+)>/g)].map(([, code = '']) => code);
    if (kind === 'beginbfchar') {
      for (let at = 0; at + 1 < codes.length; at += 2) {
        entries.push(`<${codes[at]}> <${corrected(codes[at + 1] ?? '', 0)}>`);
      }
    } else {
      for (let at = 0; at + 2 < codes.length; at += 3) {
        const first = Number.parseInt(codes[at] ?? '', 16);
        const last = Number.parseInt(codes[at + 1] ?? '', 16);
        for (let step = 0; step <= last - first; step += 1) {
          entries.push(`<${hex(first + step)}> <${corrected(codes[at + 2] ?? '', step)}>`);
        }
      }
    }
    return blocksOfHundred(entries);
  });
}

/** A block may hold at most a hundred entries (PDF 32000-1, 9.10.3). */
function blocksOfHundred(entries: readonly string[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += 100) {
    const part = entries.slice(start, start + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return blocks.join('\n');
}
