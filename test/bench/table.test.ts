import { describe, expect, it } from '@jest/globals';
import { makeFigure } from '../../bench/figure.ts';
import { table } from '../../bench/table.ts';

const figures = [
  makeFigure({
    bench: 'portal',
    metric: 'guide-rps',
    unit: 'req/s',
    better: 'higher',
    ours: 1234.5,
    peer: 98.76,
    peerName: 'naive',
    limit: 5,
    headline: true,
  }),
  makeFigure({
    bench: 'start',
    metric: 'fresh',
    unit: 's',
    better: 'lower',
    ours: 480,
    peer: 240,
    peerName: 'limit',
    limit: 1,
    headline: false,
  }),
];

describe('the table for people', () => {
  it('has a line per figure, with ratio, target and verdict', () => {
    expect(table(figures).split('\n')).toEqual([
      '测速 bench          本系统 ours          对照 peer  倍数 ratio  目标 target',
      'portal/guide-rps ★   1235 req/s  naive 98.76 req/s      × 12.5          ≥ 5  达标 met',
      'start/fresh               480 s        limit 240 s       × 0.5          ≥ 1  未达标 missed',
    ]);
  });

  it('puts its columns below each other in a terminal, where Chinese characters are two wide', () => {
    const ends = table(figures)
      .split('\n')
      .map((line) => line.slice(0, line.search(/target|≥ \d/) + (line.includes('target') ? 6 : 3)))
      .map((line) => line.replace(/\p{Script=Han}/gu, '__').length);
    expect(new Set(ends).size).toBe(1);
  });
});
