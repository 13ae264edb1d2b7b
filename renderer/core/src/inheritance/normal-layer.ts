import type { z } from 'zod';
import type { Layer, ListOverride, ScalarOverride } from './layer.ts';

export type ListPart = z.infer<typeof ListOverride>;
export type ScalarPart = z.infer<typeof ScalarOverride>;
export type Override = ScalarPart | ListPart;

export const isListPart = (override: Override | undefined): override is ListPart =>
  override !== undefined && !('set' in override) && !('inherit' in override);

/** A list with nothing empty in it, or undefined where nothing is left. Removals are sorted, additions keep their order. */
export function normalList({ add = [], change = {}, remove = [] }: ListPart): ListPart | undefined {
  const changes = Object.entries(change).filter(([, columns]) => Object.keys(columns).length > 0);
  const normal: ListPart = {
    ...(add.length > 0 ? { add } : {}),
    ...(changes.length > 0 ? { change: Object.fromEntries(changes) } : {}),
    ...(remove.length > 0 ? { remove: [...new Set(remove)].sort() } : {}),
  };
  return Object.keys(normal).length > 0 ? normal : undefined;
}

/** The same layer without what says nothing: inherited scalars, empty lists, changes of no column. */
export function normalLayer(layer: Layer): Layer {
  return {
    ...layer,
    standard: normalPart(layer.standard),
    implementation: normalPart(layer.implementation),
  };
}

function normalPart(part: Layer['standard']): Layer['standard'] {
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, override]): [string, Override][] => {
      const normal = isListPart(override) ? normalList(override) : 'set' in override ? override : undefined;
      return normal ? [[key, normal]] : [];
    }),
  );
}
