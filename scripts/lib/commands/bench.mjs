import { hasBench, typescriptCommand } from '../application.mjs';
import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';
import { runAttached } from '../processes.mjs';
import { refusal } from '../refusal.mjs';

/**
 * Benchmarks on the production build. stdout is the bench's alone: one JSON object per figure with `--json`.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context, args) {
  const { root, env, stop } = context;
  if (!hasBench(root)) throw refusal('这个版本没有 bench/main.ts，无法测速 (bench/main.ts is missing)');
  await ensureInstalled(context);
  const { dist } = await ensureBuilt(context, { spare: '.next-test' });
  return runAttached({
    ...typescriptCommand(root, 'bench/main.ts', args),
    cwd: root,
    env: { ...env, BANSHI_DIST: dist },
    signal: stop.signal,
  });
}
