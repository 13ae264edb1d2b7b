import { cliCommand } from '../application.mjs';
import { ensureInstalled } from '../install.mjs';
import { runAttached } from '../processes.mjs';
import { readSettings, requireWritableFolder } from '../settings.mjs';

/**
 * The command line. stdout is the command's alone; paths that the person typed are meant from where the person stands.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context, args) {
  const { root, env, stop } = context;
  await ensureInstalled(context);
  const { dataDir, databaseUrl } = readSettings(env, root);
  if (env.DATA_DIR) requireWritableFolder(dataDir);
  return runAttached({
    ...cliCommand(root, args),
    cwd: env.INIT_CWD ?? process.cwd(),
    env: { ...env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    signal: stop.signal,
  });
}
