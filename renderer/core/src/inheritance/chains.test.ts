import { describe, expect, it, test } from '@jest/globals';
import { chainOf, emptyLayer, link, rootLayer } from './__fixtures__/chains.ts';
import { type Layer, layerProblems, resolveItem } from './index.ts';

const at = '2026-06-01';
const resolve = (...below: Partial<Layer>[]) => resolveItem(chainOf(...below), at);
const codesOf = (...below: Partial<Layer>[]) =>
  resolve(...below).violations.map(({ code, place }) => `${code} ${place}`);
const days = (count: number, unit = 'workingDay') => ({ set: { days: count, unit } });
describe('the implementation part', () => {
  const own: Partial<Layer> = {
    standard: {},
    implementation: { promisedLimit: days(1), enquiryPhone: { set: '0886-0000000' } },
  };

  it('is the last link’s own', () => {
    const { item, provenance } = resolve(own);
    expect(item.promisedLimit?.days).toBe(1);
    expect(item.enquiryPhone).toBe('0886-0000000');
    expect(provenance.promisedLimit?.part).toBe('implementation');
  });

  it('never reaches a descendant with a layer', () => {
    const { item, missing } = resolve(own, {});
    expect(item.promisedLimit?.days).toBe(15);
    expect(missing).toContain('enquiryPhone');
  });

  it('never reaches a descendant without a layer, whose chain ends with the ancestor', () => {
    const chain = chainOf(own);
    const below = resolveItem(chain, at, { tenantPath: '/53/5333/533301/' });
    expect(below.item.promisedLimit?.days).toBe(15);
    expect(below.item).not.toHaveProperty('enquiryPhone');
    const itself = resolveItem(chain, at, { tenantPath: '/53/5333/' });
    expect(itself.item.promisedLimit?.days).toBe(1);
  });

  it('follows the owner’s own standard, not only those above', () => {
    const both = { standard: { promisedLimit: days(10) }, implementation: { promisedLimit: days(12) } };
    expect(codesOf(both)).toEqual(['policy.notTighter 533300000000@1/implementation/promisedLimit']);
    expect(resolve(both).item.promisedLimit?.days).toBe(10);
  });

  it('is not judged where it does not count', () => {
    expect(codesOf({ implementation: { name: { set: 1 } } }, {})).toEqual([]);
    expect(codesOf({ implementation: { name: { set: 1 } } })).toEqual([
      'layer.wrongPart 533300000000@1/implementation/name',
    ]);
  });

  it('of a standard ceiling published later leaves the ceiling below (a prefecture’s 10 days reach its city)', () => {
    const prefecture = { ...own, standard: { promisedLimit: days(10) } };
    const { item, provenance } = resolve(prefecture, {});
    expect(item.promisedLimit?.days).toBe(10);
    expect(provenance.promisedLimit?.owner.tenantName).toBe('怒江州');
  });
});

describe('chains', () => {
  it('take of each owner the release that is in force', () => {
    const release = (number: number, effectiveFrom: string, count: number) =>
      link(1, emptyLayer({ standard: { promisedLimit: days(count) } }), { release: number, effectiveFrom });
    const chain = [
      link(0, rootLayer),
      release(3, '2027-01-01', 5),
      release(2, '2026-03-01', 9),
      release(4, '2026-03-01', 8),
      release(1, '2026-02-01', 10),
    ];
    const promised = (day: string) => resolveItem(chain, day).item.promisedLimit?.days;
    expect([
      promised('2026-01-15'),
      promised('2026-02-01'),
      promised('2026-03-01T08:00:00Z'),
      promised('2027-01-01'),
    ]).toEqual([15, 10, 8, 5]);
  });

  it('that are empty, or not yet in force, resolve to what is missing', () => {
    for (const chain of [[], [link(0, rootLayer, { effectiveFrom: '2030-01-01' })]]) {
      const { item, violations, missing } = resolveItem(chain, at);
      expect(violations.map(({ code }) => code)).toEqual(['chain.empty']);
      expect(item.name.zh).toBe('待补');
      expect(item.materials).toEqual([]);
      expect(missing).toContain('form');
    }
  });

  it('whose root is not whole say what it lacks', () => {
    const { standard } = rootLayer;
    const { form: _form, itemType: _itemType, ...rest } = standard;
    const { violations, missing } = resolveItem([link(0, { ...rootLayer, standard: rest })], at);
    expect(violations.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'item.incomplete 530000000000@1/standard/itemType',
      'item.incomplete 530000000000@1/standard/form',
    ]);
    expect(missing).toEqual(expect.arrayContaining(['form', 'itemType']));
  });

  it('leave out a layer of another item, and a release given twice', () => {
    const other = link(1, { ...emptyLayer(), itemKey: 'another-item' });
    const twice = [link(1, emptyLayer()), link(1, emptyLayer({ standard: { promisedLimit: days(1) } }))];
    const { violations, item } = resolveItem([link(0, rootLayer), other, ...twice], at);
    expect(violations.map(({ code }) => code)).toEqual(['chain.otherItem', 'chain.duplicateRelease']);
    expect(item.promisedLimit?.days).toBe(15);
  });

  it('do not let one resolution write into another', () => {
    const { item } = resolve();
    expect(() => {
      (item.promisedLimit as { days: number }).days = 99;
    }).toThrow(TypeError);
    expect(Object.isFrozen(rootLayer.standard)).toBe(false);
  });
});

describe('a layer by itself', () => {
  test.each([
    ['no layer at all', 'text', 'layer.shape'],
    ['another version', { ...emptyLayer(), v: 2 }, 'layer.shape'],
    ['an unknown key', { ...emptyLayer(), owner: 'x' }, 'layer.shape'],
    ['a bad item key', { ...emptyLayer(), itemKey: 'X' }, 'layer.shape'],
    ['an unknown element', emptyLayer({ standard: { colour: { set: 1 } } }), 'layer.unknownElement'],
    [
      'the name of an object’s own member',
      emptyLayer({ standard: { constructor: { set: 1 } } }),
      'layer.unknownElement',
    ],
    ['a list set as a whole', emptyLayer({ standard: { materials: { set: [] } } }), 'layer.wrongShape'],
    ['a scalar changed by rows', emptyLayer({ standard: { name: { add: [] } } }), 'layer.wrongShape'],
    ['a standard service point', emptyLayer({ standard: { servicePoints: { add: [] } } }), 'layer.wrongPart'],
    [
      'an implementation name',
      emptyLayer({ implementation: { name: { set: { zh: 'x' } } } }),
      'layer.wrongPart',
    ],
    ['an unknown policy', { ...emptyLayer(), policies: { name: 'open' } }, 'layer.shape'],
    [
      'two rows of one key',
      emptyLayer({
        standard: {
          conditions: {
            add: [
              { key: 'a', text: { zh: '甲' } },
              { key: 'a', text: { zh: '乙' } },
            ],
          },
        },
      }),
      'row.duplicateKey',
    ],
    [
      'a row both added and removed',
      emptyLayer({
        standard: { conditions: { add: [{ key: 'a', text: { zh: '甲' } }], remove: ['a'] } },
      }),
      'row.addAndChange',
    ],
    [
      'five megabytes',
      emptyLayer({ standard: { summary: { set: { zh: 'x'.repeat(5_000_000) } } } }),
      'layer.tooLarge',
    ],
  ])('with %s is refused', (_, layer, code) => {
    expect(layerProblems(layer).map((problem) => problem.code)).toEqual([code]);
  });

  it('that holds itself is refused, not walked for ever', () => {
    const layer: Record<string, unknown> = { ...emptyLayer() };
    layer.standard = layer;
    expect(layerProblems(layer).map(({ code }) => code)).toEqual(['layer.shape']);
  });

  it('that is fine has no problems', () => {
    expect(layerProblems(rootLayer)).toEqual([]);
  });
});
