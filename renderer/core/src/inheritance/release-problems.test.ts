import { describe, expect, it, test } from '@jest/globals';
import { emptyLayer, link, owner, rootLayer } from './__fixtures__/chains.ts';
import {
  type ChainLink,
  type LayerFile,
  layerProblems,
  layerSetProblems,
  maxLayerDepth,
  releaseProblems,
  resolveItem,
} from './index.ts';

const at = '2026-06-01';
const root = link(0, rootLayer, { effectiveFrom: '2026-03-01' });
const codesIn = (chain: ChainLink[], day = at) => resolveItem(chain, day).violations.map(({ code }) => code);
const promised = (days: number) =>
  emptyLayer({ standard: { promisedLimit: { set: { days, unit: 'workingDay' as const } } } });
const moved = (part: Partial<ChainLink['owner']>): ChainLink => {
  const other = link(2, promised(1));
  return { ...other, owner: { ...other.owner, ...part } };
};

describe('a chain', () => {
  it('in which a layer is in force before its root does not make that layer the root', () => {
    const early = link(1, emptyLayer({ standard: { name: { set: { zh: '自己的名称' } } } }));
    const { item, violations } = resolveItem([root, early], '2026-02-01');
    expect(item.name.zh).toBe('待补');
    expect(violations.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'layer.beforeBase 533300000000@1',
      'chain.empty ',
    ]);
    expect(resolveItem([root, early], at).item.name.zh).toBe('公共场所卫生许可（新办）');
  });

  it('keeps the order of its owners, whichever of their releases stands first', () => {
    const links = [
      root,
      link(1, promised(4), { release: 2, effectiveFrom: '2027-01-01' }),
      link(2, promised(9)),
      link(1, promised(5), { effectiveFrom: '2026-04-01' }),
    ];
    expect(codesIn(links, '2026-03-20')).toEqual([]);
    expect(codesIn(links)).toEqual(['policy.notTighter']);
    expect(resolveItem(links, at).item.promisedLimit?.days).toBe(5);
  });

  test.each([
    ['a tenant twice, above and below itself', { ...owner(0), tenantPath: '/53/5333/53/' }, 'chain.cycle'],
    ['a tenant of another prefecture', { tenantPath: '/53/5301/530102/' }, 'chain.notNested'],
    ['two tenants of one path', { tenantPath: owner(1).tenantPath }, 'chain.notNested'],
    ['a tenant above the one before it', { tenantPath: '/53/' }, 'chain.notNested'],
    ['a tenant without a path', { tenantPath: '' }, 'chain.notNested'],
  ])('leaves out %s', (_, part, code) => {
    const chain = [root, link(1, emptyLayer()), moved(part)];
    expect(codesIn(chain)).toEqual([code]);
    expect(resolveItem(chain, at).item.promisedLimit?.days).toBe(15);
  });

  it('takes in a department below its own tenant', () => {
    const department = { ...owner(1), department: '卫生健康委' };
    const chain = [root, link(1, promised(10)), { ...link(1, promised(8)), owner: department }];
    expect(codesIn(chain)).toEqual([]);
    expect(resolveItem(chain, at).provenance.promisedLimit?.owner).toEqual(department);
  });
});

describe('a release', () => {
  const candidate = link(1, emptyLayer(), { release: 3, effectiveFrom: '2026-05-01' });
  const chain = [root, link(1, emptyLayer(), { release: 2, effectiveFrom: '2026-04-01' })];
  const problems = (part: Partial<ChainLink>, others = chain) =>
    releaseProblems({ candidate: { ...candidate, ...part }, chain: others }).map(({ code }) => code);

  it('in its place has no problems', () => {
    expect(problems({})).toEqual([]);
    expect(releaseProblems({ candidate: root, chain: [] })).toEqual([]);
  });

  it('takes effect no earlier than the first release of the root', () => {
    expect(problems({ effectiveFrom: '2026-03-01' })).toEqual([]);
    const [problem] = releaseProblems({ candidate: { ...candidate, effectiveFrom: '2026-02-28' }, chain });
    expect(problem).toMatchObject({ code: 'layer.beforeBase', place: '533300000000@3' });
    expect(problem?.message).toContain('2026-03-01');
    const again = { ...root, release: 2, effectiveFrom: '2026-01-01' };
    expect(releaseProblems({ candidate: again, chain })).toEqual([]);
  });

  test.each<[string, Partial<ChainLink>, string]>([
    ['a number that is taken', { release: 2 }, 'chain.duplicateRelease'],
    ['no date', { effectiveFrom: '2026-13-01' }, 'release.notDate'],
    ['another item', { layer: { ...emptyLayer(), itemKey: 'another-item' } }, 'chain.otherItem'],
    ['a cycle', { owner: { ...owner(0), tenantPath: '/53/5333/53/' } }, 'chain.cycle'],
    ['a stranger', { owner: { ...owner(1), tenantCode: '1', tenantPath: '/44/' } }, 'chain.notNested'],
  ])('with %s is refused', (_, part, code) => {
    expect(problems(part)).toEqual([code]);
  });
});

describe('a set of layer files', () => {
  const file = (part: Partial<LayerFile> = {}): LayerFile => ({
    v: 1,
    tenantCode: '533300000000',
    effectiveFrom: '2026-01-01',
    layer: emptyLayer(),
    ...part,
  });

  it('has one for each owner, item and day', () => {
    const files = [
      { name: 'a.json', file: file() },
      { name: 'b.json', file: file({ effectiveFrom: '2027-01-01' }) },
      { name: 'c.json', file: file({ departmentRole: 'health' }) },
      { name: 'd.json', file: file({ layer: { ...emptyLayer(), itemKey: 'another-item' } }) },
    ];
    expect(layerSetProblems(files)).toEqual([]);
    const found = layerSetProblems([...files, { name: 'e.json', file: file() }]);
    expect(found).toMatchObject([{ code: 'layer.duplicate', place: 'e.json' }]);
    expect(found[0]?.message).toContain('a.json');
  });
});

describe('a layer of a hundred thousand brackets', () => {
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  it('is refused before anything walks into it', () => {
    for (const depth of [maxLayerDepth + 1, 5000, 100_000]) {
      const layer = emptyLayer({ standard: { form: { set: nested(depth) as never } } });
      const codes = layerProblems(layer).map(({ code }) => code);
      expect(['layer.tooDeep', 'layer.shape']).toContain(codes[0]);
      expect(codes).toHaveLength(1);
    }
  });

  it('may be as deep as rules are', () => {
    const layer = emptyLayer({ standard: { form: { set: nested(50) as never } } });
    expect(layerProblems(layer).map(({ code }) => code)).toEqual(['layer.invalidValue']);
  });
});
