import path from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';
import { tryLock } from '../lock.mjs';
import { requireFreePort } from '../ports.mjs';
import { checkConfiguration, ensurePrepared } from '../prepare.mjs';
import { refusal } from '../refusal.mjs';
import { serve } from '../serve.mjs';
import {
  applicationEnvironment,
  readSettings,
  requireChromiumIfGiven,
  requireReachableDatabase,
  requireWritableFolder,
} from '../settings.mjs';

/**
 * Everything on embedded defaults: installs, builds and migrates what is missing, then serves until it is stopped.
 * What can be refused at once is refused before the first of these takes its minute.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context) {
  const startedAt = performance.now();
  const settings = readSettings(context.env, context.root);
  requireWritableFolder(settings.dataDir);
  requireChromiumIfGiven(context.env);
  const lock = await lockData(settings);
  try {
    // After the lock: taking it over ends what a killed run has left, which may be what holds the port.
    await requireFreePort(settings.port);
    await requireReachableDatabase(settings);
    await ensureInstalled(context);
    const build = await ensureBuilt(context);
    const env = { ...applicationEnvironment(context.env, settings), BANSHI_DIST: build.dist };
    await checkConfiguration(context, { settings, env, lock });
    await ensurePrepared(context, { settings, env, lock, digest: build.digest });
    return await serve(context, { settings, env, lock, build, startedAt });
  } finally {
    lock.release();
  }
}

/** @param {import('../settings.mjs').Settings} settings */
async function lockData({ dataDir, port }) {
  const result = await tryLock(path.join(dataDir, 'run.lock'), { port });
  if ('lock' in result) return result.lock;
  const pid = result.takenBy?.holder.pid;
  const where = result.takenBy?.facts.port ? `，端口 ${result.takenBy.facts.port}` : '';
  throw refusal(
    `数据目录 ${dataDir} 正由另一个办事进程使用${pid ? `（进程 ${pid}${where}）` : ''}，请先停止它，或用 DATA_DIR=… 换一个目录 (DATA_DIR is in use)`,
  );
}
