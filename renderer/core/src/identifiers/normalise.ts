/** Blanks and the invisible characters that arrive with pasted text. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * The canonical spelling of a typed or pasted code: full-width characters become half-width, blanks and invisible
 * characters go, letters become capitals. Nothing is guessed: `O` stays `O` and is left to the checks.
 *
 * The checks of this folder are strict and expect this spelling; what is stored is what was checked.
 */
export const normaliseIdentifier = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').toUpperCase();

/**
 * The canonical spelling of a typed phone number: as `normaliseIdentifier`, all dashes alike, the prefix for China
 * (`+86`, `0086`) and, in a mobile number, its grouping removed; an area code in brackets and an extension after 转
 * get their dash. `+86 138-0013-8000` becomes `13800138000`, `(0871)65123456转8` becomes `0871-65123456-8`.
 */
export const normalisePhone = (text: string): string => {
  const plain = normaliseIdentifier(text)
    .replace(/[‐-―−ー]/g, '-')
    .replace(/^(?:\+|00)86-?/, '')
    .replace(/^\((0\d{2,3})\)-?/, '$1-')
    .replace(/转/, '-');
  const ungrouped = plain.replace(/-/g, '');
  return /^1[3-9]\d{9}$/.test(ungrouped) ? ungrouped : plain;
};
