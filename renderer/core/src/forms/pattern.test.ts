import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { compilePattern, PatternSyntaxError } from './pattern.ts';

const matches = (pattern: string, text: string) => compilePattern(pattern)(text);
const faultOf = (pattern: string): unknown => {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    return error instanceof PatternSyntaxError ? `${error.fault}@${error.position}` : error;
  }
};

describe('compilePattern', () => {
  it.each([
    ['[A-Z]{2}\\d{4}', 'AB1234', true],
    ['[A-Z]{2}\\d{4}', 'xAB1234', false],
    ['^云[A-Z]-?[0-9A-Z]{5,6}$', '云A-12345', true],
    ['\\p{Han}{2,4}', '张三丰', true],
    ['\\p{Han}{2,4}', '张san', false],
    ['[一-龥·]+', '阿卜杜拉·买买提', true],
    ['a|bc|', '', true],
    ['(?:ab)*c', 'ababc', true],
    ['(a*)*', 'aaaa', true],
    ['.', '𫍰', true],
    ['[^0-9]', '5', false],
    ['a{2,}', 'a', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    ['(', 'parenthesis@1'],
    ['a)', 'parenthesis@1'],
    ['(?i)a', 'group@1'],
    ['(?=a)', 'group@1'],
    ['[]a]', 'class@1'],
    ['[[:alpha:]]', 'class@1'],
    ['[z-a]', 'range@4'],
    ['\\1', 'escape@1'],
    ['\\', 'escape@1'],
    ['\\p{Klingon}', 'escape@2'],
    ['a**', 'repeat@2'],
    ['a{2}{3}', 'repeat@7'],
    ['a{1001}', 'repeat@1'],
    ['a{3,2}', 'repeat@1'],
    ['^*', 'repeat@2'],
    ['{', 'repeat@0'],
    ['(a{40}){40}', 'tooLarge@0'],
    ['((){100}){100}', 'tooLarge@0'],
    [`${'('.repeat(21)}${')'.repeat(21)}`, 'tooDeep@21'],
  ])('refuses %s', (pattern, fault) => {
    expect(faultOf(pattern)).toBe(fault);
  });

  it('takes linear time where a backtracking engine takes seconds', () => {
    const started = performance.now();
    expect(matches('^(\\d+)+$', `${'1'.repeat(5_000)}x`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      '0',
      '一',
      '𫍰',
      '-',
      '.',
      '\\d',
      '\\w',
      '\\W',
      '\\s',
      '\\.',
      '\\p{Han}',
      '\\P{Lu}',
      '[a-c]',
    ],
    ...[
      '[^0-9]',
      '[-a]',
      '[\\d一]',
      '(',
      '(?:',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{0,2}',
      '{1,}',
      '^',
      '$',
      '[',
      ']',
    ],
  );
  const text = fc.array(fc.constantFrom(...'abcA09_- .\n一龥·𫍰'), { maxLength: 6 });

  test('whatever it accepts, RE2 accepts and matches the same texts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.array(text, { minLength: 5, maxLength: 5 }),
        (pieces, texts) => {
          const pattern = pieces.join('');
          if (faultOf(pattern) !== undefined) return;
          accepted += 1;
          const own = compilePattern(pattern);
          const reference = RE2JS.compile(`^(?:${pattern})$`);
          for (const characters of texts) {
            const sample = characters.join('');
            expect([pattern, sample, own(sample)]).toEqual([pattern, sample, reference.matches(sample)]);
          }
        },
      ),
      { numRuns: 4_000, seed: 20261123 },
    );
    expect(accepted).toBeGreaterThan(500);
  });
});
