import type { HandlingItem } from '@banshi/core/items';
import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './changes.ts';

const item = (parts: object): HandlingItem =>
  ({ promisedLimit: { days: 5, unit: 'workingDay' }, materials: [], ...parts }) as unknown as HandlingItem;
const material = (key: string, zh: string, copies = 1) => ({ key, name: { zh }, copies });

describe('changesBetween', () => {
  it('says nothing where nothing changed', () => {
    expect(changesBetween(item({}), item({}), 'zh')).toEqual([]);
  });

  it('says both limits', () => {
    const after = item({ promisedLimit: { days: 3, unit: 'workingDay' } });
    expect(changesBetween(item({}), after, 'zh')).toEqual([
      { element: 'promisedLimit', label: '承诺办结时限', from: '5 个工作日', to: '3 个工作日' },
    ]);
  });

  it('names rows that came, went and changed, and leaves out those that stayed', () => {
    const before = item({ materials: [material('a', '甲'), material('b', '乙'), material('c', '丙')] });
    const after = item({ materials: [material('c', '丙'), material('b', '乙', 2), material('d', '丁')] });
    expect(changesBetween(before, after, 'zh').map(({ label, to }) => [label, to])).toEqual([
      ['申请材料：乙', '内容有修改'],
      ['申请材料：丁', '丁'],
      ['申请材料：甲', '不再要求'],
    ]);
  });
});
