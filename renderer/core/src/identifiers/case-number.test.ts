import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { caseNumber, checkCaseNumber, mod37And36CheckCharacter } from './index.ts';

const input = fc.record({
  division6: fc.integer({ min: 100000, max: 999999 }).map(String),
  date: fc
    .date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((day) => day.toISOString().slice(0, 10)),
  sequence: fc.integer({ min: 1, max: 999999 }),
});

const codes = (text: string) => checkCaseNumber(text).map(({ code }) => code);

describe('caseNumber', () => {
  it('is division, day, sequence and a check character over their digits', () => {
    const number = caseNumber({ division6: '530102', date: '2026-11-23', sequence: 123 });
    expect(number).toBe('530102-20261123-000123-J');
  });

  it('is accepted, fits the standard’s 50 characters and is unique', () => {
    fc.assert(
      fc.property(input, input, (a, b) => {
        const number = caseNumber(a);
        expect(checkCaseNumber(number)).toEqual([]);
        expect(number.length).toBeLessThanOrEqual(50);
        const isSame = a.division6 === b.division6 && a.date === b.date && a.sequence === b.sequence;
        expect(caseNumber(b) === number).toBe(isSame);
      }),
    );
  });

  test.each([
    [{ division6: '53010' }, 'caseNumber.division'],
    [{ division6: '530102000000' }, 'caseNumber.division'],
    [{ date: '2026-02-29' }, 'caseNumber.date'],
    [{ date: '20261123' }, 'caseNumber.date'],
    [{ date: '2026-11-23T00:00:00Z' }, 'caseNumber.date'],
    [{ sequence: 0 }, 'caseNumber.sequence'],
    [{ sequence: 0.5 }, 'caseNumber.sequence'],
    [{ sequence: 1_000_000 }, 'caseNumber.sequenceExhausted'],
  ])('refuses %j with %s', (change, code) => {
    const whole = { division6: '530102', date: '2026-11-23', sequence: 1, ...change };
    expect(() => caseNumber(whole)).toThrow(expect.objectContaining({ name: 'BanshiError', code }));
  });
});

describe('checkCaseNumber', () => {
  const valid = caseNumber({ division6: '530102', date: '2026-11-23', sequence: 123 });

  test.each([
    '',
    '530102',
    valid.toLowerCase().replace(/-/g, ''),
    `${valid} `,
    valid.replace('-', '–'),
    `X${valid.slice(1)}`,
  ])('%j does not look like one', (text) => {
    expect(codes(text)).toEqual(['caseNumber.format']);
  });

  it('reports an impossible day even where the check character fits', () => {
    const check = mod37And36CheckCharacter('53010220260230000001');
    expect(codes(`530102-20260230-000001-${check}`)).toEqual(['caseNumber.date']);
  });

  it('never says which check character would pass', () => {
    const right = valid.slice(-1);
    const wrong = right === 'A' ? 'B' : 'A';
    const [problem] = checkCaseNumber(valid.slice(0, -1) + wrong);
    expect(problem).toEqual({
      code: 'caseNumber.checkCharacter',
      severity: 'error',
      place: '',
      message: '办件编号有一处填错，请对照回执逐位核对',
    });
  });

  it('detects every single wrong character', () => {
    fc.assert(
      fc.property(
        input,
        fc.nat({ max: 23 }),
        fc.constantFrom(...'0123456789ABKXZ'),
        (parts, index, character) => {
          const number = caseNumber(parts);
          fc.pre(number.charAt(index) !== character);
          return codes(number.slice(0, index) + character + number.slice(index + 1)).length > 0;
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('detects adjacent swaps of digits more than one apart (0 and 9 included: MOD 37,36 leaves only neighbours open)', () => {
    fc.assert(
      fc.property(input, fc.nat({ max: 21 }), (parts, index) => {
        const number = caseNumber(parts);
        const [x, y] = [number.charAt(index), number.charAt(index + 1)];
        fc.pre(x !== '-' && y !== '-' && Math.abs(Number(x) - Number(y)) > 1);
        return codes(number.slice(0, index) + y + x + number.slice(index + 2)).length > 0;
      }),
      { numRuns: 2000 },
    );
  });
});
