import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { checkCitizenId, citizenIdCheckCharacter, citizenIdFacts } from './index.ts';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A number with a real day of birth, and that day and sex, built without the code under test. */
const person = fc
  .record({
    area: fc.integer({ min: 110000, max: 659999 }),
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, year, month, day, sequence }) => {
    const head = `${area}${year}${twoDigits(month)}${twoDigits(day)}${String(sequence).padStart(3, '0')}`;
    return {
      id: head + citizenIdCheckCharacter(head),
      birthDate: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
      sex: sequence % 2 === 0 ? 'female' : 'male',
    };
  });

const codes = (text: string) => checkCitizenId(text).map(({ code }) => code);

test.each([
  ['11010519491231002X', { birthDate: '1949-12-31', sex: 'female' }],
  ['530102199001011231', { birthDate: '1990-01-01', sex: 'male' }],
])('the vector %s is valid and says who', (id, facts) => {
  expect(checkCitizenId(id)).toEqual([]);
  expect(citizenIdFacts(id)).toEqual(facts);
});

describe('checkCitizenId', () => {
  it('names the character that should stand last', () => {
    expect(checkCitizenId('110105194912310021')).toEqual([
      {
        code: 'citizenId.checkDigit',
        severity: 'error',
        place: '',
        message: '身份证号末位应为 X，请核对第 18 位',
      },
    ]);
  });

  test.each([
    ['', ['citizenId.length']],
    ['530102900101123', ['citizenId.length']],
    ['5301021990010112311', ['citizenId.length']],
    ['11010519491231002x', ['citizenId.alphabet']],
    ['1101051949123100XX', ['citizenId.alphabet']],
    ['１10105194912310021', ['citizenId.alphabet']],
  ])('%s → %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test.each(['19900230', '19901301', '19900001', '19900100', '20230229', '00000101', '21000229'])(
    'the day of birth %s does not exist',
    (day) => {
      const head = `530102${day}123`;
      const id = head + citizenIdCheckCharacter(head);
      expect(codes(id)).toEqual(['citizenId.date']);
      expect(citizenIdFacts(id)).toBeUndefined();
    },
  );

  it('accepts 29 February of a leap year', () => {
    const head = '53010220000229123';
    expect(checkCitizenId(head + citizenIdCheckCharacter(head))).toEqual([]);
  });

  it('reports an impossible day and a wrong check character together', () => {
    const head = '53010219900230123';
    const wrong = citizenIdCheckCharacter(head) === '0' ? '1' : '0';
    expect(codes(head + wrong)).toEqual(['citizenId.date', 'citizenId.checkDigit']);
  });

  it('reads back what was put in', () => {
    fc.assert(
      fc.property(person, ({ id, birthDate, sex }) => {
        expect(checkCitizenId(id)).toEqual([]);
        expect(citizenIdFacts(id)).toEqual({ birthDate, sex });
      }),
    );
  });

  it('detects every single wrong character', () => {
    fc.assert(
      fc.property(
        person,
        fc.nat({ max: 17 }),
        fc.constantFrom(...'0123456789X'),
        ({ id }, index, character) => {
          fc.pre(id.charAt(index) !== character);
          return codes(id.slice(0, index) + character + id.slice(index + 1)).length > 0;
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('detects every adjacent swap', () => {
    fc.assert(
      fc.property(person, fc.nat({ max: 16 }), ({ id }, index) => {
        fc.pre(id.charAt(index) !== id.charAt(index + 1));
        const swapped = id.slice(0, index) + id.charAt(index + 1) + id.charAt(index) + id.slice(index + 2);
        return codes(swapped).length > 0;
      }),
      { numRuns: 2000 },
    );
  });
});

test('the check character needs 17 digits', () => {
  for (const text of ['', '1101051949123100', '110105194912310021', '1101051949123100X']) {
    expect(() => citizenIdCheckCharacter(text)).toThrow(
      expect.objectContaining({ code: 'citizenId.alphabet' }),
    );
  }
});
