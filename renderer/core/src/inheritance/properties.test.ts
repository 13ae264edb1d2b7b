import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../identifiers/index.ts';
import {
  type ElementKey,
  elementKeys,
  elements,
  HandlingItem,
  isElementKey,
  isSameJson,
} from '../items/index.ts';
import { chains, grants } from './__fixtures__/arbitraries.ts';
import { type ChainLink, type Grant, isGrantInForce, type Resolution, resolveItem } from './index.ts';

const at = '2026-06-01';
/** A tenant at the end of no chain: resolves what flows down, and nobody's implementation. */
const standardOnly = { tenantPath: '/nobody/' };

/** The resolution of every prefix of the chain, as it flows down to the next level. */
const flows = (chain: ChainLink[], given: Grant[] = []) =>
  chain.map((_, index) => resolveItem(chain.slice(0, index + 1), at, { ...standardOnly, grants: given }));

/** The columns that belong to another level are left out: they are not under the lock. */
function valueIn(item: HandlingItem | undefined, key: ElementKey, row: string | undefined): unknown {
  if (row === undefined) return item?.[key];
  const { delegations: _delegations, ...found } =
    ((item?.[key] ?? []) as Columns[]).find((r) => r.key === row) ?? {};
  if (found.owningLevel === undefined) return found;
  const { value: _value, basis: _basis, ...rest } = found;
  return rest;
}

type Columns = Record<string, unknown>;

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
      fc.property(chains, grants, (chain, given) => {
        const { item, provenance, missing } = resolveItem(chain, at, { grants: given });
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
      fc.property(chains, grants, (chain, given) => {
        const before = canonicalJson(chain);
        const first = canonicalJson(resolveItem(chain, at, { grants: given }));
        const copy = JSON.parse(before) as ChainLink[];
        expect(canonicalJson(resolveItem(copy, at, { grants: given }))).toBe(first);
        expect(canonicalJson(resolveItem(chain, at, { grants: [...given] }))).toBe(first);
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

  it('what is locked at a level never differs below it, but by a grant or in what belongs to a lower level', () => {
    fc.assert(
      fc.property(chains, grants, (chain, given) => {
        const resolutions = flows(chain, given);
        const last = resolutions.at(-1);
        for (const [index, { provenance, item }] of resolutions.entries()) {
          for (const [place, { policy }] of Object.entries(provenance)) {
            if (policy !== 'locked') continue;
            const [key = '', row] = place.split('/');
            if (!isElementKey(key) || (row === undefined && elements[key].merge === 'keyedList')) continue;
            if (isSameJson(valueIn(last?.item, key, row), valueIn(item, key, row))) continue;
            const below = resolutions.slice(index + 1);
            const isGranted = below.some((flow) => (flow.provenance[place] ?? flow.provenance[key])?.grant);
            if (!isGranted) expect(valueIn(last?.item, key, row)).toEqual(valueIn(item, key, row));
          }
        }
      }),
      settings,
    );
  });

  it('without grants the columns of a level change in its own direction, by its own tenants only', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { item, provenance } = resolveItem(chain, at, standardOnly);
        const numberOf = (key: string) => item.parameters.find((row) => row.key === key)?.value ?? 50;
        if (provenance['parameters/floor']?.policy === 'locked') {
          expect(numberOf('floor')).toBeGreaterThanOrEqual(50);
          expect(numberOf('ceiling')).toBeLessThanOrEqual(50);
        }
        for (const [key, level] of [
          ['floor', 'county'],
          ['ceiling', 'prefecture'],
        ] as const) {
          const origin = provenance[`parameters/${key}`];
          if (numberOf(key) !== 50) expect(origin?.owner.level).toBe(level);
        }
        for (const { to } of item.assignments.flatMap(({ delegations }) => delegations)) {
          expect(to).toBe('township');
        }
      }),
      settings,
    );
  });

  it('a grant shows only in what the recipient says and what inherits from it', () => {
    fc.assert(
      fc.property(chains, grants, (chain, given) => {
        const [plain, granted] = [flows(chain, []), flows(chain, given)];
        const first = Math.min(
          ...given.map(
            (grant) => chain.findIndex(({ owner }) => owner.tenantPath === grant.recipientPath) >>> 0,
          ),
        );
        for (const [index, flow] of granted.entries()) {
          if (index < first) expect(flow).toEqual(plain[index]);
          for (const { grant, owner } of Object.values(flow.provenance)) {
            if (!grant) continue;
            expect(given).toContainEqual(grant);
            expect(grant.recipientPath).toBe(owner.tenantPath);
            expect(isGrantInForce(grant, at)).toBe(true);
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
      fc.property(chains, grants, (chain, given) => {
        const { item, provenance } = resolveItem(chain, at, { grants: given });
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
