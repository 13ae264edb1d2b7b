import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { isBanshiError } from '../errors/index.ts';
import { type ChainLink, LayerFile, resolveItem } from '../inheritance/index.ts';
import { canonicalJson, loadBundle, makeBundle, sha256Hex } from './index.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** As version 1 wrote it; the hash under which it was stored is beside it. Neither is ever changed. */
const stored = read('./__fixtures__/bundle-v1.json');
const storedHash = read('./__fixtures__/bundle-v1.sha256').trim();

function refusal(run: () => unknown): { code: string; place: string | undefined } {
  try {
    run();
  } catch (error) {
    if (isBanshiError(error)) return { code: error.code, place: error.place };
    throw error;
  }
  throw new Error('it was accepted');
}

const itemKey = 'food-business-licence-new';
const layers = ['food-business-licence-new.json', 'layers/530102000000-food-business-licence-new.json'].map(
  (name) => LayerFile.parse(JSON.parse(read(`../../../../templates/items/${name}`))),
);
const chain = (count: number): ChainLink[] =>
  layers.slice(0, count).map((file, index) => ({
    owner: {
      tenantCode: file.tenantCode,
      tenantName: `第 ${index} 级`,
      tenantPath: index === 0 ? '/53/' : '/53/5301/',
      level: 'county',
    },
    release: 1,
    effectiveFrom: file.effectiveFrom,
    layer: file.layer,
  }));
const make = (count: number, templates: Record<string, unknown> = {}, at = '2026-11-23') =>
  makeBundle({ itemKey, resolution: resolveItem(chain(count), at), templates });

describe('a bundle', () => {
  it('has the hash of its canonical JSON, which does not hang on the day or the order of keys', () => {
    const { hash, bundle } = make(2);
    expect(hash).toBe(sha256Hex(canonicalJson(bundle)));
    expect(make(2, {}, '2026-12-31').hash).toBe(hash);
    expect(sha256Hex(canonicalJson(JSON.parse(JSON.stringify(bundle))))).toBe(hash);
  });

  it('has another hash with another layer or template', () => {
    const hashes = [make(1), make(2), make(2, { 'face/x': { v: 1 } })].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(3);
  });

  it('loads as it was stored', () => {
    const { hash, bundle } = make(2, { 'face/x': { v: 1 } });
    expect(loadBundle(JSON.stringify(bundle), hash)).toEqual(bundle);
    expect(loadBundle(bundle, hash)).toEqual(bundle);
  });
});

describe('the bundle of version 1', () => {
  it('loads, for ever', () => {
    const bundle = loadBundle(stored, storedHash);
    expect(bundle).toMatchObject({ v: 1, itemKey });
    expect(bundle.item.materials).toHaveLength(10);
    expect(bundle.item.promisedLimit?.days).toBe(3);
    expect(bundle.provenance.promisedLimit?.owner.tenantName).toBe('五华区');
  });

  it('has what elements have learnt since by its default', () => {
    const { item } = loadBundle(stored, storedHash);
    expect(item).toMatchObject({ status: 'inUse', intakeWindows: [] });
    expect(item.assignments).toMatchObject([{ delegable: [], delegations: [] }]);
  });

  test.each([
    ['changed by one value', stored.replace('"days": 3', '"days": 2'), 'bundle.corrupt'],
    ['cut off', stored.slice(0, -100), 'bundle.corrupt'],
  ])('is refused when %s', (_, text, code) => {
    expect(text).not.toBe(stored);
    expect(refusal(() => loadBundle(text, storedHash)).code).toBe(code);
  });
});

describe('what is no bundle', () => {
  const bundle = JSON.parse(stored) as Record<string, unknown>;

  test.each([
    ['nothing', null, { code: 'bundle.corrupt', place: undefined }],
    ['no version', { ...bundle, v: undefined }, { code: 'bundle.corrupt', place: undefined }],
    ['a version of the future', { ...bundle, v: 2 }, { code: 'bundle.version', place: undefined }],
    ['a version that never was', { ...bundle, v: 0 }, { code: 'bundle.version', place: undefined }],
    ['an item without its form', { ...bundle, item: {} }, { code: 'bundle.shape', place: 'item/name' }],
    [
      'no list of what is missing',
      { ...bundle, missing: undefined },
      { code: 'bundle.shape', place: 'missing' },
    ],
  ])('is refused: %s', (_, value, expected) => {
    expect(refusal(() => loadBundle(value))).toEqual(expected);
  });
});
