import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { divisionAncestors, divisionLevel, isDivisionCode } from '../identifiers/index.ts';
import { evaluateRule, type RuleEnvironment, truthy } from '../rules/index.ts';
import type { Assignment, HandlingItem } from './elements.ts';
import { type CaseFacts, type RuleData, ruleData } from './facts.ts';

export interface ChosenAssignment {
  assignment: Assignment;
  /** 12-digit code of the division at the assignment's level in which the place lies. */
  division: string;
  /** The place itself, as precise as it is known: a zone below that division may govern itself. */
  place: string;
}

/**
 * Who handles the case (办理权限分派): exactly one row must match the facts. Codes: `assignment.none`,
 * `assignment.several`, `assignment.placeMissing` (the deciding place is not known), `assignment.placeTooCoarse`
 * (a prefecture where a county is needed). The division is one of the code tree; which tenant governs it, and a zone
 * with powers of its own, is for the tenants to say.
 */
export function chooseAssignment(
  item: Pick<HandlingItem, 'assignments' | 'parameters'>,
  facts: CaseFacts,
  env: RuleEnvironment = {},
): Result<ChosenAssignment> {
  const data = ruleData(item, facts);
  const matching = item.assignments.filter(
    (row) => row.when === undefined || truthy(evaluateRule(row.when, data, env)),
  );
  const [assignment, second] = matching;
  if (!assignment) {
    return refuse('assignment.none', '', '按所填情况找不到受理机关，请联系窗口或咨询电话');
  }
  if (second) {
    const keys = matching.map((row) => row.key).join('、');
    return refuse('assignment.several', keys, '按所填情况有不止一个受理机关，须由事项管理员更正办理权限');
  }
  return locate(assignment, data);
}

function locate(assignment: Assignment, data: RuleData): Result<ChosenAssignment> {
  const place = divisionAt(data, assignment.place);
  if (place === undefined || !isDivisionCode(place)) {
    return refuse('assignment.placeMissing', assignment.place, '请先选择所在地区，才能确定由哪里受理');
  }
  const chain = [...divisionAncestors(place), place];
  const division = chain.find((code) => divisionLevel(code) === assignment.level);
  if (division === undefined) {
    return refuse('assignment.placeTooCoarse', assignment.place, '所在地区还不够具体，请选到下一级');
  }
  return ok({ assignment, division, place });
}

/** The code at a path such as `situation.premises` or `form.premises`: a code itself, or an address that holds one. */
function divisionAt(data: RuleData, path: string): string | undefined {
  let value: unknown = data;
  for (const segment of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  if (typeof value === 'object' && value !== null && 'division' in value) value = value.division;
  return typeof value === 'string' ? value : undefined;
}

const refuse = (code: string, place: string, message: string): { ok: false; problems: Problem[] } =>
  fail([{ code, severity: 'error', place, message }]);
