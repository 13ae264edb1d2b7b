import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { brokenContract, Figure, isMet, makeFigure, median, percentile } from '../../bench/figure.ts';

const given = {
  bench: 'portal',
  metric: 'guide-rps',
  unit: 'req/s',
  better: 'higher' as const,
  ours: 1200,
  peer: 100,
  peerName: 'naive',
  limit: 5,
  headline: true,
};
const measurement = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

describe('a figure', () => {
  it('has exactly the keys that people script against', () => {
    const figure = makeFigure(given);
    expect(Object.keys(figure).sort()).toEqual(
      'bench better headline limit metric ours peer peerName ratio unit'.split(' '),
    );
    expect(Figure.parse(JSON.parse(JSON.stringify(figure)))).toEqual(figure);
    expect(() => Figure.parse({ ...figure, extra: 1 })).toThrow();
  });

  test.each([
    ['higher', 1200, 100, 12],
    ['higher', 50, 100, 0.5],
    ['lower', 50, 100, 2],
    ['lower', 400, 100, 0.25],
  ] as const)('of which %s is better, %d beside %d, has the ratio %d', (better, ours, peer, ratio) => {
    expect(makeFigure({ ...given, better, ours, peer }).ratio).toBe(ratio);
  });

  it('has a ratio above 1 exactly where we are better', () => {
    fc.assert(
      fc.property(measurement, measurement, fc.constantFrom('higher', 'lower'), (ours, peer, better) => {
        const { ratio } = makeFigure({ ...given, ours, peer, better: better as 'higher' | 'lower' });
        const isBetter = better === 'higher' ? ours > peer : ours < peer;
        expect(isBetter ? ratio >= 1 : ratio <= 1).toBe(true);
        expect(ratio).toBeCloseTo(better === 'higher' ? ours / peer : peer / ours, -Math.log10(ratio) + 1.5);
      }),
    );
  });

  it('is rounded to what a repetition confirms, the ratio from what was measured', () => {
    const { ours, peer, ratio } = makeFigure({ ...given, ours: 1234.567, peer: 0.0123456 });
    expect([ours, peer, ratio]).toEqual([1235, 0.01235, 100000]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('is not made of %d', (value) => {
    expect(() => makeFigure({ ...given, ours: value })).toThrow('portal/guide-rps');
    expect(() => makeFigure({ ...given, peer: value })).toThrow(RangeError);
  });

  it('meets its target from the target itself on', () => {
    expect([4.99, 5, 5.01].map((ratio) => isMet({ ratio, limit: 5 }))).toEqual([false, true, true]);
  });
});

describe('the figures of a bench', () => {
  const headline = makeFigure(given);
  const beside = makeFigure({ ...given, metric: 'guide-p99', headline: false });

  test.each([
    ['one headline and others', [headline, beside], undefined],
    ['no headline', [beside], 'portal gave 0 headline figures instead of one'],
    ['nothing', [], 'portal gave 0 headline figures instead of one'],
    [
      'two headlines',
      [headline, { ...beside, headline: true }],
      'portal gave 2 headline figures instead of one',
    ],
    ['a metric twice', [headline, { ...beside, metric: 'guide-rps' }], 'portal gave a metric twice'],
    ["another bench's", [headline, { ...beside, bench: 'start' }], 'portal gave a figure of start'],
  ])('%s', (_, figures, expected) => {
    expect(brokenContract('portal', figures)).toBe(expected);
  });
});

describe('statistics', () => {
  const samples = fc.array(measurement, { minLength: 1, maxLength: 50 });

  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('the percentile %d of 1 to 100 is %d', (share, expected) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, share)).toBe(expected);
  });

  it('a percentile is a sample that its share of the samples does not exceed, and the least such', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const found = percentile(values, share);
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length);
        const fewer = values.filter((value) => value < found).length;
        expect(fewer === 0 || fewer < share * values.length).toBe(true);
      }),
    );
  });

  it('hangs not on the order, and leaves the samples as they are', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const before = [...values];
        expect(median([...values].reverse())).toBe(median(values));
        expect(percentile([...values].reverse(), 0.99)).toBe(percentile(values, 0.99));
        expect(values).toEqual(before);
      }),
    );
  });

  it('of nothing is an error, not zero', () => {
    expect(() => median([])).toThrow('no samples');
    expect(() => percentile([], 0.5)).toThrow('no samples');
  });
});
