import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { identify } from './lib/identity.mjs';
import { findFreePort } from './lib/ports.mjs';
import { createStubProject } from './testing/stub-project.mjs';

jest.setTimeout(60_000);

/** @type {{ root: string, remove: () => void }} */
let project;
let port = 0;
/** @type {import('node:child_process').ChildProcess[]} */
const started = [];

beforeAll(async () => {
  project = createStubProject();
  port = await findFreePort();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => stop(child)));
});
afterAll(() => project.remove());

const script = () => path.join(project.root, 'scripts', 'run.mjs');
/** @param {NodeJS.ProcessEnv} env */
function environment(env) {
  // What this very test run was started with must not leak into the runs under test.
  const {
    npm_lifecycle_event: _event,
    DATA_DIR: _dir,
    DATABASE_URL: _url,
    SURFACE: _surface,
    ...own
  } = process.env;
  return { ...own, PORT: String(port), ...env };
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function runOnce(args, env = {}) {
  const result = spawnSync(process.execPath, [script(), ...args], {
    cwd: project.root,
    env: environment(env),
    encoding: 'utf8',
    timeout: 40_000,
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** @param {NodeJS.ProcessEnv} [env] */
function start(env = {}) {
  const child = spawn(process.execPath, [script(), 'start'], { cwd: project.root, env: environment(env) });
  started.push(child);
  const run = { child, stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    run.stdout += data;
  });
  child.stderr.on('data', (data) => {
    run.stderr += data;
  });
  return run;
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} [signal] */
async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return await ended;
}

/** @param {() => unknown} condition @param {string} what */
async function until(condition, what) {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50)) if (await condition()) return;
  throw new Error(`waited in vain for ${what}`);
}

const events = () => (existsSync(eventsFile()) ? readFileSync(eventsFile(), 'utf8').trim().split('\n') : []);
const eventsFile = () => path.join(project.root, 'events.log');
const clearEvents = () => writeFileSync(eventsFile(), '');
const lastPid = (/** @type {string} */ name) =>
  Number(
    events()
      .filter((line) => line.startsWith(`${name} pid`))
      .at(-1)
      ?.split(' ')
      .at(-1),
  );
/** The addresses are printed when the web process serves; the worker says a moment sooner or later that it runs. */
const isUp = (/** @type {ReturnType<typeof start>} */ run) => () =>
  run.stdout.includes('Ctrl+C') && run.stderr.includes('the stub worker warns');
const health = async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).json();

describe('npm start', () => {
  it('installs, builds, prepares and serves, then says where and whom to be', async () => {
    const run = start();
    await until(isUp(run), 'the first start');
    expect(run.stderr).toMatch(/\[1\/5\] 安装依赖 install … \d+\.\d s/);
    expect(run.stderr).toMatch(/\[2\/5\] 构建 build … \d/);
    expect(run.stderr).toMatch(/装载区划 16,495 … \d/);
    expect(run.stdout).toContain(`http://localhost:${port}/admin`);
    expect(run.stdout).toContain('clerk@demo.example');
    expect(await health()).toMatchObject({ status: 'ok', surface: 'all' });
    expect(await stop(run.child, 'SIGINT')).toBe(0);
    expect(events()).toEqual(expect.arrayContaining(['web stopped', 'worker stopped']));
    expect(existsSync(path.join(project.root, '.data/run.lock'))).toBe(false);
  });

  it('does nothing twice', async () => {
    clearEvents();
    const run = start({ SURFACE: 'portal' });
    await until(isUp(run), 'the second start');
    expect(events().map((line) => line.split(' ')[0])).toEqual(
      expect.not.arrayContaining(['build', 'prepare']),
    );
    expect(await health()).toMatchObject({ surface: 'portal' });
    expect(run.stdout).not.toContain('office  ');
  });

  it('builds again when a source changed, and prepares again when the database is another file', async () => {
    clearEvents();
    appendFileSync(path.join(project.root, 'cms/src/cli/main.ts'), '\n// changed\n');
    const run = start();
    await until(isUp(run), 'the start after a change');
    expect(events().filter((line) => /^(build|prepare)/.test(line))).toHaveLength(2);
    await stop(run.child);
    clearEvents();
    const other = start({ DATABASE_URL: `file:${project.root}/other.db` });
    await until(isUp(other), 'the start on another database');
    expect(events().filter((line) => /^(build|prepare)/.test(line))).toEqual(['prepare']);
  });

  it('restarts web and worker each alone', async () => {
    clearEvents();
    const run = start();
    await until(isUp(run), 'the start');
    const [web, worker] = [lastPid('web'), lastPid('worker')];
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined);
    await until(() => lastPid('web') !== web, 'a new web process');
    expect(lastPid('worker')).toBe(worker);
    process.kill(worker, 'SIGKILL');
    await until(() => lastPid('worker') !== worker, 'a new worker');
    await until(() => health().catch(() => undefined), 'the web process to serve again');
    expect(run.stderr).toContain('网站进程 web 意外退出');
    expect(run.stderr).toContain('后台进程 worker 意外退出');
  });

  it('ends what a killed run left behind, and starts', async () => {
    clearEvents();
    const first = start();
    await until(isUp(first), 'the start');
    const orphan = lastPid('web');
    await stop(first.child, 'SIGKILL');
    expect(identify(orphan)).toBeDefined();
    const second = start();
    await until(isUp(second), 'the start after a kill');
    expect(identify(orphan)).toBeUndefined();
  });

  it('begins a build anew that was interrupted, by a signal or by a kill', async () => {
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
      clearEvents();
      appendFileSync(path.join(project.root, 'cms/src/cli/main.ts'), `\n// ${signal}\n`);
      const slow = start({ STUB_BUILD: 'slow' });
      await until(() => lastPid('build .next'), 'the slow build');
      const build = Number(events()[0]?.split(' ').at(-1));
      const code = await stop(slow.child, signal);
      if (signal === 'SIGTERM') expect(code).toBe(130);
      const run = start();
      await until(isUp(run), 'the start after the interruption');
      expect(identify(build)).toBeUndefined();
      expect(events().filter((line) => line.startsWith('build'))).toHaveLength(2);
      await stop(run.child);
    }
  });

  it('is refused on a data folder in use, on a port in use, and while another serves an older build', async () => {
    const run = start();
    await until(isUp(run), 'the start');
    const same = runOnce(['start']);
    expect([same.code, same.stdout]).toEqual([1, '']);
    expect(same.stderr).toMatch(/^数据目录 .* 正由另一个办事进程使用（进程 \d+，端口 \d+）.*\n$/);
    const busy = runOnce(['start'], { DATA_DIR: path.join(project.root, 'elsewhere') });
    expect(busy.code).toBe(1);
    expect(busy.stderr).toBe(`端口 ${port} 已被占用，请用 PORT=… 换一个端口 (port ${port} is in use)\n`);
    appendFileSync(path.join(project.root, 'cms/src/cli/main.ts'), '\n// newer\n');
    const elsewhere = { DATA_DIR: path.join(project.root, 'elsewhere'), PORT: String(await findFreePort()) };
    const newer = runOnce(['start'], elsewhere);
    expect(newer.code).toBe(1);
    expect(newer.stderr).toContain(`stop process ${run.child.pid} first`);
  });

  it.each([
    [{ STUB_CONFIG: 'wrong' }, /\n演示设置有误，请更正\n$/],
    [{ STUB_PREPARE: 'broken', BANSHI_PROFILE: 'anew' }, /\n区划数据读不出来，请重新下载；详情见 .*\n$/],
    [{ STUB_WEB: 'broken' }, /the stub web cannot start[\s\S]*\n网站进程启动不了.*\n$/],
  ])('ends with a sentence and exit code 1: %o', (env, expected) => {
    const { code, stdout, stderr } = runOnce(['start'], env);
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('ends with the error of a build that fails', () => {
    appendFileSync(path.join(project.root, 'cms/src/cli/main.ts'), '\n// broken build\n');
    const { code, stderr } = runOnce(['start'], { STUB_BUILD: 'broken' });
    expect([code, stderr.includes('the stub does not build')]).toEqual([1, true]);
  });
});

describe('npm install behind it', () => {
  const npmCli = (/** @type {string} */ body) => {
    const file = path.join(project.root, 'npm-cli.js');
    writeFileSync(file, body);
    return { npm_execpath: file };
  };

  it('is repeated after it failed or broke off, and says so', () => {
    writeFileSync(path.join(project.root, '.cache/install.json'), '{}');
    writeFileSync(path.join(project.root, '.cache/install.started'), '{}');
    const broken = runOnce(['banshi'], npmCli(`console.error('npm error network'); process.exit(1);`));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/npm error network\n依赖没有装完/);
    const mended = runOnce(['banshi', 'x']);
    expect(mended.stderr).toMatch(/安装依赖 install … \d/);
    expect([mended.code, runOnce(['banshi', 'x']).stderr]).toEqual([0, '']);
  });
});

describe('npm run banshi', () => {
  it('gives stdout and the exit code to the command alone', () => {
    const run = runOnce(['banshi', 'rule', 'eval', 'R01', '{}']);
    expect(JSON.parse(run.stdout)).toMatchObject({ command: 'rule', args: ['eval', 'R01', '{}'] });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(runOnce(['banshi', 'fails']).code).toBe(2);
  });
});

describe('an unknown command', () => {
  it('is refused with what there is', () => {
    const { code, stderr } = runOnce(['serve']);
    expect(code).toBe(2);
    expect(stderr).toContain('test:mongodb');
  });
});
