import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { checkUscc, isUscc, organisationCheckCharacter, usccCheckCharacter } from './index.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''));
const uscc = first17.map((head) => head + usccCheckCharacter(head));

const codes = (text: string) => checkUscc(text).map(({ code, severity }) => `${severity} ${code}`);

test.each([
  '91350100M000100Y43',
  '11100000000013338W',
  '11440100007483172Q',
  '11370800MB28559184',
  '11530102000000019Q',
])('the published code %s has no problem at all', (text) => {
  expect(checkUscc(text)).toEqual([]);
  expect(isUscc(text)).toBe(true);
  expect(organisationCheckCharacter(text.slice(8, 16))).toBe(text.charAt(16));
});

describe('checkUscc', () => {
  it('names the character that should stand last', () => {
    expect(checkUscc('91350100M000100Y44')).toEqual([
      {
        code: 'uscc.checkDigit',
        severity: 'error',
        place: '',
        message: '统一社会信用代码末位应为 3，请核对第 18 位',
      },
    ]);
    expect(isUscc('91350100M000100Y44')).toBe(false);
  });

  it('says how long the text is, and nothing of positions in it', () => {
    expect(checkUscc('91350100m000100y4')).toEqual([
      {
        code: 'uscc.length',
        severity: 'error',
        place: '',
        message: '统一社会信用代码应为 18 位，现为 17 位，请核对',
      },
    ]);
    expect(checkUscc('')[0]?.message).toBe('请填写 18 位统一社会信用代码');
    expect(codes('91350100M000100Y433')).toEqual(['error uscc.length']);
  });

  test.each(['I', 'O', 'S', 'V', 'Z', 'm', ' ', '-', '一', '𠮷', 'Y'])(
    'only the code’s alphabet passes: %s',
    (character) => {
      const found = codes(`91350100${character}000100Y43`);
      if (character === 'Y') expect(found).not.toContain('error uscc.alphabet');
      else expect(found).toEqual(['error uscc.alphabet']);
    },
  );

  it('names the wrong positions, the first five of them', () => {
    expect(checkUscc('9I350100M000100YO3')[0]?.message).toBe(
      '统一社会信用代码第 2、17 位填写有误，只用数字和大写字母（不用 I、O、S、V、Z）',
    );
    expect(checkUscc('ooooooooo000100Y43')[0]?.message).toContain('第 1、2、3、4、5 位等填写有误');
  });

  it('warns of an organisation code that was not computed, and accepts the code', () => {
    const head = '91350100M000100Y5';
    const text = head + usccCheckCharacter(head);
    expect(codes(text)).toEqual(['warning uscc.organisationCode']);
    expect(checkUscc(text)[0]?.message).toContain('应为 4');
    expect(isUscc(text)).toBe(true);
  });

  it('reports both findings at once', () => {
    expect(codes('91350100M000100Y53').sort()).toEqual([
      'error uscc.checkDigit',
      'warning uscc.organisationCode',
    ]);
  });

  it('accepts what usccCheckCharacter completes', () => {
    fc.assert(fc.property(uscc, isUscc));
  });

  it('has no finding where the organisation code is computed as well', () => {
    fc.assert(
      fc.property(first17, (text) => {
        const head = text.slice(0, 16) + organisationCheckCharacter(text.slice(8, 16));
        expect(checkUscc(head + usccCheckCharacter(head))).toEqual([]);
      }),
    );
  });

  it('detects every single wrong character', () => {
    fc.assert(
      fc.property(uscc, fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET), (text, index, character) => {
        fc.pre(text.charAt(index) !== character);
        return !isUscc(text.slice(0, index) + character + text.slice(index + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('detects every adjacent swap', () => {
    fc.assert(
      fc.property(uscc, fc.nat({ max: 16 }), (text, index) => {
        fc.pre(text.charAt(index) !== text.charAt(index + 1));
        return !isUscc(
          text.slice(0, index) + text.charAt(index + 1) + text.charAt(index) + text.slice(index + 2),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('answers any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(checkUscc(text))));
  });
});

test('check characters are computed for the right width and alphabet only', () => {
  for (const text of ['', '91350100M000100Y', '91350100M000100Y43', '9135010OM000100Y4']) {
    expect(() => usccCheckCharacter(text)).toThrow(expect.objectContaining({ code: 'uscc.alphabet' }));
  }
  for (const text of ['', 'M000100', 'M000100YY', 'm000100Y']) {
    expect(() => organisationCheckCharacter(text)).toThrow(
      expect.objectContaining({ code: 'uscc.alphabet' }),
    );
  }
});
