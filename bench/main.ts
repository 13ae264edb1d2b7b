import { benchNames } from './benches.ts';
import { endRunning, runInChild } from './in-child.ts';
import { readRequest, runBenches } from './runner.ts';

/** `npm run bench [-- NAME …] [--json] [--strict]`: exit code 0, 1 (failed, or missed with --strict) or 2 (usage). */
const log = (line: string): void => void process.stderr.write(`${line}\n`);

let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isStopped = true;
    endRunning();
  });

const request = readRequest(process.argv.slice(2), benchNames);
if (typeof request === 'string') {
  log(request);
  process.exitCode = 2;
} else {
  const code = await runBenches(request, {
    known: benchNames,
    runOne: async (name) => {
      if (isStopped) throw new Error('已中断 interrupted');
      return runInChild(name);
    },
    out: (line) => process.stdout.write(`${line}\n`),
    log,
  });
  process.exitCode = isStopped ? 130 : code;
}
