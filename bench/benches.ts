import type { Figure } from './figure.ts';

export interface Bench {
  run(): Promise<Figure[]>;
}

/** Every bench by its name, in the order in which all of them run. Each is loaded only in the process that runs it. */
const benches: Record<string, () => Promise<Bench>> = {
  inheritance: () => import('./inheritance.ts'),
  licence: () => import('./licence.ts'),
  portal: () => import('./portal.ts'),
  start: () => import('./start.ts'),
};

export const benchNames = Object.keys(benches);

/** Throws a RangeError for a name that no bench has. */
export function loadBench(name: string): Promise<Bench> {
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) throw new RangeError(`no bench is called ${name}`);
  return load();
}
