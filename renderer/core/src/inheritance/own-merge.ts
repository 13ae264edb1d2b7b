import type { Conflict } from './conflict.ts';
import type { Layer } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';

/** Three layers of one owner: what two of them have in common, and what each has changed since. */
export interface Three {
  old: Layer;
  /** The one that holds: its side stays in force where both changed. */
  now: Layer;
  waiting: Layer;
}

/** What one step of the merge adds to the layer that holds. */
export interface Merge {
  edits: LayerEdit[];
  conflicts: Conflict[];
}

export const bothChanged = (what: string): string =>
  `${what}在两个版本里都改过，改得又不同，暂按先生效的版本；请选择保留哪一个`;
