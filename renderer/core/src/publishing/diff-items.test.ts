import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { elementKeys, HandlingItem, isSameJson } from '../items/index.ts';
import { sound } from './__fixtures__/sound-item.ts';
import { diffItems } from './index.ts';

const item = HandlingItem.parse(sound);
const changed = (parts: object): HandlingItem => HandlingItem.parse({ ...structuredClone(item), ...parts });
const material = (extra: object = {}) => ({
  key: 'm',
  name: { zh: '营业执照' },
  form: 'copy',
  copies: 1,
  source: 'applicant',
  ...extra,
});

describe('the difference between two versions', () => {
  it('is nothing where nothing differs, whatever the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(structuredClone(item)).reverse()) as HandlingItem;
    expect(diffItems(item, reversed)).toEqual([]);
  });

  test.each([
    ['a shorter promise', { promisedLimit: { days: 3, unit: 'workingDay' } }, 'compatible'],
    ['a longer promise', { promisedLimit: { days: 11, unit: 'workingDay' } }, 'breaking'],
    ['a promise in other days', { promisedLimit: { days: 3, unit: 'calendarDay' } }, 'breaking'],
    ['more visits', { onsiteVisits: { times: 1, reason: '核验' } }, 'breaking'],
    ['a channel less', { channels: ['window'] }, 'breaking'],
    ['a channel more', { channels: ['window', 'computer', 'post'] }, 'compatible'],
    ['fewer kinds of applicants', { serviceObjects: [] }, 'breaking'],
    ['another name', { name: { zh: '另一许可' } }, 'compatible'],
    ['no more applications', { status: 'suspended' }, 'breaking'],
    [
      'a fee',
      { fee: { charged: true, items: [{ key: 'a', name: { zh: '工本费' }, cents: 1, basis: 'x' }] } },
      'breaking',
    ],
  ])('tells %s', (_what, parts, impact) => {
    const [change, ...more] = diffItems(item, changed(parts));
    expect(more).toEqual([]);
    expect(change?.impact).toBe(impact);
  });

  test.each([
    ['copies', { copies: 2 }, 'breaking'],
    ['copies', { copies: 0 }, 'compatible'],
    ['explanation', { explanation: { zh: '说明' } }, 'compatible'],
    ['replacedBy', { replacedBy: '营业执照' }, 'compatible'],
    ['applies', { applies: { '==': [{ var: 'situation.kind' }, 'a'] } }, 'breaking'],
    ['accept', { accept: ['pdf'] }, 'breaking'],
    ['maxMegabytes', { maxMegabytes: 50 }, 'compatible'],
    ['maxFiles', { maxFiles: 1 }, 'breaking'],
    ['deferrable', { deferrable: { until: 'decision' } }, 'compatible'],
  ])('tells a material’s %s column by column', (column, columns, impact) => {
    const before = changed({ materials: [material()] });
    const after = changed({ materials: [material(columns)] });
    expect(diffItems(before, after)).toMatchObject([
      { element: 'materials', row: 'm', column, kind: 'changed', impact },
    ]);
  });

  it('takes back a favour: breaking', () => {
    const before = changed({
      materials: [material({ deferrable: { until: 'decision' }, commitment: true })],
    });
    const after = changed({ materials: [material()] });
    expect(diffItems(before, after).map(({ column, impact }) => [column, impact])).toEqual([
      ['deferrable', 'breaking'],
      ['commitment', 'breaking'],
    ]);
  });

  it('tells rows that come and go, and not their order', () => {
    const rows = [material(), material({ key: 'n', necessity: 'optional' })];
    const both = changed({ materials: rows });
    expect(diffItems(both, changed({ materials: rows.toReversed() }))).toEqual([
      // The order of materials is what the citizen reads, but nothing that an application depends on.
    ]);
    expect(
      diffItems(changed({ materials: [] }), both).map(({ row, kind, impact }) => [row, kind, impact]),
    ).toEqual([
      ['m', 'added', 'breaking'],
      ['n', 'added', 'compatible'],
    ]);
    expect(
      diffItems(both, changed({ materials: [] })).map(({ row, kind, impact }) => [row, kind, impact]),
    ).toEqual([
      ['m', 'removed', 'compatible'],
      ['n', 'removed', 'compatible'],
    ]);
  });

  const spring = { key: 'spring', from: '2026-04-10', until: '2026-04-20' };
  const autumn = { key: 'autumn', from: '2026-09-10', until: '2026-09-20' };
  test.each([
    ['the first window closes the rest of the year', [], [spring], ['breaking']],
    ['another window opens more', [spring], [spring, autumn], ['compatible']],
    ['one of two windows goes', [spring, autumn], [spring], ['breaking']],
    ['the last one goes: at any time again', [spring], [], ['compatible']],
    ['a window ends earlier', [spring], [{ ...spring, until: '2026-04-15' }], ['breaking']],
  ])('knows that %s', (_what, before, after, impacts) => {
    const changes = diffItems(changed({ intakeWindows: before }), changed({ intakeWindows: after }));
    expect(changes.map(({ impact }) => impact)).toEqual(impacts);
  });

  test.each([
    ['minimum', 0, 5, 'breaking'],
    ['minimum', undefined, -5, 'breaking'],
    ['minimum', 5, undefined, 'compatible'],
    ['exclusiveMinimum', undefined, 0, 'breaking'],
    ['maximum', 9, 10, 'compatible'],
    ['maximum', 9, 8, 'breaking'],
    ['decimals', 2, 1, 'breaking'],
    ['within', undefined, '530000000000', 'breaking'],
  ])('judges the %s of a question from %s to %s', (column, before, after, impact) => {
    const asked = (value: unknown): HandlingItem => {
      const form = structuredClone(item.form);
      Object.assign(form.pages[0]?.sections[0]?.fields[0] ?? {}, { [column]: value });
      return changed({ form });
    };
    expect(diffItems(asked(before), asked(after))).toMatchObject([{ element: 'form', column, impact }]);
  });

  it('tells the questions of the form one by one', () => {
    const before = structuredClone(item.form);
    const after = structuredClone(item.form);
    const [section] = after.pages[0]?.sections ?? [];
    if (!section) throw new Error('the fixture has no section');
    section.fields.push({ key: 'extra', type: 'text', label: { zh: '补充' }, required: true } as never);
    const changes = diffItems(changed({ form: before }), { ...item, form: after });
    expect(changes.map(({ row, column, kind, impact }) => [row ?? column, kind, impact])).toEqual([
      ['extra', 'added', 'breaking'],
      ['layout', 'changed', 'compatible'],
    ]);
  });

  it('says what happened in a sentence', () => {
    const sentences = (parts: object) => diffItems(item, changed(parts)).map(({ message }) => message);
    expect(sentences({ promisedLimit: { days: 3, unit: 'workingDay' } })).toEqual([
      '“承诺办结时限”由“10 个工作日”改为“3 个工作日”',
    ]);
    const before = changed({ materials: [material()] });
    expect(diffItems(before, changed({ materials: [material({ copies: 2 })] }))[0]?.message).toBe(
      '申请材料“营业执照”的份数由 1 改为 2 ',
    );
    expect(diffItems(before, changed({ materials: [] }))[0]?.message).toBe('去掉了申请材料“营业执照”');
  });
});

describe('for any two versions', () => {
  const limit = fc.record({
    days: fc.integer({ min: 0, max: 20 }),
    unit: fc.constantFrom('workingDay', 'calendarDay'),
  });
  const versions = fc
    .record(
      {
        promisedLimit: limit,
        channels: fc.uniqueArray(fc.constantFrom('window', 'computer', 'post')),
        status: fc.constantFrom('inUse', 'suspended'),
        materials: fc.uniqueArray(
          fc.record({
            key: fc.constantFrom('a', 'b', 'c'),
            name: fc.constant({ zh: '材料' }),
            form: fc.constantFrom('original', 'copy'),
            copies: fc.integer({ min: 0, max: 3 }),
            source: fc.constant('applicant'),
          }),
          { selector: ({ key }) => key },
        ),
      },
      { requiredKeys: [] },
    )
    .map(changed);

  test('every element that differs is named, and no other', () => {
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        const sorted = (value: HandlingItem) => ({
          ...value,
          materials: value.materials.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
        });
        const [left, right] = [sorted(before), sorted(after)];
        const differing = elementKeys.filter((key) => !isSameJson(left[key], right[key]));
        expect([...new Set(diffItems(before, after).map(({ element }) => element))]).toEqual(differing);
      }),
    );
  });

  test('the way back has the same places with added and removed exchanged', () => {
    const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const places = (changes: ReturnType<typeof diffItems>, turned: boolean) =>
      changes
        .map(
          ({ element, row, column, kind }) => `${element}/${row}/${column} ${turned ? opposite[kind] : kind}`,
        )
        .sort();
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        expect(places(diffItems(after, before), true)).toEqual(places(diffItems(before, after), false));
      }),
    );
  });
});
