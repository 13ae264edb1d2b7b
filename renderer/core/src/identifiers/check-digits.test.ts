import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { mod11And10CheckDigit, mod37And36CheckCharacter } from './index.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const systems = [
  { name: 'MOD 11,10', radix: 10, check: mod11And10CheckDigit },
  { name: 'MOD 37,36', radix: 36, check: mod37And36CheckCharacter },
];

const textOver = (radix: number, length: { minLength: number; maxLength: number }) =>
  fc
    .array(fc.integer({ min: 0, max: radix - 1 }), length)
    .map((values) => values.map((value) => ALPHABET.charAt(value)).join(''));

/** The standard's verification, written from its other end: a complete text leaves the remainder 1. */
const isValid = (text: string, radix: number): boolean => {
  let product = radix;
  for (const character of text.slice(0, -1)) {
    const sum = product + ALPHABET.indexOf(character);
    product = ((sum > radix ? sum - radix : sum) * 2) % (radix + 1);
  }
  return (product + ALPHABET.indexOf(text.slice(-1))) % radix === 1;
};

describe('vectors', () => {
  test.each([
    ['1310106002590', '0'],
    ['2410711002458', '6'],
    ['1330108011171', '9'],
    ['2350623010526', '6'],
    ['1110807121565', '0'],
    ['079', '2'],
  ])('MOD 11,10 of %s is %s', (digits, check) => {
    expect(mod11And10CheckDigit(digits)).toBe(check);
  });

  test.each([
    ['A12425GABC1234002', 'M'],
    ['11100000000013338W01111430000006122244L20230000403001', 'U'],
    ['11100000000013338W00911330105002500287C2025052201002', '0'],
    ['11530102000000019Q00111530102000000019Q2026000001001', 'Q'],
  ])('MOD 37,36 of %s is %s', (text, check) => {
    expect(mod37And36CheckCharacter(text)).toBe(check);
  });

  test.each([
    [mod11And10CheckDigit, '12A'],
    [mod11And10CheckDigit, '1-2'],
    [mod37And36CheckCharacter, 'ab'],
    [mod37And36CheckCharacter, '12.3'],
    [mod37And36CheckCharacter, '证'],
  ])('a foreign character is refused', (check, text) => {
    expect(() => check(text)).toThrow(expect.objectContaining({ code: 'checkDigit.alphabet' }));
  });
});

describe.each(systems)('$name', ({ radix, check }) => {
  const body = textOver(radix, { minLength: 1, maxLength: 40 });

  it('passes the verification of the standard', () => {
    fc.assert(fc.property(body, (text) => isValid(text + check(text), radix)));
  });

  it('detects every single wrong character, the check character included', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: radix - 1 }), (text, at, shift) => {
        const whole = text + check(text);
        const index = at % whole.length;
        const other = ALPHABET.charAt((ALPHABET.indexOf(whole.charAt(index)) + shift) % radix);
        const wrong = whole.slice(0, index) + other + whole.slice(index + 1);
        return check(wrong.slice(0, -1)) !== wrong.slice(-1);
      }),
      { numRuns: 2000 },
    );
  });

  it('detects every adjacent swap but the one pair that the standard leaves open in each state', () => {
    let undetected = 0;
    let swaps = 0;
    // One character leads to every state there is; a second one would only repeat them.
    const afterHead = new Map<string, string>();
    for (const head of ['', ...ALPHABET.slice(0, radix)]) afterHead.set(check(head), head);
    expect(afterHead.size).toBe(radix);
    for (const head of afterHead.values()) {
      for (let a = 0; a < radix; a += 1) {
        for (let b = a + 1; b < radix; b += 1) {
          swaps += 1;
          const [x, y] = [ALPHABET.charAt(a), ALPHABET.charAt(b)];
          if (check(head + x + y) === check(head + y + x)) {
            undetected += 1;
            expect(b - a === 1 || b - a === radix - 1).toBe(true);
          }
        }
      }
    }
    expect({ undetected, swaps }).toEqual({ undetected: radix, swaps: (radix * radix * (radix - 1)) / 2 });
  });
});
