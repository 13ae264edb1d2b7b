import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { readDivisions } from './divisions.ts';

const shipped = readFileSync(new URL('../data/divisions-53.csv', import.meta.url), 'utf8');

const table = (...lines: string[]): string => ['code,level,name', ...lines].join('\n');
const good = [
  '530000000000,province,云南省',
  '530100000000,prefecture,昆明市',
  '530102000000,county,五华区',
  '530102001000,township,华山街道',
];

function codesOf(csv: string): string[] {
  const result = readDivisions(csv);
  return result.ok ? [] : result.problems.map((problem) => `${problem.code} ${problem.place}`);
}

describe('the shipped table', () => {
  const result = readDivisions(shipped);
  const divisions = result.ok ? result.value : [];

  it('is read without a problem, all 16,495 divisions', () => {
    expect(result.problems).toEqual([]);
    expect(divisions).toHaveLength(16_495);
  });

  test.each([
    ['province', 1],
    ['prefecture', 16],
    ['county', 129],
    ['township', 1461],
    ['village', 14_888],
  ])('has so many of level %s: %i', (level, count) => {
    expect(divisions.filter((division) => division.level === level)).toHaveLength(count);
  });

  it('names each division’s parent by code', () => {
    const wuhua = divisions.find((division) => division.code === '530102000000');
    expect(wuhua).toEqual({
      code: '530102000000',
      level: 'county',
      name: '五华区',
      parent: '530100000000',
    });
    expect(divisions[0]).toEqual({ code: '530000000000', level: 'province', name: '云南省' });
  });

  it('takes well under a second', () => {
    const started = performance.now();
    readDivisions(shipped);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a table', () => {
  it('may have a byte order mark, CRLF and a last line end', () => {
    expect(codesOf(`\uFEFF${table(...good).replaceAll('\n', '\r\n')}\r\n`)).toEqual([]);
  });

  it('may name parents after their children', () => {
    expect(codesOf(table(...[...good].reverse()))).toEqual([]);
  });

  test.each([
    ['another header', 'name,code,level\n云南省,530000000000,province', 'divisions.header line 1'],
    ['no rows', 'code,level,name\n', 'divisions.empty line 1'],
    ['a missing column', table(...good, '530102002000,township'), 'divisions.columns line 6'],
    ['a fourth column', table(...good, '530102002000,township,护国街道,x'), 'divisions.columns line 6'],
    ['a blank line', table(...good, ''), undefined],
    [
      'a blank line in the middle',
      table(...good, '', '530102002000,township,护国街道'),
      'divisions.columns line 6',
    ],
    ['an empty name', table(...good, '530102002000,township,'), 'divisions.name line 6'],
    [
      'a name with blanks around it',
      table(...good, '530102002000,township, 护国街道'),
      'divisions.name line 6',
    ],
    ['a short code', table(...good, '530102002,township,护国街道'), 'divisions.code line 6'],
    ['letters in a code', table(...good, '53010200200O,township,护国街道'), 'divisions.code line 6'],
    ['a gap in a code', table(...good, '530102000001,village,护国'), 'divisions.code line 6'],
    [
      'a level that is not the code’s',
      table(...good, '530102002000,county,护国街道'),
      'divisions.level line 6',
    ],
    ['a level there is not', table(...good, '530102002000,town,护国街道'), 'divisions.level line 6'],
    ['a code given twice', table(...good, '530102001000,township,华山'), 'divisions.duplicate line 6'],
    [
      'a parent that is not there',
      table(...good, '530103001000,township,拓东街道'),
      'divisions.parentMissing line 6',
    ],
  ])('with %s is judged', (_, csv, expected) => {
    expect(codesOf(csv)).toEqual(expected === undefined ? [] : [expected]);
  });

  it('has all its problems reported at once, in Chinese with the line', () => {
    const result = readDivisions(table(...good, 'x,township,甲', '530102001000,township,乙'));
    expect(result.ok).toBe(false);
    expect(result.problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining('第 6 行'),
      expect.stringContaining('与第 5 行重复'),
    ]);
  });
});
