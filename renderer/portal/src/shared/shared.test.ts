import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatClock, formatDate, formatDateTime, formatLimit, formatMoney } from './format.ts';
import { links, safeNext, withParameter } from './links.ts';

describe('format', () => {
  it('shows instants in Chinese time, whatever the machine', () => {
    expect(formatDateTime('2026-11-23T06:03:00.000Z', 'zh')).toBe('2026年11月23日 14:03');
    expect(formatDateTime('2026-12-31T16:30:00.000Z', 'zh')).toBe('2027年1月1日 00:30');
    expect(formatClock('2026-11-23T06:03:59.999Z')).toBe('14:03');
  });

  it('shows a plain date without shifting it', () => {
    expect(formatDate('2026-11-01', 'zh')).toBe('2026年11月1日');
    expect(formatDate('2026-11-01', 'en')).toBe('1 Nov 2026');
    expect(formatDateTime('2026-11-01', 'zh')).toBe('2026年11月1日');
    expect(formatDate('长期', 'zh')).toBe('长期');
  });

  it('shows limits, money and sizes as people read them', () => {
    expect(formatLimit({ days: 4, unit: 'workingDay' }, 'zh')).toBe('4 个工作日');
    expect(formatLimit({ days: 0, unit: 'workingDay' }, 'zh')).toBe('当场办结');
    expect(formatMoney(1005, 'zh')).toBe('10.05 元');
    expect(formatMoney(1000, 'zh')).toBe('10 元');
    expect(formatBytes(900)).toBe('900 B');
    expect(formatBytes(1_834_000)).toBe('1.7 MB');
  });
});

describe('links', () => {
  it('escapes what it is given', () => {
    expect(links.search('530102', { q: 'a&b=c' })).toBe('/530102/search?q=a%26b%3Dc');
    expect(links.verify('1.2/3')).toBe('/verify/1.2%2F3');
  });

  it('sets one parameter and keeps the others', () => {
    expect(withParameter('/x?q=1&elder=0', 'elder', '1')).toBe('/x?q=1&elder=1');
    expect(withParameter('/x', 'lang', 'en')).toBe('/x?lang=en');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\tx',
    '',
    undefined,
  ])('never leads off the site after signing in: %p', (next) => expect(safeNext(next)).toBe('/account'));

  it('follows a path of this site', () => {
    expect(safeNext('/530102/items/x/start?a=1')).toBe('/530102/items/x/start?a=1');
  });
});
