import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { toolFile } from './application.mjs';
import { runAttached, runToEnd } from './processes.mjs';
import { judgeRun } from './summary.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./summary.mjs').Counts} Counts
 */

/**
 * @param {string} root
 * @param {string[]} args
 */
const jestCommand = (root, args) => ({
  command: process.execPath,
  args: ['--experimental-vm-modules', toolFile(root, 'jest', 'bin/jest.js'), ...args],
  cwd: root,
});

/**
 * Runs Jest; what it prints goes to stderr, so that stdout is left with the closing line.
 *
 * @param {Context} context
 * @param {{ args: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<Counts>}
 */
export async function runJest({ root, cache, progress, stop }, { args, env }) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'jest-'));
  const file = path.join(folder, 'summary.json');
  const reporter = path.join(root, 'scripts', 'jest', 'summary-reporter.mjs');
  try {
    const exitCode = await runAttached({
      ...jestCommand(root, [
        '--reporters=default',
        `--reporters=${reporter}`,
        '--maxWorkers=2',
        ...(env.CI ? ['--ci'] : []),
        ...args,
      ]),
      env: { ...env, BANSHI_TEST_SUMMARY: file },
      signal: stop.signal,
    });
    const summary = readSummary(file);
    for (const name of summary?.skipped ?? []) progress.note(`跳过 skipped: ${name}`);
    return judgeRun({ counts: summary?.counts, exitCode });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Context} context
 * @param {{ args: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string[]>} The test files, below the root, that Jest would run with these arguments.
 */
export async function listTests({ root, stop }, { args, env }) {
  /** @type {string[]} */
  const files = [];
  await runToEnd({
    ...jestCommand(root, ['--listTests', ...args]),
    env,
    signal: stop.signal,
    onStdout: (line) => {
      if (path.isAbsolute(line)) files.push(path.relative(root, line).split(path.sep).join('/'));
    },
  });
  return files;
}

/**
 * @param {string} file
 * @returns {{ counts: Counts, skipped: string[] } | undefined} undefined when Jest did not come to its end.
 */
function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
