import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormDefinition } from '../forms/index.ts';
import { itemOf, materialOf, type Read, read } from './__fixtures__/reading.ts';
import { stallPermit } from './__fixtures__/stall-permit.ts';

describe('importing again', () => {
  const first = read(stallPermit());

  it('changes nothing', () => {
    const again = read(stallPermit(), { previous: first.layer, lastSheet: stallPermit() });
    expect(again.layer).toEqual(first.layer);
  });

  it('updates a row and keeps its key, however its name is spelt', () => {
    const sheet = stallPermit();
    const contract = sheet.materials.find(({ name }) => name === '租赁合同');
    if (contract) Object.assign(contract, { name: ' 租赁 合同', copies: 2 });
    sheet.situations[1] = {
      ...sheet.situations[1],
      decides: [{ when: '租用', materials: ['租赁合同'] }],
    } as (typeof sheet.situations)[number];
    const again = read(sheet, { previous: first.layer, lastSheet: stallPermit() });
    expect(itemOf(again).item.materials).toHaveLength(10);
    expect(materialOf(again, '租赁合同')).toMatchObject({
      key: materialOf(first, '租赁合同').key,
      copies: 2,
    });
  });

  it('takes out what the sheet no longer has, and leaves what a person added', () => {
    const layer = structuredClone(first.layer);
    const materials = layer.standard.materials as { add: Record<string, unknown>[] };
    materials.add.push({ ...materials.add[0], key: 'own-row', name: { zh: '自己加的' } } as never);
    const sheet = stallPermit();
    sheet.materials = sheet.materials.filter(({ name }) => name !== '担保书');
    for (const row of sheet.situations)
      row.decides = row.decides.filter(({ when }) => !when.includes('担保'));
    const names = itemOf(read(sheet, { previous: layer, lastSheet: stallPermit() })).item.materials.map(
      ({ name }) => name.zh,
    );
    expect(names).not.toContain('担保书');
    expect(names).toContain('自己加的');
  });

  it('does not undo what a person changed since, and says where both did', () => {
    const layer = structuredClone(first.layer);
    const rows = (layer.standard.materials as { add: { name: { zh: string }; [column: string]: unknown }[] })
      .add;
    const guarantee = rows.find(({ name }) => name.zh === '担保书');
    Object.assign(guarantee ?? {}, {
      applies: { '==': [{ var: 'situation.xy' }, true] },
      necessity: 'required',
    });
    layer.standard.promisedLimit = { set: { days: 3, unit: 'workingDay' } };
    const sheet = { ...stallPermit(), promisedDays: 4, statutoryDays: 15 };
    const again = read(sheet, { previous: layer, lastSheet: stallPermit() });
    expect(materialOf(again, '担保书')).toMatchObject({
      applies: { '==': [{ var: 'situation.xy' }, true] },
      necessity: 'required',
    });
    expect(again.layer.standard.promisedLimit).toEqual({ set: { days: 3, unit: 'workingDay' } });
    expect(again.layer.standard.statutoryLimit).toMatchObject({ set: { days: 15 } });
    expect(again.tasks.filter(({ code }) => code === 'edit.keptExisting')).toMatchObject([
      { quote: 'promisedLimit' },
    ]);
  });

  describe('over an item that people have written', () => {
    const layer = structuredClone(first.layer);
    const form = (layer.standard.form as { set: FormDefinition }).set;
    form.key = 'ours';
    const rowsOf = (element: string) => (layer.standard[element] as { add: Record<string, unknown>[] }).add;
    Object.assign(rowsOf('materials')[1] ?? {}, { key: 'process-description', applies: true, copies: 3 });
    rowsOf('conditions').splice(0, 2, { key: 'grown-up', text: { zh: '成年人可以申请。' } });
    rowsOf('legalBasis')[0] = { ...rowsOf('legalBasis')[0], gist: '更清楚的说明' };
    layer.standard.statutoryLimit = {
      set: { days: 20, unit: 'workingDay', basis: '第三条', confidence: 'verified' },
    };
    const sheet = { ...stallPermit(), promisedDays: 3 };
    sheet.situations = [...sheet.situations, { question: '是否新的问题?', type: 'boolean', decides: [] }];
    const again = read(sheet, { previous: layer });

    it('their rows, questions, form and reasons stay', () => {
      for (const element of [
        'form',
        'conditions',
        'legalBasis',
        'statutoryLimit',
        'situations',
        'results',
        'fee',
      ])
        expect(again.layer.standard[element]).toEqual(layer.standard[element]);
    });

    it('plain facts are corrected', () => {
      expect(materialOf(again, '操作流程说明')).toMatchObject({
        key: 'process-description',
        applies: true,
        copies: 1,
      });
      expect(again.layer.standard.promisedLimit).toMatchObject({ set: { days: 3 } });
    });

    it('what they do not have is a task, not a second row', () => {
      const quotes = again.tasks
        .filter(({ code }) => code === 'row.notAdded')
        .map(({ place, quote }) => [place, quote]);
      expect(quotes).toContainEqual(['conditions', '年满18周岁；摊位面积不超过10平方米']);
      expect(quotes).toContainEqual(['situations', '是否新的问题?']);
      expect(again.tasks.map(({ code }) => code)).toContain('condition.keptExisting');
    });
  });
});

const shuffledSheet = fc
  .tuple(
    fc.shuffledSubarray(stallPermit().materials, { minLength: 10 }),
    fc.shuffledSubarray(stallPermit().situations, { minLength: 6 }),
    fc.shuffledSubarray(stallPermit().conditions, { minLength: 2 }),
    fc.shuffledSubarray(stallPermit().formFields, { minLength: 9 }),
  )
  .map(([materials, situations, conditions, formFields]) => ({
    ...stallPermit(),
    materials,
    situations,
    conditions,
    formFields,
  }));

const keysByName = (found: Read): Record<string, string> =>
  Object.fromEntries([
    ...itemOf(found).item.materials.map(({ key, name }) => [name.zh, key]),
    ...itemOf(found).item.situations.map(({ key, question }) => [question.zh, key]),
    ...itemOf(found).item.conditions.map(({ key, text }) => [text.zh, key]),
  ]);

describe('whatever the order', () => {
  it('keys and rules are the same', () => {
    const first = read(stallPermit());
    fc.assert(
      fc.property(shuffledSheet, (sheet) => {
        const found = read(sheet);
        expect(keysByName(found)).toEqual(keysByName(first));
        for (const { name, applies } of itemOf(first).item.materials)
          expect(materialOf(found, name.zh).applies).toEqual(applies);
      }),
      { numRuns: 30 },
    );
  });

  it('a second import is the first', () => {
    fc.assert(
      fc.property(shuffledSheet, shuffledSheet, (one, other) => {
        const first = read(one);
        const second = read(other, { previous: first.layer, lastSheet: one });
        expect(keysByName(second)).toEqual(keysByName(first));
        expect(read(other, { previous: second.layer, lastSheet: other }).layer).toEqual(second.layer);
      }),
      { numRuns: 20 },
    );
  });
});
