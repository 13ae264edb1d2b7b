import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './refusal.mjs';

/**
 * Which process a number means. A bare pid is not enough: after a crash the number is soon given to somebody else, in
 * a container always, and a lock or a kill would then hit a stranger. So the start time goes with it.
 *
 * @typedef {{ pid: number, start: string }} ProcessIdentity
 */

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined} undefined when no such process runs.
 */
export function identify(pid) {
  const start = startOf(pid);
  return start === undefined ? undefined : { pid, start };
}

/** @param {ProcessIdentity} identity */
export function isRunning({ pid, start }) {
  return startOf(pid) === start;
}

/** @param {number} pid */
function startOf(pid) {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') return linuxStart(pid);
  if (process.platform === 'win32') return 'unknown';
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}

/** @param {number} pid */
function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** @param {number} pid */
function linuxStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in brackets and may hold blanks and brackets itself; count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    // A zombie answers to its number but has ended; where nobody reaps orphans (many containers) it stays for good.
    return state === 'Z' || state === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
