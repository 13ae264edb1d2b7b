import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { isBanshiError } from '../errors/index.ts';
import { edits } from './__fixtures__/arbitraries.ts';
import { chainOf, emptyLayer } from './__fixtures__/chains.ts';
import {
  editLayer,
  editLayerBy,
  inverseEdits,
  type Layer,
  LayerEdit,
  layerProblems,
  normalLayer,
  resolveItem,
} from './index.ts';

const at = { part: 'standard', element: 'materials' } as const;
const photo = { key: 'photo', name: { zh: '照片' }, form: 'copy', copies: 1, source: 'applicant' };
const empty = emptyLayer();
const materials = (layer: Layer) => layer.standard.materials;

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isBanshiError(error)) return error.code;
    throw error;
  }
  return 'done';
}

describe('an edit', () => {
  it('sets a scalar, and gives it up again', () => {
    const set = editLayer(empty, {
      op: 'set',
      part: 'implementation',
      element: 'enquiryPhone',
      value: '0886',
    });
    expect(set).toEqual(emptyLayer({ implementation: { enquiryPhone: { set: '0886' } } }));
    expect(editLayer(set, { op: 'inherit', part: 'implementation', element: 'enquiryPhone' })).toEqual(empty);
    expect(empty).toEqual(emptyLayer());
  });

  it('adds rows in the order asked for', () => {
    const keys = [undefined, 0, 1, 9].reduce<Layer>(
      (layer, index, count) =>
        editLayer(layer, {
          op: 'addRow',
          ...at,
          row: { ...photo, key: `row-${count}` },
          ...(index === undefined ? {} : { at: index }),
        }),
      empty,
    );
    expect(materials(keys)).toMatchObject({
      add: [{ key: 'row-1' }, { key: 'row-2' }, { key: 'row-0' }, { key: 'row-3' }],
    });
  });

  it('changes the columns of an inherited row one after the other', () => {
    const change = (columns: Record<string, number | null>) =>
      ({ op: 'changeRow', ...at, row: 'plan', columns }) as const;
    const both = editLayerBy(empty, [change({ copies: 1 }), change({ maxFiles: 9, copies: 2 })]);
    expect(materials(both)).toEqual({ change: { plan: { copies: 2, maxFiles: 9 } } });
    const one = editLayer(both, { op: 'restoreRow', ...at, row: 'plan', columns: ['copies'] });
    expect(materials(one)).toEqual({ change: { plan: { maxFiles: 9 } } });
    expect(editLayer(one, { op: 'restoreRow', ...at, row: 'plan', columns: ['maxFiles'] })).toEqual(empty);
    expect(editLayer(both, { op: 'restoreRow', ...at, row: 'plan' })).toEqual(empty);
  });

  it('removes an inherited row and brings it back, also by changing it', () => {
    const changed = editLayer(empty, { op: 'changeRow', ...at, row: 'plan', columns: { copies: 1 } });
    const gone = editLayer(changed, { op: 'removeRow', ...at, row: 'plan' });
    expect(materials(gone)).toEqual({ remove: ['plan'] });
    expect(editLayer(gone, { op: 'removeRow', ...at, row: 'plan' })).toEqual(gone);
    expect(editLayer(gone, { op: 'restoreRow', ...at, row: 'plan' })).toEqual(empty);
    const back = editLayer(gone, { op: 'changeRow', ...at, row: 'plan', columns: { copies: 2 } });
    expect(materials(back)).toEqual({ change: { plan: { copies: 2 } } });
  });

  it('edits and drops a row of one’s own where it stands', () => {
    const added = editLayer(empty, { op: 'addRow', ...at, row: { ...photo, basis: '某文' } });
    const changed = editLayer(added, {
      op: 'changeRow',
      ...at,
      row: 'photo',
      columns: { copies: 3, basis: null },
    });
    expect(materials(changed)).toEqual({ add: [{ ...photo, copies: 3 }] });
    expect(editLayer(changed, { op: 'removeRow', ...at, row: 'photo' })).toEqual(empty);
    expect(editLayer(changed, { op: 'restoreRow', ...at, row: 'photo' })).toEqual(empty);
  });

  it('sets a policy for those below, and gives it up', () => {
    const locked = editLayer(empty, { op: 'policy', target: 'materials/plan', policy: 'locked' });
    expect(locked.policies).toEqual({ 'materials/plan': 'locked' });
    expect(editLayer(locked, { op: 'policy', target: 'materials/plan', policy: null })).toEqual(empty);
  });

  it('leaves out what says nothing', () => {
    const idle = emptyLayer({
      standard: {
        promisedLimit: { inherit: true },
        materials: { add: [], change: { plan: {} }, remove: [] },
      },
    });
    expect(normalLayer(idle)).toEqual(empty);
    expect(resolveItem(chainOf(idle), '2026-06-01').item).toEqual(resolveItem(chainOf(), '2026-06-01').item);
  });

  it('gives up what nobody knows, so that a layer can be mended', () => {
    const strange = emptyLayer({ standard: { colour: { set: 1 } } });
    expect(editLayer(strange, { op: 'inherit', part: 'standard', element: 'colour' })).toEqual(empty);
  });

  const taken = emptyLayer({ standard: { materials: { add: [photo], remove: ['plan'] } } });
  test.each<[string, LayerEdit, string]>([
    [
      'an unknown element',
      { op: 'set', part: 'standard', element: 'colour', value: 1 },
      'edit.unknownElement',
    ],
    [
      'an object’s own member',
      { op: 'set', part: 'standard', element: '__proto__', value: 1 },
      'edit.unknownElement',
    ],
    [
      'a name in the implementation part',
      { op: 'set', part: 'implementation', element: 'name', value: {} },
      'edit.wrongPart',
    ],
    ['a list set as a whole', { op: 'set', ...at, value: [] }, 'edit.wrongShape'],
    [
      'a row of a scalar',
      { op: 'removeRow', part: 'standard', element: 'name', row: 'a' },
      'edit.wrongShape',
    ],
    ['a row without a key', { op: 'addRow', ...at, row: { copies: 1 } }, 'edit.rowKey'],
    [
      'another key for a row',
      { op: 'changeRow', ...at, row: 'photo', columns: { key: 'image' } },
      'edit.rowKey',
    ],
    ['a row that is there', { op: 'addRow', ...at, row: photo }, 'edit.rowExists'],
    ['the key of a removed row', { op: 'addRow', ...at, row: { ...photo, key: 'plan' } }, 'edit.rowExists'],
    ['a policy for nothing', { op: 'policy', target: 'colour', policy: 'locked' }, 'edit.unknownElement'],
    [
      'a policy for a row of a scalar',
      { op: 'policy', target: 'name/a', policy: null },
      'edit.unknownElement',
    ],
    ['a policy too deep', { op: 'policy', target: 'materials/a/b', policy: null }, 'edit.unknownElement'],
  ])('with %s is refused', (_, edit, code) => {
    expect(codeOf(() => editLayer(taken, edit))).toBe(code);
    expect(codeOf(() => inverseEdits(taken, edit))).toBe(code);
  });

  it('is read from JSON, and nothing else is', () => {
    const edit = { op: 'changeRow', ...at, row: 'plan', columns: { copies: 1 } };
    expect(LayerEdit.parse(JSON.parse(JSON.stringify(edit)))).toEqual(edit);
    expect(LayerEdit.safeParse({ ...edit, op: 'replace' }).success).toBe(false);
    expect(LayerEdit.safeParse({ ...edit, surplus: 1 }).success).toBe(false);
  });
});

describe('for any layer and edits', () => {
  const isTaken = (layer: Layer, edit: LayerEdit): boolean => codeOf(() => editLayer(layer, edit)) === 'done';
  const sound = fc
    .array(edits, { maxLength: 10 })
    .map((list) => list.filter((edit) => isTaken(empty, edit)))
    .map((list) =>
      list.reduce((layer, edit) => (isTaken(layer, edit) ? editLayer(layer, edit) : layer), empty),
    );

  it('an edit and then its inverse restore the layer', () => {
    fc.assert(
      fc.property(sound, edits, (layer, edit) => {
        fc.pre(isTaken(layer, edit));
        const undone = editLayerBy(editLayer(layer, edit), inverseEdits(layer, edit));
        expect(undone).toEqual(normalLayer(layer));
      }),
      { numRuns: 500 },
    );
  });

  it('many edits are undone one after the other', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), (list) => {
        const steps: LayerEdit[][] = [];
        let layer = empty;
        for (const edit of list) {
          if (!isTaken(layer, edit)) continue;
          steps.push(inverseEdits(layer, edit));
          layer = editLayer(layer, edit);
        }
        expect(editLayerBy(layer, steps.reverse().flat())).toEqual(empty);
      }),
      { numRuns: 200 },
    );
  });

  it('an edit neither alters the layer nor leaves anything empty, and keeps a sound layer sound', () => {
    fc.assert(
      fc.property(sound, edits, (layer, edit) => {
        fc.pre(isTaken(layer, edit));
        const before = JSON.stringify(layer);
        const after = editLayer(layer, edit);
        expect(JSON.stringify(layer)).toBe(before);
        expect(normalLayer(after)).toEqual(after);
        const shapes = layerProblems(after).filter(({ code }) => code !== 'layer.invalidValue');
        expect(shapes).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('an element may be called as it likes: no prototype is touched', () => {
    const polluted = JSON.parse('{"op":"policy","target":"__proto__","policy":"locked"}') as LayerEdit;
    expect(codeOf(() => editLayer(empty, polluted))).toBe('edit.unknownElement');
    const row = JSON.parse(
      '{"op":"changeRow","part":"standard","element":"materials","row":"__proto__","columns":{"x":1}}',
    );
    editLayer(empty, LayerEdit.parse(row));
    expect({}).not.toHaveProperty('x');
  });
});
