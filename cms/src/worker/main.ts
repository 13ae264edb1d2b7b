import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeCheckpoint } from '../operations/audit-checkpoints.ts';
import { getRuntime, type Runtime } from '../runtime.ts';
import { claim, complete, extendLease, giveBack, type Job } from './queue.ts';
import { sweep } from './sweep.ts';
import { closeTasks, runTask } from './tasks.ts';

const idleMs = 300;
const heartbeatMs = 10_000;
const sweepEveryMs = 30_000;
const beatEveryMs = 5000;
const checkpointEveryMs = 300_000;

/** The worker process: takes jobs one at a time until it is told to stop; the job in hand is finished first. */
export async function startWorker(): Promise<number> {
  const runtime = await getRuntime();
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  runtime.log.info('worker.ready');
  process.stdout.write(`${JSON.stringify({ event: 'worker-ready' })}\n`);
  let sweptAt = 0;
  let checkedAt = 0;
  while (!stop.signal.aborted) {
    beat(runtime);
    if (Date.now() - sweptAt > sweepEveryMs) {
      await guarded(runtime, 'worker.sweep', () => sweep(runtime));
      sweptAt = Date.now();
    }
    if (Date.now() - checkedAt > checkpointEveryMs) {
      await guarded(runtime, 'worker.checkpoint', () => writeCheckpoint(runtime));
      checkedAt = Date.now();
    }
    const worked = await guarded(runtime, 'worker.claim', () => workOnce(runtime));
    if (!worked) await sleep(idleMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  await guarded(runtime, 'worker.checkpoint', () => writeCheckpoint(runtime));
  await closeTasks(runtime);
  await runtime.payload.destroy();
  process.exit(0);
}

/** What a health check of this process looks at: a file whose age says when the loop last went round. */
function beat(runtime: Runtime): void {
  const state = runtime.memory.get('worker.beat') as { at: number } | undefined;
  if (state && Date.now() - state.at < beatEveryMs) return;
  runtime.memory.set('worker.beat', { at: Date.now() });
  writeFileSync(path.join(runtime.config.dataDir, 'worker-heartbeat'), runtime.now());
}

/** A failing database must not end the worker: it is told, and tried again at the next round. */
async function guarded<T>(runtime: Runtime, event: string, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    runtime.log.error(event, { error });
    return undefined;
  }
}

/** Takes and does one job; false where none is due. Also what tests call to drain the queue. */
export async function workOnce(runtime: Runtime): Promise<boolean> {
  const job = await claim(runtime);
  if (!job) return false;
  await work(runtime, job);
  return true;
}

async function work(runtime: Runtime, job: Job): Promise<void> {
  const started = performance.now();
  const heartbeat = setInterval(() => {
    beat(runtime);
    void extendLease(runtime, job).catch(() => undefined);
  }, heartbeatMs);
  try {
    await runTask(runtime, job);
    await complete(runtime, job);
    runtime.log.info('job.done', { job: job.jobKey, ms: Math.round(performance.now() - started) });
  } catch (error) {
    runtime.log.error('job.failed', { job: job.jobKey, attempts: job.attempts, error });
    await giveBack(runtime, job, error);
  } finally {
    clearInterval(heartbeat);
  }
}
