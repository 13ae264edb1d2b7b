export { effectiveChain } from './chain.ts';
export * from './layer.ts';
export { LayerFile } from './layer-file.ts';
export { layerProblems, maxLayerCharacters } from './layer-problems.ts';
export { type ResolveOptions, resolveItem } from './resolve.ts';
