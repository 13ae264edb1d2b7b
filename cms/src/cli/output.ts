import { BanshiError } from '@banshi/core/errors';

/** Splits `--json` from the positional words; an option nobody knows is a usage error. */
export function parseArgs(
  args: string[],
  wanted: { words: number; usage: string },
): { words: string[]; json: boolean } {
  const json = args.includes('--json');
  const words = args.filter((arg) => arg !== '--json');
  if (words.length < wanted.words || words.some((word) => word.startsWith('--')))
    throw usageError(wanted.usage);
  return { words, json };
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
export const usageError = (usage: string): UsageError => new UsageError(`用法：npm run banshi -- ${usage}`);

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const badInput = (code: string, personMessage: string, place?: string): BanshiError =>
  new BanshiError({ code, personMessage, place });
