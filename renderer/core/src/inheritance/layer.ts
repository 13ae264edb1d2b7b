import { z } from 'zod';
import type { Problem } from '../errors/index.ts';
import { type HandlingItem, type Level, Policy } from '../items/index.ts';

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
  /** The level whose powers the tenant has: a zone may have those of a county. */
  level: Level;
  department?: string;
}

/**
 * 授权、例外批准: the owner of a locked element lets one tenant depart from it. Holds for the recipient's own layer (and so
 * for what inherits from it), never for its neighbours.
 */
export const Grant = z
  .object({
    v: z.literal(1),
    grantKey: z.string().min(1).max(80),
    itemKey: z.string(),
    element: z.string(),
    /** Absent = rows may be added, or the whole scalar changed; present = that row alone. */
    row: z.string().optional(),
    recipientPath: z.string(),
    grantedBy: z.object({ tenantCode: z.string(), tenantName: z.string(), tenantPath: z.string() }).strict(),
    basis: z.string().min(1).describe('the legal basis on which it was asked and given'),
    validFrom: z.iso.date(),
    validUntil: z.iso.date().optional().describe('last day on which it holds'),
  })
  .strict();
export type Grant = z.infer<typeof Grant>;

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
  /** The grant by which the owner departs from what is locked above. */
  grant?: Grant;
  /** The levels whose value this one replaced, nearest first. */
  replaced: { owner: LayerOwner; release: number; value: unknown }[];
}

/**
 * Who made an element or row so strict. The last step holds; those before it say what the owner of the last one may
 * do, and so what that owner can grant to others.
 */
export interface PolicyStep {
  policy: Policy;
  from: LayerOwner;
}

export interface Resolution {
  item: HandlingItem;
  /** Keys: `element`, and `element/rowKey` for rows of keyed lists. */
  provenance: Record<string, Provenance>;
  /** What binds the levels below: every element, filled in or not, and the rows that have a policy of their own. */
  policies: Record<string, PolicyStep[]>;
  /** Keys of rows that were removed on the way, by element: never to be used again. */
  retired: Record<string, string[]>;
  violations: Problem[];
  /** Element keys that nobody has filled in: 待补. */
  missing: string[];
}
