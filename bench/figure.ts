import { z } from 'zod';

/**
 * One line of the benchmarks' output (`--json`: one such object per line). People script against its keys.
 */
export const Figure = z
  .object({
    bench: z.string().min(1).describe('the bench, as `npm run bench -- NAME` takes it'),
    metric: z.string().min(1).describe('what was measured, unique within the bench'),
    unit: z.string().min(1).describe('of `ours` and `peer`: req/s, ms, s'),
    better: z.enum(['higher', 'lower']).describe('whether more or less of the unit is better'),
    ours: z.number().positive(),
    peer: z.number().positive(),
    peerName: z
      .string()
      .min(1)
      .describe('what we are compared with; `limit` where that is a promise of our own'),
    ratio: z.number().positive().describe('above 1 means that we are better, whatever `better` says'),
    limit: z.number().positive().describe('the least ratio that we aim at'),
    headline: z.boolean().describe('the one figure that stands for the bench'),
  })
  .strict();
export type Figure = z.infer<typeof Figure>;

/** Significant digits: what a repetition on the same machine still confirms. */
const measured = (value: number): number => Number(value.toPrecision(4));
const compared = (value: number): number => Number(value.toPrecision(3));

/** A figure from two measurements; throws a RangeError where one of them is no positive number. */
export function makeFigure(given: Omit<Figure, 'ratio'>): Figure {
  const { ours, peer, better } = given;
  for (const value of [ours, peer])
    if (!(Number.isFinite(value) && value > 0))
      throw new RangeError(`${given.bench}/${given.metric}: ${value} ${given.unit} is no measurement`);
  const ratio = better === 'higher' ? ours / peer : peer / ours;
  return { ...given, ours: measured(ours), peer: measured(peer), ratio: compared(ratio) };
}

export const isMet = ({ ratio, limit }: Pick<Figure, 'ratio' | 'limit'>): boolean => ratio >= limit;

/** What is wrong with the figures of one bench as a whole, in a sentence; undefined where they keep the contract. */
export function brokenContract(bench: string, figures: readonly Figure[]): string | undefined {
  const stranger = figures.find((figure) => figure.bench !== bench);
  if (stranger) return `${bench} gave a figure of ${stranger.bench}`;
  if (new Set(figures.map(({ metric }) => metric)).size < figures.length)
    return `${bench} gave a metric twice`;
  const headlines = figures.filter(({ headline }) => headline).length;
  return headlines === 1 ? undefined : `${bench} gave ${headlines} headline figures instead of one`;
}

/** The value that half of the samples do not exceed; between the two middle ones where their number is even. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((first, second) => first - second);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('no samples');
  return (lower + upper) / 2;
}

/** The least sample that at least `share` (0 to 1) of all samples do not exceed (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((first, second) => first - second);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('no samples');
  return found;
}
