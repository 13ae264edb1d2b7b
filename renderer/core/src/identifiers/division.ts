import { BanshiError } from '../errors/index.ts';

/** 行政区划级别, from the widest. */
export const divisionLevels = ['province', 'prefecture', 'county', 'township', 'village'] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

/** Where the part of each level ends in the 12 digits: province 2, prefecture 2, county 2, township 3, village 3. */
const ENDS: Record<DivisionLevel, number> = {
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  village: 12,
};

const ZERO = /^0*$/;

/**
 * Whether the text is a full division code (区划代码): 12 digits, unused lower levels filled with zeros. The one gap
 * allowed is a missing county (`441900003000`): some prefectures have townships directly below them.
 * Says nothing about whether such a place exists: that is the division table's knowledge.
 */
export const isDivisionCode = (text: string): boolean => {
  if (!/^[1-9]\d{11}$/.test(text)) return false;
  const isUnused = (from: number, to: number) => ZERO.test(text.slice(from, to));
  if (isUnused(2, 4) && !isUnused(4, 12)) return false;
  return !isUnused(6, 9) || isUnused(9, 12);
};

const assertDivisionCode = (code: string): void => {
  if (isDivisionCode(code)) return;
  throw new BanshiError({
    code: 'division.format',
    message: 'not a 12-digit division code',
    personMessage: '行政区划代码应为 12 位数字，请重新选择地区',
    status: 422,
  });
};

/**
 * The full code of a shortened one: `53`, `5301`, `530102`, `530102001` or already 12 digits →
 * `530102000000`. Throws `division.format` on any other width or an impossible code.
 */
export const normaliseDivision = (text: string): string => {
  const isKnownWidth = Object.values(ENDS).includes(text.length);
  const code = isKnownWidth ? text.padEnd(12, '0') : text;
  assertDivisionCode(code);
  return code;
};

/** The level of a full code, read from its lowest part in use. Throws `division.format`. */
export const divisionLevel = (code: string): DivisionLevel => {
  assertDivisionCode(code);
  const lowest = divisionLevels.find((level) => ZERO.test(code.slice(ENDS[level])));
  return lowest ?? 'village';
};

/**
 * The codes above a full code, province first, the code itself not among them: `530102001001` → `530000000000`,
 * `530100000000`, `530102000000`, `530102001000`. This is the code tree only; who governs a tenant is its path.
 * Throws `division.format`.
 */
export const divisionAncestors = (code: string): string[] => {
  assertDivisionCode(code);
  const prefixes = divisionLevels.map((level) => code.slice(0, ENDS[level]).padEnd(12, '0'));
  return [...new Set(prefixes)].filter((ancestor) => ancestor !== code);
};

/** The next code above, or undefined for a province. Throws `division.format`. */
export const divisionParent = (code: string): string | undefined => divisionAncestors(code).at(-1);

/** Whether a division is `ancestor` itself or lies in it. Both are full codes; throws `division.format`. */
export const isWithinDivision = (code: string, ancestor: string): boolean => {
  assertDivisionCode(code);
  return code.startsWith(ancestor.slice(0, ENDS[divisionLevel(ancestor)]));
};
