import path from 'node:path';
import { type Import, importsOf, isRelative } from './imports.ts';
import { isTestCode, read, type SourceFile, sourcesIn, writtenFiles } from './sources.ts';

export const workspaces = ['renderer', 'plugins', 'tenants', 'templates', 'cms'];

/** Every source file, tests and scripts included; without the sample text of the scanner's own test. */
export const all = sourcesIn([...workspaces, 'scripts', 'test'], /\.(tsx?|mjs)$/).filter(
  (file) => file.path !== 'test/scanner.test.ts',
);
/** What is built and run: TypeScript of the workspaces without tests. */
export const shipped = sourcesIn(workspaces, /\.tsx?$/).filter((file) => !isTestCode(file.path));

export interface Edge extends Import {
  from: string;
  /** A relative import: the file below the root. Otherwise the specifier. */
  to: string;
}

export const edgesOf = (file: SourceFile): Edge[] =>
  importsOf(file.text).map((found) => ({
    ...found,
    from: file.path,
    to: isRelative(found.specifier)
      ? path.posix.join(path.posix.dirname(file.path), found.specifier)
      : found.specifier,
  }));

export const below = (folder: string, files: SourceFile[] = shipped): Edge[] =>
  files.filter((file) => file.path.startsWith(`${folder}/`)).flatMap(edgesOf);

export const bare = (edges: Edge[]): Edge[] => edges.filter((edge) => !isRelative(edge.specifier));
export const relative = (edges: Edge[]): Edge[] => edges.filter((edge) => isRelative(edge.specifier));

/** Findings as a failing test prints them. */
export const told = (edges: Edge[]): string[] =>
  [...new Set(edges.map((edge) => `${edge.from} imports ${edge.specifier}`))].sort();

export interface Manifest {
  name: string;
  version: string;
  engines?: { node?: string };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The package.json of a folder; `''` is the root's. */
export const manifestOf = (folder: string): Manifest =>
  JSON.parse(read(folder === '' ? 'package.json' : `${folder}/package.json`)) as Manifest;

export const packageFolders = writtenFiles()
  .filter((file) => file.endsWith('/package.json'))
  .map((file) => path.posix.dirname(file));

export const pluginFolders = packageFolders.filter(
  (folder) => folder.startsWith('plugins/') && folder !== 'plugins/kit',
);

export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
