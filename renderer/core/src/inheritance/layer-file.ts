import { z } from 'zod';
import { Layer } from './layer.ts';

/**
 * A layer as it is shipped or exported: whose it is and from when it holds. The tenant is named by code only; name,
 * path and release number are the register's knowledge where the file is loaded.
 */
export const LayerFile = z
  .object({
    v: z.literal(1),
    tenantCode: z.string().regex(/^[0-9A-Za-z-]{1,32}$/),
    departmentRole: z
      .string()
      .optional()
      .describe('the department of that tenant which owns the layer; absent = the tenant itself'),
    effectiveFrom: z.iso.date(),
    layer: Layer,
  })
  .strict();
export type LayerFile = z.infer<typeof LayerFile>;
