import type { Problem } from '../errors/index.ts';
import { type ElementKey, elementKeys, elements, type HandlingItem } from '../items/index.ts';
import { effectiveChain, placeIn } from './chain.ts';
import type { ChainLink, Grant, Provenance, Resolution } from './layer.ts';
import type { RowsState } from './override-rows.ts';
import type { ScalarState } from './override-scalar.ts';
import type { PolicyState } from './policy-state.ts';
import { applyLink, emptyState, type State } from './state.ts';

export interface ResolveOptions {
  /**
   * Path of the tenant for which the item is resolved. The implementation part of the last link counts only where
   * that link is this tenant's own: a township without a layer of its own ends with its county's, and must not show
   * the county's window as its own. Absent = the owner of the last link asks for itself.
   */
  tenantPath?: string;
  /**
   * Exceptions that owners have granted; those of other items and tenants do no harm. One that is not in force on the
   * day opens nothing, but tells the recipient why (`grant.expired`).
   */
  grants?: readonly Grant[];
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
  { tenantPath, grants = [] }: ResolveOptions = {},
): Resolution {
  const { links, problems } = effectiveChain(chain, at);
  const state: State = { ...emptyState(), violations: [...problems] };
  for (const [index, link] of links.entries()) {
    const isOwn = tenantPath === undefined || tenantPath === link.owner.tenantPath;
    const isLast = index === links.length - 1 && isOwn;
    applyLink(state, { link, isRoot: index === 0, isLast, grants, at });
  }
  return conclude(state, links[0]);
}

function conclude(state: State, root: ChainLink | undefined): Resolution {
  const values: Record<string, unknown> = {};
  const provenance: Record<string, Provenance> = {};
  const retired: Record<string, string[]> = {};
  const missing: string[] = [];
  const absent: ElementKey[] = [];
  for (const key of elementKeys) {
    const element = elements[key];
    const found = state.scalars.get(key) ?? state.lists.get(key);
    if (found) {
      values[key] = 'rows' in found ? [...found.rows.values()].map(({ row }) => row) : found.value;
      addProvenance(provenance, { key, found, policies: state.policies });
      if ('rows' in found && found.usedKeys.size > found.rows.size)
        retired[key] = [...found.usedKeys].filter((row) => !found.rows.has(row)).sort();
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
    policies: state.policies.steps(),
    retired,
    violations: [...state.violations, ...incomplete(absent, root)],
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

function incomplete(absent: readonly ElementKey[], root: ChainLink | undefined): Problem[] {
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
