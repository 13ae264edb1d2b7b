import { z } from 'zod';
import { Policy } from '../items/index.ts';

const Part = z.enum(['standard', 'implementation']);
const Row = z.record(z.string(), z.json());

/**
 * One step of editing a layer: what the workbench sends and the server repeats. `inherit` and `restoreRow` give up
 * what the layer says, so that the value from above shows again; `row` is the key of a row, in `addRow` the row.
 */
export const LayerEdit = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), part: Part, element: z.string(), value: z.json() }).strict(),
  z.object({ op: z.literal('inherit'), part: Part, element: z.string() }).strict(),
  z
    .object({
      op: z.literal('addRow'),
      part: Part,
      element: z.string(),
      row: Row,
      at: z.number().int().min(0).optional().describe('place among the rows that this layer adds'),
    })
    .strict(),
  z
    .object({
      op: z.literal('changeRow'),
      part: Part,
      element: z.string(),
      row: z.string(),
      columns: Row.describe('the changed columns; null takes an optional column away'),
    })
    .strict(),
  z.object({ op: z.literal('removeRow'), part: Part, element: z.string(), row: z.string() }).strict(),
  z
    .object({
      op: z.literal('restoreRow'),
      part: Part,
      element: z.string(),
      row: z.string(),
      columns: z.array(z.string()).optional().describe('absent = the whole row as inherited'),
    })
    .strict(),
  z
    .object({ op: z.literal('policy'), target: z.string(), policy: Policy.nullable() })
    .strict()
    .describe('target: `element` or `element/row`; null = as inherited'),
]);
export type LayerEdit = z.infer<typeof LayerEdit>;
