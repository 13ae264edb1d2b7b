import type { Problem } from '../errors/index.ts';
import type { ChainLink } from './layer.ts';

export interface EffectiveChain {
  /** Root first, one link per owner, all of one item and in force. */
  links: ChainLink[];
  problems: Problem[];
}

/**
 * The releases in force at a moment. Of each owner the one that took effect last; of two with the same date the
 * higher number, so that an urgent fix published later wins. Owners keep the order in which they first appear.
 */
export function effectiveChain(chain: readonly ChainLink[], at: string): EffectiveChain {
  const problems: Problem[] = [];
  const byOwner = new Map<string, ChainLink>();
  const itemKey = chain[0]?.layer.itemKey;
  for (const link of chain) {
    if (link.layer.itemKey !== itemKey) {
      problems.push(
        refusal('chain.otherItem', link, `这一层属于另一事项（${link.layer.itemKey}），未予采用`),
      );
      continue;
    }
    if (!isInForce(link.effectiveFrom, at)) continue;
    const owner = ownerKey(link);
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
  return { links: [...byOwner.values()], problems };
}

/** Dates and instants may meet: where either is a mere date, days are compared. */
function isInForce(effectiveFrom: string, at: string): boolean {
  const length = Math.min(effectiveFrom.length, at.length) <= 10 ? 10 : undefined;
  return effectiveFrom.slice(0, length) <= at.slice(0, length);
}

const isLater = (a: ChainLink, b: ChainLink): boolean =>
  a.effectiveFrom === b.effectiveFrom ? a.release > b.release : a.effectiveFrom > b.effectiveFrom;

const ownerKey = ({ owner }: ChainLink): string => `${owner.tenantCode}\n${owner.department ?? ''}`;

/** Where in a chain a problem lies: `530102000000@3/standard/materials/business-plan`. */
export const placeIn = (link: ChainLink, rest?: string): string =>
  `${link.owner.tenantCode}@${link.release}${rest === undefined ? '' : `/${rest}`}`;

const refusal = (code: string, link: ChainLink, message: string): Problem => ({
  code,
  severity: 'error',
  place: placeIn(link),
  message,
});
