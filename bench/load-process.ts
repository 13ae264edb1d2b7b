import { type LoadOptions, load } from './load.ts';

/** The process that makes the load: its options are its argument as JSON, its result a JSON line. */
const result = await load(JSON.parse(process.argv[2] ?? '{}') as LoadOptions);
process.stdout.write(`${JSON.stringify(result)}\n`);
