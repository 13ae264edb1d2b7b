import { isUniqueConflict, type Repositories } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';

/** Only other processes get in between, a few at most. */
const attempts = 50;

interface Request {
  series: string;
  allocationKey: string;
}

/**
 * The next number of a series, given to `allocationKey` for ever: asking again with the same key answers the same
 * number, two askers never get one, and none is left out. Works by unique rows, so it needs no transaction on either
 * database. Askers of one process stand in line per series: in a rush they would otherwise all try the same number.
 */
export function allocateNumber(
  { tables, memory }: { tables: Pick<Repositories, 'numbers'>; memory: Runtime['memory'] },
  request: Request,
): Promise<number> {
  const lines = linesOf(memory);
  const given = (lines.get(request.series) ?? Promise.resolve()).then(() => allocate(tables, request));
  const ended = given
    .then(
      () => undefined,
      () => undefined,
    )
    .then(() => {
      if (lines.get(request.series) === ended) lines.delete(request.series);
    });
  lines.set(request.series, ended);
  return given;
}

async function allocate(
  { numbers }: Pick<Repositories, 'numbers'>,
  { series, allocationKey }: Request,
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const given = await numbers.first({ allocationKey: { equals: allocationKey } });
    if (given) return given.value;
    const last = await numbers.first({ series: { equals: series } }, '-value');
    try {
      return (await numbers.insert({ series, value: (last?.value ?? 0) + 1, allocationKey })).value;
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
  throw new Error(`series ${series}: no number after ${attempts} attempts`);
}

/** The end of the line of each series in which somebody stands. */
function linesOf(memory: Runtime['memory']): Map<string, Promise<void>> {
  const held = memory.get('numbers.lines') as Map<string, Promise<void>> | undefined;
  if (held) return held;
  const made = new Map<string, Promise<void>>();
  memory.set('numbers.lines', made);
  return made;
}
