import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { isUniqueConflict } from './index.ts';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime();
}, 120_000);
afterAll(() => runtime.close());

const job = (jobKey: string) => ({
  jobKey,
  task: 'notice',
  input: { a: [1, { b: null }] },
  state: 'waiting' as const,
  runAfter: '2026-01-01T00:00:00.000Z',
  leaseUntil: null,
  leaseOwner: null,
  attempts: 0,
  lastError: null,
  finishedAt: null,
});

describe(`a table on ${testDatabase}`, () => {
  it('gives back what was inserted, JSON and nulls included', async () => {
    const inserted = await runtime.tables.jobs.insert(job('t-json'));
    const found = await runtime.tables.jobs.first({ jobKey: { equals: 't-json' } });
    expect(found).toMatchObject({ id: inserted.id, input: { a: [1, { b: null }] }, attempts: 0 });
    expect(found?.leaseOwner ?? null).toBeNull();
  });

  it('refuses a second row with the same unique column or compound key', async () => {
    await runtime.tables.jobs.insert(job('t-unique'));
    const error = await runtime.tables.jobs.insert(job('t-unique')).catch((caught: unknown) => caught);
    expect(isUniqueConflict(error)).toBe(true);
    await runtime.tables.numbers.insert({ series: 's', value: 1, allocationKey: 'k1' });
    const compound = await runtime.tables.numbers
      .insert({ series: 's', value: 1, allocationKey: 'k2' })
      .catch((caught: unknown) => caught);
    expect(isUniqueConflict(compound)).toBe(true);
  });

  it('compares and sets: of many that change the same state, one succeeds', async () => {
    const row = await runtime.tables.jobs.insert(job('t-cas'));
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_unused, index) =>
        runtime.tables.jobs.change(
          { and: [{ id: { equals: row.id } }, { state: { equals: 'waiting' } }] },
          { state: 'running', leaseOwner: `w${index}` },
        ),
      ),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    const winner = claims.find((claim) => claim !== null);
    const stored = await runtime.tables.jobs.first({ id: { equals: row.id } });
    expect(stored?.leaseOwner).toBe(winner?.leaseOwner);
    expect(stored?.input).toEqual({ a: [1, { b: null }] });
  });

  it('sorts, limits, counts and finds by range', async () => {
    const below = {
      and: [
        { ownerPath: { greater_than_equal: '/53/5301/' } },
        { ownerPath: { less_than: '/53/5301/\uffff' } },
      ],
    };
    const [first] = await runtime.tables.tenants.find({ where: below, sort: 'ownerPath', limit: 1 });
    expect(first?.name).toBe('昆明市');
    expect(await runtime.tables.tenants.count({ level: { equals: 'county' } })).toBeGreaterThanOrEqual(129);
    expect(await runtime.tables.tenants.count({})).toBe(16_495);
  });
});
