import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChainLink, Layer } from '@banshi/core/inheritance';
import { Level } from '@banshi/core/items';
import { GovernanceExceptions, readDivisions, type TenantSeed, tenantsFromDivisions } from '@banshi/tenants';
import { root } from '../../test/e2e/app.ts';

/** A province at full size: every division of Yunnan, 500 provincial items, 20,000 layers below them. */
export interface World {
  tenants: TenantSeed[];
  byPath: Map<string, TenantSeed>;
  itemKeys: string[];
  /** Roots first, then the layers of every level; 2,000 of them belong to the first item. */
  links: ChainLink[];
}

export const itemCount = 500;
export const layerCount = 20_000;
export const layersOfFirstItem = 2_000;

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

export function makeWorld(): World {
  const divisions = readDivisions(read('tenants/data/divisions-53.csv'));
  if (!divisions.ok) throw new Error(JSON.stringify(divisions.problems));
  const { exceptions } = GovernanceExceptions.parse(
    JSON.parse(read('tenants/data/governance-exceptions.json')),
  );
  const made = tenantsFromDivisions(divisions.value, exceptions);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const tenants = made.value;
  const byPath = new Map(tenants.map((tenant) => [tenant.path, tenant]));
  const itemKeys = Array.from({ length: itemCount }, (_, index) => `item-${String(index).padStart(3, '0')}`);
  const shipped = JSON.parse(read('templates/items/food-business-licence-new.json')) as { layer: Layer };
  const province = tenants.find(({ level }) => level === 'province');
  if (!province) throw new Error('the divisions have no province');
  const roots = itemKeys.map((itemKey) =>
    // Parsed anew for each: 500 items do not share their objects.
    linkOf(province, { ...(JSON.parse(JSON.stringify(shipped.layer)) as Layer), itemKey }),
  );
  return { tenants, byPath, itemKeys, links: [...roots, ...layersBelow(tenants, itemKeys)] };
}

function layersBelow(tenants: TenantSeed[], itemKeys: string[]): ChainLink[] {
  const random = seeded(53);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const below = tenants.filter(({ level }) => level !== 'province');
  const made: ChainLink[] = [];
  const taken = new Set<string>();
  const add = (itemKey: string) => {
    const tenant = pick(below);
    const key = `${itemKey}|${tenant.path}`;
    if (taken.has(key)) return;
    taken.add(key);
    made.push(linkOf(tenant, layerOf(itemKey, tenant, made.length)));
  };
  const [first = '', ...others] = itemKeys;
  while (made.length < layersOfFirstItem) add(first);
  while (made.length < layerCount) add(pick(others));
  return made;
}

/** What counties and towns really change: a shorter promise, their own phone, a note, questions and answers. */
function layerOf(itemKey: string, tenant: TenantSeed, index: number): Layer {
  const zh = `${tenant.name}的补充说明第 ${index} 条`;
  const promise = { set: { days: index % 5, unit: 'workingDay' } };
  return {
    v: 1,
    itemKey,
    standard: {
      ...(index % 3 === 0 ? { promisedLimit: { set: { days: 4, unit: 'workingDay' } } } : {}),
      faqs: { add: [{ key: `faq-${index}`, question: { zh }, answer: { zh } }] },
    },
    implementation: {
      ...(index % 3 === 0 ? {} : { promisedLimit: promise }),
      enquiryPhone: { set: `0871-6${String(index).padStart(7, '0')}` },
      notes: { add: [{ key: `note-${index}`, text: { zh } }] },
    },
    policies: {},
  };
}

const linkOf = (tenant: TenantSeed, layer: Layer): ChainLink => ({
  owner: {
    tenantCode: tenant.tenantCode,
    tenantName: tenant.name,
    tenantPath: tenant.path,
    level: Level.parse(tenant.level),
  },
  release: 1,
  effectiveFrom: '2026-01-01',
  layer,
});

/** The same province every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
