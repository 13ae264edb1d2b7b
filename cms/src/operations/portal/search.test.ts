import { describe, expect, it } from '@jest/globals';
import type { ListedItem } from './items.ts';
import { searchItems } from './search.ts';

const item = (itemKey: string, ...words: string[]): ListedItem => ({
  itemKey,
  departmentRole: 'x',
  audiences: ['person'],
  summary: { itemKey, name: { zh: words[0] ?? '' } },
  words,
});
const food = item('food', '食品经营许可证核发（新办）', '', '开饭店、小吃店', '餐饮许可');
const hygiene = item('hygiene', '公共场所卫生许可', '', '宾馆、理发店');

const keys = (typed: string) => searchItems([hygiene, food], typed).results.map((found) => found.itemKey);

describe('searchItems', () => {
  it('finds by name, by everyday words, in full width and with spaces', () => {
    expect(keys('食品经营')).toEqual(['food']);
    expect(keys('小吃店')).toEqual(['food']);
    expect(keys(' 餐 饮许可')).toEqual(['food']);
  });

  it('ranks a hit in the name before one in other words', () => {
    const other = item('other', '小餐饮登记', '', '食品经营');
    expect(searchItems([other, food], '食品经营').results.map((found) => found.itemKey)).toEqual([
      'food',
      'other',
    ]);
  });

  it('forgives a wrong character and says so', () => {
    const found = searchItems([hygiene, food], '食品经赢许可');
    expect(found.isLoose).toBe(true);
    expect(found.results[0]?.itemKey).toBe('food');
  });

  it('answers nothing for what resembles nothing, everything for nothing', () => {
    expect(searchItems([hygiene, food], '出国留学')).toEqual({ results: [], isLoose: false });
    expect(keys('')).toEqual(['hygiene', 'food']);
  });
});
