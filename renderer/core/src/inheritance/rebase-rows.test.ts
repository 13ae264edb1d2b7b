import { describe, expect, it, test } from '@jest/globals';
import { emptyLayer, owner } from './__fixtures__/chains.ts';
import {
  application,
  type Case,
  days,
  faq,
  layerOf,
  plan,
  rebase,
  type Standard,
} from './__fixtures__/rebasing.ts';
import { applyChoice, type Conflict, type Layer } from './index.ts';

describe('a row', () => {
  const changing = (columns: Standard, key = 'plan') =>
    layerOf({ materials: { change: { [key]: columns } } });
  const withPlan = (columns: Standard) => ({ materials: { add: [application, { ...plan, ...columns }] } });

  it('changed above in another column follows', () => {
    const own = changing({ copies: 1 });
    const { layer, codes, resolved } = rebase({ own, now: withPlan({ name: { zh: '总平面图' } }) });
    expect([layer, codes]).toEqual([own, []]);
    expect(resolved.item.materials[1]).toMatchObject({ copies: 1, name: { zh: '总平面图' } });
  });

  it('gives up only the columns that are no longer better', () => {
    const own = changing({ copies: 2, maxFiles: 9 });
    const { layer, conflicts, resolved } = rebase({ own, now: withPlan({ copies: 1 }) });
    expect(layer).toEqual(changing({ maxFiles: 9 }));
    expect(conflicts).toMatchObject([
      {
        code: 'policy.notTighterNow',
        row: 'plan',
        base: { copies: 3 },
        above: { copies: 1 },
        own: { copies: 2 },
        keepOwn: null,
        message: expect.stringContaining('平面图'),
      },
    ]);
    expect(resolved.item.materials[1]).toMatchObject({ copies: 1, maxFiles: 9 });
  });

  it('that is free and changed in the same column on both sides is a conflict of that column', () => {
    const policies = { materials: 'free' } as const;
    const own = changing({ copies: 5, maxFiles: 9 });
    const { layer, conflicts, resolve } = rebase({
      own,
      now: withPlan({ copies: 4 }),
      oldPolicies: policies,
    });
    expect(layer).toEqual(changing({ maxFiles: 9 }));
    expect(conflicts).toMatchObject([{ code: 'row.bothChanged', own: { copies: 5 }, above: { copies: 4 } }]);
    const kept = applyChoice(layer, conflicts[0] as Conflict, 'keepOwn');
    expect(kept).toEqual(own);
    expect(resolve(kept).violations).toEqual([]);
  });

  it('that now says the same above is given up without a word', () => {
    const { layer, codes } = rebase({ own: changing({ copies: 1 }), now: withPlan({ copies: 1 }) });
    expect([layer, codes]).toEqual([emptyLayer(), []]);
  });

  it('that is locked now gives way', () => {
    const { layer, codes, resolved } = rebase({
      own: changing({ copies: 1 }),
      nowPolicies: { 'materials/plan': 'locked' },
    });
    expect([layer, codes]).toEqual([emptyLayer(), ['policy.nowLocked']]);
    expect(resolved.violations).toEqual([]);
  });

  it('that is gone above is a conflict; kept, it becomes a row of one’s own where rows may be added', () => {
    const now = { materials: { add: [application] } };
    const locked = rebase({ own: changing({ copies: 1 }), now });
    expect(locked.conflicts).toMatchObject([
      { code: 'row.removedAbove', row: 'plan', above: null, own: { copies: 1 }, keepOwn: null },
    ]);
    const { layer, conflicts, resolve } = rebase({
      own: changing({ copies: 1 }),
      now,
      oldPolicies: { materials: 'free' },
    });
    expect(layer).toEqual(emptyLayer());
    const kept = resolve(applyChoice(layer, conflicts[0] as Conflict, 'keepOwn'));
    expect(kept.violations).toEqual([]);
    expect(kept.item.materials[1]).toMatchObject({ key: 'plan-own', copies: 1, name: { zh: '平面图' } });
  });

  it('of one’s own whose key is taken above gives way; kept, it changes the other or stands beside it', () => {
    const own = layerOf({ faqs: { add: [faq('where', '本地答')] } });
    const now = { faqs: { add: [faq('how-long', '见时限。'), faq('where', '省里答')] } };
    const free = rebase({ own, now });
    expect(free.conflicts).toMatchObject([{ code: 'row.addedAbove', row: 'where', base: null }]);
    expect(free.resolved.item.faqs.map(({ answer }) => answer.zh)).toEqual(['见时限。', '省里答']);
    const kept = free.resolve(applyChoice(free.layer, free.conflicts[0] as Conflict, 'keepOwn'));
    expect(kept.violations).toEqual([]);
    expect(kept.item.faqs.find(({ key }) => key === 'where')?.answer.zh).toBe('本地答');
    const extend = rebase({ own, now, oldPolicies: { faqs: 'extend' } });
    const beside = extend.resolve(applyChoice(extend.layer, extend.conflicts[0] as Conflict, 'keepOwn'));
    expect(beside.violations).toEqual([]);
    expect(beside.item.faqs.map(({ key }) => key)).toEqual(['how-long', 'where', 'where-own']);
  });

  it('of one’s own that above took over word by word becomes theirs', () => {
    const own = layerOf({ faqs: { add: [faq('where', '同一答')] } });
    const now = { faqs: { add: [faq('how-long', '见时限。'), faq('where', '同一答')] } };
    const { layer, codes, resolved } = rebase({ own, now });
    expect([layer, codes]).toEqual([emptyLayer(), []]);
    expect(resolved.provenance['faqs/where']?.owner).toEqual(owner(0));
  });

  it('of one’s own where nothing may be added any more gives way', () => {
    const own = layerOf({ faqs: { add: [faq('where', '本地答')] } });
    const { layer, conflicts, resolved } = rebase({ own, nowPolicies: { faqs: 'locked' } });
    expect(layer).toEqual(emptyLayer());
    expect(conflicts).toMatchObject([{ code: 'policy.nowLocked', own: { key: 'where' }, keepOwn: null }]);
    expect(resolved.violations).toEqual([]);
  });

  it('of one’s own implementation stays one’s own, whatever is changed above', () => {
    const own = emptyLayer({
      implementation: { faqs: { change: { 'how-long': { answer: { zh: '本窗口答' } } } } },
    });
    const now = { faqs: { add: [faq('how-long', '省里新答')] } };
    expect(rebase({ own, now })).toMatchObject({ layer: own, conflicts: [] });
  });

  it('whose removal did not count does not go by itself once it may', () => {
    const own = layerOf({ materials: { remove: ['plan'] } });
    const { layer, conflicts, resolved } = rebase({ own, nowPolicies: { materials: 'free' } });
    expect(layer).toEqual(emptyLayer());
    expect(conflicts).toMatchObject([{ code: 'override.nowCounts', row: 'plan', own: null }]);
    expect(resolved.item.materials.map(({ key }) => key)).toContain('plan');
  });

  const removing = layerOf({ faqs: { remove: ['how-long'] } });

  test.each<[string, Omit<Case, 'own'>, Layer, string[]]>([
    ['unchanged above stays away', { now: { promisedLimit: days(9) } }, removing, []],
    ['removed above as well needs no removal', { now: { faqs: { add: [] } } }, emptyLayer(), []],
    [
      'changed above is a conflict',
      { now: { faqs: { add: [faq('how-long', '改')] } } },
      emptyLayer(),
      ['row.bothChanged'],
    ],
    [
      'not to be removed any more comes back',
      { nowPolicies: { faqs: 'tighten' } },
      emptyLayer(),
      ['policy.nowLocked'],
    ],
  ])('removed here and %s', (_, change, expected, codes) => {
    const result = rebase({ own: removing, ...change });
    expect([result.layer, result.codes]).toEqual([expected, codes]);
    expect(result.resolved.violations).toEqual([]);
  });
});
