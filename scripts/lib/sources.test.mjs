import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolders } from '../testing/temporary-folder.mjs';
import { ROOT } from './context.mjs';
import { changedPaths, digest, hashSources } from './sources.mjs';
import { isStamped, readStamp, removeStamp, writeStamp } from './stamps.mjs';

const newFolder = temporaryFolders();

function repository() {
  const root = newFolder();
  const put = (/** @type {string} */ file, /** @type {string} */ content) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const folder of ['cms', 'renderer', 'plugins', 'templates', 'tenants'])
    put(`${folder}/src/index.ts`, folder);
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.base.json']) put(file, '{}');
  return { root, put, stamp: () => digest(hashSources(root)) };
}

describe('the digest of the sources', () => {
  it('follows content and names, not times', () => {
    const { root, put, stamp } = repository();
    const first = stamp();
    utimesSync(path.join(root, 'cms/src/index.ts'), 1, 1);
    expect(stamp()).toBe(first);
    put('cms/src/index.ts', 'changed');
    const second = stamp();
    expect(second).not.toBe(first);
    put('cms/src/index.ts', 'cms');
    expect(stamp()).toBe(first);
    put('renderer/src/other.ts', 'renderer');
    rmSync(path.join(root, 'renderer/src/index.ts'));
    expect(stamp()).not.toBe(first);
  });

  it('follows the lockfile and data, and leaves out what is not built', () => {
    const { put, stamp } = repository();
    const first = stamp();
    put('cms/.next/BUILD_ID', 'x');
    put('cms/node_modules/a/index.js', 'x');
    put('cms/src/a.test.ts', 'x');
    put('cms/README.md', 'x');
    put('cms/public/assets/portal.0123456789ab.css', 'x');
    put('cms/next-env.d.ts', 'x');
    put('cms/.data/secrets/session.key', 'x');
    expect(stamp()).toBe(first);
    put('tenants/data/divisions.csv', 'x');
    const second = stamp();
    expect(second).not.toBe(first);
    put('package-lock.json', '{"changed":true}');
    expect(stamp()).not.toBe(second);
  });

  it('names what differs', () => {
    const before = new Map([
      ['a', '1'],
      ['b', '1'],
      ['gone', '1'],
    ]);
    const after = new Map([
      ['a', '1'],
      ['b', '2'],
      ['new', '1'],
    ]);
    expect(changedPaths(before, after).sort()).toEqual(['b', 'gone', 'new']);
    expect(changedPaths(before, before)).toEqual([]);
  });

  it('takes less than a second for this repository', () => {
    const startedAt = performance.now();
    expect(hashSources(ROOT).size).toBeGreaterThan(50);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('a stamp', () => {
  it('holds for what it was written for only', () => {
    const file = path.join(newFolder(), 'below', 'stamp.json');
    expect(isStamped(file, {})).toBe(false);
    writeStamp(file, { digest: 'a', more: 1 });
    expect(isStamped(file, { digest: 'a' })).toBe(true);
    expect(isStamped(file, { digest: 'b' })).toBe(false);
    removeStamp(file);
    expect(readStamp(file)).toBeUndefined();
  });

  it('does not hold when it was cut off in writing', () => {
    const file = path.join(newFolder(), 'stamp.json');
    writeFileSync(file, '{"digest":"a"');
    expect(isStamped(file, { digest: 'a' })).toBe(false);
  });
});
