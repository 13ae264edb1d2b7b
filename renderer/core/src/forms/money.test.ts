import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { centsToYuan, chineseAmount, maximumCents, yuanToCents } from './money.ts';

describe('yuanToCents', () => {
  it.each([
    ['1234.5', 123450],
    ['1,234.50', 123450],
    ['¥12 元', 1200],
    ['12.34', 1234],
    ['1.005', undefined],
    ['0.1', 10],
    ['5.', 500],
    ['-3.2', -320],
    ['-0', 0],
    ['', undefined],
    ['1e5', undefined],
    ['.5', undefined],
    ['99999999999999.99', undefined],
  ])('%s → %s', (text, cents) => {
    expect(yuanToCents(text)).toBe(cents);
  });

  test('undoes centsToYuan for every amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.boolean(), (cents, grouped) => {
        expect(yuanToCents(centsToYuan(cents, { grouped }))).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });
});

describe('chineseAmount', () => {
  // The six examples of the annex, then edges.
  it.each([
    [140950, '壹仟肆佰零玖元伍角整'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元叁角贰分'],
    [10700053, '壹拾万柒仟元伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [100_0000_0000, '壹亿元整'],
    [100_0000_0100, '壹亿零壹元整'],
    [1_0001_0000_0000, '壹佰亿零壹佰万元整'],
    [-1050, '负壹拾元伍角整'],
    [maximumCents, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('%d', (cents, text) => {
    expect(chineseAmount(cents)).toBe(text);
  });

  test('can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maximumCents }), (cents) => {
        expect(readCapitals(chineseAmount(cents))).toBe(cents);
      }),
    );
  });

  it('refuses fractions of a cent', () => {
    expect(() => chineseAmount(0.5)).toThrow(RangeError);
    expect(() => centsToYuan(Number.NaN)).toThrow(RangeError);
  });
});

/** Reads capitals by grammar, independently of how they were written. */
function readCapitals(text: string): number {
  const match = /^(?:(.*)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(text);
  const digit = (character: string | undefined) => '零壹贰叁肆伍陆柒捌玖'.indexOf(character ?? '零');
  return readInteger(match?.[1] ?? '零') * 100 + digit(match?.[2]) * 10 + digit(match?.[3]);
}

function readInteger(text: string): number {
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
    ['仟', 1_000],
    ['佰', 100],
    ['拾', 10],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return readInteger(text.slice(0, at)) * size + readInteger(text.slice(at + 1) || '零');
  }
  return '零壹贰叁肆伍陆柒捌玖'.indexOf(text.replace(/^零(?=.)/, ''));
}
