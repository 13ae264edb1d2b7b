import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { generateImportMap, type SanitizedConfig } from 'payload';
import { generateTypes } from 'payload/node';
import { readConfig } from '../config.ts';
import { payloadConfig } from '../make-payload-config.ts';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const importMap = path.join(source, 'app/(office)/admin/importMap.js');
const types = path.join(source, 'payload-types.ts');

let dataDir: string;
let config: SanitizedConfig;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-generated-'));
  config = await payloadConfig(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

/** What a generator of Payload would write, caught before it reaches the disk. */
async function writtenBy(generate: () => Promise<void>): Promise<{ file: string; text: string }[]> {
  const written: { file: string; text: string }[] = [];
  jest.spyOn(fs, 'writeFile').mockImplementation(async (file, text) => {
    written.push({ file: String(file), text: String(text) });
  });
  await generate();
  return written;
}

describe('what Payload generates from the configuration is what is committed', () => {
  it('the import map of the office: `payload generate:importmap` would write the same', async () => {
    const [made, ...others] = await writtenBy(() => generateImportMap(config, { force: true, log: false }));
    expect(others).toEqual([]);
    expect(made?.file).toBe(importMap);
    expect(made?.text.trim()).toBe(readFileSync(importMap, 'utf8').trim());
  });

  it('every component of the import map exists', () => {
    const imports = [...readFileSync(importMap, 'utf8').matchAll(/ from '(\.[^']+)'/g)];
    expect(imports.length).toBeGreaterThan(0);
    for (const [, specifier] of imports) {
      const file = path.join(path.dirname(importMap), specifier ?? '');
      expect(readFileSync(file, 'utf8')).toMatch(/export (async )?(const|function) \w+/);
    }
  });

  it('the types of the collections: `payload generate:types` would write the same', async () => {
    // Nothing is written where nothing has changed; a difference is shown by what would be.
    const [made] = await writtenBy(() => generateTypes(config, { log: false }));
    if (made) expect(made.text).toBe(readFileSync(types, 'utf8'));
    expect(readFileSync(types, 'utf8')).toContain('export interface Config');
  });
});
