import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { migrate } from '../setup/migrate.ts';
import { setupSteps } from '../setup/seed.ts';
import { runSteps, type StepReport } from '../setup/steps.ts';
import { checkDataDir, checkMongo } from './config-check.ts';

const report = (line: StepReport): void => {
  process.stderr.write(`${JSON.stringify(line)}\n`);
};

/** Makes an empty or older DATA_DIR ready to serve. Interrupted, it goes on where it stopped. */
export async function prepare(): Promise<number> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  checkDataDir(config);
  if (config.databaseKind === 'mongodb') {
    const { transactions } = await checkMongo(config);
    log.info('database.mongodb', { transactions });
  }
  report({ step: 'migrate', label: '准备数据库', state: 'start' });
  const { getRuntime } = await import('../runtime.ts');
  const runtime = await getRuntime();
  await migrate(runtime.payload);
  report({ step: 'migrate', label: '准备数据库', state: 'done' });
  await runSteps(runtime, { steps: setupSteps(config), report });
  await runtime.payload.destroy();
  return 0;
}
