import { describe, expect, it } from '@jest/globals';
import { temporaryFolders } from '../testing/temporary-folder.mjs';
import { ROOT } from './context.mjs';
import { findPython } from './mongodb/secantus.mjs';
import { findServer } from './mongodb/server.mjs';
import { INTEGRATION, integrationArguments, mongodbEnvironment } from './mongodb/suite.mjs';
import { findFreePort } from './ports.mjs';
import { createProgress } from './progress.mjs';

const newFolder = temporaryFolders();

/** @param {NodeJS.ProcessEnv} env */
const contextWith = (env) => ({
  root: ROOT,
  cache: newFolder(),
  env,
  progress: createProgress({ out: { write: () => true } }),
  stop: { signal: new AbortController().signal, onImpatience: () => {}, dispose: () => {} },
});

describe('the server that integration tests run on', () => {
  it('cannot be had without mongod and without Python, and says why', async () => {
    const bare = { PATH: newFolder() };
    expect(findPython(bare)).toBeUndefined();
    expect(await findServer(contextWith(bare))).toEqual({
      why: [expect.stringContaining('mongod'), expect.stringContaining('Python')],
    });
  });

  it('is the given one, which must answer: a wrong address is no reason to skip', async () => {
    const url = `mongodb://127.0.0.1:${await findFreePort()}/x`;
    await expect(findServer(contextWith({ MONGODB_TEST_URL: url }))).rejects.toMatchObject({
      isRefusal: true,
      message: expect.stringContaining('MONGODB_TEST_URL'),
    });
  }, 20_000);
});

describe('the integration suite', () => {
  it('is known by the names of its files', () => {
    expect(INTEGRATION.test('cms/src/access/access.integration.test.ts')).toBe(true);
    expect(INTEGRATION.test('cms/src/access/access.test.ts')).toBe(false);
    expect(INTEGRATION.test('renderer/core/src/a.integration.test.ts')).toBe(false);
    expect(integrationArguments(['a', 'b']).slice(-3)).toEqual(['--runTestsByPath', 'a', 'b']);
  });

  it('is told the database and its address', () => {
    expect(mongodbEnvironment({ CI: '1' }, 'mongodb://x')).toEqual({
      CI: '1',
      TEST_DATABASE: 'mongodb',
      MONGODB_TEST_URL: 'mongodb://x',
    });
  });
});
