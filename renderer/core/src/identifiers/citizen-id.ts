import { BanshiError, type Problem } from '../errors/index.ts';
import { compactToIsoDate } from './real-date.ts';
import { hasErrors, isDigit, shapeProblems } from './shape.ts';

/** GB 11643-1999: weights of the first 17 digits, and the check character for each remainder modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

const NAME = '身份证号';

export interface CitizenIdFacts {
  /** `YYYY-MM-DD`. */
  birthDate: string;
  sex: 'male' | 'female';
}

/**
 * The 18th character of a citizen identity number from its first 17 digits. Every single wrong digit and every
 * adjacent swap is detected. Throws `citizenId.alphabet` unless it gets 17 digits.
 */
export const citizenIdCheckCharacter = (first17: string): string => {
  if (!/^\d{17}$/.test(first17)) {
    throw new BanshiError({
      code: 'citizenId.alphabet',
      message: 'a check character needs 17 digits',
      personMessage: `${NAME}前 17 位应全是数字，请核对`,
      status: 422,
    });
  }
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
};

/**
 * Problems of a citizen identity number (公民身份号码, GB 11643-1999), as typed: `citizenId.length`,
 * `citizenId.alphabet`, `citizenId.date` (the day of birth does not exist) and `citizenId.checkDigit`; all errors.
 * The area code is not looked up: it stays for life, whatever becomes of the county. Whether the day of birth lies in
 * the future is for the caller, who knows today. Strict: run `normaliseIdentifier` first on what a person typed.
 */
export const checkCitizenId = (text: string): Problem[] => {
  const shape = shapeProblems(text, {
    code: 'citizenId',
    name: NAME,
    length: 18,
    allows: (character, index) => isDigit(character) || (index === 17 && character === 'X'),
    allowed: '前 17 位是数字，末位是数字或大写字母 X',
  });
  if (shape.length > 0) return shape;
  const problems: Problem[] = [];
  if (compactToIsoDate(text.slice(6, 14)) === undefined) {
    problems.push({
      code: 'citizenId.date',
      severity: 'error',
      place: '',
      message: `${NAME}第 7 至 14 位不是真实的出生日期，请核对`,
    });
  }
  const expected = citizenIdCheckCharacter(text.slice(0, 17));
  if (text.charAt(17) !== expected) {
    problems.push({
      code: 'citizenId.checkDigit',
      severity: 'error',
      place: '',
      message: `${NAME}末位应为 ${expected}，请核对第 18 位`,
    });
  }
  return problems;
};

/** Day of birth and sex as the number states them; undefined where the number itself is not valid. */
export const citizenIdFacts = (id: string): CitizenIdFacts | undefined => {
  const birthDate = compactToIsoDate(id.slice(6, 14));
  if (birthDate === undefined || hasErrors(checkCitizenId(id))) return undefined;
  return { birthDate, sex: Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female' };
};
