import { open } from 'node:fs/promises';
import type { Problem } from '@banshi/core/errors';
import { documentFonts } from './fonts.ts';

/** Closed ranges of code points, ascending. */
type Ranges = [first: number, last: number][];

export interface MissingCharacter {
  character: string;
  /** `U+2B7F0`. */
  codePoint: string;
}

export interface FontCoverage {
  /** Characters that none of the document fonts can draw, each once, in order of appearance. */
  missing(text: string): MissingCharacter[];
  /** The same as problems for the person: `place` is given by the caller. */
  problems(text: string, place: string): Problem[];
}

/** The table's tag, `cmap` in ASCII. */
const CMAP = 0x636d6170;

const cache = new Map<string, Promise<Ranges>>();

/**
 * Knows what the document fonts can draw. Asked before printing, because a browser drops or replaces a rare character
 * (䶮, 𫍰) without a word, and a name on a licence must not change. Only characters that every given font has count.
 */
export async function createFontCoverage(
  files: readonly string[] = documentFonts().map((font) => font.path),
): Promise<FontCoverage> {
  const tables = await Promise.all(files.map((file) => rangesOf(file)));
  const isCovered = (code: number) => tables.every((ranges) => includes(ranges, code));
  const missing = (text: string): MissingCharacter[] => {
    const found = new Set(
      [...text].filter((character) => {
        const code = character.codePointAt(0) ?? 0;
        return !isInvisible(code) && !isCovered(code);
      }),
    );
    return [...found].map((character) => ({ character, codePoint: nameOf(character) }));
  };
  return {
    missing,
    problems: (text, place) =>
      missing(text).map(({ character, codePoint }) => ({
        code: 'documents.missingCharacter',
        severity: 'error',
        place,
        message: `字库里没有“${character}”（${codePoint}），印出来会缺字，请联系系统管理员补充字库`,
      })),
  };
}

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Line ends, tabs, joiners and variation selectors print as nothing by themselves. */
const isInvisible = (code: number): boolean =>
  code < 0x20 || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f) || code >= 0xe0100;

function includes(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

function rangesOf(file: string): Promise<Ranges> {
  const known = cache.get(file) ?? readRanges(file);
  cache.set(file, known);
  return known;
}

/** Reads the `cmap` table alone: the files have 10 to 15 MB. */
async function readRanges(file: string): Promise<Ranges> {
  const handle = await open(file, 'r');
  try {
    const read = async (position: number, length: number): Promise<DataView> => {
      const bytes = new Uint8Array(length);
      await handle.read(bytes, 0, length, position);
      return new DataView(bytes.buffer);
    };
    const count = (await read(0, 12)).getUint16(4);
    const directory = await read(12, count * 16);
    for (let entry = 0; entry < directory.byteLength; entry += 16) {
      if (directory.getUint32(entry) !== CMAP) continue;
      const cmap = await read(directory.getUint32(entry + 8), directory.getUint32(entry + 12));
      return parseCmap(cmap, file);
    }
    throw new Error(`${file} has no cmap table`);
  } finally {
    await handle.close();
  }
}

/** Format 12 covers all of Unicode; any font that we print with has it. */
function parseCmap(cmap: DataView, file: string): Ranges {
  const count = cmap.getUint16(2);
  for (let index = 0; index < count; index += 1) {
    const start = cmap.getUint32(4 + index * 8 + 4);
    if (cmap.getUint16(start) !== 12) continue;
    const groups = cmap.getUint32(start + 12);
    return Array.from({ length: groups }, (_unused, group) => {
      const at = start + 16 + group * 12;
      return [cmap.getUint32(at), cmap.getUint32(at + 4)];
    });
  }
  throw new Error(`${file} has no Unicode cmap of format 12`);
}
