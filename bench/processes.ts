import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** The exit code of a child; a signal that ended it counts as 1. Rejects where it could not be started. */
export const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode ?? 1);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const graceMs = 8000;

/** Asks a child to end, then insists. */
export async function endChild(child: ChildProcess): Promise<void> {
  const ended = exitOf(child);
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended.finally(() => clearTimeout(insist));
}

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Asks an address until it answers with success. Rejects where `child`, who should answer, has ended, or the time is
 * up.
 */
export async function untilAnswers(
  url: string,
  { child, everyMs, timeoutMs }: { child: ChildProcess; everyMs: number; timeoutMs: number },
): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the process that should answer at ${url} has ended`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await pause(everyMs);
  }
  throw new Error(`${url} did not answer within ${Math.round(timeoutMs / 1000)} s`);
}

const releases: (() => Promise<void>)[] = [];
let released = Promise.resolve();

/** What a bench has to give back (servers, folders), whether it ends well, fails or is interrupted. */
export const atEnd = (release: () => Promise<void>): void => void releases.push(release);

/** Gives all back, the last taken first. Called twice, the second call waits for what the first has begun. */
export function releaseAll(): Promise<void> {
  released = released.then(async () => {
    for (let release = releases.pop(); release; release = releases.pop()) await release();
  });
  return released;
}
