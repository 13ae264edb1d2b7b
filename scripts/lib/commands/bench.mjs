import { hasBench, typescriptCommand } from '../application.mjs';
import { ensureBuilt, useBuild } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';
import { runAttached } from '../processes.mjs';
import { refusal } from '../refusal.mjs';

/** Benches that serve from the production build; `start` makes a build of its own, and that is what it measures. */
const SERVE_FROM_BUILD = new Set(['portal']);

/**
 * Benchmarks: `bench/main.ts` knows them all. stdout is theirs alone, with `--json` one object per line and figure.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context, args) {
  const { root, env, stop, cache } = context;
  if (!hasBench(root)) throw refusal('这个版本没有 bench/main.ts，无法测速 (bench/main.ts is missing)');
  await ensureInstalled(context);
  const names = args.filter((word) => !word.startsWith('-'));
  const needsBuild = names.length === 0 || names.some((name) => SERVE_FROM_BUILD.has(name));
  const build = needsBuild ? await ensureBuilt(context, { spare: '.next-test' }) : undefined;
  const endUse = build ? await useBuild(cache, build.dist) : () => {};
  try {
    return await runAttached({
      ...typescriptCommand(root, 'bench/main.ts', args),
      cwd: root,
      env: { ...env, ...(build ? { BANSHI_DIST: build.dist } : {}) },
      signal: stop.signal,
    });
  } finally {
    endUse();
  }
}
