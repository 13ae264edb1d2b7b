import type { Problem } from '../errors/index.ts';
import { type ElementKey, elementKeys, elements, isStricter, type Policy } from '../items/index.ts';
import { placeIn } from './chain.ts';
import { isBelow } from './is-below.ts';
import type { ChainLink, PolicyStep, Resolution } from './layer.ts';
import type { PreparedLayer } from './prepare.ts';

/** The policies in force below the levels that have been gone through so far. */
export interface PolicyState {
  of(element: ElementKey, row?: string): Policy;
  /** What the tenant at `path` itself may do: the policies that come from above it. The root may do anything. */
  above(path: string, element: ElementKey, row?: string): Policy;
  /**
   * Takes over what a layer says for the levels below it. The root may say anything; every other level may only
   * tighten: what would loosen is reported and ignored. Tightening an element tightens its rows as well.
   */
  apply(input: { link: ChainLink; layer: PreparedLayer; isRoot: boolean; hasRow: HasRow }): Problem[];
  steps(): Resolution['policies'];
}

type HasRow = (element: ElementKey, row: string) => boolean;
type Steps = readonly PolicyStep[];

/** From nothing, or as a resolution left it. */
export function policyState(from: Resolution['policies'] = {}): PolicyState {
  const byElement = new Map<ElementKey, Steps>();
  const byRow = new Map<ElementKey, Map<string, Steps>>();
  for (const [target, steps] of Object.entries(from)) {
    const [key, row] = target.split('/') as [ElementKey, string | undefined];
    if (row === undefined) byElement.set(key, steps);
    else rowsOf(key).set(row, steps);
  }

  function rowsOf(element: ElementKey): Map<string, Steps> {
    const rows = byRow.get(element) ?? new Map<string, Steps>();
    byRow.set(element, rows);
    return rows;
  }

  const stepsOf = (element: ElementKey, row?: string): Steps =>
    (row === undefined ? undefined : byRow.get(element)?.get(row)) ?? byElement.get(element) ?? [];
  const of = (element: ElementKey, row?: string): Policy =>
    stepsOf(element, row).at(-1)?.policy ?? elements[element].policy;

  function above(path: string, element: ElementKey, row?: string): Policy {
    const step = stepsOf(element, row).findLast(({ from }) => isBelow(path, from.tenantPath));
    return step?.policy ?? 'free';
  }

  // What is no stricter than before is not theirs: whoever wants an exception has to ask the one who bound it first.
  const withStep = (steps: Steps, current: Policy, step: PolicyStep): Steps =>
    step.policy === current ? steps : [...steps, step];

  function setElement(element: ElementKey, step: PolicyStep): void {
    byElement.set(element, withStep(stepsOf(element), of(element), step));
    const rows = byRow.get(element);
    if (!rows) return;
    for (const [row, steps] of rows) {
      if (isStricter(step.policy, of(element, row))) rows.set(row, [...steps, step]);
    }
  }

  function apply({ link, layer, isRoot, hasRow }: Parameters<PolicyState['apply']>[0]): Problem[] {
    const problems: Problem[] = [];
    const { owner } = link;
    const refuse = (code: string, target: string, message: string): void => {
      problems.push({ code, severity: 'error', place: placeIn(link, `policies/${target}`), message });
    };
    const mayTighten = (policy: Policy, current: Policy, target: string, label: string): boolean => {
      if (isRoot || !isStricter(current, policy)) return true;
      refuse('policy.loosened', target, `${owner.tenantName}不能放宽“${label}”的管控，只能收紧`);
      return false;
    };
    if (isRoot) {
      for (const key of elementKeys) byElement.set(key, [{ policy: elements[key].policy, from: owner }]);
    }
    for (const [element, policy] of layer.elementPolicies) {
      const { label } = elements[element];
      if (mayTighten(policy, of(element), element, label.zh)) setElement(element, { policy, from: owner });
    }
    for (const [element, row, policy] of layer.rowPolicies) {
      const target = `${element}/${row}`;
      const label = `${elements[element].label.zh}·${row}`;
      if (!hasRow(element, row))
        refuse('policy.unknownRow', target, `“${label}”这一行不存在，请删去这条管控`);
      else if (mayTighten(policy, of(element, row), target, label))
        rowsOf(element).set(row, withStep(stepsOf(element, row), of(element, row), { policy, from: owner }));
    }
    return problems;
  }

  function steps(): Resolution['policies'] {
    const all: Resolution['policies'] = {};
    for (const [element, own] of byElement) all[element] = [...own];
    for (const [element, rows] of byRow) for (const [row, own] of rows) all[`${element}/${row}`] = [...own];
    return all;
  }

  return { of, above, apply, steps };
}
