export { canonicalJson, sha256Hex } from '../identifiers/index.ts';
export * from './bundle.ts';
export { loadBundle } from './load-bundle.ts';
export { type BundleInput, makeBundle } from './make-bundle.ts';
