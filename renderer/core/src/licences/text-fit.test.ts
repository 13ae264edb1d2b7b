import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FitRequest, fitText } from './index.ts';

const box: FitRequest = {
  text: '',
  font: 'song',
  bold: false,
  widthMm: 60,
  heightMm: 20,
  sizePt: 16,
  minSizePt: 8,
  lineHeight: 1.4,
  letterSpacingEm: 0,
};

describe('fitText', () => {
  it('counts ideographs as one em and Latin by its font', () => {
    // 60 mm hold ten characters of 16 pt (5.64 mm each).
    expect(fitText({ ...box, text: '字'.repeat(10) })).toEqual({ sizePt: 16, lines: 1, fits: true });
    expect(fitText({ ...box, text: '字'.repeat(11) })).toEqual({ sizePt: 16, lines: 2, fits: true });
    expect(fitText({ ...box, text: 'i'.repeat(30) }).lines).toBe(1);
    expect(fitText({ ...box, text: 'M'.repeat(12) }).lines).toBe(2);
  });

  it('never lets closing punctuation begin a line', () => {
    expect(fitText({ ...box, text: `${'字'.repeat(10)}。` }).lines).toBe(2);
    // The tenth ideograph moves down with its full stop: 9 + 2 instead of 10 + 1.
    expect(fitText({ ...box, heightMm: 40, text: `${'字'.repeat(10)}。${'字'.repeat(9)}` }).lines).toBe(3);
  });

  it('keeps line feeds', () => {
    expect(fitText({ ...box, text: '甲\n乙' }).lines).toBe(2);
  });

  it('says so when nothing fits', () => {
    expect(fitText({ ...box, text: '字'.repeat(400) })).toMatchObject({ sizePt: 8, fits: false });
  });

  it('never needs a smaller size for a shorter text, and stays within its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(79), (text, cut) => {
        const whole = fitText({ ...box, text });
        const part = fitText({ ...box, text: [...text].slice(0, cut).join('') });
        expect(part.sizePt).toBeGreaterThanOrEqual(whole.sizePt);
        expect(whole.sizePt).toBeGreaterThanOrEqual(8);
        expect(whole.sizePt).toBeLessThanOrEqual(16);
      }),
    );
  });
});
