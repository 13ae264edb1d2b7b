import path from 'node:path';
import { ROOT } from './context.mjs';
import { watchForStop } from './lifecycle.mjs';
import { createProgress } from './progress.mjs';
import { isRefusal, refusal } from './refusal.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {(context: Context, args: string[]) => Promise<number>} Command
 */

/**
 * Each command is loaded only when it is asked for.
 *
 * @type {Record<string, { load: () => Promise<{ run: Command }>, steps?: number }>}
 */
const COMMANDS = {
  start: { load: () => import('./commands/start.mjs'), steps: 5 },
  build: { load: () => import('./commands/build.mjs'), steps: 2 },
  test: { load: () => import('./commands/test.mjs') },
  'test:mongodb': { load: () => import('./commands/test-mongodb.mjs') },
  check: { load: () => import('./commands/check.mjs') },
  bench: { load: () => import('./commands/bench.mjs') },
  banshi: { load: () => import('./commands/banshi.mjs') },
};

/**
 * @param {{ argv: string[], env: NodeJS.ProcessEnv, root?: string }} options
 * @returns {Promise<number>} The exit code.
 */
export async function main({ argv: [name = '', ...args], env, root = ROOT }) {
  const stop = watchForStop({ env });
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const progress = createProgress({ total: command?.steps });
  try {
    if (!command)
      throw refusal(`没有命令“${name}”，可用的有：${Object.keys(COMMANDS).join('、')} (unknown command)`, 2);
    const { run } = await command.load();
    return await run({ root, cache: path.join(root, '.cache'), env, progress, stop }, args);
  } catch (error) {
    // An aborted wait throws whatever the abort threw; that the person stopped us is no defect.
    if (stop.signal.aborted && !isRefusal(error)) return 130;
    if (!isRefusal(error)) throw error;
    progress.note(error.message);
    return error.exitCode;
  } finally {
    stop.dispose();
  }
}
