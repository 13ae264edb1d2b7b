import { loadBench } from './benches.ts';
import { releaseAll } from './processes.ts';

/** The process of one bench, started by `in-child.ts`: the name is its argument, a JSON line per figure its output. */
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    isStopped = true;
    void releaseAll().finally(() => process.exit(130));
  });

try {
  const { run } = await loadBench(process.argv[2] ?? '');
  for (const figure of await run()) process.stdout.write(`${JSON.stringify(figure)}\n`);
} catch (error) {
  // Servers that were stopped under a bench make it fail; that is no news to who stopped it.
  if (!isStopped)
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exitCode = 1;
} finally {
  await releaseAll();
}
