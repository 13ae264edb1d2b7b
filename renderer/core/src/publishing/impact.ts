import {
  type ChainLink,
  type Conflict,
  type Grant,
  type Layer,
  type LayerOwner,
  type Resolution,
  rebaseLayer,
  resolveItem,
} from '../inheritance/index.ts';
import { type ElementKey, type HandlingItem, isSameJson } from '../items/index.ts';
import { diffItems } from './diff-items.ts';
import type { ImpactBreak, ImpactOverride, ImpactProgress, ImpactReport } from './impact-report.ts';
import { publishChecks } from './publish-checks.ts';

export interface ImpactInput {
  /** The chain above the author, root first; empty where the author's layer is the root. */
  above: readonly ChainLink[];
  owner: LayerOwner;
  /** The author's layer in force; null where there is none yet. */
  before: Layer | null;
  after: Layer;
  /** The day on which it is to hold. */
  at: string;
  grants: readonly Grant[];
  /** Layers in force below the author on that day, each after those above it. */
  descendants: readonly { owner: LayerOwner; release: number; effectiveFrom: string; layer: Layer }[];
  /** Tenants below the author, itself included. */
  tenants: { total: number };
  cases: readonly { tenantCode: string; bundleHash: string; count: number }[];
  /** Keys of the licence faces that exist. */
  templates: readonly string[];
}

/** One tenant's chain before and after, and what it hands down. */
interface Node {
  path: string;
  old: Side;
  now: Side;
}

interface Side {
  links: readonly ChainLink[];
  /** As a tenant below sees it: without the last link's implementation part. */
  base: Resolution;
}

/** Elements whose rows hold rules, fields or templates: only a layer that touches one can break them by itself. */
const ruled = new Set<ElementKey>([
  'situations',
  'eligibility',
  'materials',
  'form',
  'parameters',
  'assignments',
  'results',
]);
const breakable = /^(key|rule|form|situation|eligibility|assignment|delegation|template|result|parameter)\./;

/**
 * The blast radius of publishing a layer, one descendant's layer per step, so that whoever drives it can say how far
 * it is and let others have their turn. Tenants without a layer cost nothing: their count is given.
 */
export function* impactOf(input: ImpactInput): Generator<ImpactProgress, ImpactReport> {
  const root = authorNode(input);
  const nodes: Node[] = [root];
  const illegal: ImpactOverride[] = [];
  const conflicts: ImpactOverride[] = [];
  const breaks = breaksOf(input, {
    owner: input.owner,
    old: ownItem(input, root.old),
    now: ownItem(input, root.now),
  });
  let following = 0;
  for (const [index, descendant] of input.descendants.entries()) {
    const above = nearestAbove(nodes, descendant.owner.tenantPath);
    const rebased = rebaseLayer(above.old.base, above.now.base, descendant.layer, {
      owner: descendant.owner,
      at: input.at,
      grants: input.grants,
    });
    for (const conflict of rebased.conflicts)
      (isIllegal(conflict) ? illegal : conflicts).push(overrideOf(descendant.owner, conflict));
    if (rebased.conflicts.length === 0) following += 1;
    const node = nodeBelow(input, { above, descendant, layer: rebased.layer });
    nodes.push(node);
    if (touchesRules(descendant.layer)) {
      const known = new Set(breaks.map(({ code, place }) => `${code}|${place}`));
      const own = breaksOf(input, {
        owner: descendant.owner,
        old: ownItem(input, node.old, descendant.owner.tenantPath),
        now: ownItem(input, node.now, descendant.owner.tenantPath),
      });
      breaks.push(...own.filter(({ code, place }) => !known.has(`${code}|${place}`)));
    }
    yield { done: index + 1, total: input.descendants.length };
  }
  const changes = diffItems(ownItem(input, root.old), ownItem(input, root.now));
  const breaking = changes.filter(({ impact }) => impact === 'breaking').length;
  return {
    v: 1,
    changes,
    breaking,
    compatible: changes.length - breaking,
    flowingDown: diffItems(root.old.base.item, root.now.base.item).length,
    tenants: { inheriting: input.tenants.total, withLayer: input.descendants.length, following },
    illegal,
    conflicts,
    breaks,
    cases: casesOf(input),
  };
}

/** No tenant has this path: what is resolved for it is what any tenant below inherits. */
const anybodyBelow = '';

function side(input: ImpactInput, links: readonly ChainLink[]): Side {
  const { at, grants } = input;
  return { links, base: resolveItem(links, at, { tenantPath: anybodyBelow, grants }) };
}

function authorNode(input: ImpactInput): Node {
  const { above, owner, before, after, at } = input;
  const link = (layer: Layer): ChainLink => ({ owner, release: 0, effectiveFrom: at, layer });
  return {
    path: owner.tenantPath,
    old: side(input, before ? [...above, link(before)] : above),
    now: side(input, [...above, link(after)]),
  };
}

function nodeBelow(
  input: ImpactInput,
  { above, descendant, layer }: { above: Node; descendant: ImpactInput['descendants'][number]; layer: Layer },
): Node {
  const old: ChainLink = { ...descendant };
  const now: ChainLink = { ...descendant, layer };
  // What a layer hands down is asked for only where another lies below it.
  const lazily = (links: readonly ChainLink[]): Side => {
    let base: Resolution | undefined;
    return {
      links,
      get base() {
        base ??= side(input, links).base;
        return base;
      },
    };
  };
  return {
    path: descendant.owner.tenantPath,
    old: lazily([...above.old.links, old]),
    now: lazily([...above.now.links, now]),
  };
}

/** Of the nodes so far, the one whose path is the longest beginning of this one; the author's is one of all. */
function nearestAbove(nodes: readonly Node[], path: string): Node {
  let nearest = nodes[0] as Node;
  for (const node of nodes)
    if (node.path.length > nearest.path.length && node.path !== path && path.startsWith(node.path))
      nearest = node;
  return nearest;
}

function ownItem(input: ImpactInput, { links }: Side, tenantPath = input.owner.tenantPath): HandlingItem {
  return resolveItem(links, input.at, { tenantPath, grants: input.grants }).item;
}

/** A refusal by what stands above; otherwise both sides have changed. */
const isIllegal = ({ code }: Conflict): boolean =>
  ![
    'scalar.bothChanged',
    'row.bothChanged',
    'row.removedAbove',
    'row.addedAbove',
    'policy.bothChanged',
    'override.nowCounts',
  ].includes(code);

const overrideOf = (
  { tenantCode, tenantName }: LayerOwner,
  { element, row, code, message }: Conflict,
): ImpactOverride => ({
  tenantCode,
  tenantName,
  element,
  ...(row === undefined ? {} : { row }),
  code,
  message,
});

const touchesRules = ({ standard, implementation }: Layer): boolean =>
  [...Object.keys(standard), ...Object.keys(implementation)].some((key) => ruled.has(key as ElementKey));

/** Errors of rules, forms and templates that were not there before. */
function breaksOf(
  { templates }: ImpactInput,
  { owner, old, now }: { owner: LayerOwner; old: HandlingItem; now: HandlingItem },
): ImpactBreak[] {
  if ([...ruled].every((key) => isSameJson(old[key], now[key]))) return [];
  const errorsOf = (item: HandlingItem) =>
    publishChecks(item, { templates }).filter(
      ({ code, severity }) => severity === 'error' && breakable.test(code),
    );
  const before = new Set(errorsOf(old).map(({ code, place }) => `${code}|${place}`));
  const { tenantCode, tenantName } = owner;
  return errorsOf(now)
    .filter(({ code, place }) => !before.has(`${code}|${place}`))
    .map(({ code, place, message }) => ({ tenantCode, tenantName, code, place, message }));
}

function casesOf({ cases }: ImpactInput): ImpactReport['cases'] {
  const counts = new Map<string, number>();
  for (const { tenantCode, count } of cases) counts.set(tenantCode, (counts.get(tenantCode) ?? 0) + count);
  const byTenant = [...counts].map(([tenantCode, count]) => ({ tenantCode, count }));
  return { total: byTenant.reduce((sum, { count }) => sum + count, 0), byTenant };
}
