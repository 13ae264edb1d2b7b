import type { ConflictCode } from './conflict.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import type { Origin } from './origin.ts';
import type { LayerPart, PreparedOverride } from './prepare.ts';
import type { Refusal } from './refusal.ts';
import type { State } from './state.ts';

/** What stood, or stands, above the layer, and the layer speaking there. */
export interface Side {
  state: State;
  origin: Origin;
}

/** One part of a layer on its way from the old base to the new one. */
export interface Rebasing {
  part: LayerPart;
  layer: Layer;
  old: Side;
  now: Side;
  edit(edit: LayerEdit): void;
  report(conflict: ReportInput): void;
}

export interface ReportInput {
  code: ConflictCode;
  override: PreparedOverride;
  /** The row as it is called in the sentence. */
  row?: Readonly<Record<string, unknown>> & { readonly key: string };
  base: unknown;
  above: unknown;
  own: unknown;
  refusal?: Refusal;
  keepOwn: LayerEdit[] | null;
}
