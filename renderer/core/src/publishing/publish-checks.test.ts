import { describe, expect, it, test } from '@jest/globals';
import { HandlingItem } from '../items/index.ts';
import { type Draft, delegated, provoked, to } from './__fixtures__/provoked-findings.ts';
import { sound } from './__fixtures__/sound-item.ts';
import { publishChecks, publishCodes } from './index.ts';

const templates = ['some-face'];

const check = (alter: (item: Draft) => object) =>
  publishChecks(HandlingItem.parse(alter(structuredClone(sound) as Draft)), { templates });

describe('the publish checks', () => {
  it('find nothing in a sound item', () => {
    expect(check((item) => item)).toEqual([]);
  });

  test.each(provoked)('%s at %s', (code, place, alter) => {
    const findings = check(alter);
    expect(findings.map((found) => `${found.code} ${found.place}`)).toEqual([`${code} ${place}`]);
    const [found] = findings;
    expect(found?.severity).toBe(publishCodes[code][0]);
    expect(found?.remedy).toBe(publishCodes[code][1]);
    expect(found?.message).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('are each provoked here', () => {
    const covered = new Set<string>(['item.invalid', ...provoked.map(([code]) => code)]);
    expect(Object.keys(publishCodes).filter((code) => !covered.has(code))).toEqual([]);
  });

  it('stop at an item that has not the shape of one', () => {
    const findings = publishChecks({ ...sound, process: [{}], nothing: 1 } as never);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['item.invalid']));
    expect(findings.map(({ place }) => place)).toEqual(expect.arrayContaining(['process/0/key', '']));
  });

  it('do not ask for a template where no list of them is given', () => {
    expect(publishChecks(HandlingItem.parse(sound))).toEqual([]);
  });

  it('let 即办件 be of 0 days, and a longer limit have its basis', () => {
    const immediate = {
      handlingType: 'immediate',
      promisedLimit: { days: 0, unit: 'workingDay' },
      process: [],
    };
    expect(check((item) => ({ ...item, ...immediate }))).toEqual([]);
    const based = { days: 45, unit: 'workingDay', basis: '某条例第五条' };
    expect(check((item) => ({ ...item, statutoryLimit: based }))).toEqual([]);
  });

  it('ask of a public service neither basis nor questions', () => {
    expect(check((item) => ({ ...item, itemType: '20', legalBasis: [], faqs: [] }))).toEqual([]);
  });

  it('leave a demonstration phone alone', () => {
    expect(check((item) => ({ ...item, enquiryPhone: '0871-00000000（演示）' }))).toEqual([]);
  });
});

describe('assignments whose rules differ', () => {
  const [county] = sound.assignments;
  const rows = (first: object, second: object) => (item: Draft) => ({
    ...item,
    assignments: [
      { ...county, when: first },
      { ...county, key: 'other', when: second },
    ],
  });
  const area = { var: 'form.area' };
  const kind = { var: 'situation.kind' };

  test.each([
    ['at their common limit', { '<=': [area, 50] }, { '>=': [area, 50] }, true],
    ['nowhere', { '<=': [area, 50] }, { '>': [area, 50] }, false],
    [
      'at the limit that a parameter sets',
      { '<=': [area, { var: 'param.area' }] },
      { '>': [area, 49] },
      true,
    ],
    ['between two limits', { '>': [area, 10] }, { '<': [area, 20] }, true],
    ['for one option', { '==': [kind, 'a'] }, { in: [kind, ['a', 'b']] }, true],
    ['for no option', { '==': [kind, 'a'] }, { '==': [kind, 'b'] }, false],
    // 在哪？ is asked of 甲 only, and a place cannot be tried: nothing is proven.
    ['perhaps', { '==': [kind, 'a'] }, { '==': [{ var: 'situation.place' }, '530102000000'] }, false],
  ])('meet %s', (_where, first, second, isOverlap) => {
    const codes = check(rows(first, second)).map(({ code, place }) => `${code} ${place}`);
    expect(codes).toEqual(isOverlap ? ['assignment.overlap assignments/other'] : []);
  });

  it('and delegations in force at once likewise', () => {
    const upTo = (key: string, when: object) => ({ ...to(key), when });
    const codes = (second: object) =>
      check((item) => ({
        ...item,
        assignments: delegated(upTo('a', { '<=': [area, 50] }), upTo('b', second)),
      })).map(({ code }) => code);
    expect(codes({ '>=': [area, 50] })).toEqual(['delegation.overlap']);
    expect(codes({ '>': [area, 50] })).toEqual([]);
  });
});
