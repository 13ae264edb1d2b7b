import { BanshiError } from '../errors/index.ts';

/** Every character that a hybrid system can carry, in order of value: `0` = 0 … `Z` = 35. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Check character of an ISO 7064 hybrid system with two moduli, `radix + 1` and `radix`.
 *
 * Every single wrong character is detected. Adjacent characters swapped are detected as well, save where the two
 * running sums (state + character, modulo `radix`) are exactly `radix / 2` and `radix / 2 + 1`: for each state that is
 * one pair of neighbouring characters (2.2 % of the swaps for radix 10, 0.16 % for radix 36). No hybrid system
 * closes that gap, so a valid check character never replaces looking the number up.
 */
const hybridCheckCharacter = (text: string, radix: number): string => {
  let state = radix;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0 || value >= radix) {
      throw new BanshiError({
        code: 'checkDigit.alphabet',
        message: `a character outside the ${radix}-character alphabet cannot carry a check character`,
        personMessage: radix === 10 ? '编号里只能有数字，请核对' : '编号里只能有数字和大写字母，请核对',
        status: 422,
      });
    }
    const sum = (state + value) % radix || radix;
    state = (sum * 2) % (radix + 1);
  }
  return ALPHABET.charAt((radix + 1 - state) % radix);
};

/** ISO 7064 MOD 11,10: the check digit (0–9) of a text of digits. Throws `checkDigit.alphabet` on anything else. */
export const mod11And10CheckDigit = (digits: string): string => hybridCheckCharacter(digits, 10);

/**
 * ISO 7064 MOD 37,36: the check character (0–9, A–Z) of a text of digits and capital letters.
 * Throws `checkDigit.alphabet` on anything else.
 */
export const mod37And36CheckCharacter = (text: string): string => hybridCheckCharacter(text, 36);
