import { brokenContract, type Figure, isMet } from './figure.ts';
import { table } from './table.ts';

export interface Request {
  /** The benches to run; empty = all. */
  names: string[];
  /** stdout holds one JSON object per line and figure, and nothing else. */
  isJson: boolean;
  /** A ratio below its target fails the run. */
  isStrict: boolean;
}

export interface Surroundings {
  known: readonly string[];
  /** Runs one bench; rejects where it did not come to its figures. */
  runOne(name: string): Promise<Figure[]>;
  /** A line for stdout. */
  out(line: string): void;
  /** A line for stderr. */
  log(line: string): void;
}

/** Reads `[NAME …] [--json] [--strict]`; a string is the sentence that tells what is wrong. */
export function readRequest(args: readonly string[], known: readonly string[]): Request | string {
  const names = args.filter((word) => !word.startsWith('-'));
  const flags = args.filter((word) => word.startsWith('-'));
  const strangeFlag = flags.find((flag) => flag !== '--json' && flag !== '--strict');
  if (strangeFlag) return `没有选项 ${strangeFlag}，可用 --json、--strict (unknown option)`;
  const strangeName = names.find((name) => !known.includes(name));
  if (strangeName) return `没有测速“${strangeName}”，可用的有：${known.join('、')} (unknown bench)`;
  return { names, isJson: flags.includes('--json'), isStrict: flags.includes('--strict') };
}

/**
 * Runs the benches one after the other: two at once would measure each other.
 *
 * @returns the exit code: 1 where a bench failed, or with `isStrict` where a ratio is below its target.
 */
export async function runBenches(request: Request, surroundings: Surroundings): Promise<number> {
  const { known, out, log } = surroundings;
  const wanted = known.filter((name) => request.names.length === 0 || request.names.includes(name));
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const name of wanted) {
    const made = await attempt(name, surroundings);
    if (!made) failed.push(name);
    for (const figure of made ?? []) if (request.isJson) out(JSON.stringify(figure));
    figures.push(...(made ?? []));
  }
  if (figures.length > 0) (request.isJson ? log : out)(table(figures));
  const missed = figures.filter((figure) => !isMet(figure));
  if (missed.length > 0)
    log(`未达目标 below target: ${missed.map(({ bench, metric }) => `${bench}/${metric}`).join('、')}`);
  if (failed.length > 0) log(`没有测成，见上面的错误 failed: ${failed.join('、')}`);
  return failed.length > 0 || (request.isStrict && missed.length > 0) ? 1 : 0;
}

async function attempt(name: string, { runOne, log }: Surroundings): Promise<Figure[] | undefined> {
  const startedAt = performance.now();
  const elapsed = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  log(`测速 bench ${name} …`);
  try {
    const figures = await runOne(name);
    const problem = brokenContract(name, figures);
    if (problem) throw new Error(problem);
    log(`测速 bench ${name} … ${elapsed()}`);
    return figures;
  } catch (error) {
    log(`测速 bench ${name} … 未完成 failed ${elapsed()}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}
