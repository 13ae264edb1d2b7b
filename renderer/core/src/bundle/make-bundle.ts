import { canonicalJson, sha256Hex } from '../identifiers/index.ts';
import type { Resolution } from '../inheritance/index.ts';
import type { Bundle, HashedBundle } from './bundle.ts';

export interface BundleInput {
  itemKey: string;
  resolution: Resolution;
  /** The licence faces and notices that are pinned with the item, by key. */
  templates: Readonly<Record<string, unknown>>;
}

/**
 * What is published of a resolution, under the hash of its canonical JSON. The same resolution and templates have the
 * same hash, whoever makes it and on whatever database. Throws `json.notCanonical` where a template is not JSON.
 */
export function makeBundle({ itemKey, resolution, templates }: BundleInput): HashedBundle {
  const bundle: Bundle = {
    v: 1,
    itemKey,
    item: resolution.item,
    provenance: resolution.provenance,
    missing: resolution.missing,
    templates,
  };
  return { hash: sha256Hex(canonicalJson(bundle)), bundle };
}
