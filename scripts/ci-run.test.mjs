import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './lib/context.mjs';
import { temporaryFolders } from './testing/temporary-folder.mjs';

const newFolder = temporaryFolders();
const TOOLS = ['pdfsig', 'openssl', 'certutil', 'mongod'];

/**
 * Runs the real script beside a stand-in for npm.
 *
 * @param {{ check?: string, test?: string, mongodb?: string, missing?: string[], apt?: string }} npm What each does.
 */
function runCi({ check = 'true', test = 'true', mongodb = 'true', missing = [], apt = 'false' }) {
  const root = newFolder();
  const program = (/** @type {string} */ name, /** @type {string} */ body) => {
    const file = path.join(root, 'bin', name);
    writeFileSync(file, `#!/bin/bash\n${body}\n`);
    chmodSync(file, 0o755);
  };
  mkdirSync(path.join(root, '.ci'));
  mkdirSync(path.join(root, 'bin'));
  copyFileSync(path.join(ROOT, '.ci', 'run'), path.join(root, '.ci', 'run'));
  program('npm', `case "$*" in *check*) ${check};; *test:mongodb*) ${mongodb};; *) ${test};; esac`);
  for (const tool of TOOLS) if (!missing.includes(tool)) program(tool, 'exit 0');
  program('apt-get', `echo "apt-get $*"; ${apt}`);
  program('sudo', 'exit 1');
  // Only the stand-ins and what the script itself needs: a pdfsig of this machine must not decide the test.
  for (const name of ['bash', 'dirname', 'tail', 'id', 'env'])
    program(
      name,
      `exec ${spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()} "$@"`,
    );
  const bash = spawnSync('sh', ['-c', 'command -v bash'], { encoding: 'utf8' }).stdout.trim();
  const result = spawnSync(bash, [path.join(root, '.ci', 'run')], {
    encoding: 'utf8',
    env: { PATH: path.join(root, 'bin') },
  });
  return { code: result.status, lastLine: result.stdout.trim().split('\n').at(-1), stderr: result.stderr };
}

const passing = {
  test: 'echo noise; echo "10 passed, 0 failed, 2 skipped"',
  mongodb: 'echo "5 passed, 0 failed, 0 skipped"',
};

describe('.ci/run', () => {
  it('ends with the sum of the test runs', () => {
    expect(runCi(passing)).toMatchObject({ code: 0, lastLine: '15 passed, 0 failed, 2 skipped' });
  });

  it('goes on after a failed check and fails', () => {
    expect(runCi({ ...passing, check: 'exit 1' })).toMatchObject({
      code: 1,
      lastLine: '15 passed, 1 failed, 2 skipped',
    });
  });

  it('fails when a test failed, and still runs the rest', () => {
    const test = 'echo "9 passed, 1 failed, 0 skipped"; exit 1';
    expect(runCi({ ...passing, test })).toMatchObject({
      code: 1,
      lastLine: '14 passed, 1 failed, 0 skipped',
    });
  });

  it('fails when a run broke off without its line, or hides its exit code', () => {
    expect(runCi({ ...passing, mongodb: 'exit 0' })).toMatchObject({
      code: 1,
      lastLine: '10 passed, 1 failed, 2 skipped',
    });
    expect(runCi({ ...passing, test: 'echo "9 passed, 0 failed, 0 skipped"; exit 3' })).toMatchObject({
      code: 1,
      lastLine: '14 passed, 1 failed, 0 skipped',
    });
  });

  it('only warns when a tool of the checks cannot be installed', () => {
    const { code, stderr } = runCi({ ...passing, missing: ['pdfsig'] });
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning: .*poppler-utils/);
  });
});
