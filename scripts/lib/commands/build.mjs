import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';

/**
 * Installs and builds without starting anything: what the image of the containers is made with.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context) {
  await ensureInstalled(context);
  await ensureBuilt(context);
  return 0;
}
