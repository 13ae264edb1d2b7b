import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileStore } from '@banshi/core/ports';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localFiles } from './local-files.ts';

let outside: string;
let root: string;
let files: FileStore;
beforeEach(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'banshi-files-'));
  root = path.join(outside, 'store');
  files = localFiles(root);
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

const put = (key: string, bytes: Uint8Array, contentType = 'application/pdf') =>
  files.put({ key, bytes, contentType });
const everything = (): string[] =>
  existsSync(root) ? (readdirSync(root, { recursive: true }) as string[]) : [];

describe('the store of files', () => {
  it('gives back what was put: bytes and type', async () => {
    const bytes = new Uint8Array([0, 255, 10, 13, 0]);
    await put('licences/c1/food-licence', bytes);
    const found = await files.get('licences/c1/food-licence');
    expect(new Uint8Array(found?.bytes ?? [])).toEqual(bytes);
    expect(found?.contentType).toBe('application/pdf');
    expect(await files.exists('licences/c1/food-licence')).toBe(true);
  });

  it('knows what is not there', async () => {
    expect(await files.get('notices/c1/1-receipt')).toBeUndefined();
    expect(await files.exists('notices/c1/1-receipt')).toBe(false);
    await expect(files.delete('notices/c1/1-receipt')).resolves.toBeUndefined();
  });

  it('replaces a file under the same key, and deletes it whole', async () => {
    await put('a/b', new Uint8Array([1]));
    await put('a/b', new Uint8Array([2, 3]), 'image/png');
    expect(await files.get('a/b')).toMatchObject({ contentType: 'image/png' });
    await files.delete('a/b');
    expect(await files.exists('a/b')).toBe(false);
    expect(everything()).toEqual(['a']);
  });

  it('lets nobody else read', async () => {
    await put('a/b', new Uint8Array([1]));
    for (const name of ['a/b', 'a/b.type']) expect(statSync(path.join(root, name)).mode & 0o077).toBe(0);
    expect(statSync(path.join(root, 'a')).mode & 0o077).toBe(0);
  });
});

describe('a key', () => {
  const bad = [
    '',
    '..',
    '../secret',
    'a/../../secret',
    'a/..',
    './a',
    '/etc/passwd',
    'a//b',
    'a/',
    '.hidden',
    'a/.hidden',
    'a\\..\\b',
    'C:\\a',
    'a\0b',
    'a b',
    '证.pdf',
    '%2e%2e/a',
    'a.type',
    'a/b.part',
    'a'.repeat(301),
  ];

  it.each(bad)('%j is refused by everything that takes a key', async (key) => {
    writeFileSync(path.join(outside, 'secret'), 'x');
    const calls = [
      () => put(key, new Uint8Array([1])),
      () => files.get(key),
      () => files.delete(key),
      () => files.exists(key),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'files.badKey' });
    expect(readdirSync(outside)).toEqual(['secret']);
  });

  it('never leads out of the folder, whatever it is', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      'a',
      '.a',
      'a.b',
      '~',
      '%2e',
      '\0',
      ' ',
      '-',
      '_',
      'etc',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const key = parts.join('');
        await put(key, new Uint8Array([1])).catch((error: { code?: string }) => {
          // Two keys may want a folder and a file of the same name: that is a refusal of the disk, inside the folder.
          expect(['files.badKey', 'EISDIR', 'ENOTDIR', 'EEXIST']).toContain(error.code);
        });
        expect(readdirSync(outside).filter((name) => name !== 'store')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('writing', () => {
  it('shows a file whole or not at all, while it is replaced', async () => {
    const size = 1024 * 1024;
    await put('big', new Uint8Array(size).fill(1));
    let writing = true;
    const writer = (async () => {
      for (let round = 2; round < 30; round += 1) await put('big', new Uint8Array(size).fill(round));
      writing = false;
    })();
    let reads = 0;
    while (writing) {
      const bytes = (await files.get('big'))?.bytes ?? new Uint8Array();
      expect(bytes.length).toBe(size);
      expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
      reads += 1;
    }
    await writer;
    expect(reads).toBeGreaterThan(1);
    expect(everything().sort()).toEqual(['big', 'big.type']);
  });

  it('leaves nothing behind where it fails', async () => {
    mkdirSync(path.join(root, 'taken'), { recursive: true });
    await expect(put('taken', new Uint8Array([1]))).rejects.toMatchObject({ code: 'EISDIR' });
    expect(everything().filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await files.get('taken/inner')).toBeUndefined();
  });

  it('lets two writers of one key both end, and one of them win', async () => {
    const writers = Array.from({ length: 8 }, (_unused, index) =>
      put('same', new Uint8Array(1000).fill(index)),
    );
    await Promise.all(writers);
    const bytes = (await files.get('same'))?.bytes ?? new Uint8Array();
    expect(bytes.length).toBe(1000);
    expect(new Set(bytes).size).toBe(1);
  });
});
