import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolders } from '../testing/temporary-folder.mjs';
import { isInstalledByHand, lacksOnlyOtherPlatforms, npmCommand } from './install.mjs';

const newFolder = temporaryFolders();
const LOCKED = {
  '': { name: 'root' },
  cms: { version: '1.0.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'cms/node_modules/a': { version: '2.0.0', integrity: 'sha512-b' },
  'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-c', optional: true },
};

/** @param {Record<string, object> | undefined} installed */
function rootWith(installed) {
  const root = newFolder();
  mkdirSync(path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: LOCKED }));
  if (installed)
    writeFileSync(
      path.join(root, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: installed }),
    );
  return root;
}

describe('an installation made by hand', () => {
  const complete = {
    'node_modules/a': LOCKED['node_modules/a'],
    'cms/node_modules/a': LOCKED['cms/node_modules/a'],
  };

  it('is good when it is what the lockfile names, less what is for other platforms', () => {
    expect(isInstalledByHand(rootWith(complete))).toBe(true);
  });

  it('is not, when a package is missing or another one', () => {
    expect(isInstalledByHand(rootWith(undefined))).toBe(false);
    expect(isInstalledByHand(rootWith({ 'node_modules/a': LOCKED['node_modules/a'] }))).toBe(false);
    const other = { version: '1.0.1', integrity: 'sha512-x' };
    expect(isInstalledByHand(rootWith({ ...complete, 'node_modules/a': other }))).toBe(false);
    expect(isInstalledByHand(rootWith({ ...complete, 'node_modules/other-platform': other }))).toBe(false);
  });
});

describe('npm', () => {
  it('is the one that runs us, else the one on the path', () => {
    const cli = path.join(newFolder(), 'npm-cli.js');
    writeFileSync(cli, '');
    expect(npmCommand({ npm_execpath: cli })).toEqual({ command: process.execPath, args: [cli] });
    expect(npmCommand({ npm_execpath: '/nowhere/npm-cli.js' }).args).toEqual([]);
    expect(npmCommand({ npm_execpath: '/usr/lib/yarn.js' }).args).toEqual([]);
  });
});

describe('a lockfile that npm refuses', () => {
  const foreign = 'npm error Missing: @swc/core-darwin-arm64@ from lock file';

  it('may lack what is for other platforms', () => {
    expect(lacksOnlyOtherPlatforms(['npm error code EUSAGE', foreign])).toBe(true);
  });

  it('may not lack a package that package.json names, nor fail for another reason', () => {
    expect(lacksOnlyOtherPlatforms([foreign, 'npm error Missing: zod@4.0.0 from lock file'])).toBe(false);
    const invalid = "npm error Invalid: lock file's zod@4.0.0 does not satisfy zod@5.0.0";
    expect(lacksOnlyOtherPlatforms([foreign, invalid])).toBe(false);
    expect(lacksOnlyOtherPlatforms(['npm error network timeout'])).toBe(false);
  });
});
