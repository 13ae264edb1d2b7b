import type { Repositories } from '../repositories/index.ts';
import { isUniqueConflict } from '../repositories/index.ts';

const attempts = 50;

/**
 * The next number of a series, given to `allocationKey` for ever: asking again with the same key answers the same
 * number, and two askers never get one. Works by unique rows, so it needs no transaction on either database.
 */
export async function allocateNumber(
  tables: Pick<Repositories, 'numbers'>,
  { series, allocationKey }: { series: string; allocationKey: string },
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const given = await tables.numbers.first({ allocationKey: { equals: allocationKey } });
    if (given) return given.value;
    const last = await tables.numbers.first({ series: { equals: series } }, '-value');
    try {
      return (await tables.numbers.insert({ series, value: (last?.value ?? 0) + 1, allocationKey })).value;
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
  throw new Error(`series ${series}: no number after ${attempts} attempts`);
}
