import type { ElementKey, Policy } from '../items/index.ts';
import { isBelow } from './is-below.ts';
import type { ChainLink, Grant } from './layer.ts';
import type { PolicyState } from './policy-state.ts';

/** What a grant opens to one layer at one element or row. */
export interface Exception {
  grant: Grant;
  isInForce: boolean;
  /** What the granter itself may do there: nobody gives away more. */
  policy: Policy;
}

/** `adding`: whether the row is to be added, which a grant for the whole list allows as well. */
export type ExceptionFor = (element: ElementKey, row?: string, adding?: boolean) => Exception | undefined;

interface ExceptionsInput {
  grants: readonly Grant[];
  /** The day on which they have to hold. */
  day: string;
  link: ChainLink;
  policies: PolicyState;
}

/** The grants given to the owner of the link. Of several that fit, one in force first, then the one that opens most. */
export function exceptionsOf({ grants, day, link, policies }: ExceptionsInput): ExceptionFor | undefined {
  const { owner, layer } = link;
  const received = grants.filter(
    (grant) => grant.recipientPath === owner.tenantPath && grant.itemKey === layer.itemKey,
  );
  if (received.length === 0) return undefined;
  return (element, row, adding = false) => {
    const fitting = received
      .filter((grant) => grant.element === element)
      .filter((grant) => grant.row === row || (adding && grant.row === undefined))
      .map((grant): Exception => {
        const { tenantPath } = grant.grantedBy;
        const isAbove = isBelow(owner.tenantPath, tenantPath);
        const policy = isAbove ? policies.above(tenantPath, element, row) : policies.of(element, row);
        return { grant, isInForce: isGrantInForce(grant, day), policy };
      });
    return fitting.sort(byUse)[0];
  };
}

/** Both days included; `day` may be an instant, of which the day counts. */
export const isGrantInForce = ({ validFrom, validUntil }: Grant, day: string): boolean =>
  validFrom <= day.slice(0, 10) && (validUntil === undefined || day.slice(0, 10) <= validUntil);

const rank: Record<Policy, number> = { free: 0, extend: 1, tighten: 2, locked: 3 };

const byUse = (a: Exception, b: Exception): number =>
  Number(b.isInForce) - Number(a.isInForce) ||
  rank[a.policy] - rank[b.policy] ||
  (a.grant.grantKey < b.grant.grantKey ? -1 : 1);
