import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * How the parts of the application are started. Packages are looked up from where they are declared, not from the root
 * they usually are hoisted to.
 */

/** @param {string} root */
const fromCms = (root) => createRequire(path.join(root, 'cms', 'package.json'));

/**
 * @param {string} root
 * @param {string[]} args
 */
export function nextCommand(root, args) {
  return { command: process.execPath, args: [fromCms(root).resolve('next/dist/bin/next'), ...args] };
}

/**
 * A TypeScript entry, run from its source through tsx.
 *
 * @param {string} root
 * @param {string} entry Path below the root.
 * @param {string[]} args
 */
export function typescriptCommand(root, entry, args) {
  const loader = pathToFileURL(fromCms(root).resolve('tsx')).href;
  return { command: process.execPath, args: ['--import', loader, path.join(root, entry), ...args] };
}

/**
 * @param {string} root
 * @param {string[]} args
 */
export const cliCommand = (root, args) => typescriptCommand(root, 'cms/src/cli/main.ts', args);

/** @param {string} root */
export const hasBench = (root) => existsSync(path.join(root, 'bench', 'main.ts'));

/**
 * @param {string} root
 * @param {string} name Package that the repository's own package.json declares.
 * @param {string} file Below the package.
 */
export const toolFile = (root, name, file) => path.join(root, 'node_modules', name, file);
