import { editLayerBy, type Layer, type LayerEdit } from '@banshi/core/inheritance';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedColumns, editsBetween, mergedEdit, newRowKey, targetOf } from './layer-edits.ts';

const empty: Layer = { v: 1, itemKey: 'some-item', standard: {}, implementation: {}, policies: {} };
const part = fc.constantFrom('standard' as const, 'implementation' as const);
const key = fc.constantFrom('how-long', 'where', 'who');
const edit = fc.oneof(
  part.map((at) => ({ op: 'set' as const, part: at, element: 'enquiryPhone', value: '0871-1' })),
  part.map((at) => ({ op: 'inherit' as const, part: at, element: 'enquiryPhone' })),
  fc.record({
    op: fc.constant('addRow' as const),
    part,
    element: fc.constant('faqs'),
    row: fc.record({
      key,
      question: fc.constant({ zh: '问' }),
      answer: fc.constantFrom({ zh: '甲' }, { zh: '乙' }),
    }),
  }),
  fc.record({
    op: fc.constant('changeRow' as const),
    part,
    element: fc.constant('faqs'),
    row: key,
    columns: fc.constantFrom({ answer: { zh: '改' } }, { question: { zh: '新问' } }),
  }),
  fc.record({ op: fc.constant('removeRow' as const), part, element: fc.constant('faqs'), row: key }),
  fc.record({ op: fc.constant('restoreRow' as const), part, element: fc.constant('faqs'), row: key }),
  fc.record({
    op: fc.constant('policy' as const),
    target: fc.constantFrom('materials', 'faqs/where'),
    policy: fc.constantFrom('locked' as const, 'tighten' as const, null),
  }),
);

/** Rows in the generator are narrower than JSON, which an arbitrary does not widen by itself. */
const edits = fc.array(edit, { maxLength: 8 }) as unknown as fc.Arbitrary<LayerEdit[]>;

/** The layer after those edits that can be made one after the other. */
const layerBy = (edits: readonly LayerEdit[]): Layer =>
  edits.reduce((layer, next) => {
    try {
      return editLayerBy(layer, [next]);
    } catch {
      return layer;
    }
  }, empty);

describe('the edits between two layers', () => {
  it('lead from the one to the other, and back', () => {
    fc.assert(
      fc.property(edits, edits, (first, second) => {
        const [a, b] = [layerBy(first), layerBy([...first, ...second])];
        // Rows that a layer adds keep their place only as far as no other row is added before them.
        expect(sorted(editLayerBy(a, editsBetween(a, b)))).toEqual(sorted(b));
        expect(sorted(editLayerBy(b, editsBetween(b, a)))).toEqual(sorted(a));
      }),
      { numRuns: 200 },
    );
  });

  it('are none between equals', () => {
    const layer = layerBy([{ op: 'set', part: 'standard', element: 'enquiryPhone', value: '0871-1' }]);
    expect(editsBetween(layer, structuredClone(layer))).toEqual([]);
  });
});

function sorted(layer: Layer): unknown {
  const copy = structuredClone(layer) as unknown as Record<
    'standard' | 'implementation',
    Record<string, { add?: { key: string }[]; remove?: string[] }>
  >;
  for (const at of ['standard', 'implementation'] as const)
    for (const list of Object.values(copy[at])) {
      list.add?.sort((a, b) => a.key.localeCompare(b.key));
      list.remove?.sort();
    }
  return copy;
}

describe('one edit', () => {
  it('takes up the next one of the same value, and no other', () => {
    const typed = (value: string): LayerEdit => ({
      op: 'set',
      part: 'implementation',
      element: 'enquiryPhone',
      value,
    });
    expect(mergedEdit(typed('0'), typed('08'))).toEqual(typed('08'));
    expect(mergedEdit(typed('0'), { ...typed('08'), part: 'standard' } as LayerEdit)).toBeUndefined();
    const change = (columns: Record<string, string>): LayerEdit => ({
      op: 'changeRow',
      part: 'standard',
      element: 'faqs',
      row: 'a',
      columns,
    });
    expect(mergedEdit(change({ x: '1' }), change({ y: '2' }))).toEqual(change({ x: '1', y: '2' }));
  });

  it('names the row it is about', () => {
    expect(targetOf({ op: 'addRow', part: 'standard', element: 'faqs', row: { key: 'a' } })).toBe('faqs/a');
    expect(targetOf({ op: 'inherit', part: 'standard', element: 'summary' })).toBe('summary');
  });
});

it('says of a changed row the columns, null for one that is gone', () => {
  expect(changedColumns({ key: 'a', days: 3, basis: '法' }, { key: 'a', days: 2 })).toEqual({
    days: 2,
    basis: null,
  });
});

it('makes row keys that the schema takes, and never the same twice', () => {
  const keys = Array.from({ length: 50 }, newRowKey);
  for (const one of keys) expect(one).toMatch(/^[a-z][a-z0-9-]{0,59}$/);
  expect(new Set(keys).size).toBe(50);
});
