import type { Problem } from '../errors/index.ts';
import { type ElementKey, elements, isStricter, type Policy } from '../items/index.ts';
import { placeIn } from './chain.ts';
import type { ChainLink } from './layer.ts';
import type { PreparedLayer } from './prepare.ts';

/** The policies in force below the levels that have been gone through so far. */
export interface PolicyState {
  of(element: ElementKey, row?: string): Policy;
  /**
   * Takes over what a layer says for the levels below it. The root may say anything; every other level may only
   * tighten: what would loosen is reported and ignored. Tightening an element tightens its rows as well.
   */
  apply(input: { link: ChainLink; layer: PreparedLayer; isRoot: boolean; hasRow: HasRow }): Problem[];
}

type HasRow = (element: ElementKey, row: string) => boolean;

export function policyState(): PolicyState {
  const byElement = new Map<ElementKey, Policy>();
  const byRow = new Map<ElementKey, Map<string, Policy>>();
  const ofElement = (element: ElementKey): Policy => byElement.get(element) ?? elements[element].policy;
  const of = (element: ElementKey, row?: string): Policy =>
    (row === undefined ? undefined : byRow.get(element)?.get(row)) ?? ofElement(element);

  function setElement(element: ElementKey, policy: Policy): void {
    byElement.set(element, policy);
    const rows = byRow.get(element);
    if (!rows) return;
    for (const [row, current] of rows) if (isStricter(policy, current)) rows.set(row, policy);
  }

  function setRow(element: ElementKey, row: string, policy: Policy): void {
    const rows = byRow.get(element) ?? new Map<string, Policy>();
    rows.set(row, policy);
    byRow.set(element, rows);
  }

  function apply({ link, layer, isRoot, hasRow }: Parameters<PolicyState['apply']>[0]): Problem[] {
    const problems: Problem[] = [];
    const refuse = (code: string, target: string, message: string): void => {
      problems.push({ code, severity: 'error', place: placeIn(link, `policies/${target}`), message });
    };
    const mayTighten = (policy: Policy, current: Policy, target: string, label: string): boolean => {
      if (isRoot || !isStricter(current, policy)) return true;
      refuse('policy.loosened', target, `${link.owner.tenantName}不能放宽“${label}”的管控，只能收紧`);
      return false;
    };
    for (const [element, policy] of layer.elementPolicies) {
      const { label } = elements[element];
      if (mayTighten(policy, ofElement(element), element, label.zh)) setElement(element, policy);
    }
    for (const [element, row, policy] of layer.rowPolicies) {
      const target = `${element}/${row}`;
      const label = `${elements[element].label.zh}·${row}`;
      if (!hasRow(element, row))
        refuse('policy.unknownRow', target, `“${label}”这一行不存在，请删去这条管控`);
      else if (mayTighten(policy, of(element, row), target, label)) setRow(element, row, policy);
    }
    return problems;
  }

  return { of, apply };
}
