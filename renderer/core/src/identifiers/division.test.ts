import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  divisionAncestors,
  divisionLevel,
  divisionLevels,
  divisionParent,
  isDivisionCode,
  isWithinDivision,
  normaliseDivision,
} from './index.ts';

const part = (digits: number) =>
  fc.integer({ min: 1, max: 10 ** digits - 1 }).map((value) => String(value).padStart(digits, '0'));

/** A code at some level, with its chain of codes from the province down, built from its parts. */
const place = fc
  .tuple(fc.integer({ min: 10, max: 99 }).map(String), part(2), part(2), part(3), part(3), fc.nat({ max: 4 }))
  .map(([province, prefecture, county, township, village, depth]) => {
    const parts = [province, prefecture, county, township, village];
    const chain = parts.slice(0, depth + 1).map((_, index) =>
      parts
        .slice(0, index + 1)
        .join('')
        .padEnd(12, '0'),
    );
    return { code: chain.at(-1) ?? '', chain, short: parts.slice(0, depth + 1).join(''), depth };
  });

test.each([
  ['530000000000', 'province', []],
  ['530100000000', 'prefecture', ['530000000000']],
  ['530102000000', 'county', ['530000000000', '530100000000']],
  ['530102001000', 'township', ['530000000000', '530100000000', '530102000000']],
  ['530102001001', 'village', ['530000000000', '530100000000', '530102000000', '530102001000']],
  ['441900003000', 'township', ['440000000000', '441900000000']],
])('%s is a %s', (code, level, ancestors) => {
  expect(isDivisionCode(code)).toBe(true);
  expect(divisionLevel(code)).toBe(level);
  expect(divisionAncestors(code)).toEqual(ancestors);
  expect(divisionParent(code)).toBe(ancestors.at(-1));
});

describe('isDivisionCode', () => {
  test.each([
    '',
    '530102',
    '53010200000',
    '5301020000000',
    '030102000000',
    '000000000000',
    '530002000000',
    '530000001000',
    '530102000001',
    '53010200000a',
    '５30102000000',
    ' 530102000000',
  ])('%j is none', (text) => {
    expect(isDivisionCode(text)).toBe(false);
    for (const read of [divisionLevel, divisionParent, divisionAncestors]) {
      expect(() => read(text)).toThrow(
        expect.objectContaining({ name: 'BanshiError', code: 'division.format' }),
      );
    }
    expect(() => isWithinDivision(text, '530000000000')).toThrow(
      expect.objectContaining({ code: 'division.format' }),
    );
    expect(() => isWithinDivision('530000000000', text)).toThrow(
      expect.objectContaining({ code: 'division.format' }),
    );
  });
});

describe('the tree', () => {
  it('agrees with the parts a code was built from', () => {
    fc.assert(
      fc.property(place, ({ code, chain, short, depth }) => {
        expect(divisionLevel(code)).toBe(divisionLevels[depth]);
        expect([...divisionAncestors(code), code]).toEqual(chain);
        expect(divisionParent(code)).toBe(chain.at(-2));
        expect(normaliseDivision(short)).toBe(code);
        expect(normaliseDivision(code)).toBe(code);
      }),
    );
  });

  it('holds a place within itself and its ancestors, and nothing above within it', () => {
    fc.assert(
      fc.property(place, ({ code, chain }) => {
        for (const ancestor of chain) expect(isWithinDivision(code, ancestor)).toBe(true);
        for (const ancestor of chain.slice(0, -1)) expect(isWithinDivision(ancestor, code)).toBe(false);
      }),
    );
  });

  it('holds one place within another exactly where the other is in its chain', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(isWithinDivision(a.code, b.code)).toBe(a.chain.includes(b.code));
      }),
    );
    expect(isWithinDivision('530102001001', '530103000000')).toBe(false);
    expect(isWithinDivision('530102010000', '530102001000')).toBe(false);
  });
});

test.each([
  ['53', '530000000000'],
  ['5301', '530100000000'],
  ['530102', '530102000000'],
  ['530102001', '530102001000'],
])('normaliseDivision(%s) is %s', (short, code) => {
  expect(normaliseDivision(short)).toBe(code);
});

test.each(['', '5', '530', '53010', '5301020', '530102001001000', '五华区', '00', '530002', '5301020010 1'])(
  'normaliseDivision refuses %j',
  (text) => {
    expect(() => normaliseDivision(text)).toThrow(
      expect.objectContaining({ code: 'division.format', status: 422 }),
    );
  },
);
