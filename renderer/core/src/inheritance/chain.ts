import type { Problem } from '../errors/index.ts';
import { isBelow } from './is-below.ts';
import type { ChainLink, LayerOwner } from './layer.ts';

export interface EffectiveChain {
  /** Root first, one link per owner, all of one item and in force. */
  links: ChainLink[];
  problems: Problem[];
}

/**
 * The releases in force at a moment. Of each owner the one that took effect last; of two with the same date the
 * higher number, so that an urgent fix published later wins. Owners keep the order in which they first appear: the
 * first one is the root, and every other one has to lie below the one before it. While the root has nothing in force
 * neither has anybody: a layer below would have nothing to depart from, and nobody to bind it.
 */
export function effectiveChain(chain: readonly ChainLink[], at: string): EffectiveChain {
  const problems: Problem[] = [];
  const byOwner = new Map<string, ChainLink>();
  const owners: LayerOwner[] = [];
  const itemKey = chain[0]?.layer.itemKey;
  for (const link of chain) {
    const problem = misplaced(link, { owners, itemKey });
    if (problem) {
      problems.push(problem);
      continue;
    }
    if (!isInForce(link.effectiveFrom, at)) continue;
    const owner = ownerKey(link.owner);
    const other = byOwner.get(owner);
    if (other && other.effectiveFrom === link.effectiveFrom && other.release === link.release) {
      problems.push(
        refusal(
          'chain.duplicateRelease',
          link,
          `${link.owner.tenantName}的第 ${link.release} 版出现两次，后一份未予采用`,
        ),
      );
    } else if (!other || isLater(link, other)) {
      byOwner.set(owner, link);
    }
  }
  const [root] = owners;
  if (root && !byOwner.has(ownerKey(root))) {
    for (const link of byOwner.values()) problems.push(beforeBase(link, root));
    return { links: [], problems };
  }
  // A map keeps the order in which owners came into force, which is not that of the chain.
  const links = owners.flatMap((owner) => byOwner.get(ownerKey(owner)) ?? []);
  return { links, problems };
}

interface Standing {
  /** Owners so far, root first; takes in the link's where it is a new one in its place. */
  owners: LayerOwner[];
  itemKey: string | undefined;
}

/** Why the link has no place in the chain. */
export function misplaced(link: ChainLink, { owners, itemKey }: Standing): Problem | undefined {
  const { owner, layer } = link;
  if (layer.itemKey !== itemKey)
    return refusal('chain.otherItem', link, `这一层属于另一事项（${layer.itemKey}），未予采用`);
  const known = owners.find((other) => ownerKey(other) === ownerKey(owner));
  if (known?.tenantPath === owner.tenantPath) return undefined;
  const last = owners.at(-1);
  const isDepartment = last?.tenantCode === owner.tenantCode && last.tenantPath === owner.tenantPath;
  if (!isDepartment && owners.some(({ tenantCode }) => tenantCode === owner.tenantCode))
    return refusal(
      'chain.cycle',
      link,
      `${owner.tenantName}在上下级关系里出现两次，形成循环，未予采用；请更正它的上级`,
    );
  const isInPlace = !last || isBelow(owner.tenantPath, last.tenantPath);
  if (!isDepartment && !isInPlace)
    return refusal(
      'chain.notNested',
      link,
      `${owner.tenantName}不在${last?.tenantName}之下，它的内容未予采用；请核对它的上级`,
    );
  owners.push(owner);
  return undefined;
}

const beforeBase = (link: ChainLink, root: LayerOwner): Problem =>
  refusal(
    'layer.beforeBase',
    link,
    `${root.tenantName}的标准这一天还没有生效，${link.owner.tenantName}的第 ${link.release} 版暂不采用；请把它的生效日期改到标准生效之后`,
  );

/** Dates and instants may meet: where either is a mere date, days are compared. */
function isInForce(effectiveFrom: string, at: string): boolean {
  const length = Math.min(effectiveFrom.length, at.length) <= 10 ? 10 : undefined;
  return effectiveFrom.slice(0, length) <= at.slice(0, length);
}

const isLater = (a: ChainLink, b: ChainLink): boolean =>
  a.effectiveFrom === b.effectiveFrom ? a.release > b.release : a.effectiveFrom > b.effectiveFrom;

export const ownerKey = ({ tenantCode, department }: LayerOwner): string =>
  `${tenantCode}\n${department ?? ''}`;

/** Where in a chain a problem lies: `530102000000@3/standard/materials/business-plan`. */
export const placeIn = (link: ChainLink, rest?: string): string =>
  `${link.owner.tenantCode}@${link.release}${rest === undefined ? '' : `/${rest}`}`;

export const refusal = (code: string, link: ChainLink, message: string): Problem => ({
  code,
  severity: 'error',
  place: placeIn(link),
  message,
});
