import { z } from 'zod';
import type { Problem } from '../errors/index.ts';
import { type HandlingItem, Policy } from '../items/index.ts';

export { Policy, policies } from '../items/index.ts';

/** A scalar element of a layer: explicitly inherited, or set (null can be a value). */
export const ScalarOverride = z.union([
  z.object({ inherit: z.literal(true) }).strict(),
  z.object({ set: z.json() }).strict(),
]);

/** A keyed list of a layer: never replaced as a whole. `change` holds the changed columns of a row only. */
export const ListOverride = z
  .object({
    add: z.array(z.record(z.string(), z.json())).optional(),
    change: z.record(z.string(), z.record(z.string(), z.json())).optional(),
    remove: z.array(z.string()).optional(),
  })
  .strict();

/**
 * A layer (层): one owner's part of one handling item. `standard` flows down to descendants, `implementation`
 * never does. Keys are element keys; `policies` keys are `element` or `element/rowKey`.
 */
export const Layer = z
  .object({
    v: z.literal(1),
    itemKey: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
    standard: z.record(z.string(), z.union([ScalarOverride, ListOverride])).default({}),
    implementation: z.record(z.string(), z.union([ScalarOverride, ListOverride])).default({}),
    policies: z.record(z.string(), Policy).default({}),
  })
  .strict();
export type Layer = z.infer<typeof Layer>;

/** Who a layer belongs to, as provenance shows it. */
export interface LayerOwner {
  tenantCode: string;
  tenantName: string;
  tenantPath: string;
  department?: string;
}

/** One released layer in a chain, root first. */
export interface ChainLink {
  owner: LayerOwner;
  release: number;
  effectiveFrom: string;
  layer: Layer;
}

/** Where the value of an element or row comes from. */
export interface Provenance {
  owner: LayerOwner;
  release: number;
  effectiveFrom: string;
  part: 'standard' | 'implementation';
  /** The policy that holds for the levels below this chain. */
  policy: Policy;
  /** The levels whose value this one replaced, nearest first. */
  replaced: { owner: LayerOwner; release: number; value: unknown }[];
}

export interface Resolution {
  item: HandlingItem;
  /** Keys: `element`, and `element/rowKey` for rows of keyed lists. */
  provenance: Record<string, Provenance>;
  violations: Problem[];
  /** Element keys that nobody has filled in: 待补. */
  missing: string[];
}
