import type { Provenance } from '../inheritance/index.ts';
import type { HandlingItem } from '../items/index.ts';

/**
 * What a tenant's portal, forms, checks and documents are generated from: the resolved item at one moment, immutable.
 * Its hash is SHA-256 over its canonical JSON (RFC 8785), so it is the same on every database; tenants whose chains
 * resolve alike share it. What differs in every county (body, service points) is joined at render, outside of it.
 */
export interface Bundle {
  v: 1;
  itemKey: string;
  item: HandlingItem;
  provenance: Record<string, Provenance>;
  missing: string[];
  /** Licence faces and notice templates the item uses, by key: pinned with it. */
  templates: Record<string, unknown>;
}

export interface HashedBundle {
  hash: string;
  bundle: Bundle;
}
