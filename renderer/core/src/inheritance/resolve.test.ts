import { describe, expect, it, test } from '@jest/globals';
import { HandlingItem } from '../items/index.ts';
import { chainOf, emptyLayer, link, owner, rootLayer } from './__fixtures__/chains.ts';
import { type Layer, resolveItem } from './index.ts';

const at = '2026-06-01';
const resolve = (...below: Partial<Layer>[]) => resolveItem(chainOf(...below), at);
const codesOf = (...below: Partial<Layer>[]) =>
  resolve(...below).violations.map(({ code, place }) => `${code} ${place}`);
const days = (count: number, unit = 'workingDay') => ({ set: { days: count, unit } });

describe('the root alone', () => {
  const { item, provenance, violations, missing } = resolve();

  it('is a whole item', () => {
    expect(HandlingItem.safeParse(item).error).toBeUndefined();
    expect(violations).toEqual([]);
  });

  it('says what is 待补', () => {
    expect(missing).toEqual([
      'summary',
      'catalogueCode',
      'taskCode',
      'powerSource',
      'onlineDepth',
      'servicePoints',
      'enquiryPhone',
      'complaintPhone',
    ]);
  });

  it('does not call a list missing that was said to be empty', () => {
    expect(item.situations).toEqual([]);
    expect(missing).not.toContain('situations');
  });

  it('names the origin of every element and row', () => {
    expect(provenance.promisedLimit).toEqual({
      owner: owner(0),
      release: 1,
      effectiveFrom: '2026-01-01',
      part: 'standard',
      policy: 'tighten',
      replaced: [],
    });
    expect(provenance['materials/plan']).toMatchObject({ owner: owner(0), policy: 'tighten' });
    expect(provenance.catalogueCode).toBeUndefined();
  });
});

describe('scalars', () => {
  it('may be tightened, and the origin moves', () => {
    const { item, provenance, violations } = resolve({ standard: { promisedLimit: days(10) } });
    expect(violations).toEqual([]);
    expect(item.promisedLimit).toEqual({ days: 10, unit: 'workingDay' });
    expect(provenance.promisedLimit).toMatchObject({
      owner: owner(1),
      replaced: [{ owner: owner(0), release: 1, value: { days: 15, unit: 'workingDay' } }],
    });
  });

  test.each([
    ['a longer promise', { promisedLimit: days(16) }],
    ['a promise in another unit', { promisedLimit: days(10, 'calendarDay') }],
    ['more visits', { onsiteVisits: { set: { times: 2, reason: 'x' } } }],
    ['a channel taken away', { channels: { set: ['mobile'] } }],
    ['a narrower cross-area scope', { crossAreaScope: { set: 'township' } }],
    ['fewer search words', { keywords: { set: ['卫生'] } }],
  ])('are not loosened: %s', (_, standard) => {
    const [element = ''] = Object.keys(standard);
    expect(codesOf({ standard })).toEqual([`policy.notTighter 533300000000@1/standard/${element}`]);
    expect(resolve({ standard }).item).toEqual(resolve().item);
  });

  test.each([
    ['an equal promise', { promisedLimit: days(15) }],
    ['fewer visits', { onsiteVisits: { set: { times: 0 } } }],
    ['one channel more', { channels: { set: ['mobile', 'window'] } }],
    ['a wider cross-area scope', { crossAreaScope: { set: 'province' } }],
    ['one search word more', { keywords: { set: ['宾馆', '卫生证'] } }],
    ['a first value where there was none', { onlineDepth: { set: ['1'] } }],
  ])('may be bettered: %s', (_, standard) => {
    const [element = ''] = Object.keys(standard);
    const { violations, provenance } = resolve({ standard });
    expect(violations).toEqual([]);
    expect(provenance[element]?.owner).toEqual(owner(1));
  });

  it('that are locked stay, with a sentence that says whose they are', () => {
    const { item, violations } = resolve({ standard: { name: { set: { zh: '别的名称' } } } });
    expect(item.name.zh).toBe('公共场所卫生许可（新办）');
    expect(violations).toEqual([
      {
        code: 'policy.locked',
        severity: 'error',
        place: '533300000000@1/standard/name',
        message: expect.stringContaining('“事项名称”由云南省统一规定'),
      },
    ]);
  });

  it('that are locked and absent above are not filled in from below', () => {
    expect(codesOf({ standard: { catalogueCode: { set: '530123001000' } } })).toEqual([
      'policy.locked 533300000000@1/standard/catalogueCode',
    ]);
  });

  it('set to the locked value again change nothing and are no violation', () => {
    const { provenance, violations } = resolve({ standard: { itemType: { set: '01' } } });
    expect(violations).toEqual([]);
    expect(provenance.itemType?.owner).toEqual(owner(0));
  });

  it('may be inherited explicitly', () => {
    expect(resolve({ standard: { promisedLimit: { inherit: true } } })).toEqual(resolve({}));
  });

  it('of an invalid value are ignored and reported with the place', () => {
    expect(codesOf({ standard: { promisedLimit: { set: { days: -1, unit: 'workingDay' } } } })).toEqual([
      'layer.invalidValue 533300000000@1/standard/promisedLimit/days',
    ]);
    expect(codesOf({ standard: { promisedLimit: { set: null } } })).toEqual([
      'layer.invalidValue 533300000000@1/standard/promisedLimit',
    ]);
  });
});

describe('rows', () => {
  const change = (key: string, columns: Record<string, never> | Record<string, unknown>) =>
    ({ standard: { materials: { change: { [key]: columns } } } }) as Partial<Layer>;

  it('may ask for fewer copies, or accept a licence instead', () => {
    const { item, provenance, violations } = resolve(change('plan', { copies: 1, replacedBy: '不动产权证' }));
    expect(violations).toEqual([]);
    expect(item.materials[1]).toMatchObject({ key: 'plan', copies: 1, replacedBy: '不动产权证' });
    expect(provenance['materials/plan']?.owner).toEqual(owner(1));
    expect(provenance['materials/application']?.owner).toEqual(owner(0));
    expect(provenance.materials?.owner).toEqual(owner(1));
  });

  test.each([
    ['more copies', { copies: 4 }],
    ['another necessity', { necessity: 'optional' }],
    ['a deferral that the standard does not have', { deferrable: { until: 'decision' } }],
    ['another name', { name: { zh: '图纸' } }],
    ['fewer copies together with another name', { copies: 1, name: { zh: '图纸' } }],
  ])('are not changed otherwise: %s', (_, columns) => {
    expect(codesOf(change('plan', columns))).toEqual([
      'policy.notTighter 533300000000@1/standard/materials/plan',
    ]);
  });

  it('are neither added nor removed under tighten', () => {
    const added = { key: 'photo', name: { zh: '照片' }, form: 'copy', copies: 1, source: 'applicant' };
    const layer = { standard: { materials: { add: [added], remove: ['plan'] } } };
    expect(codesOf(layer)).toEqual([
      'policy.removed 533300000000@1/standard/materials/plan',
      'policy.added 533300000000@1/standard/materials/photo',
    ]);
    expect(resolve(layer).item).toEqual(resolve().item);
  });

  it('may be added where the policy is extend, and stay others’ to tighten', () => {
    const root = link(0, { ...rootLayer, policies: { materials: 'extend' } });
    const added = { key: 'photo', name: { zh: '照片' }, form: 'copy', copies: 1, source: 'applicant' };
    const { item, provenance, violations } = resolveItem(
      [
        root,
        link(1, emptyLayer({ standard: { materials: { add: [added], change: { plan: { copies: 9 } } } } })),
      ],
      at,
    );
    expect(item.materials.map(({ key }) => key)).toEqual(['application', 'plan', 'photo']);
    expect(provenance['materials/photo']).toMatchObject({ owner: owner(1), policy: 'extend', replaced: [] });
    expect(violations.map(({ code }) => code)).toEqual(['policy.notTighter']);
  });

  it('that are statutory stay required by whoever set them, even under free', () => {
    const root = link(0, { ...rootLayer, policies: { materials: 'free' } });
    const optional = (key: string) =>
      resolveItem(
        [
          root,
          link(1, emptyLayer({ standard: { materials: { change: { [key]: { necessity: 'optional' } } } } })),
        ],
        at,
      );
    expect(optional('application').violations.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'policy.ownerOnly 533300000000@1/standard/materials/application/necessity',
    ]);
    expect(optional('plan').violations).toEqual([]);
    expect(optional('plan').item.materials[1]?.necessity).toBe('optional');
  });

  test.each([
    ['a change of a row that is not there', { change: { nothing: { copies: 1 } } }, 'row.unknown', 'nothing'],
    ['a removal of a row that is not there', { remove: ['nothing'] }, 'row.unknown', 'nothing'],
    ['another key', { change: { plan: { key: 'map' } } }, 'row.keyChanged', 'plan'],
    [
      'a row both changed and removed',
      { change: { plan: { copies: 1 } }, remove: ['plan'] },
      'row.changeAndRemove',
      'plan',
    ],
    ['an invalid column', { change: { plan: { copies: 'two' } } }, 'layer.invalidValue', 'plan/copies'],
    ['a column that there is not', { change: { plan: { colour: 'red' } } }, 'layer.invalidValue', 'plan'],
  ])('with %s are left as they are', (_, materials, code, place) => {
    expect(codesOf({ standard: { materials } })).toEqual([
      `${code} 533300000000@1/standard/materials/${place}`,
    ]);
  });

  test.each([
    ['removed', { remove: ['own'] }],
    ['changed', { change: { own: { answer: { zh: '另' } } } }],
  ])('both added and %s by one layer are added, and said to be both', (_, more) => {
    const own = { key: 'own', question: { zh: '问' }, answer: { zh: '答' } };
    const layer = { standard: { faqs: { add: [own], ...more } } };
    expect(codesOf(layer)).toEqual(['row.addAndChange 533300000000@1/standard/faqs/own']);
    expect(resolve(layer).item.faqs.at(-1)).toEqual(own);
  });

  it('never get a key that was used before', () => {
    const root = link(0, { ...rootLayer, policies: { faqs: 'free' } });
    const faq = { key: 'how-long', question: { zh: '要几天？' }, answer: { zh: '三天。' } };
    const { violations } = resolveItem(
      [
        root,
        link(1, emptyLayer({ standard: { faqs: { remove: ['how-long'] } } })),
        link(2, emptyLayer({ standard: { faqs: { add: [faq] } } })),
      ],
      at,
    );
    expect(violations.map(({ code }) => code)).toEqual(['row.keyUsed']);
  });

  it('lose an optional column by null', () => {
    const root = link(0, { ...rootLayer, policies: { materials: 'free' } });
    const below = emptyLayer({ standard: { materials: { change: { application: { basis: null } } } } });
    const { item, violations } = resolveItem([root, link(1, below)], at);
    expect(violations).toEqual([]);
    expect(item.materials[0]).not.toHaveProperty('basis');
  });
});

describe('policies', () => {
  it('are tightened for those below, not for oneself', () => {
    const layer = { standard: { promisedLimit: days(10) }, policies: { promisedLimit: 'locked' as const } };
    const { item, violations } = resolve(layer, { standard: { promisedLimit: days(5) } });
    expect(item.promisedLimit?.days).toBe(10);
    expect(violations.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'policy.locked 533301000000@1/standard/promisedLimit',
    ]);
  });

  it('are not loosened by anybody but the root', () => {
    expect(codesOf({ policies: { name: 'free', 'materials/plan': 'free' } })).toEqual([
      'policy.loosened 533300000000@1/policies/name',
      'policy.loosened 533300000000@1/policies/materials/plan',
    ]);
  });

  it('of an element tighten its rows as well', () => {
    const root = link(0, { ...rootLayer, policies: { materials: 'locked', 'materials/plan': 'free' } });
    const own = emptyLayer({ standard: { materials: { change: { plan: { copies: 9 } } } } });
    expect(resolveItem([root, link(1, own)], at).violations).toEqual([]);
    const locking = link(1, emptyLayer({ policies: { materials: 'locked' } }));
    expect(resolveItem([root, locking, link(2, own)], at).violations.map(({ code }) => code)).toEqual([
      'policy.locked',
    ]);
  });

  it('are not for rows of one’s own implementation, which nobody below has', () => {
    const own = {
      implementation: { faqs: { add: [{ key: 'own', question: { zh: '问' }, answer: { zh: '答' } }] } },
      policies: { 'faqs/own': 'locked' as const },
    };
    const expected = ['policy.unknownRow 533300000000@1/policies/faqs/own'];
    expect(codesOf(own)).toEqual(expected);
    expect(codesOf(own, {})).toEqual(expected);
  });

  it('name elements and rows that exist', () => {
    expect(
      codesOf({ policies: { nothing: 'locked', 'materials/nothing': 'locked', 'name/x': 'locked' } }),
    ).toEqual([
      'layer.unknownElement 533300000000@1/policies/name/x',
      'layer.unknownElement 533300000000@1/policies/nothing',
      'policy.unknownRow 533300000000@1/policies/materials/nothing',
    ]);
  });
});
