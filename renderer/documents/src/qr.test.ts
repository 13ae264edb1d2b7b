import { describe, expect, it } from '@jest/globals';
import { qrDataUrl, qrSvg } from './index.ts';

describe('qrSvg', () => {
  it('draws every dark module of the code, inside a quiet zone of four', () => {
    const svg = qrSvg('https://example.test/verify/1');
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const dark = new Set<string>();
    for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      for (let step = 0; step < Number(run); step += 1) dark.add(`${Number(x) + step},${y}`);
    }
    // The three finder patterns: a full row of seven at each corner but the last.
    const row = (left: number, top: number) =>
      [0, 1, 2, 3, 4, 5, 6].every((step) => dark.has(`${left + step},${top}`));
    expect(row(4, 4) && row(size - 11, 4) && row(4, size - 11)).toBe(true);
    expect(row(size - 11, size - 5)).toBe(false);
    for (const module of dark) {
      const [x = 0, y = 0] = module.split(',').map(Number);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
      expect(Math.max(x, y)).toBeLessThan(size - 4);
    }
  });

  it('is small for an address: 33 modules for 63 characters', () => {
    expect(qrSvg('https://banshi.example/verify/2026000001?n=JY25301020000019&m=ab')).toContain(
      'viewBox="0 0 41 41"',
    );
  });

  it('also comes as a data URL', () => {
    const [, base64 = ''] = qrDataUrl('x').split('base64,');
    expect(Buffer.from(base64, 'base64').toString('utf8')).toBe(qrSvg('x'));
  });
});
