import { describe, expect, it } from '@jest/globals';
import { handlingBody } from '../items/index.ts';
import { at, chineseOnly, faceKeys, resolveShipped } from './__fixtures__/shipped-layers.ts';
import { publishChecks } from './index.ts';

const itemKey = 'forest-cutting-permit';
const province = resolveShipped(itemKey);
const { item, violations, provenance } = resolveShipped(itemKey, ['530323000000']);

describe('师宗县, where the approval bureau plays the part of forestry', () => {
  it('resolves and passes every publish check', () => {
    expect(violations).toEqual([]);
    const findings = publishChecks(item, { templates: faceKeys() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(chineseOnly(item)).toEqual([]);
  });

  it('entrusts nobody: its county body decides what a township of 绿春 would', () => {
    const facts = {
      situation: { owner: 'personal', category: 'plantation', place: '530323001000' },
      form: { species: ['fir'], volume: 5 },
    };
    expect(handlingBody(item, facts, { today: at })).toMatchObject({
      ok: true,
      value: { handler: { level: 'county', division: '530323000000', departmentRole: 'forestry' } },
    });
    expect(item.assignments).toEqual(province.item.assignments);
  });

  it('says what is old and not checked, as its own words', () => {
    expect(item.notes.find(({ key }) => key === 'shizong-approval')?.text.zh).toMatch(/2021 年.*没有核对/);
    expect(provenance['notes/shizong-approval']?.owner.tenantName).toBe('师宗县');
  });
});
