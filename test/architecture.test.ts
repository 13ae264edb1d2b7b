import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Import, importLines, importsOf, isRelative, packageOf } from './support/imports.ts';
import { cmsMay, coreMay, packageRules, pluginMay, pluginMayNot } from './support/layers.ts';
import { isTestCode, read, root, type SourceFile, sourcesIn, writtenFiles } from './support/sources.ts';

const typeScript = /\.tsx?$/;
const workspaces = ['renderer', 'plugins', 'tenants', 'templates', 'cms'];
const all = sourcesIn([...workspaces, 'scripts', 'test'], /\.(tsx?|mjs)$/);
const shipped = sourcesIn(workspaces, typeScript).filter((file) => !isTestCode(file.path));

interface Edge extends Import {
  from: string;
  /** The imported file below the root, of a relative import. */
  to: string;
}

const edgesOf = (file: SourceFile): Edge[] =>
  importsOf(file.text).map((found) => ({
    ...found,
    from: file.path,
    to: isRelative(found.specifier)
      ? path.posix.join(path.posix.dirname(file.path), found.specifier)
      : found.specifier,
  }));

const below = (folder: string, files = shipped): Edge[] =>
  files.filter((file) => file.path.startsWith(`${folder}/`)).flatMap(edgesOf);
const bare = (edges: Edge[]): Edge[] => edges.filter((edge) => !isRelative(edge.specifier));
const relative = (edges: Edge[]): Edge[] => edges.filter((edge) => isRelative(edge.specifier));
const told = (edges: Edge[]): string[] =>
  [...new Set(edges.map((edge) => `${edge.from} imports ${edge.specifier}`))].sort();

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
const manifestOf = (folder: string): Manifest =>
  JSON.parse(read(folder === '' ? 'package.json' : `${folder}/package.json`)) as Manifest;
const packageFolders = writtenFiles()
  .filter((file) => file.endsWith('/package.json'))
  .map((file) => path.posix.dirname(file));
const plugins = packageFolders.filter((folder) => folder.startsWith('plugins/') && folder !== 'plugins/kit');

describe('the scanner of imports', () => {
  const text = [
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

  it('finds every form and nothing in comments', () => {
    const found = importsOf(text).map((entry) => `${entry.specifier}${entry.isType ? ' type' : ''}`);
    expect(found.sort()).toEqual(
      [
        './e.ts type',
        './f.css',
        './g.ts',
        './h.ts type',
        './i.ts',
        './j.cjs',
        '@b/b/c.js',
        'a',
        'd type',
      ].sort(),
    );
    expect(importLines(text)).toBe(5);
  });

  it('understands every import statement of the project', () => {
    const misread = all.filter(
      ({ text: code }) =>
        importsOf(code).filter((found) => found.kind === 'import').length !== importLines(code),
    );
    expect(misread.map((file) => file.path)).toEqual([]);
    expect(shipped.length).toBeGreaterThan(300);
  });
});

describe('packages', () => {
  it('each have a rule here', () => {
    const ruled = [...packageRules.map((rule) => rule.folder), ...plugins, 'templates', 'cms'];
    expect([...packageFolders].sort()).toEqual(ruled.sort());
    for (const { folder, name } of packageRules) expect(manifestOf(folder).name).toBe(name);
  });

  it.each(packageRules)('$name imports only what it may', ({ folder, may }) => {
    const edges = bare(below(folder));
    expect(edges.length).toBeGreaterThan(0);
    expect(told(edges.filter((edge) => !may.includes(packageOf(edge.specifier))))).toEqual([]);
  });

  it.each(plugins)('%s imports core, kit, payload and what it declares; never cms or another plugin', (plugin) => {
    const { dependencies = {} } = manifestOf(plugin);
    const may = (name: string): boolean =>
      pluginMay.includes(name) ||
      (name in dependencies && !name.startsWith('@banshi/') && !pluginMayNot.includes(name));
    expect(told(bare(below(plugin)).filter((edge) => !may(packageOf(edge.specifier))))).toEqual([]);
  });

  it('templates are data: no code at all', () => {
    expect(writtenFiles('templates').filter((file) => !/\.(json|md)$/.test(file))).toEqual([]);
  });

  it('nothing but cms imports cms', () => {
    const others = all.filter((file) => !file.path.startsWith('cms/') && !file.path.startsWith('test/'));
    const edges = others.flatMap(edgesOf);
    const isCms = (edge: Edge): boolean =>
      edge.to.startsWith('cms/') || packageOf(edge.specifier) === '@banshi/cms';
    expect(told(edges.filter(isCms))).toEqual([]);
  });

  it('declare what they import: shipped code in dependencies, tests there or at the root', () => {
    const ofRoot = manifestOf('').devDependencies ?? {};
    const missing = packageFolders.flatMap((folder) => {
      const { name, dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifestOf(folder);
      const own = { ...dependencies, ...peerDependencies, [name]: '' };
      const forTests = { ...own, ...devDependencies, ...ofRoot };
      return bare(below(folder, all)).filter((edge) => {
        const wanted = packageOf(edge.specifier);
        return wanted !== 'node:' && !(wanted in (isTestCode(edge.from) ? forTests : own));
      });
    });
    // The contract of plugins is test code that plugins import: Jest is there whenever it runs.
    expect(told(missing)).toEqual([]);
  });

  it('are entered by their public doors, not by a path into their sources', () => {
    const edges = all.flatMap(edgesOf);
    const across = relative(edges).filter((edge) => {
      const home = packageFolders.find((folder) => edge.from.startsWith(`${folder}/`));
      return home !== undefined && !edge.to.startsWith(`${home}/`);
    });
    expect(told(across)).toEqual([]);
    expect(told(edges.filter((edge) => /^@banshi\/[^/]+\/src\b/.test(edge.specifier)))).toEqual([]);
  });
});

describe('core', () => {
  const folderOf = (file: string): string => file.split('/')[3] ?? '';
  const crossing = relative(below('renderer/core/src', all)).filter(
    (edge) => folderOf(edge.from) !== folderOf(edge.to),
  );

  it('has the folders whose order is laid down', () => {
    const folders = new Set(writtenFiles('renderer/core/src').map(folderOf));
    expect([...folders].sort()).toEqual(Object.keys(coreMay).sort());
  });

  it('imports only from folders below, in tests too where the folder is not read from disk', () => {
    const wrong = crossing.filter(
      (edge) => !isTestCode(edge.from) && !coreMay[folderOf(edge.from)]?.includes(folderOf(edge.to)),
    );
    expect(crossing.length).toBeGreaterThan(50);
    expect(told(wrong)).toEqual([]);
  });

  it('crosses folders through their public doors', () => {
    const isDoor = (edge: Edge): boolean => /^renderer\/core\/src\/[a-z]+\/index\.ts$/.test(edge.to);
    expect(told(crossing.filter((edge) => !isDoor(edge) && !isTestCode(edge.from)))).toEqual([]);
  });

  it('has no clock, no randomness and no environment', () => {
    const impure = /\b(Date\.now|Math\.random|new Date\(\)|globalThis|process\.|import\.meta|require\()/;
    const files = shipped.filter((file) => file.path.startsWith('renderer/core/src/'));
    expect(files.filter((file) => impure.test(withoutComments(file.text))).map((file) => file.path)).toEqual(
      [],
    );
  });
});

describe('cms', () => {
  const source = (edge: Edge): boolean => edge.from.startsWith('cms/src/') && edge.to.startsWith('cms/src/');
  const inside = (file: string): string => file.slice('cms/src/'.length);
  const folderOf = (file: string): string => inside(file).split('/')[0] ?? '';
  const crossing = relative(below('cms/src'))
    .filter(source)
    .filter((edge) => folderOf(edge.from) !== folderOf(edge.to));

  it('has the folders whose imports are laid down', () => {
    const folders = shipped
      .filter((file) => file.path.startsWith('cms/src/') && inside(file.path).includes('/'))
      .map((file) => folderOf(file.path));
    expect([...new Set(folders)].sort()).toEqual(Object.keys(cmsMay).sort());
  });

  it('imports between its folders only as laid down', () => {
    const wrong = crossing.filter((edge) => {
      const may = cmsMay[folderOf(edge.from)];
      // Files beside the folders put the process together; client components may know the types of what they show.
      if (!may || (folderOf(edge.from) === 'components' && edge.isType)) return false;
      return !may.some((allowed) => inside(edge.to) === allowed || inside(edge.to).startsWith(`${allowed}/`));
    });
    expect(crossing.length).toBeGreaterThan(50);
    expect(told(wrong)).toEqual([]);
  });

  it('keeps pages out of what endpoints, jobs and the command line call', () => {
    const folders = ['access', 'collections', 'files', 'operations', 'repositories', 'settings', 'worker'];
    const framework = /^(next|react|react-dom|@payloadcms\/(next|ui))(\/|$)/;
    const edges = folders.flatMap((folder) => bare(below(`cms/src/${folder}`)));
    const wrong = edges.filter((edge) => framework.test(edge.specifier));
    expect(told(wrong)).toEqual([]);
  });
});

describe('relative imports', () => {
  const edges = relative(all.flatMap(edgesOf));

  it('name their file with its ending', () => {
    expect(told(edges.filter((edge) => !/\.(tsx?|mjs|json|css)$/.test(edge.specifier)))).toEqual([]);
  });

  it('lead to a file of the project', () => {
    const files = new Set(writtenFiles());
    const isGenerated = (edge: Edge): boolean =>
      /^cms\/(next-env\.d\.ts|src\/(payload-types\.ts|migrations\/.*|app\/\(office\)\/admin\/importMap\.js))$/.test(
        edge.to,
      );
    expect(told(edges.filter((edge) => !files.has(edge.to) && !isGenerated(edge)))).toEqual([]);
    expect(path.isAbsolute(root)).toBe(true);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
