import { sha256Hex } from '../identifiers/index.ts';

/**
 * The spelling by which names are compared: width, case, blanks and punctuation do not tell two names apart
 * (`核发(新办)` is `核发（新办）`); signs such as ≥ do.
 */
export function normaliseName(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  const plain = folded.replace(/[\s\p{P}\p{Cf}]/gu, '');
  return plain === '' ? folded.trim() : plain;
}

/**
 * Words as the condition reader takes them: half-width, without blanks and quotation marks. Brackets, commas and signs
 * stay, since they carry meaning.
 */
export const foldWords = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Cf}“”‘’"'「」]/gu, '');

/** Without what stands in brackets. */
export const withoutRemarks = (folded: string): string => folded.replace(/\([^()]*\)/g, '');

/**
 * Key of a row that nobody has given one: made of the name alone, so that neither the order of the rows nor earlier
 * imports matter. 32 bits: within one list of at most some hundred rows a collision is next to impossible, and
 * `assignKeys` settles it.
 */
export const rowKeyFor = (prefix: string, name: string): string =>
  `${prefix}-${sha256Hex(normaliseName(name)).slice(0, 8)}`;

/** A name for a variable or field that the sheet leaves without one. */
export const variableFor = (prefix: string, name: string): string =>
  `${prefix}${sha256Hex(normaliseName(name)).slice(0, 8)}`;

/** True for a key that `rowKeyFor` has given: its row belongs to the import, other rows to the person who wrote them. */
export const isImportKey = (key: string): boolean => /^[a-z]+-[0-9a-f]{8}(-[0-9]+)?$/.test(key);

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '(': '（',
  ')': '）',
};

/** Chinese text as it is shown: full-width punctuation, but for what stands between digits or letters (1,000; 1:2). */
export function chineseText(text: string): string {
  const trimmed = text.trim();
  if (!/\p{Script=Han}/u.test(trimmed)) return trimmed;
  return trimmed.replace(/[,;:?()]/g, (mark, at: number) => {
    const isInside =
      !'()'.includes(mark) &&
      /[0-9A-Za-z]/.test(trimmed[at - 1] ?? '') &&
      /[0-9A-Za-z/]/.test(trimmed[at + 1] ?? '');
    return isInside ? mark : (fullWidth[mark] ?? mark);
  });
}
