import type { ExceptionFor } from './exceptions.ts';
import type { ChainLink, Grant, LayerOwner, Provenance } from './layer.ts';
import type { LayerPart, Row } from './prepare.ts';

/** Which layer is speaking. The root is bound by no policy. */
export interface Origin {
  link: ChainLink;
  part: LayerPart;
  isRoot: boolean;
  /** Absent where nothing was granted to the owner. */
  exceptionFor?: ExceptionFor | undefined;
}

export type Source = Omit<Provenance, 'policy'>;

export interface RowState {
  row: Row;
  origin: Source;
  /** Who first made the row: only that level may loosen a statutory requirement. */
  maker: LayerOwner;
}

interface OriginInput {
  before?: { value: unknown; origin: Source } | undefined;
  grant?: Grant | undefined;
}

/** A value set now, with what it replaced, nearest first. */
export function originOf({ link, part }: Origin, { before, grant }: OriginInput = {}): Source {
  const { owner, release, effectiveFrom } = link;
  return {
    owner,
    release,
    effectiveFrom,
    part,
    ...(grant ? { grant } : {}),
    replaced: before
      ? [
          { owner: before.origin.owner, release: before.origin.release, value: before.value },
          ...before.origin.replaced,
        ]
      : [],
  };
}
