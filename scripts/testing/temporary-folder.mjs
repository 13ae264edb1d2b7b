import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';

/** @returns {() => string} Makes a folder that is gone after the test. */
export function temporaryFolders() {
  /** @type {string[]} */
  const folders = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'banshi-test-'));
    folders.push(folder);
    return folder;
  };
}
