import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What a production build is made of. The stamp of a build is the digest of these files' content, so that neither a
 * checkout that only touches times nor a test that was edited costs a minute of building.
 */
const FOLDERS = ['cms', 'renderer', 'plugins', 'templates', 'tenants'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.base.json'];
/** Written while the application's configuration is read, from sources that are hashed themselves. */
const GENERATED = 'cms/public/assets';
const NOT_BUILT = /(\.test\.[a-z]+|\.md|\.tsbuildinfo|^next-env\.d\.ts)$/;

/**
 * @param {string} root
 * @returns {Map<string, string>} Path below the root → SHA-256 of the content, sorted by path.
 */
export function hashSources(root) {
  const files = [...FILES, ...FOLDERS.flatMap((folder) => listFiles(root, folder))].sort();
  return new Map(files.map((file) => [file, hashFile(path.join(root, file))]));
}

/** @param {Map<string, string>} hashes */
export function digest(hashes) {
  const hash = createHash('sha256');
  for (const [file, sha] of hashes) hash.update(`${file}\0${sha}\n`);
  return hash.digest('hex');
}

/**
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 * @returns {string[]} Paths whose content differs, or that only one side has.
 */
export function changedPaths(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
}

/** @param {string} file */
export function hashFile(file) {
  // The types of this Node release predate TypeScript's distinction between array buffers.
  const content = /** @type {Uint8Array<ArrayBuffer>} */ (/** @type {unknown} */ (readFileSync(file)));
  return createHash('sha256').update(content).digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const below = `${folder}/${entry.name}`;
    // A leading dot: .next, .data, .env and editors' droppings. None of them is a source.
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || NOT_BUILT.test(entry.name)) return [];
    if (below === GENERATED) return [];
    if (entry.isDirectory()) return listFiles(root, below);
    return entry.isFile() ? [below] : [];
  });
}
