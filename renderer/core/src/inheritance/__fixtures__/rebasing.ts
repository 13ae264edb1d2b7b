import { type Grant, type Layer, type LayerOwner, rebaseLayer, resolveItem } from '../index.ts';
import { emptyLayer, link, owner, rootLayer } from './chains.ts';

export const at = '2026-06-01';
export type Standard = Record<string, unknown>;

export const layerOf = (standard: Standard, rest: Partial<Layer> = {}): Layer =>
  emptyLayer({ standard: standard as Layer['standard'], ...rest });
export const rootWith = (standard: Standard, policies: Layer['policies'] = {}) =>
  link(0, { ...rootLayer, standard: { ...rootLayer.standard, ...standard } as Layer['standard'], policies });
export const days = (count: number) => ({ set: { days: count, unit: 'workingDay' } });
export const materials = (rootLayer.standard.materials as { add: Record<string, unknown>[] }).add;
export const [application = {}, plan = {}] = materials;
export const photo = { key: 'photo', name: { zh: '照片' }, form: 'copy', copies: 1, source: 'applicant' };
export const faq = (key: string, answer: string) => ({ key, question: { zh: '问' }, answer: { zh: answer } });

export interface Case {
  old?: Standard;
  now?: Standard;
  oldPolicies?: Layer['policies'];
  nowPolicies?: Layer['policies'];
  own: Layer;
  by?: LayerOwner;
  grants?: Grant[];
}

/** The rebase below a root that goes from `old` to `now`, and what both give in the end. */
export function rebase({
  old = {},
  now = {},
  oldPolicies,
  nowPolicies,
  own,
  by = owner(1),
  grants = [],
}: Case) {
  const [before, after] = [rootWith(old, oldPolicies), rootWith(now, nowPolicies ?? oldPolicies)];
  const options = { tenantPath: by.tenantPath, grants };
  const context = { owner: by, at, grants };
  const [oldBase, newBase] = [resolveItem([before], at, options), resolveItem([after], at, options)];
  const { layer, conflicts } = rebaseLayer(oldBase, newBase, own, context);
  const resolve = (given: Layer) =>
    resolveItem([after, { owner: by, release: 2, effectiveFrom: '2026-01-01', layer: given }], at, options);
  return { layer, conflicts, codes: conflicts.map(({ code }) => code), resolved: resolve(layer), resolve };
}
