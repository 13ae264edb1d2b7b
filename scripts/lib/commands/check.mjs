import { toolFile } from '../application.mjs';
import { ensureInstalled } from '../install.mjs';
import { runAttached } from '../processes.mjs';

/**
 * Types, format and lint, and the compose file: CI's first step. All are run even if one fails, so that one run tells
 * everything. The tools may need a newer Node than the application does.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context) {
  const { root, env, stop, progress } = context;
  await ensureInstalled(context);
  const tsc = toolFile(root, 'typescript', 'lib/tsc.js');
  const checks = [
    { label: '类型', english: 'types', args: [tsc, '--noEmit', '-p', 'tsconfig.json'] },
    {
      label: '类型(核心)',
      english: 'types of core',
      args: [tsc, '--noEmit', '-p', 'renderer/core/tsconfig.json'],
    },
    {
      label: '类型(脚本)',
      english: 'types of scripts',
      args: [tsc, '--noEmit', '-p', 'scripts/tsconfig.json'],
    },
    {
      label: '格式与规范',
      english: 'lint',
      args: [toolFile(root, '@biomejs/biome', 'bin/biome'), 'check', '.'],
    },
    { label: '编排文件', english: 'compose', args: ['scripts/check-compose.mjs'] },
  ];
  const failed = [];
  for (const { label, english, args } of checks) {
    const code = await progress.step({ label, english }, async (step) => {
      step.begin();
      return runAttached({ command: process.execPath, args, cwd: root, env, signal: stop.signal });
    });
    if (stop.signal.aborted) return 130;
    if (code !== 0) failed.push(`${label} ${english}`);
  }
  progress.note(failed.length > 0 ? `没有通过 failed: ${failed.join('、')}` : '全部通过 all checks passed');
  return failed.length > 0 ? 1 : 0;
}
