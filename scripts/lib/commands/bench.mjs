import { hasBench, typescriptCommand } from '../application.mjs';
import { measureStart } from '../bench-start.mjs';
import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';
import { runAttached } from '../processes.mjs';
import { refusal } from '../refusal.mjs';

/**
 * Benchmarks on the production build: `bench/main.ts` knows all but `start`, which is measured from outside. stdout is
 * the bench's alone, with `--json` one object per line and figure.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context, args) {
  const name = args.find((word) => !word.startsWith('-'));
  const code = name === 'start' ? 0 : await runBenches(context, args);
  if (code !== 0 || context.stop.signal.aborted || (name !== undefined && name !== 'start')) return code;
  const print = args.includes('--json') ? JSON.stringify : describe;
  await measureStart(context, (figure) => process.stdout.write(`${print(figure)}\n`));
  return 0;
}

/**
 * @param {import('../context.mjs').Context} context
 * @param {string[]} args
 */
async function runBenches(context, args) {
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

/** @param {Record<string, unknown>} figure */
const describe = ({ bench, metric, ours, unit, peer, peerName, ratio }) =>
  `${bench}/${metric}: ${ours} ${unit} (${peerName} ${peer} ${unit}, × ${ratio})`;
