import { describe, expect, test } from '@jest/globals';
import { Parameter } from './elements.ts';
import { parameterValues } from './facts.ts';
import { countedFrom, intakeRefusal, intakeState } from './intake.ts';

describe('intake windows', () => {
  const spring = { key: 'spring', from: '2026-04-10', until: '2026-04-20' };
  const autumn = { key: 'autumn', from: '2026-09-10', until: '2026-09-20' };
  const intakeWindows = [autumn, spring];

  test.each([
    ['2026-04-09', { state: 'closed', next: spring }],
    ['2026-04-10', { state: 'open', window: spring }],
    ['2026-04-20', { state: 'open', window: spring }],
    ['2026-04-21', { state: 'closed', next: autumn }],
    ['2026-09-21', { state: 'closed' }],
  ])('on %s', (day, state) => {
    expect(intakeState({ intakeWindows }, day)).toEqual(state);
  });

  test('none at all: at any time', () => {
    expect(intakeState({ intakeWindows: [] }, '2026-01-01')).toEqual({ state: 'always' });
  });
});

describe('an application', () => {
  const intakeWindows = [{ key: 'spring', from: '2026-04-10', until: '2026-04-20' }];

  test.each([
    ['inUse', '2026-04-10', undefined],
    ['inUse', '2026-04-09', 'intake.notYet'],
    ['inUse', '2026-04-21', 'intake.closed'],
    ['suspended', '2026-04-10', 'intake.suspended'],
    ['cancelled', '2026-04-10', 'intake.cancelled'],
  ] as const)('to an item %s on %s: %s', (status, day, code) => {
    expect(intakeRefusal({ status, intakeWindows }, day)?.code).toBe(code);
  });

  test('is taken at any time where the item has no windows', () => {
    expect(intakeRefusal({ status: 'inUse', intakeWindows: [] }, '2026-01-01')).toBeUndefined();
  });

  test('is told when to come', () => {
    const { message } = intakeRefusal({ status: 'inUse', intakeWindows }, '2026-01-01') ?? {};
    expect(message?.zh).toContain('2026-04-10 至 2026-04-20');
    expect(message?.en).toContain('from 2026-04-10 to 2026-04-20');
  });

  test.each([
    ['intakeWindowEnd', '2026-04-12', '2026-04-20'],
    ['intakeWindowEnd', '2026-05-02', undefined],
    ['acceptance', '2026-04-12', undefined],
    [undefined, '2026-04-12', undefined],
  ] as const)(
    'whose limit starts at %s, received on %s, has it counted from %s',
    (startsAt, received, day) => {
      expect(countedFrom({ intakeWindows }, { startsAt }, received)).toBe(day);
    },
  );
});

describe('a parameter with dates', () => {
  const parameters = [
    Parameter.parse({
      key: 'p',
      name: 'limit',
      label: { zh: '限额' },
      value: 50,
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
    }),
  ];
  test.each([
    ['2025-12-31', null],
    ['2026-01-01', 50],
    ['2026-12-31', 50],
    ['2027-01-01', null],
    [undefined, 50],
  ])('on %s is %s', (day, value) => {
    expect(parameterValues({ parameters }, day)).toEqual({ limit: value });
  });
});
