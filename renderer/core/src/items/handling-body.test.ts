import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { Assignment, Delegation } from './elements.ts';
import { handlingBody } from './handling-body.ts';

const today = '2026-11-23';
const row = (key: string, extra: object = {}): Assignment =>
  Assignment.parse({ key, place: 'form.place', level: 'county', departmentRole: 'forestry', ...extra });
const delegation = (extra: object = {}): Delegation =>
  Delegation.parse({
    key: 'to-towns',
    to: 'township',
    when: { '<=': [{ var: 'form.volume' }, 50] },
    powerSource: 'entrusted',
    departmentRole: 'township-service',
    document: '委托书（演示）',
    validFrom: '2026-01-01',
    ...extra,
  });
const place = { division: '532531101201', detail: '某村' };
const handle = (assignments: Assignment[], form: Record<string, unknown>, day: string | undefined = today) =>
  handlingBody({ assignments, parameters: [] }, { situation: {}, form }, day ? { today: day } : {});

const small = row('small', { when: { '<=': [{ var: 'form.volume' }, 50] } });
const large = row('large', { when: { '>=': [{ var: 'form.volume' }, 50] } });

describe('the handling body', () => {
  it('is the one row that matches, with the division of its level in which the address lies', () => {
    const result = handle([small, large], { volume: 10, place });
    expect(result).toMatchObject({
      ok: true,
      value: {
        assignment: { key: 'small' },
        handler: {
          level: 'county',
          division: '532531000000',
          place: '532531101201',
          departmentRole: 'forestry',
        },
        powerSource: 'statutory',
      },
    });
    expect(result.ok && result.value.issuer).toEqual(result.ok && result.value.handler);
  });

  test.each([
    ['no row matches', [small], { volume: 51, place }, 'assignment.none', ''],
    ['two rows match', [small, large], { volume: 50, place }, 'assignment.several', 'small、large'],
    ['there is no row', [], { place }, 'assignment.none', ''],
    ['the place is not known', [small], { volume: 1 }, 'assignment.placeMissing', 'form.place'],
    ['the place is nonsense', [small], { volume: 1, place: 'x' }, 'assignment.placeMissing', 'form.place'],
    [
      'the place is too wide',
      [small],
      { volume: 1, place: '532500000000' },
      'assignment.placeTooCoarse',
      'form.place',
    ],
  ])('is refused where %s', (_, rows, form, code, at) => {
    const result = handle(rows, form);
    expect(result.ok).toBe(false);
    expect(result.problems.map((problem) => [problem.code, problem.place])).toEqual([[code, at]]);
  });

  it('has a first reviewer where the row names one', () => {
    const reviewed = row('r', {
      preliminaryReview: { level: 'township', departmentRole: 'township-service' },
    });
    expect(handle([reviewed], { place })).toMatchObject({
      value: { preliminaryReview: { level: 'township', division: '532531101000' } },
    });
  });
});

describe('a delegation', () => {
  const delegated = (extra: object = {}) => [row('county', { delegations: [delegation(extra)] })];
  const levels = (result: ReturnType<typeof handle>) =>
    result.ok
      ? [result.value.handler.level, result.value.issuer.level, result.value.powerSource]
      : result.problems;

  test.each([
    ['entrusted', 'county'],
    ['devolved', 'township'],
    ['authorised', 'township'],
  ])('hands the case down; name, number and seal under %s are of the %s', (powerSource, issuer) => {
    expect(levels(handle(delegated({ powerSource }), { volume: 50, place }))).toEqual([
      'township',
      issuer,
      powerSource,
    ]);
  });

  it('leaves alone what its rule does not cover', () => {
    expect(levels(handle(delegated(), { volume: 50.1, place }))).toEqual(['county', 'county', 'statutory']);
  });

  test.each([
    ['before its first day', '2025-12-31', 'county'],
    ['on its first day', '2026-01-01', 'township'],
    ['on its last day', '2026-11-30', 'township'],
    ['after its last day', '2026-12-01', 'county'],
    ['where nobody knows the day', undefined, 'county'],
  ])('counts %s: handled by the %s', (_, day, level) => {
    const rows = delegated({ validUntil: '2026-11-30' });
    const result = handlingBody(
      { assignments: rows, parameters: [] },
      { situation: {}, form: { volume: 1, place } },
      day ? { today: day } : {},
    );
    expect(levels(result)[0]).toBe(level);
  });

  it('needs a place as precise as the level it hands down to', () => {
    expect(handle(delegated(), { volume: 1, place: '532531000000' })).toMatchObject({
      ok: false,
      problems: [{ code: 'assignment.placeTooCoarse' }],
    });
  });

  it('needs no first reviewer below: the delegate decides by itself', () => {
    const rows = [
      row('county', {
        delegations: [delegation()],
        preliminaryReview: { level: 'township', departmentRole: 'x' },
      }),
    ];
    expect(handle(rows, { volume: 1, place })).not.toHaveProperty('value.preliminaryReview');
    expect(handle(rows, { volume: 99, place })).toHaveProperty('value.preliminaryReview');
  });
});

describe('for any facts', () => {
  const limits = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 });
  test('there is one body or a reason why there is none, and it is in the place', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 100 }), (rows, volume) => {
        const assignments = rows.map((limit, index) =>
          row(`row-${index}`, {
            when: { '<=': [{ var: 'form.volume' }, limit] },
            delegations: [delegation({ when: { '<': [{ var: 'form.volume' }, limit] } })],
          }),
        );
        const matching = rows.filter((limit) => volume <= limit).length;
        const result = handle(assignments, { volume, place });
        expect(result.ok).toBe(matching === 1);
        if (!result.ok)
          expect(result.problems[0]?.code).toBe(matching === 0 ? 'assignment.none' : 'assignment.several');
        else expect(place.division.startsWith(result.value.handler.division.replace(/0+$/, ''))).toBe(true);
      }),
    );
  });
});
