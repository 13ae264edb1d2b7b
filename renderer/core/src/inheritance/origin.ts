import type { ChainLink, Provenance } from './layer.ts';
import type { LayerPart, Row } from './prepare.ts';

/** Which layer is speaking. The root is bound by no policy. */
export interface Origin {
  link: ChainLink;
  part: LayerPart;
  isRoot: boolean;
}

export interface RowState {
  row: Row;
  origin: Omit<Provenance, 'policy'>;
  /** Who first made the row: only that level may loosen a statutory requirement. */
  maker: string;
}

/** A value set now, with what it replaced, nearest first. */
export function originOf(
  { link, part }: Origin,
  before: { value: unknown; origin: Omit<Provenance, 'policy'> } | undefined,
): Omit<Provenance, 'policy'> {
  const { owner, release, effectiveFrom } = link;
  return {
    owner,
    release,
    effectiveFrom,
    part,
    replaced: before
      ? [
          { owner: before.origin.owner, release: before.origin.release, value: before.value },
          ...before.origin.replaced,
        ]
      : [],
  };
}
