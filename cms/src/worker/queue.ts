import { randomUUID } from 'node:crypto';
import type { Where } from 'payload';
import { isUniqueConflict, type JobRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';

export type TaskName = 'notice' | 'licence' | 'rebase-descendants' | 'impact';
export type Job = JobRow & { id: string };

const leaseMs = 60_000;
const mostAttempts = 8;
const owner = randomUUID();

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** Adds a job once: the key is the output it produces, so that a second request for the same output adds nothing. */
export async function enqueue(
  runtime: Runtime,
  { jobKey, task, input }: { jobKey: string; task: TaskName; input: Record<string, unknown> },
): Promise<void> {
  try {
    await runtime.tables.jobs.insert({
      jobKey,
      task,
      input,
      state: 'waiting',
      runAfter: runtime.now(),
      leaseUntil: null,
      leaseOwner: null,
      attempts: 0,
      lastError: null,
      finishedAt: null,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

/**
 * Takes one job that is due, or one whose worker died (its lease ran out). The claim is one compare-and-set, so two
 * workers never hold the same job.
 */
export async function claim(runtime: Runtime): Promise<Job | null> {
  const now = runtime.now();
  const due = await runtime.tables.jobs.find({
    where: {
      or: [
        { and: [{ state: { equals: 'waiting' } }, { runAfter: { less_than_equal: now } }] },
        { and: [{ state: { equals: 'running' } }, { leaseUntil: { less_than: now } }] },
      ],
    },
    sort: 'runAfter',
    limit: 5,
  });
  for (const job of due) {
    const stillDue: Where = {
      and: [
        { id: { equals: job.id } },
        { state: { equals: job.state } },
        { attempts: { equals: job.attempts } },
        // A heartbeat may have come since the job was read.
        ...(job.state === 'running' ? [{ leaseUntil: { less_than: now } }] : []),
      ],
    };
    // A job that ends its worker each time would otherwise do so for ever.
    if (job.attempts >= mostAttempts) {
      await runtime.tables.jobs.change(stillDue, {
        state: 'failed',
        leaseUntil: null,
        lastError: job.lastError ?? 'the worker ended in the middle of it',
      });
      continue;
    }
    const taken = await runtime.tables.jobs.change(stillDue, {
      state: 'running',
      leaseOwner: owner,
      leaseUntil: later(now, leaseMs),
      attempts: job.attempts + 1,
    });
    if (taken) return taken;
  }
  return null;
}

/** This very claim: after another has taken the job, what the first one still does changes nothing. */
const held = (job: Job): Where => ({
  and: [
    { id: { equals: job.id } },
    { state: { equals: 'running' } },
    { leaseOwner: { equals: owner } },
    { attempts: { equals: job.attempts } },
  ],
});

/** Heartbeat: keeps the lease while a long job runs. */
export const extendLease = (runtime: Runtime, job: Job) =>
  runtime.tables.jobs.change(held(job), { leaseUntil: later(runtime.now(), leaseMs) });

export const complete = (runtime: Runtime, job: Job) =>
  runtime.tables.jobs.change(held(job), {
    state: 'done',
    finishedAt: runtime.now(),
    leaseUntil: null,
    lastError: null,
  });

/** Tries again after 1 s, 2 s, 4 s … ; after the last attempt the job stays as failed, for a person to see. */
export const giveBack = (runtime: Runtime, job: Job, error: unknown) =>
  runtime.tables.jobs.change(held(job), {
    state: job.attempts >= mostAttempts ? 'failed' : 'waiting',
    runAfter: later(runtime.now(), 1000 * 2 ** (job.attempts - 1)),
    leaseUntil: null,
    lastError: String(error instanceof Error ? error.message : error).slice(0, 500),
  });
