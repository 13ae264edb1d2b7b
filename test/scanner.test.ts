import { describe, expect, it } from '@jest/globals';
import { all, shipped } from './support/graph.ts';
import { importLines, importsOf, packageOf } from './support/imports.ts';

const sample = [
  "import a from 'a';",
  'import {',
  '  b,',
  '  type C,',
  "} from '@b/b/c.js';",
  "import type { D } from 'd';",
  "import { type E, type F } from './e.ts';",
  "import './f.css';",
  "export * from './g.ts';",
  "export type { H } from './h.ts';",
  "const later = await import('./i.ts');",
  "const old = require('./j.cjs');",
  "// import k from 'k';",
  "/** See `import('l')`. */",
  'export const word = "from";',
  "const from = 'm';",
].join('\n');

describe('the scanner of imports, on which the other rules rest', () => {
  it('finds every form and nothing in comments', () => {
    const found = importsOf(sample).map((entry) => `${entry.specifier}${entry.isType ? ' type' : ''}`);
    const values = ['./f.css', './g.ts', './i.ts', './j.cjs', '@b/b/c.js', 'a'];
    expect(found.sort()).toEqual([...values, './e.ts type', './h.ts type', 'd type'].sort());
    expect(importLines(sample)).toBe(5);
  });

  it('knows the package of a specifier', () => {
    expect(['node:fs', 'a/b/c', '@a/b/c', 'a'].map(packageOf)).toEqual(['node:', 'a', '@a/b', 'a']);
  });

  it('understands every import statement of the project', () => {
    const misread = all.filter(
      ({ text }) => importsOf(text).filter((found) => found.kind === 'import').length !== importLines(text),
    );
    expect(misread.map((file) => file.path)).toEqual([]);
    expect(shipped.length).toBeGreaterThan(300);
  });
});
