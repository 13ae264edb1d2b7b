import type { Problem } from '../errors/index.ts';
import { type Conflict, conflictMessage, type Rebased } from './conflict.ts';
import { editLayerBy } from './edit-layer.ts';
import { exceptionsOf } from './exceptions.ts';
import type { ChainLink, Grant, Layer, LayerOwner, Resolution } from './layer.ts';
import type { LayerEdit } from './layer-edit.ts';
import { policyState } from './policy-state.ts';
import { type LayerPart, prepareLayer } from './prepare.ts';
import { rebaseRows } from './rebase-rows.ts';
import { rebaseScalar } from './rebase-scalar.ts';
import type { Rebasing } from './rebasing.ts';
import { applyOverride, type State, stateOf } from './state.ts';

export interface RebaseContext {
  /** Whose layer it is: level and grants decide what is allowed. */
  owner: LayerOwner;
  /** The day on which the new base holds; grants have to hold then. */
  at: string;
  grants?: readonly Grant[];
}

/**
 * The layer on a new base: what its chain resolved to before and after a release above it (`resolveItem` of the chain
 * without the layer, its owner's path as `tenantPath`).
 *
 * Clean overrides stay; those that now only repeat what is above go, so that they follow it in future. A better value
 * under `tighten` stays clean while it is better, and a body's own implementation while it is allowed. Where both sides
 * changed, or what is above no longer allows the override, the law's side holds: the override is taken out and handed
 * back as a conflict. What did not count before and still does not is left alone. Pure; never throws.
 */
export function rebaseLayer(
  oldBase: Resolution,
  newBase: Resolution,
  layer: Layer,
  context: RebaseContext,
): Rebased {
  if (oldBase === newBase) return { layer, conflicts: [] };
  const conflicts: Conflict[] = [];
  const [old, now] = [stateOf(oldBase), stateOf(newBase)];
  const standard = rebasePart({ layer, part: 'standard', old, now, context, conflicts });
  applyStandard(old, layer, context);
  applyStandard(now, standard, context);
  const both = rebasePart({ layer: standard, part: 'implementation', old, now, context, conflicts });
  return {
    layer: withoutVoidPolicies({ before: layer, after: both, old, now, oldBase, newBase, context }),
    conflicts,
  };
}

const linkOf = (layer: Layer, { owner, at }: RebaseContext): ChainLink => ({
  owner,
  release: 0,
  effectiveFrom: at,
  layer,
});

function originIn(
  state: State,
  part: LayerPart,
  { layer, context }: { layer: Layer; context: RebaseContext },
) {
  const link = linkOf(layer, context);
  const { grants = [], at } = context;
  const exceptionFor = exceptionsOf({ grants, day: at, link, policies: state.policies });
  return { link, part, isRoot: false, exceptionFor };
}

interface PartInput {
  layer: Layer;
  part: LayerPart;
  old: State;
  now: State;
  context: RebaseContext;
  conflicts: Conflict[];
}

function rebasePart({ layer, part, old, now, context, conflicts }: PartInput): Layer {
  const edits: LayerEdit[] = [];
  const { tenantName } = context.owner;
  const rebasing: Rebasing = {
    part,
    layer,
    old: { state: old, origin: originIn(old, part, { layer, context }) },
    now: { state: now, origin: originIn(now, part, { layer, context }) },
    edit: (edit) => edits.push(edit),
    report: ({ code, override: { element }, row, base, above, own, refusal, keepOwn }) =>
      conflicts.push({
        code,
        part,
        element: element.key,
        ...(row ? { row: row.key } : {}),
        base: base ?? null,
        above: above ?? null,
        own: own ?? null,
        message: conflictMessage({ code, element, row, tenantName, refusal }),
        keepOwn,
      }),
  };
  for (const override of prepareLayer(layer)[part]) {
    if (override.kind === 'set') rebaseScalar(rebasing, override);
    else rebaseRows(rebasing, override);
  }
  return edits.length > 0 ? editLayerBy(layer, edits) : layer;
}

function applyStandard(state: State, layer: Layer, context: RebaseContext): void {
  const origin = originIn(state, 'standard', { layer, context });
  for (const override of prepareLayer(layer).standard) applyOverride(state, override, origin);
}

interface PoliciesInput {
  before: Layer;
  after: Layer;
  old: State;
  now: State;
  oldBase: Resolution;
  newBase: Resolution;
  context: RebaseContext;
}

/** A policy that is looser than what now holds above is fulfilled already; one of a row that is gone is about nothing. */
function withoutVoidPolicies({ before, after, old, now, oldBase, newBase, context }: PoliciesInput): Layer {
  if (Object.keys(after.policies).length === 0) return after;
  const problemsIn = (state: State, base: Resolution, layer: Layer): Problem[] =>
    policyState(base.policies).apply({
      link: linkOf(layer, context),
      layer: prepareLayer(layer),
      isRoot: false,
      hasRow: (element, row) => state.lists.get(element)?.rows.has(row) ?? false,
    });
  const known = new Set(problemsIn(old, oldBase, before).map(({ place }) => place));
  const edits = problemsIn(now, newBase, after)
    .filter(({ place }) => !known.has(place))
    .map(
      ({ place }): LayerEdit => ({
        op: 'policy',
        target: place.replace(/^.*?\/policies\//, ''),
        policy: null,
      }),
    );
  return edits.length > 0 ? editLayerBy(after, edits) : after;
}
