import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolders } from '../testing/temporary-folder.mjs';
import { findFreePort, requireFreePort, tryPort } from './ports.mjs';
import { isRefusal } from './refusal.mjs';
import {
  applicationEnvironment,
  mongoHosts,
  readSettings,
  requireChromiumIfGiven,
  requireReachableDatabase,
  requireWritableFolder,
} from './settings.mjs';

const newFolder = temporaryFolders();

/** @param {() => unknown} work */
async function sentenceFrom(work) {
  try {
    await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    expect(error.exitCode).toBe(1);
    expect(error.message).not.toContain('\n');
    return error.message;
  }
  throw new Error('not refused');
}

describe('the settings', () => {
  it('have defaults below the repository, and empty values are defaults too', () => {
    const expected = {
      port: 3000,
      surface: 'all',
      dataDir: '/repo/.data',
      databaseUrl: 'file:/repo/.data/banshi.db',
      databaseFile: '/repo/.data/banshi.db',
    };
    expect(readSettings({}, '/repo')).toEqual(expected);
    expect(readSettings({ PORT: '', SURFACE: '', DATA_DIR: '', DATABASE_URL: '' }, '/repo')).toEqual(
      expected,
    );
  });

  it('are read, and paths become absolute', () => {
    expect(
      readSettings(
        { PORT: '8080', SURFACE: 'portal', DATA_DIR: 'd', DATABASE_URL: 'file:./x/y.db' },
        '/repo',
      ),
    ).toMatchObject({ port: 8080, surface: 'portal', dataDir: '/repo/d', databaseUrl: 'file:/repo/x/y.db' });
    expect(readSettings({ DATABASE_URL: 'file:///var/x.db' }, '/repo').databaseFile).toBe('/var/x.db');
    const url = 'mongodb://u:p%40@a,b:27018/banshi?replicaSet=banshi';
    const settings = readSettings({ DATABASE_URL: url }, '/repo');
    expect(settings).toMatchObject({ databaseUrl: url, databaseFile: undefined });
    expect(applicationEnvironment({ OTHER: '1', NODE_ENV: 'development' }, settings)).toMatchObject({
      OTHER: '1',
      NODE_ENV: 'production',
      DATA_DIR: '/repo/.data',
      DATABASE_URL: url,
      PORT: '3000',
      SURFACE: 'all',
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['SURFACE', 'both'],
    ['SURFACE', 'Portal'],
    ['DATABASE_URL', 'postgres://x/y'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'mongodb://'],
  ])('refuse %s=%s in one sentence that names it', async (name, value) => {
    expect(await sentenceFrom(() => readSettings({ [name]: value }, '/repo'))).toContain(name);
  });
});

describe('a folder', () => {
  it('is made where it is missing', () => {
    const dir = path.join(newFolder(), 'a', 'b');
    requireWritableFolder(dir);
    expect(() => requireWritableFolder(dir)).not.toThrow();
  });

  it('is refused below a file, and where nothing can be made', async () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await sentenceFrom(() => requireWritableFolder(path.join(file, 'data')))).toContain('DATA_DIR');
    if (process.platform === 'linux')
      expect(await sentenceFrom(() => requireWritableFolder('/proc/nowhere/data'))).toContain('DATA_DIR');
  });
});

describe('a browser of one’s own', () => {
  it('must be a program', async () => {
    requireChromiumIfGiven({});
    requireChromiumIfGiven({ CHROMIUM_PATH: process.execPath });
    const folder = newFolder();
    writeFileSync(path.join(folder, 'text'), '', { mode: 0o600 });
    for (const wrong of [path.join(folder, 'missing'), folder, path.join(folder, 'text')])
      expect(await sentenceFrom(() => requireChromiumIfGiven({ CHROMIUM_PATH: wrong }))).toContain(
        'CHROMIUM_PATH',
      );
  });
});

describe('a database', () => {
  it('of MongoDB is found by its hosts', () => {
    expect(mongoHosts('mongodb://u:p@a:1,b/x?y')).toEqual([
      { host: 'a', port: 1 },
      { host: 'b', port: 27017 },
    ]);
    expect(mongoHosts('mongodb://[::1]:5')).toEqual([{ host: '::1', port: 5 }]);
    expect(mongoHosts('mongodb+srv://cluster.example/x')).toEqual([]);
  });

  it('is refused where nobody listens, and accepted where one member does', async () => {
    const port = await findFreePort();
    const away = readSettings({ DATABASE_URL: `mongodb://127.0.0.1:${port}/x` }, '/repo');
    expect(await sentenceFrom(() => requireReachableDatabase(away))).toContain(`127.0.0.1:${port}`);
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    const url = `mongodb://127.0.0.1:${port},127.0.0.1:${address.port}/x`;
    await requireReachableDatabase(readSettings({ DATABASE_URL: url }, '/repo'));
    server.close();
  });

  it('in a file is refused where the path is a folder', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'x.db'));
    const settings = readSettings({ DATABASE_URL: `file:${folder}/x.db` }, '/repo');
    expect(await sentenceFrom(() => requireReachableDatabase(settings))).toContain('DATABASE_URL');
    await requireReachableDatabase(readSettings({ DATABASE_URL: `file:${folder}/new/y.db` }, '/repo'));
  });
});

describe('a port', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::'])('is refused when somebody listens on %s', async (host) => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, host, () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    expect(await sentenceFrom(() => requireFreePort(port))).toBe(
      `端口 ${port} 已被占用，请用 PORT=… 换一个端口 (port ${port} is in use)`,
    );
    await new Promise((resolve) => server.close(resolve));
    expect(await tryPort(port)).toBeUndefined();
  });
});
