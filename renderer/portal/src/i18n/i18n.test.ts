import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { type MessageKey, translator } from './index.ts';
import { zh } from './zh.ts';

const keys = Object.keys(zh) as MessageKey[];
const holes = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('messages', () => {
  it('exist in both languages, with the same parameters', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
    for (const key of keys) expect([key, holes(en[key])]).toEqual([key, holes(zh[key])]);
  });

  it('are never empty', () => {
    for (const key of keys) {
      expect([key, zh[key].length > 0 && en[key].length > 0]).toEqual([key, true]);
    }
  });

  it('use full-width punctuation between Chinese characters', () => {
    const offending = keys.filter((key) => /[一-鿿”][,;:?!()]|[,;?!()][一-鿿“]/.test(zh[key]));
    expect(offending).toEqual([]);
  });

  it('say what to do instead of naming an error', () => {
    const vague = keys.filter((key) => /格式错误|非法|无效输入|操作失败/.test(zh[key]));
    expect(vague).toEqual([]);
  });

  it('leave a missing parameter visible', () => {
    expect(translator('zh')('start.progress', { n: 2 })).toContain('{total}');
    expect(translator('zh')('start.progress', { n: 2, total: 5 })).toMatch(/^第 2 步.共 5 步$/);
    expect(translator('en')('start.progress', { n: 2, total: 5 })).toBe('Step 2 of 5');
  });
});
