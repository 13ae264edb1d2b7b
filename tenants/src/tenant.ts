import { divisionLevels } from '@banshi/core/identifiers';
import { z } from 'zod';

/** A division's 12 digits, or an allotted code for a zone without one. */
export const TenantCode = z.string().regex(/^[0-9A-Za-z-]{1,32}$/);

/** Who governs a tenant, from when; without `from`: since before the division table was made. */
export const GovernanceParent = z
  .object({
    /** Null for the root tenant. */
    parent: TenantCode.nullable(),
    from: z.iso.date().optional(),
  })
  .strict();
export type GovernanceParent = z.infer<typeof GovernanceParent>;

export const Branding = z
  .object({
    brandColour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
    shortName: z.string().min(1).max(20),
  })
  .strict();
export type Branding = z.infer<typeof Branding>;

/**
 * A tenant (租户) as it is loaded: a division, a zone with powers of its own, or a statistical unit that stands in the
 * division table like a township but governs nobody.
 */
export const TenantSeed = z
  .object({
    tenantCode: TenantCode,
    name: z.string().min(1),
    kind: z.enum(['division', 'zone', 'statistical']),
    level: z
      .enum(divisionLevels)
      .describe('the level of its powers: a zone with county powers is a county, whatever its code says'),
    path: z.string().describe('of the governance tree, minted at load; opaque'),
    governance: z
      .array(GovernanceParent)
      .min(1)
      .describe('in the order of their dates; the last is in force'),
    serves: z.array(z.string().regex(/^\d{12}$/)).describe('divisions for which it is responsible'),
    hidden: z.boolean().describe('not shown until somebody has confirmed that it governs'),
    branding: Branding.optional(),
    calendar: z
      .string()
      .optional()
      .describe('key of its own calendar of holidays; absent = that of its parent'),
  })
  .strict();
export type TenantSeed = z.infer<typeof TenantSeed>;

/** Where government differs from what the code says. Every entry names its reason; absent values stay as minted. */
export const GovernanceException = z
  .object({
    tenantCode: TenantCode,
    name: z.string().min(1).describe('as in the division table: a wrong code must not move another place'),
    kind: z.enum(['division', 'zone']).optional(),
    level: z.enum(divisionLevels).optional(),
    parent: TenantCode.optional(),
    from: z.iso
      .date()
      .optional()
      .describe('since when `parent` governs; absent = not known, before the table'),
    shortName: z.string().optional(),
    reason: z.string().min(1),
  })
  .strict();
export type GovernanceException = z.infer<typeof GovernanceException>;

export const GovernanceExceptions = z
  .object({ v: z.literal(1), exceptions: z.array(GovernanceException) })
  .strict();
export type GovernanceExceptions = z.infer<typeof GovernanceExceptions>;
