import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anotherProcess, type OtherProcess } from '../../test/another-process.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { allocateNumber } from './numbers.ts';

let runtime: TestRuntime;
let second: OtherProcess;
beforeAll(async () => {
  runtime = await testRuntime();
  second = await anotherProcess(runtime);
}, 180_000);
afterAll(async () => {
  await second.close();
  await runtime.close();
});

const upTo = (last: number): number[] => Array.from({ length: last }, (_unused, index) => index + 1);
const sorted = (numbers: number[]): number[] => [...numbers].sort((a, b) => a - b);
/** By turns from one process and the other. */
const processFor = (index: number) => (index % 2 ? second.runtime : runtime);

describe(`numbers on ${testDatabase}`, () => {
  it('begin at one and follow each other, each series for itself', async () => {
    const next = (series: string, key: string) =>
      allocateNumber(runtime, { series, allocationKey: `${series}/${key}` });
    expect([await next('a', '1'), await next('a', '2'), await next('b', '1'), await next('a', '3')]).toEqual([
      1, 2, 1, 3,
    ]);
  });

  it('are the same for the same key, whenever and however often it asks', async () => {
    const ask = (index: number) => allocateNumber(processFor(index), { series: 's', allocationKey: 's/one' });
    const together = await Promise.all(upTo(20).map(ask));
    expect(new Set(together).size).toBe(1);
    await allocateNumber(runtime, { series: 's', allocationKey: 's/two' });
    expect(await ask(1)).toBe(together[0]);
    expect(await runtime.tables.numbers.count({ series: { equals: 's' } })).toBe(2);
  });

  it.each([50, 150])(
    'are distinct and without a gap when %i ask at once, in two processes',
    async (askers) => {
      const series = `rush-${askers}`;
      const given = await Promise.all(
        upTo(askers).map((index) =>
          allocateNumber(processFor(index), { series, allocationKey: `${series}/${index}` }),
        ),
      );
      expect(sorted(given)).toEqual(upTo(askers));
      const again = await Promise.all(
        upTo(askers).map((index) =>
          allocateNumber(processFor(index + 1), { series, allocationKey: `${series}/${index}` }),
        ),
      );
      expect(again).toEqual(given);
    },
    60_000,
  );

  it('say so where the database fails, instead of trying for ever', async () => {
    const insert = async () => {
      throw new Error('disk full');
    };
    const tables = { numbers: { ...runtime.tables.numbers, insert } };
    const ask = () =>
      allocateNumber({ tables, memory: runtime.memory }, { series: 'x', allocationKey: 'x/1' });
    await expect(ask()).rejects.toThrow('disk full');
    // Whoever stands behind is not held up by it.
    expect(await allocateNumber(runtime, { series: 'x', allocationKey: 'x/1' })).toBe(1);
  });
});
