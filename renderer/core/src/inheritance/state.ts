import type { Problem } from '../errors/index.ts';
import { type ElementKey, elementKeys, elements, type HandlingItem } from '../items/index.ts';
import { placeIn } from './chain.ts';
import { exceptionsOf } from './exceptions.ts';
import type { ChainLink, Grant, Resolution } from './layer.ts';
import type { Origin, RowState } from './origin.ts';
import { overrideRows, type RowsState } from './override-rows.ts';
import { overrideScalar, type ScalarState } from './override-scalar.ts';
import { type PolicyState, policyState } from './policy-state.ts';
import {
  type LayerPart,
  type PreparedLayer,
  type PreparedOverride,
  prepareLayer,
  type Row,
} from './prepare.ts';

/** An item on its way down a chain: what the levels so far say, and what binds the next one. */
export interface State {
  scalars: Map<ElementKey, ScalarState>;
  lists: Map<ElementKey, RowsState>;
  policies: PolicyState;
  violations: Problem[];
}

export const emptyState = (): State => ({
  scalars: new Map(),
  lists: new Map(),
  policies: policyState(),
  violations: [],
});

/** The state in which a resolution ended, to go on from there. Its violations stay behind. */
export function stateOf({ item, provenance, policies, retired }: Resolution): State {
  const state: State = { ...emptyState(), policies: policyState(policies) };
  for (const key of elementKeys) {
    const found = provenance[key];
    if (!found) continue;
    const { policy: _policy, ...origin } = found;
    if (elements[key].merge === 'scalar') {
      state.scalars.set(key, { value: item[key], origin });
      continue;
    }
    const rows = new Map((item[key] as Row[]).map((row) => [row.key, rowState(provenance, key, row)]));
    state.lists.set(key, { rows, usedKeys: new Set([...rows.keys(), ...(retired[key] ?? [])]), origin });
  }
  return state;
}

function rowState(provenance: Resolution['provenance'], key: keyof HandlingItem, row: Row): RowState {
  const found = provenance[`${key}/${row.key}`];
  if (!found) throw new Error(`no provenance of ${key}/${row.key}`);
  const { policy: _policy, ...origin } = found;
  return { row, origin, maker: origin.replaced.at(-1)?.owner ?? origin.owner };
}

/** A copy that may go another way; rows and values are shared, since nobody alters them in place. */
export const branchOf = ({ scalars, lists, policies }: State): State => ({
  scalars: new Map(scalars),
  lists: new Map(lists),
  policies,
  violations: [],
});

export interface LinkInput {
  link: ChainLink;
  isRoot: boolean;
  /** True where the link's implementation part counts. */
  isLast: boolean;
  grants: readonly Grant[];
  at: string;
}

export function applyLink(state: State, { link, isRoot, isLast, grants, at }: LinkInput): void {
  const layer = prepareLayer(link.layer);
  for (const problem of layer.problems) {
    if (!isLast && problem.place.startsWith('implementation/')) continue;
    state.violations.push({ ...problem, place: placeIn(link, problem.place) });
  }
  const exceptionFor = exceptionsOf({ grants, day: at, link, policies: state.policies });
  applyPart(state, layer, { link, part: 'standard', isRoot, exceptionFor });
  // What flows down: a policy for a row that only one's own implementation has would bind nobody.
  const lists = new Map(state.lists);
  const hasRow = (element: ElementKey, row: string): boolean => lists.get(element)?.rows.has(row) ?? false;
  // Its own policies bind the levels below, so the implementation part is measured by those from above.
  if (isLast) applyPart(state, layer, { link, part: 'implementation', isRoot: false, exceptionFor });
  state.violations.push(...state.policies.apply({ link, layer, isRoot, hasRow }));
}

function applyPart(state: State, layer: PreparedLayer, origin: Origin & { part: LayerPart }): void {
  for (const override of layer[origin.part]) state.violations.push(...applyOverride(state, override, origin));
}

/** What of the override does not count; the rest of it is in the state afterwards. */
export function applyOverride(state: State, override: PreparedOverride, origin: Origin): Problem[] {
  const { key } = override.element;
  if (override.kind === 'set') {
    const { next, problem } = overrideScalar({
      element: override.element,
      value: override.value,
      current: state.scalars.get(key),
      policy: state.policies.of(key),
      origin,
    });
    if (next) state.scalars.set(key, next);
    return problem ? [problem] : [];
  }
  const { next, problems } = overrideRows({
    override,
    current: state.lists.get(key),
    policyOf: (row) => state.policies.of(key, row),
    origin,
  });
  state.lists.set(key, next);
  return problems;
}
