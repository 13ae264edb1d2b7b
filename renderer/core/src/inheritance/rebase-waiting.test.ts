import { describe, expect, it } from '@jest/globals';
import { emptyLayer } from './__fixtures__/chains.ts';
import { days, faq, layerOf } from './__fixtures__/rebasing.ts';
import { applyChoice, type Conflict, type Layer, rebaseAllWaiting, rebaseWaiting } from './index.ts';

const old = layerOf(
  {
    promisedLimit: days(10),
    materials: { change: { plan: { copies: 2, maxFiles: 6 } } },
    faqs: { add: [faq('where', '原答')], remove: ['how-long'] },
  },
  { policies: { promisedLimit: 'locked' }, implementation: { enquiryPhone: { set: '0886-1' } } },
);
const standard = (part: Layer['standard'], layer = old): Layer => ({
  ...layer,
  standard: { ...layer.standard, ...part },
});
const keepAll = (layer: Layer, conflicts: Conflict[]): Layer =>
  conflicts.reduce((kept, conflict) => applyChoice(kept, conflict, 'keepOwn'), layer);

describe('a waiting release', () => {
  it('that nothing came between is itself', () => {
    const waiting = standard({ promisedLimit: days(8) });
    expect(rebaseWaiting(old, old, waiting).layer).toBe(waiting);
    expect(rebaseWaiting(old, structuredClone(old), waiting)).toEqual({ layer: waiting, conflicts: [] });
  });

  it('that changes nothing is the urgent one', () => {
    const urgent = standard({ promisedLimit: days(8) });
    expect(rebaseWaiting(old, urgent, old)).toEqual({ layer: urgent, conflicts: [] });
  });

  it('takes over what the urgent one changed elsewhere', () => {
    const urgent = standard({ materials: { change: { plan: { copies: 1, maxFiles: 6 } } } });
    const waiting = standard({
      promisedLimit: days(5),
      materials: { change: { plan: { copies: 2, maxFiles: 9 }, application: { copies: 1 } } },
      faqs: { add: [faq('where', '原答'), faq('who', '新增')] },
    });
    expect(rebaseWaiting(old, urgent, waiting)).toEqual({
      layer: standard({
        promisedLimit: days(5),
        materials: { change: { plan: { copies: 1, maxFiles: 9 }, application: { copies: 1 } } },
        faqs: { add: [faq('where', '原答'), faq('who', '新增')] },
      }),
      conflicts: [],
    });
  });

  it('that says the same as the urgent one has no conflict', () => {
    const both = standard({ promisedLimit: days(7), faqs: { add: [faq('where', '新答')] } });
    expect(rebaseWaiting(old, both, structuredClone(both))).toEqual({ layer: both, conflicts: [] });
  });

  it('leaves the urgent side where both changed, and can be kept', () => {
    const urgent: Layer = {
      ...standard({
        promisedLimit: days(9),
        materials: { change: { plan: { copies: 1, maxFiles: 6 } } },
        faqs: { add: [faq('where', '急答')], remove: ['how-long'] },
      }),
      policies: { promisedLimit: 'tighten' },
      implementation: {},
    };
    const waiting: Layer = {
      ...standard({ promisedLimit: days(8), materials: { change: { plan: { maxFiles: 6 } } } }),
      policies: {},
      implementation: { enquiryPhone: { set: '0886-2' } },
    };
    const dropped = { ...waiting.standard, faqs: { remove: ['how-long'] } };
    const { layer, conflicts } = rebaseWaiting(old, urgent, { ...waiting, standard: dropped });
    expect(layer).toEqual(urgent);
    expect(conflicts).toMatchObject([
      {
        code: 'scalar.bothChanged',
        element: 'promisedLimit',
        base: { days: 10 },
        above: { days: 9 },
        own: { days: 8 },
      },
      { code: 'row.bothChanged', row: 'plan', base: { copies: 2 }, above: { copies: 1 }, own: {} },
      { code: 'row.bothChanged', row: 'where', above: { answer: { zh: '急答' } }, own: null },
      { code: 'scalar.bothChanged', part: 'implementation', base: '0886-1', above: null, own: '0886-2' },
      { code: 'policy.bothChanged', part: 'policies', base: 'locked', above: 'tighten', own: null },
    ]);
    expect(keepAll(layer, conflicts)).toEqual({ ...waiting, standard: dropped });
  });

  it('may take back what it said, and what it removed', () => {
    const urgent = standard({ keywords: { set: ['急'] } });
    const waiting = emptyLayer({ policies: old.policies });
    expect(rebaseWaiting(old, urgent, waiting).layer).toEqual({
      ...waiting,
      standard: { keywords: { set: ['急'] } },
    });
  });
});

describe('all waiting releases of an owner', () => {
  const release = (number: number, effectiveFrom: string, layer: Layer) => ({
    release: number,
    effectiveFrom,
    layer,
  });
  const urgent = release(5, '2026-06-01', standard({ keywords: { set: ['急'] } }));
  const releases = [
    release(1, '2025-01-01', emptyLayer()),
    release(4, '2027-07-01', standard({ promisedLimit: days(7) })),
    release(3, '2027-01-01', standard({ promisedLimit: days(8), keywords: { set: ['待'] } })),
    release(2, '2026-01-01', old),
    urgent,
  ];

  it('are put on top of the urgent one in the order of their days', () => {
    const [first, second, ...others] = rebaseAllWaiting(releases, urgent);
    expect(others).toEqual([]);
    expect(first?.from.release).toBe(3);
    expect(first?.layer.standard).toMatchObject({ promisedLimit: days(8), keywords: { set: ['急'] } });
    expect(first?.conflicts).toMatchObject([{ code: 'scalar.bothChanged', element: 'keywords', base: null }]);
    expect(second?.from.release).toBe(4);
    expect(second?.layer.standard).toMatchObject({ promisedLimit: days(7), keywords: { set: ['急'] } });
    expect(second?.conflicts).toEqual([]);
  });

  it('of which there are none, are none; nothing before the urgent one is nothing', () => {
    expect(rebaseAllWaiting([urgent], urgent)).toEqual([]);
    const later = release(1, '2027-01-01', layerOf({ promisedLimit: days(3) }));
    expect(rebaseAllWaiting([later], urgent)[0]?.conflicts).toMatchObject([{ element: 'promisedLimit' }]);
  });
});
