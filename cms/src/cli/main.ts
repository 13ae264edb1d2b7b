import { isBanshiError } from '@banshi/core/errors';
import { findCommand, usage } from './commands.ts';
import { UsageError } from './output.ts';

/** The command line. Exit codes: 0 done, 1 bad input or a failure that a sentence explains, 2 wrong usage. */
async function main(words: string[]): Promise<number> {
  const found = findCommand(words);
  if (!found) {
    process.stderr.write(usage());
    return words[0] === 'help' || words[0] === '--help' ? 0 : 2;
  }
  try {
    return (await found.command.run(found.rest)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (isBanshiError(error)) {
      process.stderr.write(`${error.personMessage}\n`);
      return 1;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
// The database keeps sockets and timers open; a command that has answered is over.
if (!process.argv.includes('worker')) process.exit();
