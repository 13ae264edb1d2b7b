import { describe, expect, it } from '@jest/globals';
import { sealSvg } from './index.ts';

describe('sealSvg', () => {
  it('draws every character of name and caption', () => {
    const svg = sealSvg({ bodyName: '昆明市五华区市场监督管理局', caption: '演示专用章' });
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts.join('')).toBe('昆明市五华区市场监督管理局演示专用章');
  });

  it('turns the first and the last character symmetrically', () => {
    const angles = [...sealSvg({ bodyName: '五华区教育体育局' }).matchAll(/rotate\((-?[\d.]+) /g)].map(
      ([, angle]) => Number(angle),
    );
    expect(angles).toHaveLength(8);
    expect(angles[0]).toBeCloseTo(-(angles.at(-1) ?? 0), 1);
  });

  it('escapes what it is given and refers to nothing outside', () => {
    const svg = sealSvg({ bodyName: '<b>&', caption: '"' });
    expect(svg).not.toContain('<b>');
    expect(svg).not.toMatch(/href|url\(/);
  });
});
