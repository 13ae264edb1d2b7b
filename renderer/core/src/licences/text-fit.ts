import type { FaceFont } from './face.ts';
import { characterWidth, POINT_MM } from './font-metrics.ts';

export interface FitRequest {
  text: string;
  font: FaceFont;
  bold: boolean;
  widthMm: number;
  heightMm: number;
  sizePt: number;
  /** Equal to `sizePt` where the size is fixed. */
  minSizePt: number;
  lineHeight: number;
  letterSpacingEm: number;
}

export interface Fit {
  sizePt: number;
  lines: number;
  fits: boolean;
}

const STEP_PT = 0.5;
/** Rounding of glyph positions to device units; a line that is full to the last micrometre must not break twice. */
const TOLERANCE_MM = 0.05;

/** May not begin a line (避头). */
const CLOSING = '、。〕】》」』’”…·℃°,.:;!?)]}%\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\uff3d\uff5d\uff05';
/** May not end a line (避尾). */
const OPENING = '([{〔【《「『‘“\uff08\uff3b\uff5b';

/**
 * Pieces that a browser never breaks inside: a run of Latin letters and figures, an ideograph with the closing
 * punctuation after it or the opening punctuation before it.
 */
function unbreakablePieces(line: string): string[] {
  const pieces: string[] = [];
  let glueNext = false;
  for (const character of line) {
    const last = pieces.length - 1;
    const previous = pieces[last];
    const isLatin = character > ' ' && character <= '~';
    const continuesRun = isLatin && previous !== undefined && /[!-~]$/.test(previous);
    if (previous !== undefined && (glueNext || continuesRun || CLOSING.includes(character))) {
      pieces[last] = previous + character;
    } else {
      pieces.push(character);
    }
    glueNext = OPENING.includes(character);
  }
  return pieces;
}

/** Lines that `text` takes in a box of `available` em; line feeds are kept, as the print keeps them. */
export function countLines(input: {
  text: string;
  font: FaceFont;
  bold: boolean;
  availableEm: number;
  letterSpacingEm: number;
}): number {
  const { availableEm, letterSpacingEm } = input;
  const widthOf = (character: string) => characterWidth(character, input.font, input.bold) + letterSpacingEm;
  let lines = 0;
  for (const paragraph of input.text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const piece of unbreakablePieces(paragraph)) {
      const widths = [...piece].map(widthOf);
      const total = widths.reduce((sum, width) => sum + width, 0);
      if (used + total <= availableEm) {
        used += total;
        continue;
      }
      if (used > 0) lines += 1;
      used = 0;
      // A piece wider than the box breaks anywhere (`overflow-wrap: anywhere`).
      for (const width of widths) {
        if (used > 0 && used + width > availableEm) {
          lines += 1;
          used = 0;
        }
        used += width;
      }
    }
  }
  return lines;
}

/**
 * The largest size, in steps of half a point from `sizePt` down to `minSizePt`, at which the text fits its box;
 * `fits: false` with the smallest size when none does. Computed from font tables, not by trying in a browser, so
 * that a preview, a check before issuing and the print agree.
 */
export function fitText(request: FitRequest): Fit {
  const { text, font, bold, heightMm, lineHeight, letterSpacingEm } = request;
  let fit: Fit = { sizePt: request.sizePt, lines: 0, fits: false };
  for (let sizePt = request.sizePt; sizePt >= request.minSizePt - 1e-9; sizePt -= STEP_PT) {
    const em = sizePt * POINT_MM;
    const availableEm = (request.widthMm - TOLERANCE_MM) / em;
    const lines = countLines({ text, font, bold, availableEm, letterSpacingEm });
    const fits = availableEm >= 1 && lines * em * lineHeight <= heightMm + TOLERANCE_MM;
    fit = { sizePt, lines, fits };
    if (fits) return fit;
  }
  return fit;
}
