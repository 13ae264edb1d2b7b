import type { Problem } from '../errors/index.ts';
import { type ElementKey, elementKeys, elements, type HandlingItem } from '../items/index.ts';
import { effectiveChain, placeIn } from './chain.ts';
import type { ChainLink, Provenance, Resolution } from './layer.ts';
import type { Origin } from './origin.ts';
import { overrideRows, type RowsState } from './override-rows.ts';
import { overrideScalar, type ScalarState } from './override-scalar.ts';
import { type PolicyState, policyState } from './policy-state.ts';
import { type LayerPart, type PreparedLayer, type PreparedOverride, prepareLayer } from './prepare.ts';

export interface ResolveOptions {
  /**
   * Path of the tenant for which the item is resolved. The implementation part of the last link counts only where
   * that link is this tenant's own: a township without a layer of its own ends with its county's, and must not show
   * the county's window as its own. Absent = the owner of the last link asks for itself.
   */
  tenantPath?: string;
}

interface State {
  scalars: Map<ElementKey, ScalarState>;
  lists: Map<ElementKey, RowsState>;
  policies: PolicyState;
  violations: Problem[];
}

/**
 * The handling item as it holds at `at` (a date or an instant, ISO) at the end of a chain of layers, root first.
 *
 * Pure and total: whatever is wrong in a layer is left out and listed in `violations`, never silently applied, and
 * the rest still resolves. Standard parts of all links are merged in order, then the implementation part of the last.
 * The root's standard part has to provide a whole item; where it does not, required elements hold a neutral value and
 * stand in `missing`, with `item.incomplete` among the violations. Values are frozen: resolutions share them.
 */
export function resolveItem(
  chain: readonly ChainLink[],
  at: string,
  options: ResolveOptions = {},
): Resolution {
  const { links, problems } = effectiveChain(chain, at);
  const state: State = {
    scalars: new Map(),
    lists: new Map(),
    policies: policyState(),
    violations: [...problems],
  };
  for (const [index, link] of links.entries()) {
    const isOwn = options.tenantPath === undefined || options.tenantPath === link.owner.tenantPath;
    applyLink(state, { link, isRoot: index === 0, isLast: index === links.length - 1 && isOwn });
  }
  return conclude(state, links);
}

interface LinkInput {
  link: ChainLink;
  isRoot: boolean;
  /** True where the link's implementation part counts. */
  isLast: boolean;
}

function applyLink(state: State, { link, isRoot, isLast }: LinkInput): void {
  const layer = prepareLayer(link.layer);
  for (const problem of layer.problems) {
    if (!isLast && problem.place.startsWith('implementation/')) continue;
    state.violations.push({ ...problem, place: placeIn(link, problem.place) });
  }
  applyPart(state, { link, layer, part: 'standard', isRoot });
  // Its own policies bind the levels below, so the implementation part is measured by those from above.
  if (isLast) applyPart(state, { link, layer, part: 'implementation', isRoot: false });
  const hasRow = (element: ElementKey, row: string): boolean =>
    state.lists.get(element)?.rows.has(row) ?? false;
  state.violations.push(...state.policies.apply({ link, layer, isRoot, hasRow }));
}

interface PartInput {
  link: ChainLink;
  layer: PreparedLayer;
  part: LayerPart;
  isRoot: boolean;
}

function applyPart(state: State, { link, layer, part, isRoot }: PartInput): void {
  for (const override of layer[part]) {
    const origin: Origin = { link, part, isRoot };
    state.violations.push(...applyOverride(state, override, origin));
  }
}

function applyOverride(state: State, override: PreparedOverride, origin: Origin): Problem[] {
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

function conclude(state: State, links: readonly ChainLink[]): Resolution {
  const values: Record<string, unknown> = {};
  const provenance: Record<string, Provenance> = {};
  const missing: string[] = [];
  const absent: ElementKey[] = [];
  for (const key of elementKeys) {
    const element = elements[key];
    const found = state.scalars.get(key) ?? state.lists.get(key);
    if (found) {
      values[key] = 'rows' in found ? [...found.rows.values()].map(({ row }) => row) : found.value;
      addProvenance(provenance, { key, found, policies: state.policies });
      continue;
    }
    const neutral = element.neutral ?? (element.merge === 'keyedList' ? [] : undefined);
    if (neutral !== undefined) values[key] = neutral;
    if (element.isExpected) missing.push(key);
    if (element.isRequired && element.merge === 'scalar') absent.push(key);
  }
  return {
    // Every value was checked by its element's schema, or is that element's neutral value.
    item: values as HandlingItem,
    provenance,
    violations: [...state.violations, ...incomplete(absent, links)],
    missing,
  };
}

interface ProvenanceInput {
  key: ElementKey;
  found: ScalarState | RowsState;
  policies: PolicyState;
}

function addProvenance(
  provenance: Record<string, Provenance>,
  { key, found, policies }: ProvenanceInput,
): void {
  provenance[key] = { ...found.origin, policy: policies.of(key) };
  if (!('rows' in found)) return;
  for (const [row, { origin }] of found.rows) {
    provenance[`${key}/${row}`] = { ...origin, policy: policies.of(key, row) };
  }
}

function incomplete(absent: readonly ElementKey[], links: readonly ChainLink[]): Problem[] {
  const [root] = links;
  if (!root) {
    return [
      { code: 'chain.empty', severity: 'error', place: '', message: '这一天还没有生效的版本，请先发布' },
    ];
  }
  return absent.map((key) => ({
    code: 'item.incomplete',
    severity: 'error',
    place: placeIn(root, `standard/${key}`),
    message: `${root.owner.tenantName}的标准里缺少“${elements[key].label.zh}”，请补上`,
  }));
}
