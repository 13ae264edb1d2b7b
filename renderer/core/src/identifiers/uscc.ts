import { BanshiError, type Problem } from '../errors/index.ts';
import { hasErrors, shapeProblems } from './shape.ts';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z, which are too easily misread. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = 31;

/** GB 11714-1997: weights of the eight characters of an organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

const NAME = '统一社会信用代码';

export const isUsccCharacter = (character: string): boolean =>
  character.length === 1 && ALPHABET.includes(character);

const unsuitable = (expected: string): BanshiError =>
  new BanshiError({
    code: 'uscc.alphabet',
    message: `a check character needs ${expected}`,
    personMessage: `${NAME}只用数字和大写字母（不用 I、O、S、V、Z），请核对`,
    status: 422,
  });

/**
 * The 18th character of a unified social credit code (统一社会信用代码, GB 32100-2015) from its first 17: the
 * weights are the powers of 3 modulo 31. Every single wrong character and every adjacent swap is detected.
 * Throws `uscc.alphabet` unless it gets 17 characters of the code's alphabet.
 */
export const usccCheckCharacter = (first17: string): string => {
  if (first17.length !== 17 || !Array.from(first17).every(isUsccCharacter)) {
    throw unsuitable('17 characters of the alphabet');
  }
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
};

/**
 * The check character (0–9 or X) of an organisation code (组织机构代码, positions 9–17 of a USCC) from its first
 * eight characters, letters counting A = 10 … Z = 35. Throws `uscc.alphabet` unless it gets eight of the alphabet.
 */
export const organisationCheckCharacter = (first8: string): string => {
  if (first8.length !== 8 || !Array.from(first8).every(isUsccCharacter)) {
    throw unsuitable('8 characters of the alphabet');
  }
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
};

/**
 * Problems of a unified social credit code, as typed: `uscc.length`, `uscc.alphabet`, `uscc.checkDigit` (errors) and
 * `uscc.organisationCode` (a warning: early codes exist whose inner organisation code was not computed).
 * Strict: run `normaliseIdentifier` first on what a person typed.
 */
export const checkUscc = (text: string): Problem[] => {
  const shape = shapeProblems(text, {
    code: 'uscc',
    name: NAME,
    length: 18,
    allows: isUsccCharacter,
    allowed: '只用数字和大写字母（不用 I、O、S、V、Z）',
  });
  if (shape.length > 0) return shape;
  const problems: Problem[] = [];
  const expected = usccCheckCharacter(text.slice(0, 17));
  if (text.charAt(17) !== expected) {
    problems.push({
      code: 'uscc.checkDigit',
      severity: 'error',
      place: '',
      message: `${NAME}末位应为 ${expected}，请核对第 18 位`,
    });
  }
  const organisation = organisationCheckCharacter(text.slice(8, 16));
  if (text.charAt(16) !== organisation) {
    problems.push({
      code: 'uscc.organisationCode',
      severity: 'warning',
      place: '',
      message: `${NAME}第 17 位按组织机构代码应为 ${organisation}，请对照证件核对第 9 至 17 位`,
    });
  }
  return problems;
};

/** Whether the text is a USCC with the right check character; a mere warning does not count against it. */
export const isUscc = (text: string): boolean => !hasErrors(checkUscc(text));
