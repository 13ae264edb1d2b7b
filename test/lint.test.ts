import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { root } from './support/sources.ts';

const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
const copy = mkdtempSync(path.join(tmpdir(), 'banshi-lint-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Lints lines under our configuration, as if they stood in `file`: the rules reported, by line from 0. */
function lint(file: string, lines: string[]): string[] {
  const place = path.join(copy, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, `${lines.join('\n')}\n`);
  copyFileSync(path.join(root, 'biome.json'), path.join(copy, 'biome.json'));
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--vcs-enabled=false', '--max-diagnostics=none', file],
    { cwd: copy, encoding: 'utf8' },
  );
  const found = lines.map(() => '');
  for (const match of `${run.stdout}${run.stderr}`.matchAll(/title=lint\/\w+\/(\w+),[^\n]*?,line=(\d+)/g))
    found[Number(match[2]) - 1] = match[1] ?? '';
  return found;
}

const importing = (specifiers: string[]): string[] =>
  specifiers.map((specifier, index) => `export * as m${index} from '${specifier}';`);

/** One folder each: what an editor must underline there, and what it must let stand. */
const folders: [file: string, refused: string[], allowed: string[]][] = [
  [
    'renderer/core/src/items/x.ts',
    ['node:fs', 'react', 'payload', '@banshi/forms', 'next/server'],
    ['zod', '../rules/index.ts', '@noble/hashes/sha2.js'],
  ],
  [
    'renderer/forms/src/x.tsx',
    ['node:fs', 'next/link', '@banshi/portal', 'payload'],
    ['react', '@banshi/core/forms', '@rjsf/core'],
  ],
  [
    'renderer/portal/src/x.tsx',
    ['node:fs', 'next/link', '@banshi/cms', '@rjsf/core'],
    ['react', '@banshi/forms', '@banshi/core/items'],
  ],
  [
    'renderer/documents/src/x.ts',
    ['react', 'payload', '@banshi/tenants'],
    ['node:fs/promises', 'puppeteer-core', '@banshi/core/ports'],
  ],
  ['plugins/kit/src/x.ts', ['@banshi/cms', '@banshi/plugin-e-seal', 'react'], ['@banshi/core/ports', 'zod']],
  [
    'plugins/e-seal/src/x.ts',
    ['@banshi/cms', '@banshi/plugin-payment', 'next'],
    ['@banshi/plugin-kit', 'node:crypto', 'pkijs'],
  ],
  ['tenants/src/x.ts', ['payload', '@banshi/forms', 'node:fs'], ['zod', '@banshi/core/errors']],
  ['cms/src/operations/x.ts', ['next/headers', 'react', '@payloadcms/ui'], ['payload', '@banshi/core/items']],
];

describe('the linter', () => {
  it.each(folders)('knows what %s may import', (file, refused, allowed) => {
    const found = lint(file, importing([...refused, ...allowed]));
    const rules = Object.fromEntries([...refused, ...allowed].map((name, index) => [name, found[index]]));
    expect(rules).toEqual({
      ...Object.fromEntries(refused.map((name) => [name, 'noRestrictedImports'])),
      ...Object.fromEntries(allowed.map((name) => [name, ''])),
    });
  });

  it('keeps the environment, the clock of the page and the network out of core', () => {
    const lines = ['process.env.A', 'window.name', 'performance.now()', 'fetch'].map(
      (expression, index) => `export const a${index} = ${expression};`,
    );
    expect(lint('renderer/core/src/items/x.ts', lines)).toEqual(Array(4).fill('noRestrictedGlobals'));
    expect(lint('cms/src/http/x.ts', lines)).toEqual(Array(4).fill(''));
  });

  it('refuses any, enums and parameter properties everywhere', () => {
    const lines = [
      'export const a: any = 1;',
      'export enum B { C }',
      'export class D { constructor(readonly e: string) {} }',
    ];
    expect(lint('cms/src/http/x.ts', lines)).toEqual(['noExplicitAny', 'noEnum', 'noParameterProperties']);
  });

  it('lets tests import what they need', () => {
    const lines = importing(['node:fs', '@jest/globals', 'fast-check']);
    expect(lint('renderer/core/src/items/x.test.ts', lines)).toEqual(['', '', '']);
  });
});
