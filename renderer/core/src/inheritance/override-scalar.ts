import type { Problem } from '../errors/index.ts';
import { type ElementDefinition, isSameJson, type Policy } from '../items/index.ts';
import { placeIn } from './chain.ts';
import { type Origin, originOf, type Source } from './origin.ts';
import { judge, type Refusal } from './refusal.ts';

export interface ScalarState {
  value: unknown;
  origin: Source;
}

interface ScalarInput {
  element: ElementDefinition;
  value: unknown;
  current: ScalarState | undefined;
  policy: Policy;
  origin: Origin;
}

/**
 * One scalar set by one layer: the new state, or why it does not count. Setting what is inherited anyway is no
 * violation; below a lock it changes nothing, elsewhere it pins the value.
 */
export function overrideScalar(input: ScalarInput): { next?: ScalarState; problem?: Problem } {
  const { element, value, current, policy, origin } = input;
  const { refusal, grant } = origin.isRoot
    ? {}
    : judge({
        policy,
        exception: () => origin.exceptionFor?.(element.key),
        refusalUnder: (held) => refusalOf(input, held),
      });
  if (refusal) {
    const { code, message } = refusal;
    const place = placeIn(origin.link, `${origin.part}/${element.key}`);
    return { problem: { code, severity: 'error', place, message } };
  }
  if (policy === 'locked' && !origin.isRoot && !grant && current) return {};
  return { next: { value, origin: originOf(origin, { before: current, grant }) } };
}

function refusalOf({ element, value, current, origin }: ScalarInput, policy: Policy): Refusal | undefined {
  const { zh } = element.label;
  const { tenantName } = origin.link.owner;
  if (policy === 'free') return undefined;
  if (policy === 'locked') {
    if (current && isSameJson(current.value, value)) return undefined;
    const above = current ? `由${current.origin.owner.tenantName}统一规定` : '须由上级规定';
    return {
      code: 'policy.locked',
      message: `“${zh}”${above}，${tenantName}不能改；确需调整的，请向上级提出申请`,
    };
  }
  // With nothing inherited there is nothing to loosen: the first value sets the mark.
  if (!current || isSameJson(current.value, value)) return undefined;
  if (element.tighten?.(current.value, value)) return undefined;
  if (policy === 'extend' && element.extend?.(current.value, value)) return undefined;
  const holder = current.origin.owner.tenantName;
  return {
    code: 'policy.notTighter',
    message: `“${zh}”只能比${holder}的规定更便利，${tenantName}的改动不符合，未予采用；请改为更便利的值，或沿用上级`,
  };
}
