import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What every step needs, made once by `main`.
 *
 * @typedef {object} Context
 * @property {string} root The repository.
 * @property {string} cache Git-ignored folder of stamps, locks and logs.
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./progress.mjs').Progress} progress
 * @property {import('./lifecycle.mjs').Lifecycle} stop
 */

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
