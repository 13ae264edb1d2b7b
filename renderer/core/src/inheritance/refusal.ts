import type { Policy } from '../items/index.ts';
import type { Exception } from './exceptions.ts';
import type { Grant } from './layer.ts';

/** Why an override does not count. */
export interface Refusal {
  code: string;
  message: string;
  column?: string;
}

export interface Verdict {
  refusal?: Refusal;
  /** Without it the override would not count. */
  grant?: Grant;
}

interface JudgeInput {
  policy: Policy;
  /** Looked up only where it is needed. */
  exception: () => Exception | undefined;
  /** What speaks against the override under a policy; the grant by which that policy holds, if any. */
  refusalUnder: (policy: Policy, grant?: Grant) => Refusal | undefined;
}

/** The policy decides; where it says no, a grant may. */
export function judge({ policy, exception, refusalUnder }: JudgeInput): Verdict {
  const refusal = refusalUnder(policy);
  if (!refusal) return {};
  const found = exception();
  if (!found) return { refusal };
  const { grant, isInForce } = found;
  if (!isInForce) {
    const until = grant.validUntil ? `至${grant.validUntil}` : '起';
    const message = `${refusal.message}。批准的例外（${grant.validFrom}${until}有效）这一天不在有效期内，未予采用；仍需例外的，请重新申请`;
    return { refusal: { ...refusal, code: 'grant.expired', message } };
  }
  const still = refusalUnder(found.policy, grant);
  if (!still) return { grant };
  if (found.policy !== policy) return { refusal: still };
  const message = `${grant.grantedBy.tenantName}无权批准这项例外，未予采用；请向作出规定的上级申请。${refusal.message}`;
  return { refusal: { ...refusal, code: 'grant.notEntitled', message } };
}
