import { spawn } from 'node:child_process';
import { utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './lib/context.mjs';
import { findFreePort } from './lib/ports.mjs';
import { temporaryFolders } from './testing/temporary-folder.mjs';

const newFolder = temporaryFolders();

/**
 * @param {'web' | 'worker'} what
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number | null>} The exit code of the health check.
 */
function check(what, env) {
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/health.mjs'), what], {
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

/** @param {number} status @param {object} body */
async function serve(status, body) {
  const server = createServer((_request, response) => response.writeHead(status).end(JSON.stringify(body)));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { PORT: String(port), close: () => server.close() };
}

describe('the health check of a container', () => {
  it('is passed by a web process that says it is well, and by no other', async () => {
    const answers = [
      { status: 200, body: { status: 'ok' }, code: 0 },
      { status: 200, body: { status: 'failed' }, code: 1 },
      { status: 503, body: { status: 'ok' }, code: 1 },
    ];
    for (const { status, body, code } of answers) {
      const { PORT, close } = await serve(status, body);
      expect([status, body, await check('web', { PORT })]).toEqual([status, body, code]);
      close();
    }
    expect(await check('web', { PORT: String(await findFreePort()) })).toBe(1);
  });

  it('is passed by a worker with a fresh heartbeat', async () => {
    const DATA_DIR = newFolder();
    expect(await check('worker', { DATA_DIR })).toBe(1);
    const file = path.join(DATA_DIR, 'worker-heartbeat');
    writeFileSync(file, '');
    expect(await check('worker', { DATA_DIR })).toBe(0);
    const past = Date.now() / 1000 - 90;
    utimesSync(file, past, past);
    expect(await check('worker', { DATA_DIR })).toBe(1);
  });
});
