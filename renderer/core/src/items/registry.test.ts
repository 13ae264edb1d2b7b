import { describe, expect, it, test } from '@jest/globals';
import { elementKeys, elements, HandlingItem, isElementKey, isStricter, policies } from './index.ts';

describe('the element registry', () => {
  it('knows every element of a handling item, and no other', () => {
    expect([...elementKeys].sort()).toEqual(Object.keys(HandlingItem.shape).sort());
    expect(isElementKey('materials')).toBe(true);
    expect(isElementKey('constructor')).toBe(false);
    expect(isElementKey('toString')).toBe(false);
  });

  it('keeps lists of rows with a key apart from plain values', () => {
    const lists = elementKeys.filter((key) => elements[key].merge === 'keyedList');
    expect(lists).toEqual([
      'legalBasis',
      'conditions',
      'situations',
      'eligibility',
      'materials',
      'process',
      'results',
      'parameters',
      'assignments',
      'intakeWindows',
      'faqs',
      'servicePoints',
      'notes',
    ]);
    for (const key of lists) {
      const { error } = elements[key].schema.safeParse({});
      expect(error?.issues.map(({ path }) => path.join('.'))).toContain('key');
    }
  });

  it('locks what the provincial notice unifies', () => {
    const locked = elementKeys.filter((key) => elements[key].policy === 'locked');
    expect(locked).toEqual(
      expect.arrayContaining([
        'name',
        'catalogueCode',
        'itemType',
        'legalBasis',
        'conditions',
        'form',
        'results',
        'fee',
      ]),
    );
    const bettered = elementKeys.filter((key) => elements[key].policy === 'tighten');
    expect(bettered).toEqual([
      'handlingType',
      'promisedLimit',
      'onsiteVisits',
      'channels',
      'onlineDepth',
      'crossAreaScope',
      'materials',
      'process',
      'status',
    ]);
  });

  it('gives whatever a body alone can know to the implementation part', () => {
    const own = elementKeys.filter((key) => elements[key].part === 'implementation');
    expect(own).toEqual(['taskCode', 'servicePoints']);
  });

  test.each(elementKeys)('has a neutral value for %s where an item cannot be without it', (key) => {
    const { isRequired, merge, neutral } = elements[key];
    expect(isRequired && merge === 'scalar' ? neutral !== undefined : true).toBe(true);
    expect(Object.isFrozen(neutral)).toBe(true);
  });

  it('ranks policies from strict to free', () => {
    expect(policies.map((a) => policies.map((b) => (isStricter(a, b) ? '<' : '.')).join(''))).toEqual([
      '.<<<',
      '..<<',
      '...<',
      '....',
    ]);
  });
});

describe('tighten', () => {
  const limit = (days: number, unit = 'workingDay') => ({ days, unit });

  test.each([
    ['promisedLimit', limit(5), limit(3), true],
    ['promisedLimit', limit(5), limit(5), true],
    ['promisedLimit', limit(5), limit(6), false],
    ['promisedLimit', limit(5), limit(3, 'calendarDay'), false],
    ['promisedLimit', limit(5), { ...limit(3), startsAt: 'acceptance' }, true],
    ['promisedLimit', limit(5), { ...limit(3), startsAt: 'intakeWindowEnd' }, false],
    ['promisedLimit', { ...limit(5), startsAt: 'intakeWindowEnd' }, limit(5), false],
    ['onsiteVisits', { times: 1 }, { times: 0 }, true],
    ['onsiteVisits', { times: 1 }, { times: 2 }, false],
    ['handlingType', 'promised', 'immediate', true],
    ['handlingType', 'immediate', 'promised', false],
    ['channels', ['window'], ['post', 'window'], true],
    ['channels', ['window', 'post'], ['window'], false],
    ['crossAreaScope', 'county', 'province', true],
    ['crossAreaScope', 'county', 'township', false],
    ['onlineDepth', ['1'], ['1', '2'], true],
    ['onlineDepth', ['1', '2'], ['2'], false],
    ['status', 'inUse', 'suspended', true],
    ['status', 'suspended', 'inUse', false],
    ['status', 'inUse', 'cancelled', false],
  ] as const)('of %s from %j to %j: %s', (key, from, to, expected) => {
    expect(elements[key].tighten?.(from, to)).toBe(expected);
  });

  const row = { key: 'a', name: { zh: '甲' }, form: 'copy', copies: 2, source: 'applicant', accept: ['pdf'] };

  test.each([
    ['nothing', {}, true],
    ['fewer copies', { copies: 0 }, true],
    ['more copies', { copies: 3 }, false],
    ['a licence instead', { replacedBy: '营业执照' }, true],
    ['more kinds of files', { accept: ['pdf', 'png'] }, true],
    ['other kinds of files', { accept: ['png'] }, false],
    ['a sample', { sample: 'sample-1' }, true],
    ['another form', { form: 'original' }, false],
    ['a condition', { applies: true }, false],
  ])('of a material with %s: %s', (_, columns, expected) => {
    expect(elements.materials.tightenRow?.(row, { ...row, ...columns })).toBe(expected);
  });

  it('does not take away or swap a replacing licence', () => {
    const spared = { ...row, replacedBy: '营业执照' };
    expect(elements.materials.tightenRow?.(spared, row)).toBe(false);
    expect(elements.materials.tightenRow?.(spared, { ...row, replacedBy: '居民身份证' })).toBe(false);
  });

  it('of a step moves its days only', () => {
    const step = { key: 'review', name: { zh: '审查' }, stage: 'review', days: 3 };
    expect(elements.process.tightenRow?.(step, { ...step, days: 1 })).toBe(true);
    expect(elements.process.tightenRow?.(step, { ...step, days: 4 })).toBe(false);
    expect(elements.process.tightenRow?.(step, { ...step, days: 1, stage: 'decision' })).toBe(false);
  });
});
