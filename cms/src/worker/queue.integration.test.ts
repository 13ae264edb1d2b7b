import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anotherProcess } from '../../test/another-process.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import type { Runtime } from '../runtime.ts';
import { claim, complete, enqueue, extendLease, giveBack, type Job } from './queue.ts';

const start = '2026-11-23T01:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(start) + seconds * 1000).toISOString();

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ now: start });
}, 180_000);
afterAll(() => runtime.close());
beforeEach(async () => {
  await runtime.tables.jobs.remove({});
  runtime.setNow(start);
});

const add = (jobKey: string) => enqueue(runtime, { jobKey, task: 'notice', input: { jobKey } });
const stored = (jobKey: string) => runtime.tables.jobs.first({ jobKey: { equals: jobKey } });

async function taken(): Promise<Job> {
  const job = await claim(runtime);
  if (!job) throw new Error('nothing is due');
  return job;
}

describe(`the queue on ${testDatabase}`, () => {
  it('takes a job once for one output, whoever asks and however often', async () => {
    await Promise.all(Array.from({ length: 6 }, () => add('one')));
    await enqueue(runtime, { jobKey: 'one', task: 'licence', input: { other: true } });
    expect(await runtime.tables.jobs.count({})).toBe(1);
    expect(await stored('one')).toMatchObject({ task: 'notice', state: 'waiting', attempts: 0 });
    const job = await taken();
    await complete(runtime, job);
    await add('one');
    expect(await claim(runtime)).toBeNull();
    expect(await stored('one')).toMatchObject({ state: 'done', finishedAt: start });
  });

  it('gives the job that has been due longest first, and none before its time', async () => {
    runtime.setNow(after(10));
    await add('later');
    runtime.setNow(after(5));
    await add('sooner');
    runtime.setNow(start);
    expect(await claim(runtime)).toBeNull();
    runtime.setNow(after(10));
    expect((await taken()).jobKey).toBe('sooner');
    expect((await taken()).jobKey).toBe('later');
    expect(await claim(runtime)).toBeNull();
  });

  it('never gives one job to two workers, in one process or in two', async () => {
    const keys = Array.from({ length: 24 }, (_unused, index) => `job-${String(index).padStart(2, '0')}`);
    for (const key of keys) await add(key);
    const second = await anotherProcess(runtime);
    const claims: string[] = [];
    const worker = async (own: Runtime): Promise<void> => {
      while ((await own.tables.jobs.count({ state: { equals: 'waiting' } })) > 0) {
        const job = await claim(own);
        if (job) claims.push(job.jobKey);
      }
    };
    await Promise.all(
      [runtime, second.runtime, runtime, second.runtime, runtime, second.runtime].map(worker),
    );
    await second.close();
    expect(claims.sort()).toEqual(keys);
    expect(await runtime.tables.jobs.count({ attempts: { equals: 1 } })).toBe(keys.length);
  }, 60_000);

  it('lets another take a job whose worker is gone, and not before', async () => {
    await add('lost');
    const first = await taken();
    runtime.setNow(after(60));
    expect(await claim(runtime)).toBeNull();
    runtime.setNow(after(61));
    const second = await taken();
    expect(second).toMatchObject({ id: first.id, attempts: 2 });
    expect(await claim(runtime)).toBeNull();
  });

  it('keeps a long job with the one who says that it goes on', async () => {
    await add('long');
    const job = await taken();
    for (const seconds of [40, 80, 120]) {
      runtime.setNow(after(seconds));
      expect(await extendLease(runtime, job)).not.toBeNull();
      expect(await claim(runtime)).toBeNull();
    }
    await complete(runtime, job);
    expect(await stored('long')).toMatchObject({ state: 'done', attempts: 1, leaseUntil: null });
  });

  it('hears nothing more from a worker that has lost its job', async () => {
    await add('slow');
    const lost = await taken();
    runtime.setNow(after(61));
    const current = await taken();
    expect(await extendLease(runtime, lost)).toBeNull();
    expect(await complete(runtime, lost)).toBeNull();
    expect(await giveBack(runtime, lost, new Error('late'))).toBeNull();
    expect(await stored('slow')).toMatchObject({ state: 'running', attempts: 2, lastError: null });
    expect(await complete(runtime, current)).not.toBeNull();
    expect(await giveBack(runtime, current, new Error('late'))).toBeNull();
    expect(await stored('slow')).toMatchObject({ state: 'done' });
  });

  it('tries again after 1, 2, 4 … seconds, and leaves a job that never succeeds for a person to see', async () => {
    await add('broken');
    const waits: number[] = [];
    let now = 0;
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const job = await taken();
      expect(job.attempts).toBe(attempt);
      await giveBack(runtime, job, new Error(`no printer ${attempt}`));
      const { runAfter, state } = (await stored('broken')) ?? {};
      if (state === 'failed') break;
      const due = (Date.parse(String(runAfter)) - Date.parse(start)) / 1000;
      waits.push(due - now);
      runtime.setNow(new Date(Date.parse(start) + due * 1000 - 1).toISOString());
      expect(await claim(runtime)).toBeNull();
      now = due;
      runtime.setNow(after(now));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(await stored('broken')).toMatchObject({
      state: 'failed',
      attempts: 8,
      lastError: 'no printer 8',
      leaseUntil: null,
    });
    runtime.setNow(after(100_000));
    expect(await claim(runtime)).toBeNull();
  });

  it('gives up on a job that ends its worker every time', async () => {
    await add('deadly');
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      runtime.setNow(after(attempt * 100));
      expect((await taken()).attempts).toBe(attempt);
    }
    runtime.setNow(after(1000));
    expect(await claim(runtime)).toBeNull();
    expect(await stored('deadly')).toMatchObject({ state: 'failed', attempts: 8 });
    expect((await stored('deadly'))?.lastError).toBeTruthy();
  });

  it('keeps of an error what fits, of whatever was thrown', async () => {
    await add('odd');
    await giveBack(runtime, await taken(), 'x'.repeat(2000));
    expect((await stored('odd'))?.lastError).toHaveLength(500);
  });
});
