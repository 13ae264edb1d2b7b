import { setTimeout as pause } from 'node:timers/promises';
import { isRunning } from './identity.mjs';

/**
 * Signals a child together with what it started itself. Our children lead a process group of their own (see
 * `processes.mjs`), so that Ctrl+C reaches them only through us and in order.
 *
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended in the meantime, which is what the signal was for.
  }
}

/**
 * Ends processes that a dead run has left behind: asks first, then insists.
 *
 * @param {import('./identity.mjs').ProcessIdentity[]} leftovers
 * @param {number} [graceMs]
 */
export async function endProcessGroups(leftovers, graceMs = 5_000) {
  const running = () => leftovers.filter(isRunning);
  for (const { pid } of running()) signalGroup(pid, 'SIGTERM');
  const until = Date.now() + graceMs;
  while (running().length > 0 && Date.now() < until) await pause(50);
  for (const { pid } of running()) signalGroup(pid, 'SIGKILL');
  while (running().length > 0 && Date.now() < until + 2_000) await pause(50);
}
