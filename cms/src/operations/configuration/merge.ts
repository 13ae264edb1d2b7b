import { type Conflict, type Layer, rebaseWaiting } from '@banshi/core/inheritance';
import { emptyLayer, type ItemChain, ownInForce, ownReleases } from './chain.ts';
import type { LayerDraft } from './save-layer.ts';

export interface Merged {
  layer: Layer;
  conflicts: Conflict[];
  /** Number of the release that the layer now starts from. */
  baseNumber: number;
}

/**
 * The draft as it is to be released on the day. Where a release of one's own holds then that the draft did not start
 * from (another was published meanwhile, or waits before that day), what the draft changes is put on top of it.
 */
export function mergedOntoCurrent(
  chain: ItemChain,
  { draft, day }: { draft: Pick<LayerDraft, 'layer' | 'baseNumber'>; day: string },
): Merged {
  const { baseNumber } = draft;
  const current = ownInForce(chain, day);
  if (!current || current.number === baseNumber) return { layer: draft.layer, conflicts: [], baseNumber };
  const base = ownReleases(chain).find((release) => release.number === draft.baseNumber);
  const merged = rebaseWaiting(base?.layer ?? emptyLayer(chain.itemKey), current.layer, draft.layer);
  return { ...merged, baseNumber: current.number };
}
