import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { hasErrors, isDigit, shapeProblems } from './shape.ts';
import { checkUscc, isUsccCharacter } from './uscc.ts';

/** The parts of a task code (实施编码, 31 characters). */
export interface TaskCodeParts {
  /** USCC of the implementing body, 18 characters. */
  issuer: string;
  /** GB/T 39046-2020: 1 state, 2 province, 3 prefecture, 4 county, 5 township, 6 village, 7 graded. */
  exerciseLevel: string;
  /** The catalogue code, 12 digits. */
  catalogueCode: string;
}

/**
 * Problems of a task code: `taskCode.length`, `taskCode.alphabet` and those of the USCC at its head, which carries
 * the only check digit. A parent item (`00Y`) is never implemented, so it is an alphabet error here.
 */
export const checkTaskCode = (text: string): Problem[] => {
  const shape = shapeProblems(text, {
    code: 'taskCode',
    name: '实施编码',
    length: 31,
    allows: (character, index) => {
      if (index < 18) return isUsccCharacter(character);
      return index === 18 ? /^[1-7]$/.test(character) : isDigit(character);
    },
    allowed: '前 18 位是统一社会信用代码，第 19 位为 1 至 7，其余为数字',
  });
  return shape.length > 0 ? shape : checkUscc(text.slice(0, 18));
};

/** Takes a task code apart, or says what is wrong with it. */
export const parseTaskCode = (text: string): Result<TaskCodeParts> => {
  const problems = checkTaskCode(text);
  if (hasErrors(problems)) return fail(problems);
  return ok(
    { issuer: text.slice(0, 18), exerciseLevel: text.charAt(18), catalogueCode: text.slice(19) },
    problems,
  );
};
