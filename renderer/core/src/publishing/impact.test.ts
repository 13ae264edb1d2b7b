import { describe, expect, it } from '@jest/globals';
import { type Grant, Layer, type LayerOwner } from '../inheritance/index.ts';
import { HandlingItem } from '../items/index.ts';
import { sound } from './__fixtures__/sound-item.ts';
import { type ImpactInput, type ImpactReport, impactOf } from './index.ts';

const owner = (tenantPath: string, level: LayerOwner['level']): LayerOwner => ({
  tenantCode: `T${tenantPath}`,
  tenantName: `地区${tenantPath}`,
  tenantPath,
  level,
});
const layer = (parts: object): Layer => Layer.parse({ v: 1, itemKey: 'some-item', ...parts });
const item = HandlingItem.parse(sound);
const rootLayer = (changes: object = {}): Layer =>
  layer({
    standard: Object.fromEntries(
      Object.entries({ ...structuredClone(item), ...changes }).map(([key, value]) => [
        key,
        Array.isArray(value) && value.some((row) => typeof row === 'object')
          ? { add: value }
          : { set: value },
      ]),
    ),
  });

const below = (
  tenantPath: string,
  level: LayerOwner['level'],
  parts: object,
): ImpactInput['descendants'][number] => ({
  owner: owner(tenantPath, level),
  release: 1,
  effectiveFrom: '2026-01-01',
  layer: layer(parts),
});

const base: ImpactInput = {
  above: [],
  owner: owner('/p/', 'province'),
  before: rootLayer(),
  after: rootLayer(),
  at: '2026-11-23',
  grants: [] as Grant[],
  descendants: [],
  tenants: { total: 16_495 },
  cases: [],
  templates: [],
};

function report(input: Partial<ImpactInput>): ImpactReport {
  const steps = impactOf({ ...base, ...input });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const promise = (days: number) => ({ promisedLimit: { set: { days, unit: 'workingDay' } } });
const limit = (days: number) => ({ promisedLimit: { days, unit: 'workingDay' } });

describe('the blast radius', () => {
  it('of a change without layers below is the change itself, and all who inherit', () => {
    expect(report({ after: rootLayer(limit(12)) })).toMatchObject({
      breaking: 1,
      compatible: 0,
      flowingDown: 1,
      tenants: { inheriting: 16_495, withLayer: 0, following: 0 },
      illegal: [],
      conflicts: [],
    });
  });

  it('counts layers that follow, and names overrides that become illegal', () => {
    const descendants = [
      below('/p/a/', 'prefecture', { standard: promise(8) }),
      below('/p/b/', 'prefecture', { standard: promise(3) }),
      below('/p/a/c/', 'county', { implementation: { enquiryPhone: { set: '0871-63610000' } } }),
    ];
    const result = report({ after: rootLayer(limit(5)), descendants });
    expect(result.tenants).toEqual({ inheriting: 16_495, withLayer: 3, following: 2 });
    expect(result.illegal.map(({ tenantCode, element, code }) => [tenantCode, element, code])).toEqual([
      ['T/p/a/', 'promisedLimit', 'policy.notTighterNow'],
    ]);
  });

  it('follows what a prefecture loses down to its counties', () => {
    const descendants = [
      below('/p/a/', 'prefecture', { standard: promise(6) }),
      below('/p/a/c/', 'county', { standard: promise(5) }),
    ];
    // The prefecture's 6 days are no better than 4, nor are the county's 5.
    const result = report({ after: rootLayer(limit(4)), descendants });
    expect(result.illegal.map(({ tenantCode }) => tenantCode)).toEqual(['T/p/a/', 'T/p/a/c/']);
  });

  it('tells a conflict from what became illegal', () => {
    const free = (text: string) => ({ faqs: [{ key: 'faq', question: { zh: '问' }, answer: { zh: text } }] });
    const descendants = [
      below('/p/a/', 'prefecture', { standard: { faqs: { change: { faq: { answer: { zh: '本地' } } } } } }),
    ];
    const result = report({ before: rootLayer(free('旧')), after: rootLayer(free('新')), descendants });
    expect(result.illegal).toEqual([]);
    expect(result.conflicts).toMatchObject([{ element: 'faqs', row: 'faq', code: 'row.bothChanged' }]);
  });

  it('names rules that break, once for all who inherit them', () => {
    const situations = item.situations.filter(({ key }) => key !== 'kind');
    const materials = [
      {
        key: 'm',
        name: { zh: '材料' },
        form: 'copy',
        copies: 1,
        source: 'applicant',
        applies: { '==': [{ var: 'situation.kind' }, 'a'] },
      },
    ];
    const descendants = [below('/p/a/', 'prefecture', { standard: promise(5) })];
    const result = report({
      before: rootLayer({ materials }),
      after: rootLayer({ materials, situations }),
      descendants,
    });
    expect(result.breaks.length).toBeGreaterThan(0);
    expect(new Set(result.breaks.map(({ tenantCode }) => tenantCode))).toEqual(new Set(['T/p/']));
    expect(result.breaks.some(({ place }) => place.startsWith('materials/m'))).toBe(true);
  });

  it('adds up running cases', () => {
    const cases = [
      { tenantCode: 'a', bundleHash: '1', count: 2 },
      { tenantCode: 'a', bundleHash: '2', count: 1 },
      { tenantCode: 'b', bundleHash: '1', count: 4 },
    ];
    expect(report({ cases }).cases).toEqual({
      total: 7,
      byTenant: [
        { tenantCode: 'a', count: 3 },
        { tenantCode: 'b', count: 4 },
      ],
    });
  });

  it('says after every layer how far it is', () => {
    const descendants = [below('/p/a/', 'prefecture', {}), below('/p/b/', 'prefecture', {})];
    const steps = impactOf({ ...base, descendants });
    expect([steps.next().value, steps.next().value]).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
    expect(steps.next().done).toBe(true);
  });
});
