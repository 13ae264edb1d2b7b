import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 150;

/**
 * @param {number} port
 * @returns {Promise<boolean>} Whether the web process says that it can serve.
 */
export async function isHealthy(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) return false;
    const { status } = /** @type {{ status?: string }} */ (await answer.json());
    return status === 'ok';
  } catch {
    // Not listening yet, or just restarting: the answer is no.
    return false;
  }
}

/**
 * @param {number} port
 * @param {{ signal: AbortSignal, timeoutMs: number }} options
 * @returns {Promise<boolean>} false when it was not healthy in time, or the signal came.
 */
export async function waitUntilHealthy(port, { signal, timeoutMs }) {
  const until = Date.now() + timeoutMs;
  while (!signal.aborted && Date.now() < until) {
    if (await isHealthy(port)) return true;
    await pause(POLL_MS);
  }
  return false;
}
