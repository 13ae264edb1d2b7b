import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { checkFoodLicenceNumber, foodLicenceNumber } from './index.ts';

const published = [
  'JY13101060025900',
  'JY24107110024586',
  'JY13301080111719',
  'JY23506230105266',
  'JY11108071215650',
];

const input = fc.record({
  format: fc.constantFrom('1' as const, '2' as const, '3' as const),
  division6: fc.integer({ min: 100000, max: 999999 }).map(String),
  sequence: fc.integer({ min: 1, max: 999999 }),
});

test.each(published)('the published number %s is valid and is what we would have issued', (text) => {
  expect(checkFoodLicenceNumber(text)).toEqual([]);
  const format = text.charAt(2) as '1' | '2' | '3';
  expect(
    foodLicenceNumber({ format, division6: text.slice(3, 9), sequence: Number(text.slice(9, 15)) }),
  ).toBe(text);
});

describe('foodLicenceNumber', () => {
  it('has the shape of the province, is accepted, and differs for every input', () => {
    expect(foodLicenceNumber({ format: '2', division6: '530102', sequence: 1 })).toBe('JY25301020000016');
    fc.assert(
      fc.property(input, input, (a, b) => {
        const number = foodLicenceNumber(a);
        expect(number).toMatch(/^JY[1-3]\d{13}$/);
        expect(checkFoodLicenceNumber(number)).toEqual([]);
        const isSame = a.format === b.format && a.division6 === b.division6 && a.sequence === b.sequence;
        expect(foodLicenceNumber(b) === number).toBe(isSame);
      }),
    );
  });

  test.each([
    [{ sequence: 1_000_000 }, 'foodLicence.sequenceExhausted'],
    [{ sequence: 0 }, 'foodLicence.sequence'],
    [{ sequence: -1 }, 'foodLicence.sequence'],
    [{ sequence: 1.5 }, 'foodLicence.sequence'],
    [{ sequence: Number.NaN }, 'foodLicence.sequence'],
    [{ sequence: Number.POSITIVE_INFINITY }, 'foodLicence.sequence'],
    [{ division6: '53010' }, 'foodLicence.division'],
    [{ division6: '530102000000' }, 'foodLicence.division'],
    [{ division6: '030102' }, 'foodLicence.division'],
    [{ format: '4' as '1' }, 'foodLicence.format'],
  ])('refuses %j with %s', (change, code) => {
    const whole = { format: '1' as const, division6: '530102', sequence: 999_999, ...change };
    expect(() => foodLicenceNumber(whole)).toThrow(expect.objectContaining({ name: 'BanshiError', code }));
  });

  it('reaches the last sequence', () => {
    expect(foodLicenceNumber({ format: '1', division6: '530102', sequence: 999_999 })).toMatch(
      /^JY1530102999999\d$/,
    );
  });
});

describe('checkFoodLicenceNumber', () => {
  it('flags a wrong check digit as a warning, since others issue otherwise', () => {
    expect(checkFoodLicenceNumber('JY13101060025901')).toEqual([
      {
        code: 'foodLicence.checkDigit',
        severity: 'warning',
        place: '',
        message: '食品经营许可证编号末位按校验规则应为 0，请对照证件核对',
      },
    ]);
  });

  test.each([
    ['', 'foodLicence.length'],
    ['JY1310106002590', 'foodLicence.length'],
    ['jy13101060025900', 'foodLicence.alphabet'],
    ['SC13101060025900', 'foodLicence.alphabet'],
    ['JY43101060025900', 'foodLicence.alphabet'],
    ['JY1310106002590X', 'foodLicence.alphabet'],
  ])('%s is an error %s', (text, code) => {
    expect(checkFoodLicenceNumber(text)).toMatchObject([{ code, severity: 'error' }]);
  });

  it('detects every single wrong digit', () => {
    fc.assert(
      fc.property(
        input,
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 0, max: 9 }),
        (parts, index, digit) => {
          const number = foodLicenceNumber(parts);
          fc.pre(number.charAt(index) !== String(digit));
          return checkFoodLicenceNumber(number.slice(0, index) + digit + number.slice(index + 1)).length > 0;
        },
      ),
      { numRuns: 2000 },
    );
  });
});
