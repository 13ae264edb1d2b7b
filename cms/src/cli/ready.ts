import { getRuntime, type Runtime } from '../runtime.ts';
import { migrate } from '../setup/migrate.ts';
import { setupSteps } from '../setup/seed.ts';
import { runSteps } from '../setup/steps.ts';

/** A runtime whose database is migrated and loaded: a command on an empty DATA_DIR does that by itself. */
export async function readyRuntime(): Promise<Runtime> {
  const runtime = await getRuntime();
  await migrate(runtime.payload);
  await runSteps(runtime, {
    steps: setupSteps(runtime.config),
    report: ({ label, state }) => {
      if (state === 'start') process.stderr.write(`${label} …\n`);
    },
  });
  return runtime;
}
