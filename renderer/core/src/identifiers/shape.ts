import type { Problem } from '../errors/index.ts';

/** How many offending positions a message names: beyond that the person should retype, not compare. */
const POSITIONS_NAMED = 5;

export interface Shape {
  /** Start of the problem codes: `uscc` gives `uscc.length` and `uscc.alphabet`. */
  code: string;
  /** What the person calls it, in Chinese. */
  name: string;
  length: number;
  /** Whether this character may stand at this index (from 0). */
  allows: (character: string, index: number) => boolean;
  /** What may stand there, in Chinese, to end the sentence with. */
  allowed: string;
}

export const isDigit = (character: string): boolean => /^[0-9]$/.test(character);

/**
 * Problems of length and alphabet of a fixed-width code. A text of the wrong length is reported for its length only:
 * positions counted in it would mislead.
 */
export const shapeProblems = (text: string, shape: Shape): Problem[] => {
  const characters = Array.from(text);
  if (characters.length !== shape.length) {
    const message =
      characters.length === 0
        ? `请填写 ${shape.length} 位${shape.name}`
        : `${shape.name}应为 ${shape.length} 位，现为 ${characters.length} 位，请核对`;
    return [{ code: `${shape.code}.length`, severity: 'error', place: '', message }];
  }
  const wrong = characters.flatMap((character, index) => (shape.allows(character, index) ? [] : [index + 1]));
  if (wrong.length === 0) return [];
  const positions = wrong.slice(0, POSITIONS_NAMED).join('、');
  const message = `${shape.name}第 ${positions} 位${wrong.length > POSITIONS_NAMED ? '等' : ''}填写有误，${shape.allowed}`;
  return [{ code: `${shape.code}.alphabet`, severity: 'error', place: '', message }];
};

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
