import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../identifiers/index.ts';
import { elementKeys, elements, HandlingItem, isElementKey, isSameJson } from '../items/index.ts';
import { link, rootLayer } from './__fixtures__/chains.ts';
import { type ChainLink, type Layer, type Policy, policies, type Resolution, resolveItem } from './index.ts';

const at = '2026-06-01';
/** A tenant at the end of no chain: resolves what flows down, and nobody's implementation. */
const standardOnly = { tenantPath: '/nobody/' };

const limit = fc.record({
  days: fc.integer({ min: -1, max: 25 }),
  unit: fc.constantFrom('workingDay', 'calendarDay'),
});
const channels = fc.uniqueArray(fc.constantFrom('window', 'computer', 'mobile', 'post', 'village'));
const materialKey = fc.constantFrom('application', 'plan', 'photo', 'report', 'nothing');
const material = fc.record({
  key: materialKey,
  name: fc.constant({ zh: '某材料' }),
  form: fc.constantFrom('original', 'copy'),
  copies: fc.integer({ min: 0, max: 4 }),
  source: fc.constant('applicant'),
});
const materialColumns = fc.oneof(
  fc.record({ copies: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ necessity: fc.constantFrom('required', 'optional') }),
  fc.record({ replacedBy: fc.constantFrom('营业执照', '不动产权证') }),
  fc.record({ maxFiles: fc.integer({ min: 1, max: 9 }), copies: fc.constant(1) }),
  fc.constant({ key: 'other' }),
);
const stepColumns = fc.record({ days: fc.integer({ min: 0, max: 12 }) });
const faq = fc.record({
  key: fc.constantFrom('how-long', 'where', 'who'),
  question: fc.constantFrom({ zh: '问一' }, { zh: '问二' }),
  answer: fc.constant({ zh: '答' }),
});
const phone = fc.constantFrom('0871-00000001', '0871-00000002');

const set = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ set: value }) },
    { weight: 1, arbitrary: fc.constant({ inherit: true }) },
  );
const rows = <R, C>(row: fc.Arbitrary<R>, key: fc.Arbitrary<string>, columns: fc.Arbitrary<C>) =>
  fc.record(
    {
      add: fc.array(row, { maxLength: 2 }),
      change: fc.dictionary(key, columns, { maxKeys: 2 }),
      remove: fc.array(key, { maxLength: 1 }),
    },
    { requiredKeys: [] },
  );

const part = fc.record(
  {
    name: set(fc.constantFrom({ zh: '甲' }, { zh: '公共场所卫生许可（新办）' })),
    promisedLimit: set(limit),
    onsiteVisits: set(fc.record({ times: fc.integer({ min: 0, max: 3 }), reason: fc.constant('核对') })),
    channels: set(channels),
    crossAreaScope: set(fc.constantFrom('none', 'county', 'province', 'nation')),
    keywords: set(fc.uniqueArray(fc.constantFrom('卫生证', '宾馆', '理发'))),
    materials: rows(material, materialKey, materialColumns),
    process: rows(fc.constant({ key: 'x' }), fc.constantFrom('acceptance', 'decision'), stepColumns),
    faqs: rows(faq, fc.constantFrom('how-long', 'where'), fc.record({ answer: fc.constant({ zh: '另答' }) })),
    enquiryPhone: set(phone),
    servicePoints: fc.record({ add: fc.constant([{ key: 'a', servicePoint: 'b' }]) }),
    nonsense: set(fc.integer()),
  },
  { requiredKeys: [] },
);

const policyTargets = [
  'name',
  'promisedLimit',
  'channels',
  'keywords',
  'materials',
  'materials/plan',
  'materials/application',
  'process',
  'faqs',
  'enquiryPhone',
  'materials/nothing',
];
const somePolicies = fc.dictionary(fc.constantFrom(...policyTargets), fc.constantFrom<Policy>(...policies), {
  maxKeys: 3,
});

const lower: fc.Arbitrary<Layer> = fc.record({
  v: fc.constant(1 as const),
  itemKey: fc.constant(rootLayer.itemKey),
  standard: part as fc.Arbitrary<Layer['standard']>,
  implementation: part as fc.Arbitrary<Layer['implementation']>,
  policies: somePolicies,
});

/** The root with policies of its own, and up to four levels below it. */
const chains: fc.Arbitrary<ChainLink[]> = fc
  .tuple(somePolicies, fc.array(lower, { maxLength: 4 }))
  .map(([rootPolicies, layers]) => [
    link(0, { ...rootLayer, policies: rootPolicies }),
    ...layers.map((layer, index) => link(index + 1, layer)),
  ]);

/** The resolution of every prefix of the chain, as it flows down to the next level. */
const flows = (chain: ChainLink[]) =>
  chain.map((_, index) => resolveItem(chain.slice(0, index + 1), at, standardOnly));

const settings = { numRuns: 100 };

function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => ({ key, member, at: random() }));
  members.sort((a, b) => a.at - b.at);
  return Object.fromEntries(members.map(({ key, member }) => [key, shuffled(member, random)]));
}

describe('for any chain of layers', () => {
  it('a resolution is total: a valid item, whatever the layers say', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { item, provenance, missing } = resolveItem(chain, at);
        expect(HandlingItem.safeParse(item).error).toBeUndefined();
        for (const key of elementKeys) {
          const isKnown = provenance[key] !== undefined;
          expect(isKnown && missing.includes(key)).toBe(false);
          if (elements[key].isExpected) expect(isKnown || missing.includes(key)).toBe(true);
        }
      }),
      settings,
    );
  });

  it('it is deterministic, and leaves its input alone', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const before = canonicalJson(chain);
        const first = canonicalJson(resolveItem(chain, at));
        const copy = JSON.parse(before) as ChainLink[];
        expect(canonicalJson(resolveItem(copy, at))).toBe(first);
        expect(canonicalJson(resolveItem(chain, at))).toBe(first);
        expect(canonicalJson(chain)).toBe(before);
      }),
      settings,
    );
  });

  it('the order of keys never matters', () => {
    fc.assert(
      fc.property(chains, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (chain, numbers) => {
        const random = () => numbers.next().value as number;
        const other = shuffled(chain, random) as ChainLink[];
        const [a, b] = [resolveItem(chain, at), resolveItem(other, at)];
        expect(canonicalJson(b)).toBe(canonicalJson(a));
        expect(b.violations).toEqual(a.violations);
      }),
      settings,
    );
  });

  it('what is locked at a level never differs below it', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const last = resolveItem(chain, at, standardOnly);
        for (const { provenance, item } of flows(chain)) {
          for (const [place, { policy }] of Object.entries(provenance)) {
            if (policy !== 'locked') continue;
            const [key = '', row] = place.split('/');
            if (!isElementKey(key) || (row === undefined && elements[key].merge === 'keyedList')) continue;
            const valueIn = (from: HandlingItem) =>
              row === undefined ? from[key] : (from[key] as { key: string }[]).find((r) => r.key === row);
            expect(valueIn(last.item)).toEqual(valueIn(item));
          }
        }
      }),
      settings,
    );
  });

  it('under a locked list no row comes or goes', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const resolutions = flows(chain);
        const keysOf = (item: HandlingItem | undefined) => item?.materials.map(({ key }) => key);
        for (const { provenance, item } of resolutions) {
          const isLocked = item.materials.every(
            ({ key }) => provenance[`materials/${key}`]?.policy === 'locked',
          );
          if (provenance.materials?.policy !== 'locked' || !isLocked) continue;
          expect(keysOf(resolutions.at(-1)?.item)).toEqual(keysOf(item));
        }
      }),
      settings,
    );
  });

  it('tighten never loosens', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const flowing = flows(chain);
        const standard = resolveItem(chain, at, standardOnly).item;
        for (const level of flowing) expectNotLooser(level, standard);
        // The last link's own policies bind those below it, not its own implementation.
        const own = resolveItem(chain, at).item;
        for (const level of flowing.slice(0, -1)) expectNotLooser(level, own);
      }),
      settings,
    );
  });

  it('an implementation value never reaches a descendant', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const bare = chain.map(({ layer, ...rest }) => ({
          ...rest,
          layer: { ...layer, implementation: {} },
        }));
        const below = resolveItem(chain, at, standardOnly);
        expect(canonicalJson(below)).toBe(canonicalJson(resolveItem(bare, at)));
        for (const { part: origin } of Object.values(below.provenance)) expect(origin).toBe('standard');
      }),
      settings,
    );
  });

  it('provenance names the layer whose value it is', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { item, provenance } = resolveItem(chain, at);
        for (const [place, origin] of Object.entries(provenance)) {
          const [key = '', row] = place.split('/');
          const { layer } = chain.find(({ owner }) => owner.tenantCode === origin.owner.tenantCode) ?? {};
          const said = layer?.[origin.part][key] as Said;
          if (!isElementKey(key)) throw new Error(`${key} is no element`);
          if (row === undefined) {
            if (elements[key].merge === 'scalar')
              expect(isSameJson(parsed(key, said.set), item[key])).toBe(true);
            else expect(said).toBeDefined();
            continue;
          }
          const value = (item[key] as { key: string }[]).find((candidate) => candidate.key === row);
          const added = said.add?.find((candidate) => candidate.key === row);
          const changed = said.change?.[row];
          if (changed && origin.replaced.length > 0) expect(value).toMatchObject(changed);
          else expect(isSameJson(parsed(key, added), value)).toBe(true);
        }
      }),
      settings,
    );
  });

  it('what an origin replaced is the value that flowed to it', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { provenance } = resolveItem(chain, at);
        const before = flows(chain);
        for (const { replaced } of [provenance.promisedLimit, provenance.channels].filter(
          (p) => p !== undefined,
        )) {
          for (const { owner, value } of replaced) {
            const index = chain.findIndex((candidate) => candidate.owner.tenantCode === owner.tenantCode);
            const flowed = before[index]?.item;
            expect([flowed?.promisedLimit, flowed?.channels]).toContainEqual(value);
          }
        }
      }),
      settings,
    );
  });
});

/** `below` is no worse for the applicant wherever `above` lets nobody loosen. */
function expectNotLooser({ item: above, provenance }: Resolution, below: HandlingItem): void {
  const isBound = (key: string) => ['tighten', 'locked'].includes(provenance[key]?.policy ?? '');
  if (isBound('promisedLimit')) {
    expect(below.promisedLimit?.unit).toBe(above.promisedLimit?.unit);
    expect(below.promisedLimit?.days).toBeLessThanOrEqual(above.promisedLimit?.days ?? -1);
  }
  if (isBound('onsiteVisits')) {
    expect(below.onsiteVisits?.times).toBeLessThanOrEqual(above.onsiteVisits?.times ?? -1);
  }
  if (isBound('channels')) expect(below.channels).toEqual(expect.arrayContaining(above.channels));
  for (const row of above.materials) {
    if (!isBound(`materials/${row.key}`)) continue;
    const same = below.materials.find(({ key }) => key === row.key);
    expect(same?.copies).toBeLessThanOrEqual(row.copies);
    expect(same?.necessity).toBe(row.necessity);
  }
}

interface Said {
  set?: unknown;
  add?: { key: string }[];
  change?: Record<string, object>;
}

/** The value with the schema's defaults, as the resolution holds it. */
const parsed = (key: keyof typeof elements, value: unknown): unknown => elements[key].schema.parse(value);
