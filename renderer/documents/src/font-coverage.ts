import type { Problem } from '@banshi/core/errors';
import { type CmapGroup, readCmap } from './font-cmap.ts';
import { documentFonts } from './fonts.ts';

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

/**
 * Knows what the document fonts can draw. Asked before printing, because a browser drops or replaces a rare character
 * (䶮, 𫍰) without a word, and a name on a licence must not change. Only characters that every given font has count.
 */
export async function createFontCoverage(
  files: readonly string[] = documentFonts().map((font) => font.path),
): Promise<FontCoverage> {
  const tables = await Promise.all(files.map((file) => readCmap(file)));
  const isCovered = (code: number) => tables.every((groups) => includes(groups, code));
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

function includes(groups: readonly CmapGroup[], code: number): boolean {
  let low = 0;
  let high = groups.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (!group || code < group.first) high = middle - 1;
    else if (code > group.last) low = middle + 1;
    else return true;
  }
  return false;
}
