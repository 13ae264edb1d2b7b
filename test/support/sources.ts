import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface SourceFile {
  /** Below the root, with `/` on every system. */
  path: string;
  text: string;
}

/** What is made, not written: packages, builds, caches, data, and files that tools write themselves. */
const madeFolders = /^(node_modules|\.git|\.cache|\.data|\.next.*|coverage|test-results)$/;
const made = [
  /^cms\/next-env\.d\.ts$/,
  /^cms\/public\/assets\//,
  /^cms\/src\/payload-types\.ts$/,
  /^cms\/src\/app\/\(office\)\/admin\/importMap\.js$/,
  /^cms\/src\/migrations(-mongodb)?\//,
];

const isMade = (file: string): boolean => made.some((pattern) => pattern.test(file));

/** Paths of every file that somebody wrote, below the root; Git is not asked, since an archive has none. */
export function writtenFiles(folder = ''): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!madeFolders.test(entry.name)) found.push(...writtenFiles(file));
    } else if (entry.isFile() && !isMade(file)) found.push(file);
  }
  return found.sort();
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The files of the given folders whose name meets the pattern, with their text. */
export const sourcesIn = (folders: readonly string[], name: RegExp): SourceFile[] =>
  folders
    .flatMap((folder) => writtenFiles(folder))
    .filter((file) => name.test(file))
    .map((file) => ({ path: file, text: read(file) }));

/** Tests, their fixtures and what only they import: other rules hold, since none of it is shipped. */
const testCode = [
  /\.test\.tsx?$/,
  /\/(__fixtures__|testing)\//,
  /\/test-(support|tools)\.ts$/,
  /^renderer\/forms\/src\/contract\//,
  /^plugins\/kit\/src\/contract\.ts$/,
  /^cms\/test\//,
  /^test\//,
];
export const isTestCode = (file: string): boolean => testCode.some((pattern) => pattern.test(file));

export const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;
