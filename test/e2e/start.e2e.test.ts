import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, root } from './app.ts';

/** `npm start` as a person runs it, on a new folder; only what is installed and built already is not made again. */
let dataDir: string;
let port: number;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-start-'));
  port = await freePort();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  output: () => string;
  exitCode: Promise<number | null>;
}

function start(env: Record<string, string> = {}): Run {
  const { SURFACE: _surface, DATABASE_URL: _url, NODE_OPTIONS: _options, ...inherited } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'scripts/run.mjs'), 'start'], {
    cwd: root,
    env: { ...inherited, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, exitCode };
}

async function says({ output, exitCode }: Run, words: string): Promise<void> {
  let ended = false;
  void exitCode.then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + 120_000; !output().includes(words); ) {
    if (ended || Date.now() > deadline) throw new Error(`“${words}” was never said:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('npm start', () => {
  it('prepares an empty folder by steps, serves, and says where to go and whom to be; twice', async () => {
    const first = start();
    await says(first, 'Ctrl+C');
    const text = first.output();
    expect(text).toMatch(/16495 个/);
    expect(text).toContain(`http://localhost:${port}/admin`);
    for (const account of [
      'platform@demo.invalid',
      'wuhua-clerk@demo.invalid',
      'wuhua-reviewer@demo.invalid',
    ])
      expect(text).toContain(account);
    const guide = await fetch(`http://localhost:${port}/530102/items/food-business-licence-new`);
    expect(guide.status).toBe(200);
    expect(await guide.text()).toContain('食品经营许可证核发');
    const health = await fetch(`http://localhost:${port}/api/health`);
    expect(health.status).toBe(200);
    first.child.kill('SIGINT');
    expect(await first.exitCode).toBe(0);

    const second = start();
    await says(second, 'Ctrl+C');
    expect(second.output()).not.toMatch(/16495 个 … \d/);
    second.child.kill('SIGINT');
    expect(await second.exitCode).toBe(0);
  }, 240_000);

  it('refuses a taken port, an unreachable database and a wrong surface with one sentence each', async () => {
    const server = createServer().listen(port);
    const refusals: [Record<string, string>, RegExp][] = [
      [{}, /端口 \d+ 已被占用/],
      [{ PORT: String(port + 1), DATABASE_URL: 'mongodb://127.0.0.1:1/banshi' }, /数据库/],
      [{ PORT: String(port + 1), SURFACE: 'kiosk' }, /SURFACE/],
      [{ PORT: String(port + 1), DATA_DIR: '/proc/banshi' }, /写|DATA_DIR/],
    ];
    for (const [env, sentence] of refusals) {
      const run = start(env);
      expect(await run.exitCode).toBe(1);
      expect(run.output()).toMatch(sentence);
      expect(run.output()).not.toMatch(/^\s+at /m);
      expect(run.output().trim().split('\n').length).toBe(1);
    }
    await new Promise((resolve) => server.close(resolve));
  }, 120_000);
});
