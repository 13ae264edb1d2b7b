import { loadBench } from './benches.ts';
import { releaseAll } from './processes.ts';

/** The process of one bench, started by `in-child.ts`: the name is its argument, a JSON line per figure its output. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void releaseAll().finally(() => process.exit(130)));

try {
  const { run } = await loadBench(process.argv[2] ?? '');
  for (const figure of await run()) process.stdout.write(`${JSON.stringify(figure)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exitCode = 1;
} finally {
  await releaseAll();
}
