import { describe, expect, it } from '@jest/globals';
import { chainOf, emptyLayer, link, owner, rootLayer } from './__fixtures__/chains.ts';
import {
  application,
  at,
  days,
  faq,
  layerOf,
  materials,
  photo,
  plan,
  rebase,
  type Standard,
} from './__fixtures__/rebasing.ts';
import { applyChoice, type Conflict, type Grant, type Layer, rebaseLayer, resolveItem } from './index.ts';

describe('an untouched layer', () => {
  const own = layerOf(
    {
      promisedLimit: days(10),
      keywords: { set: ['卫生证', '宾馆'] },
      name: { set: { zh: '不许的名称' } },
      materials: { change: { plan: { copies: 1 }, nothing: { copies: 1 } } },
      faqs: { add: [faq('where', '在这里')] },
    },
    { policies: { promisedLimit: 'locked' }, implementation: { enquiryPhone: { set: '0886' } } },
  );

  it('on the same base is itself, with all it says', () => {
    const { layer, conflicts } = rebase({ own });
    expect(layer).toBe(own);
    expect(conflicts).toEqual([]);
  });

  it('follows where other things changed', () => {
    const { layer, conflicts, resolved } = rebase({
      own,
      now: { statutoryLimit: days(18), materials: { add: [{ ...application, copies: 1 }, plan] } },
    });
    expect(layer).toBe(own);
    expect(conflicts).toEqual([]);
    expect(resolved.item.statutoryLimit?.days).toBe(18);
    expect(resolved.item.promisedLimit?.days).toBe(10);
  });

  it('that says nothing gives the new base', () => {
    const { layer, resolved } = rebase({ own: emptyLayer(), now: { promisedLimit: days(12) } });
    expect(layer).toEqual(emptyLayer());
    expect(resolved.item.promisedLimit?.days).toBe(12);
  });
});

describe('a scalar under tighten', () => {
  const own = layerOf({ promisedLimit: days(10) });

  it('stays while it is the better one', () => {
    const { layer, conflicts } = rebase({ own, now: { promisedLimit: days(12) } });
    expect([layer, conflicts]).toEqual([own, []]);
  });

  it('gives way to a better one above, and says so', () => {
    const { layer, conflicts, resolved } = rebase({ own, now: { promisedLimit: days(8) } });
    expect(layer).toEqual(emptyLayer());
    expect(conflicts).toEqual([
      {
        code: 'policy.notTighterNow',
        part: 'standard',
        element: 'promisedLimit',
        base: { days: 15, unit: 'workingDay' },
        above: { days: 8, unit: 'workingDay' },
        own: { days: 10, unit: 'workingDay' },
        message: expect.stringContaining('怒江州'),
        keepOwn: null,
      },
    ]);
    expect(resolved.item.promisedLimit?.days).toBe(8);
    expect(resolved.violations).toEqual([]);
  });

  it('that now only repeats what is above follows it from then on', () => {
    const { layer, conflicts, resolved } = rebase({ own, now: { promisedLimit: days(10) } });
    expect([layer, conflicts]).toEqual([emptyLayer(), []]);
    expect(resolved.provenance.promisedLimit?.owner).toEqual(owner(0));
  });

  it('that only repeated what was above follows it without a word', () => {
    const { layer, conflicts } = rebase({
      own: layerOf({ promisedLimit: days(15) }),
      now: { promisedLimit: days(9) },
    });
    expect([layer, conflicts]).toEqual([emptyLayer(), []]);
  });

  it('that is locked now gives way', () => {
    const { codes, conflicts, resolved } = rebase({ own, nowPolicies: { promisedLimit: 'locked' } });
    expect(codes).toEqual(['policy.nowLocked']);
    expect(conflicts[0]?.keepOwn).toBeNull();
    expect(resolved.item.promisedLimit?.days).toBe(15);
    expect(resolved.violations).toEqual([]);
  });

  it('with no value above any more is the first one', () => {
    const { old, now } = { old: {}, now: { promisedLimit: { inherit: true } } };
    const { layer, codes, resolved } = rebase({ own, old, now });
    expect([layer, codes]).toEqual([own, []]);
    expect(resolved.violations).toEqual([]);
  });
});

describe('a scalar that is free', () => {
  const own = layerOf({ enquiryPhone: { set: '0886-1' } });
  const old = { enquiryPhone: { set: '0871-1' } };
  const now = { enquiryPhone: { set: '0871-2' } };

  it('and changed on both sides is a conflict; above holds until a person chooses', () => {
    const { layer, conflicts, resolved, resolve } = rebase({ own, old, now });
    expect(conflicts).toMatchObject([
      { code: 'scalar.bothChanged', base: '0871-1', above: '0871-2', own: '0886-1' },
    ]);
    expect(resolved.item.enquiryPhone).toBe('0871-2');
    const [conflict] = conflicts as [Conflict];
    expect(applyChoice(layer, conflict, 'keepAbove')).toBe(layer);
    const kept = applyChoice(layer, conflict, 'keepOwn');
    expect(kept).toEqual(own);
    expect(resolve(kept).item.enquiryPhone).toBe('0886-1');
    expect(JSON.parse(JSON.stringify(conflict))).toEqual(conflict);
  });

  it('and of one’s own implementation is one’s own', () => {
    const implementation = emptyLayer({ implementation: { enquiryPhone: { set: '0886-1' } } });
    const { layer, conflicts } = rebase({ own: implementation, old, now });
    expect([layer, conflicts]).toEqual([implementation, []]);
  });

  it('which above no longer says anything about, too', () => {
    expect(rebase({ own, old }).conflicts).toMatchObject([
      { code: 'scalar.bothChanged', above: null, own: '0886-1' },
    ]);
  });
});

describe('a plain list', () => {
  it('takes in what both added', () => {
    const own = layerOf({ keywords: { set: ['卫生证', '宾馆'] } });
    const { layer, conflicts } = rebase({ own, now: { keywords: { set: ['理发', '卫生证'] } } });
    expect(layer).toEqual(layerOf({ keywords: { set: ['理发', '卫生证', '宾馆'] } }));
    expect(conflicts).toEqual([]);
  });

  it('under tighten as well', () => {
    const own = layerOf({ channels: { set: ['window', 'post'] } });
    const { layer, resolved } = rebase({ own, now: { channels: { set: ['window', 'mobile'] } } });
    expect(layer).toEqual(layerOf({ channels: { set: ['window', 'mobile', 'post'] } }));
    expect(resolved.violations).toEqual([]);
  });
});

describe('a level’s own columns', () => {
  const parameter = { key: 'a', name: 'a', label: { zh: '限额' }, value: 50, owningLevel: 'prefecture' };
  const root = (part: Standard) => ({ parameters: { add: [{ ...parameter, ...part }] } });
  const own = layerOf({ parameters: { change: { a: { value: 60 } } } });

  it('stay its own when the value above changes', () => {
    const { layer, codes } = rebase({ own, old: root({}), now: root({ value: 55 }) });
    expect([layer, codes]).toEqual([own, []]);
  });

  it('stay its own where the list is free as well, while other columns are in dispute', () => {
    const label = (zh: string) => ({ label: { zh } });
    const both = layerOf({ parameters: { change: { a: { value: 60, ...label('本级') } } } });
    const { layer, conflicts } = rebase({
      own: both,
      old: root({}),
      now: root({ value: 55, ...label('新名') }),
      oldPolicies: { parameters: 'free' },
    });
    expect(layer).toEqual(own);
    expect(conflicts).toMatchObject([{ code: 'row.bothChanged', own: label('本级'), above: label('新名') }]);
  });

  it('give way to a direction that they go against, and to another owning level', () => {
    const up = { direction: 'up' };
    expect(rebase({ own, old: root(up), now: root({ ...up, value: 65 }) }).codes).toEqual([
      'parameter.wrongDirection',
    ]);
    const moved = rebase({ own, old: root({}), now: root({ owningLevel: 'county' }) });
    expect(moved.codes).toEqual(['parameter.notOwner']);
    expect(moved.resolved.violations).toEqual([]);
    expect(moved.resolved.item.parameters[0]?.value).toBe(50);
  });
});

describe('what did not count before', () => {
  const own = layerOf({ statutoryLimit: days(30) });

  it('is left alone while it does not count', () => {
    const { layer, codes } = rebase({ own, now: { statutoryLimit: days(25) } });
    expect([layer, codes]).toEqual([own, []]);
  });

  it('does not come into force by itself', () => {
    const { layer, conflicts, resolved } = rebase({ own, nowPolicies: { statutoryLimit: 'free' } });
    expect(layer).toEqual(emptyLayer());
    expect(conflicts).toMatchObject([{ code: 'override.nowCounts', own: { days: 30 } }]);
    expect(resolved.item.statutoryLimit?.days).toBe(20);
    expect(applyChoice(layer, conflicts[0] as Conflict, 'keepOwn')).toEqual(own);
  });
});

describe('what a grant allows', () => {
  const grant: Grant = {
    v: 1,
    grantKey: 'g',
    itemKey: rootLayer.itemKey,
    element: 'materials',
    recipientPath: owner(1).tenantPath,
    grantedBy: owner(0),
    basis: '批复',
    validFrom: '2026-01-01',
  };
  const own = layerOf({ materials: { add: [photo] } });

  it('follows cleanly', () => {
    const now = { materials: { add: [application, { ...plan, copies: 1 }] } };
    const { layer, codes, resolved } = rebase({ own, now, grants: [grant] });
    expect([layer, codes]).toEqual([own, []]);
    expect(resolved.provenance['materials/photo']?.grant).toEqual(grant);
  });

  it('becomes the standard where it is adopted for all', () => {
    const now = { materials: { add: [...materials, photo] } };
    const { layer, codes, resolved } = rebase({ own, now, grants: [grant] });
    expect([layer, codes]).toEqual([emptyLayer(), []]);
    expect(resolved.provenance['materials/photo']).not.toHaveProperty('grant');
  });
});

describe('one’s own policies', () => {
  it('stay where they are the stricter ones, and go where they are fulfilled or about nothing', () => {
    const own = layerOf(
      {},
      { policies: { promisedLimit: 'locked', keywords: 'tighten', 'materials/plan': 'locked' } },
    );
    const { layer, codes, resolved } = rebase({
      own,
      now: { materials: { add: [application] } },
      nowPolicies: { keywords: 'locked' },
    });
    expect(layer.policies).toEqual({ promisedLimit: 'locked' });
    expect(codes).toEqual([]);
    expect(resolved.violations).toEqual([]);
  });
});

describe('a middle level', () => {
  it('publishing a ceiling of 10 days reaches the city, whose longer promise gives way', () => {
    const cityLayer = layerOf({ promisedLimit: days(12) });
    const base = (layer: Layer) =>
      resolveItem([...chainOf(), link(1, layer)], at, { tenantPath: owner(2).tenantPath });
    const { layer, conflicts } = rebaseLayer(
      base(emptyLayer()),
      base(layerOf({ promisedLimit: days(10) })),
      cityLayer,
      {
        owner: owner(2),
        at,
      },
    );
    expect(layer).toEqual(emptyLayer());
    expect(conflicts).toMatchObject([
      { code: 'policy.notTighterNow', above: { days: 10 }, own: { days: 12 } },
    ]);
  });
});
