import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { formFields } from '../forms/index.ts';
import { LayerFile, layerProblems, resolveItem } from '../inheritance/index.ts';
import { inWuhua, item, itemsFolder, links, readShipped, standard } from './__fixtures__/food-licence.ts';
import { publishChecks } from './index.ts';

const names = [
  ...readdirSync(itemsFolder).filter((name) => name.endsWith('.json')),
  ...readdirSync(new URL('layers/', itemsFolder)).map((name) => `layers/${name}`),
];

describe.each(names)('the shipped layer %s', (name) => {
  it('has the shape of a layer file, and nothing wrong by itself', () => {
    const parsed = LayerFile.safeParse(readShipped(name));
    expect(parsed.error).toBeUndefined();
    expect(layerProblems(parsed.data?.layer)).toEqual([]);
  });

  it('is named after its item, and a lower layer after its owner too', () => {
    const { tenantCode, layer } = LayerFile.parse(readShipped(name));
    const expected =
      tenantCode === '530000000000' ? `${layer.itemKey}.json` : `layers/${tenantCode}-${layer.itemKey}.json`;
    expect(name).toBe(expected);
  });

  it('uses full-width punctuation in Chinese', () => {
    const halfWidth = /[\u4e00-\u9fff”》][,:;?!()]|[,:;?!()][\u4e00-\u9fff“《]/;
    const texts = JSON.stringify(readShipped(name)).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts.filter((text) => halfWidth.test(text))).toEqual([]);
  });
});

const templates = ['food-business-licence'];

describe('食品经营许可证核发（新办）', () => {
  test.each([
    ['the province', standard],
    ['五华区', inWuhua],
  ])('resolves for %s and passes every publish check', (_, { item: resolved, violations }) => {
    expect(violations).toEqual([]);
    const findings = publishChecks(resolved, { templates });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('leaves to be filled in what the sheet does not say', () => {
    expect(standard.missing).toEqual([
      'catalogueCode',
      'taskCode',
      'powerSource',
      'channels',
      'onlineDepth',
      'crossAreaScope',
      'faqs',
      'servicePoints',
      'enquiryPhone',
      'complaintPhone',
    ]);
    expect(item.results[0]?.licenceType).toBeUndefined();
  });

  it('marks as unverified what the sheet does not vouch for', () => {
    expect(item.statutoryLimit).toEqual({ days: 10, unit: 'workingDay', confidence: 'unverified' });
    expect(item.promisedLimit).toEqual({ days: 5, unit: 'workingDay', confidence: 'unverified' });
    expect(item.onsiteVisits).toEqual({ times: 0, confidence: 'unverified' });
    expect(new Set(item.materials.map(({ confidence }) => confidence))).toEqual(new Set(['unverified']));
  });

  it('has all of the sheet: bases, conditions, materials, fields, steps', () => {
    expect(item.legalBasis).toHaveLength(4);
    expect(item.conditions).toHaveLength(5);
    expect(item.materials).toHaveLength(10);
    expect(formFields(item.form)).toHaveLength(21);
    expect(item.process.map(({ days }) => days)).toEqual([1, 3, 1, 0]);
    expect(item.results[0]?.faceFields).toHaveLength(12);
  });

  it('has both languages wherever a citizen reads', () => {
    const chineseOnly: string[] = [];
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh' in value && !('en' in value)) chineseOnly.push(place);
      for (const [key, member] of Object.entries(value)) walk(member, `${place}/${key}`);
    };
    walk(item, '');
    walk(inWuhua.item, '');
    expect(chineseOnly).toEqual([]);
  });

  it('has 五华区’s own promise, window and phone, named as its own', () => {
    expect(inWuhua.item.promisedLimit?.days).toBe(3);
    expect(inWuhua.item.enquiryPhone).toContain('演示');
    expect(inWuhua.item.servicePoints).toHaveLength(1);
    expect(inWuhua.provenance.promisedLimit).toMatchObject({
      owner: { tenantName: '五华区' },
      part: 'implementation',
      replaced: [{ owner: { tenantName: '云南省' }, value: { days: 5 } }],
    });
    expect(inWuhua.provenance['materials/operation-flow']?.owner.tenantName).toBe('云南省');
  });

  it('shows none of 五华区’s own values in its townships', () => {
    const township = resolveItem(links, '2026-11-23', { tenantPath: '/53/5301/530102/530102001/' });
    expect(township.item).toEqual(item);
  });
});
