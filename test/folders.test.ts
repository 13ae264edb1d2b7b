import { describe, expect, it } from '@jest/globals';
import {
  all,
  bare,
  below,
  type Edge,
  edgesOf,
  relative,
  shipped,
  told,
  withoutComments,
} from './support/graph.ts';
import { packageOf } from './support/imports.ts';
import { cmsMay, coreMay } from './support/layers.ts';
import { isTestCode, writtenFiles } from './support/sources.ts';

const isPageFramework = (edge: Edge): boolean =>
  /^(next|react|react-dom|@payloadcms\/(next|ui))(\/|$)/.test(edge.specifier);

describe('the folders of core', () => {
  const home = 'renderer/core/src';
  const folderOf = (file: string): string => file.split('/')[3] ?? '';
  const crossing = relative(below(home)).filter((edge) => folderOf(edge.from) !== folderOf(edge.to));

  it('are those whose order is laid down', () => {
    const folders = new Set(writtenFiles(home).map(folderOf));
    expect([...folders].sort()).toEqual(Object.keys(coreMay).sort());
  });

  it('import only from folders below', () => {
    const wrong = crossing.filter((edge) => !coreMay[folderOf(edge.from)]?.includes(folderOf(edge.to)));
    expect(crossing.length).toBeGreaterThan(50);
    expect(told(wrong)).toEqual([]);
  });

  it('are entered through their public doors', () => {
    const isDoor = (edge: Edge): boolean => /^renderer\/core\/src\/[a-z]+\/index\.ts$/.test(edge.to);
    expect(told(crossing.filter((edge) => !isDoor(edge)))).toEqual([]);
  });

  it('know no clock, no chance and no environment', () => {
    const impure =
      /\b(Date\.now|Math\.random|new Date\(\)|Date\(\)|globalThis\b|process\.(env|argv|cwd|platform|hrtime)|import\.meta|eval\(|new Function)/;
    const files = shipped.filter((file) => file.path.startsWith(`${home}/`));
    const wrong = files.filter((file) => impure.test(withoutComments(file.text)));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe('the folders of cms', () => {
  const home = 'cms/src/';
  const inside = (file: string): string => file.slice(home.length);
  const folderOf = (file: string): string => inside(file).split('/')[0] ?? '';
  const crossing = relative(below('cms/src'))
    .filter((edge) => edge.to.startsWith(home))
    .filter((edge) => folderOf(edge.from) !== folderOf(edge.to));

  it('are those whose imports are laid down', () => {
    const files = shipped.filter((file) => file.path.startsWith(home) && inside(file.path).includes('/'));
    expect([...new Set(files.map((file) => folderOf(file.path)))].sort()).toEqual(Object.keys(cmsMay).sort());
  });

  it('import of each other only what is laid down', () => {
    const wrong = crossing.filter((edge) => {
      // Files beside the folders (runtime.ts, make-payload-config.ts) put the process together.
      const may = cmsMay[folderOf(edge.from)];
      return may && !may.some((path) => inside(edge.to) === path || inside(edge.to).startsWith(`${path}/`));
    });
    expect(crossing.length).toBeGreaterThan(50);
    expect(told(wrong)).toEqual([]);
  });

  it('keep pages out of what endpoints, jobs and the command line call', () => {
    const folders = ['access', 'collections', 'files', 'operations', 'repositories', 'settings', 'worker'];
    const edges = folders.flatMap((folder) => bare(below(`cms/src/${folder}`)));
    expect(told(edges.filter(isPageFramework))).toEqual([]);
  });
});

describe('what the browser loads', () => {
  const files = new Map(all.map((file) => [file.path, file]));
  const entries = shipped.filter((file) => /^['"]use client['"]/.test(file.text));

  /** What is loaded at run time from these files, directly or through others of the same package. */
  function reached(from: string[]): Edge[] {
    const seen = new Set(from);
    const edges: Edge[] = [];
    for (const path of seen) {
      const file = files.get(path);
      for (const edge of file ? edgesOf(file).filter((found) => !found.isType) : []) {
        edges.push(edge);
        seen.add(edge.to);
      }
    }
    return edges;
  }
  const edges = reached(entries.map((file) => file.path));

  it('is reached from many files', () => {
    expect(entries.length).toBeGreaterThan(50);
    expect(edges.length).toBeGreaterThan(200);
  });

  it('holds nothing of the server', () => {
    const server =
      /^cms\/src\/(access|cli|collections|files|http|operations|repositories|settings|setup|worker|[a-z.-]+\.ts$)/;
    expect(told(edges.filter((edge) => server.test(edge.to)))).toEqual([]);
    const packages = [
      'node:',
      'payload',
      'mongodb',
      'puppeteer-core',
      '@banshi/documents',
      '@banshi/tenants',
    ];
    expect(told(edges.filter((edge) => packages.includes(packageOf(edge.specifier))))).toEqual([]);
  });

  it('holds no test code', () => {
    expect(told(edges.filter((edge) => isTestCode(edge.to)))).toEqual([]);
  });
});
