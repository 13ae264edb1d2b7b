import { describe, expect, it } from '@jest/globals';
import {
  all,
  bare,
  below,
  type Edge,
  edgesOf,
  manifestOf,
  packageFolders,
  pluginFolders,
  relative,
  told,
} from './support/graph.ts';
import { packageOf } from './support/imports.ts';
import { packageRules, pluginMay, pluginMayNot } from './support/layers.ts';
import { isTestCode, writtenFiles } from './support/sources.ts';

describe('packages', () => {
  it('each have a rule here', () => {
    const ruled = [...packageRules.map((rule) => rule.folder), ...pluginFolders, 'templates', 'cms'];
    expect([...packageFolders].sort()).toEqual(ruled.sort());
    for (const { folder, name } of packageRules) expect(manifestOf(folder).name).toBe(name);
  });

  it.each(packageRules)('$name imports only what it may', ({ folder, may }) => {
    const edges = bare(below(folder));
    expect(edges.length).toBeGreaterThan(0);
    expect(told(edges.filter((edge) => !may.includes(packageOf(edge.specifier))))).toEqual([]);
  });

  it.each(pluginFolders)(
    '%s imports core, kit, payload and what it declares; never cms or another plugin',
    (plugin) => {
      const { dependencies = {} } = manifestOf(plugin);
      const mayNot = (name: string): boolean => name.startsWith('@banshi/') || pluginMayNot.includes(name);
      const may = (name: string): boolean =>
        pluginMay.includes(name) || (name in dependencies && !mayNot(name));
      expect(told(bare(below(plugin)).filter((edge) => !may(packageOf(edge.specifier))))).toEqual([]);
    },
  );

  it('templates are data: no code at all', () => {
    expect(writtenFiles('templates').filter((file) => !/\.(json|md)$/.test(file))).toEqual([]);
  });

  it('nothing but cms imports cms', () => {
    const others = all.filter((file) => !file.path.startsWith('cms/') && !file.path.startsWith('test/'));
    const isCms = (edge: Edge): boolean =>
      edge.to.startsWith('cms/') || packageOf(edge.specifier) === '@banshi/cms';
    expect(told(others.flatMap(edgesOf).filter(isCms))).toEqual([]);
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

describe('relative imports', () => {
  const edges = relative(all.flatMap(edgesOf));
  const generated =
    /^cms\/src\/(payload-types\.ts|migrations\/\w+\.(ts|json)|app\/\(office\)\/admin\/importMap\.js)$/;

  it('name their file with its ending', () => {
    const wrong = edges.filter(
      (edge) => !/\.(tsx?|mjs|json|s?css)$/.test(edge.to) && !generated.test(edge.to),
    );
    expect(told(wrong)).toEqual([]);
  });

  it('lead to a file of the project', () => {
    const files = new Set(writtenFiles());
    expect(told(edges.filter((edge) => !files.has(edge.to) && !generated.test(edge.to)))).toEqual([]);
  });
});
