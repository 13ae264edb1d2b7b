export { effectiveChain } from './chain.ts';
export { applyChoice, type Conflict, type ConflictCode, type Rebased, rowLabel } from './conflict.ts';
export { editLayer, editLayerBy } from './edit-layer.ts';
export type { CanEdit } from './editing.ts';
export {
  type ElementState,
  elementStates,
  type RowState,
  type StateName,
  type StatesInput,
} from './element-states.ts';
export { isGrantInForce } from './exceptions.ts';
export { inverseEdits } from './inverse-edits.ts';
export * from './layer.ts';
export { LayerEdit } from './layer-edit.ts';
export { LayerFile } from './layer-file.ts';
export { layerProblems, maxLayerCharacters, maxLayerDepth } from './layer-problems.ts';
export { normalLayer } from './normal-layer.ts';
export { type RebaseContext, rebaseLayer } from './rebase.ts';
export { type OwnRelease, type RebasedRelease, rebaseAllWaiting } from './rebase-all-waiting.ts';
export { rebaseWaiting } from './rebase-waiting.ts';
export {
  layerSetProblems,
  type NamedLayerFile,
  type ReleaseInput,
  releaseProblems,
} from './release-problems.ts';
export { type ResolveOptions, resolveItem } from './resolve.ts';
