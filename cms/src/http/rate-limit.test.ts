import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bareRuntime, ownRequest } from '../../test/http.ts';
import type { Runtime } from '../runtime.ts';
import { checkRate } from './rate-limit.ts';

let runtime: Runtime;
let now = 0;
beforeEach(() => {
  runtime = bareRuntime().runtime;
  now = Date.parse('2026-11-23T01:00:00Z');
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const from = (address?: string) =>
  ownRequest('/login', address ? { headers: { 'x-forwarded-for': address } } : {});

/** How many of so many requests pass. */
function passing(count: number, request = from('192.0.2.1'), kind: 'login' | 'write' = 'login'): number {
  let passed = 0;
  for (let index = 0; index < count; index += 1)
    try {
      checkRate(runtime, { request, kind });
      passed += 1;
    } catch (error) {
      expect(error).toMatchObject({ code: 'request.tooMany', status: 429 });
    }
  return passed;
}

describe('the rate limit', () => {
  it('lets 60 logins a minute pass from one address, and then none', () => {
    expect(passing(100)).toBe(60);
    now += 59_999;
    expect(passing(1)).toBe(0);
  });

  it('opens again after the minute', () => {
    passing(100);
    now += 60_000;
    expect(passing(100)).toBe(60);
  });

  it('counts each address for itself', () => {
    passing(100);
    expect(passing(1, from('192.0.2.2'))).toBe(1);
    expect(passing(1, from())).toBe(1);
    expect(passing(1, from('10.0.0.1, 192.0.2.1'))).toBe(0);
    expect(passing(1, from('192.0.2.1, 10.0.0.1'))).toBe(1);
  });

  it('counts logins and other writes apart: a hall of applicants types more than it logs in', () => {
    passing(100);
    expect(passing(700, from('192.0.2.1'), 'write')).toBe(600);
  });

  it('counts in the memory of one runtime', () => {
    passing(100);
    runtime = bareRuntime().runtime;
    expect(passing(1)).toBe(1);
  });

  it('does not grow without end', () => {
    for (let index = 0; index < 60_000; index += 1) passing(1, from(`address-${index}`));
    expect((runtime.memory.get('rate') as Map<string, unknown>).size).toBe(50_000);
  });

  it('keeps those shut out who came last, however many addresses there are', () => {
    for (let index = 0; index < 49_999; index += 1) passing(1, from(`address-${index}`));
    passing(100);
    for (let index = 0; index < 1_000; index += 1) passing(1, from(`more-${index}`));
    expect(passing(1)).toBe(0);
  });
});
