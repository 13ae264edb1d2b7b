import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signalGroup } from '../kill.mjs';
import { findFreePort } from '../ports.mjs';
import { readLines } from '../processes.mjs';
import { refusal } from '../refusal.mjs';
import { initiateReplicaSet, inspectServer } from './driver.mjs';
import { ensureSecantus } from './secantus.mjs';

/**
 * @typedef {import('../context.mjs').Context} Context
 * @typedef {object} TestServer
 * @property {string} name
 * @property {string} url With `replicaSet`, where the server is one: without it Payload turns transactions off.
 * @property {string} version What the server says it is.
 * @property {boolean} hasTransactions
 * @property {() => Promise<void>} stop
 *
 * @typedef {{ why: string[] }} NoServer
 */

const READY_MS = 60_000;
const GRACE_MS = 10_000;

/**
 * A server to test on: the one that MONGODB_TEST_URL names, else a `mongod` of this machine, else SecantusDB.
 *
 * @param {Context} context
 * @returns {Promise<TestServer | NoServer>}
 */
export async function findServer(context) {
  const { env } = context;
  if (env.MONGODB_TEST_URL) return givenServer(context, env.MONGODB_TEST_URL);
  const why = [];
  for (const start of [startMongod, startSecantus]) {
    const result = await start(context);
    if ('url' in result) return result;
    why.push(result.why);
  }
  return { why };
}

/**
 * @param {Context} context
 * @param {string} url
 * @returns {Promise<TestServer>}
 */
async function givenServer({ root }, url) {
  const found = await inspectServer(root, url).catch((error) => {
    throw refusal(
      `连不上 MONGODB_TEST_URL 指定的数据库：${error.message} (the server of MONGODB_TEST_URL cannot be reached)`,
    );
  });
  return { name: 'MONGODB_TEST_URL', url, ...found, stop: async () => {} };
}

/**
 * @param {Context} context
 * @returns {Promise<TestServer | { why: string }>}
 */
async function startMongod(context) {
  const { env } = context;
  if (spawnSync('mongod', ['--version'], { env, stdio: 'ignore' }).status !== 0)
    return { why: '路径里没有 mongod (no mongod on the path)' };
  return startServer(context, {
    name: 'mongod',
    command: 'mongod',
    env,
    describe: ({ port, folder }) => [
      '--bind_ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--dbpath',
      folder,
      '--replSet',
      'banshi',
    ],
    prepare: (url, port) => initiateReplicaSet(context.root, { url, members: [`127.0.0.1:${port}`] }),
  });
}

/**
 * @param {Context} context
 * @returns {Promise<TestServer | { why: string }>}
 */
async function startSecantus(context) {
  const start = await ensureSecantus(context);
  if ('why' in start) return { why: `SecantusDB ${start.why}` };
  return startServer(context, {
    name: 'SecantusDB 0.7.0b3',
    command: start.command,
    env: start.env,
    describe: ({ port, folder }) => [...start.args, '--port', String(port), '--storage-path', folder],
  });
}

/**
 * @typedef {object} ServerProgram
 * @property {string} name
 * @property {string} command
 * @property {NodeJS.ProcessEnv} env
 * @property {(place: { port: number, folder: string }) => string[]} describe Its arguments.
 * @property {(url: string, port: number) => Promise<void>} [prepare] What to do once it listens.
 */

/**
 * @param {Context} context
 * @param {ServerProgram} program
 * @returns {Promise<TestServer | { why: string }>}
 */
async function startServer({ root, stop }, { name, command, env, describe, prepare }) {
  const home = mkdtempSync(path.join(tmpdir(), 'banshi-mongodb-'));
  const folder = path.join(home, 'data');
  mkdirSync(folder);
  const port = await findFreePort();
  const child = spawn(command, describe({ port, folder }), {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  /** @type {string[]} */
  const tail = [];
  for (const stream of [child.stdout, child.stderr])
    void readLines(stream, (line) => {
      tail.push(line);
      if (tail.length > 5) tail.shift();
    });
  const ended = new Promise((/** @type {(value: 'ended') => void} */ resolve) => {
    child.once('error', () => resolve('ended'));
    child.once('exit', () => resolve('ended'));
  });
  const end = () => endServer({ child, ended, home });
  // Without this a test run that is interrupted would leave the server and its data behind.
  stop.signal.addEventListener('abort', () => void end(), { once: true });
  try {
    const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
    await untilReady({ root, url, ended, signal: stop.signal });
    await prepare?.(url, port);
    const found = await inspectServer(root, url);
    const set = found.replicaSet ? `?replicaSet=${found.replicaSet}` : '';
    return { name, url: `mongodb://127.0.0.1:${port}/banshi_test${set}`, ...found, stop: end };
  } catch (error) {
    await end();
    if (stop.signal.aborted) throw error;
    return {
      why: `${name}: ${[error instanceof Error ? error.message : String(error), ...tail].join(' | ')}`,
    };
  }
}

/** @param {{ root: string, url: string, ended: Promise<'ended'>, signal: AbortSignal }} options */
async function untilReady({ root, url, ended, signal }) {
  const until = Date.now() + READY_MS;
  for (;;) {
    const attempt = inspectServer(root, url).then(
      () => 'ready',
      (error) => error,
    );
    const outcome = await Promise.race([attempt, ended]);
    if (outcome === 'ready') return;
    if (outcome === 'ended') throw new Error('the server ended at once');
    if (Date.now() > until) throw outcome;
    await pause(200, undefined, { signal });
  }
}

/** @param {{ child: import('node:child_process').ChildProcess, ended: Promise<unknown>, home: string }} options */
async function endServer({ child, ended, home }) {
  if (child.pid && child.exitCode === null && child.signalCode === null) {
    signalGroup(child.pid, 'SIGTERM');
    const { pid } = child;
    const insist = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(insist);
  }
  rmSync(home, { recursive: true, force: true });
}
