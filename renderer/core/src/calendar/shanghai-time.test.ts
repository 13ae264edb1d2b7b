import { expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { shanghaiDate, shanghaiDateTime } from './index.ts';

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22 23:59:59'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23 00:00:00'],
  ['2026-12-31T16:00:00Z', '2027-01-01 00:00:00'],
  ['2024-02-28T20:30Z', '2024-02-29 04:30:00'],
  ['2026-11-23T08:30:05+08:00', '2026-11-23 08:30:05'],
  ['2026-11-23T00:30:00+09:00', '2026-11-22 23:30:00'],
  ['2026-11-22T20:00:00-05:30', '2026-11-23 09:30:00'],
  ['2026-11-23T13:59:00+14:00', '2026-11-23 07:59:00'],
  ['2026-11-23T23:59:00-12:00', '2026-11-24 19:59:00'],
])('%s is %s in China', (instant, expected) => {
  expect(shanghaiDateTime(instant)).toBe(expected);
  expect(shanghaiDate(instant)).toBe(expected.slice(0, 10));
});

it('agrees with the platform’s time zone database since summer time ended', () => {
  const witness = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const instant = fc.date({
    min: new Date('1992-01-01T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, (date) => {
      expect(shanghaiDateTime(date.toISOString())).toBe(witness.format(date));
    }),
  );
});

test.each([
  '',
  '2026-11-23',
  '2026-11-23T08:30:00',
  '2026-11-23 08:30:00Z',
  '2026-02-30T08:30:00Z',
  '2026-11-23T24:00:00Z',
  '2026-11-23T08:60:00Z',
  '2026-11-23T08:30:60Z',
  '2026-11-23T08:30:00+0800',
  '2026-11-23T08:30:00Z ',
  '1764000000000',
])('%j is no instant', (text) => {
  expect(() => shanghaiDate(text)).toThrow(
    expect.objectContaining({ name: 'BanshiError', code: 'date.instant' }),
  );
  expect(() => shanghaiDateTime(text)).toThrow(expect.objectContaining({ code: 'date.instant' }));
});
