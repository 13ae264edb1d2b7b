import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { divisionAncestors, divisionLevel, isDivisionCode } from '../identifiers/index.ts';
import { evaluateRule, type RuleEnvironment, truthy } from '../rules/index.ts';
import type { Assignment, Delegation, HandlingItem, Level } from './elements.ts';
import { type CaseFacts, type RuleData, ruleData } from './facts.ts';

/** A body by where it is and what it is for; which tenant and department that is, the registers say. */
export interface BodyPlace {
  level: Level;
  /** 12-digit code of the division at that level in which the place lies. */
  division: string;
  /** The place itself, as precise as it is known: a zone below that division may govern itself. */
  place: string;
  departmentRole: string;
}

export interface HandlingBody {
  assignment: Assignment;
  /** In force and holding for this case. */
  delegation?: Delegation;
  /** Who accepts, reviews and decides. */
  handler: BodyPlace;
  /** Whose name, number and seal the result bears: under 委托 the delegator's, else the handler's. */
  issuer: BodyPlace;
  powerSource: Assignment['powerSource'];
  /** 初审: who reviews first and passes on. */
  preliminaryReview?: BodyPlace;
}

/**
 * Who handles the case (办理权限分派): exactly one row must match the facts; of its delegations the first in force on
 * `env.today` whose rule holds moves the case down. Without `env.today` none is in force. Codes: `assignment.none`,
 * `assignment.several`, `assignment.placeMissing` (the deciding place is not known), `assignment.placeTooCoarse` (a
 * prefecture where a county is needed). The division is one of the code tree; which tenant governs it is for the
 * tenants to say.
 */
export function handlingBody(
  item: Pick<HandlingItem, 'assignments' | 'parameters'>,
  facts: CaseFacts,
  env: RuleEnvironment = {},
): Result<HandlingBody> {
  const data = ruleData(item, facts, env);
  const holds = (when: Assignment['when']): boolean =>
    when === undefined || truthy(evaluateRule(when, data, env));
  const matching = item.assignments.filter(({ when }) => holds(when));
  const [assignment, second] = matching;
  if (!assignment) return refuse('assignment.none', '', '按所填情况找不到受理机关，请联系窗口或咨询电话');
  if (second) {
    const keys = matching.map(({ key }) => key).join('、');
    return refuse('assignment.several', keys, '按所填情况有不止一个受理机关，须由事项管理员更正办理权限');
  }
  const delegation = assignment.delegations.find((row) => isInForce(row, env.today) && holds(row.when));
  return bodiesOf({ assignment, delegation, data });
}

const isInForce = ({ validFrom, validUntil }: Delegation, today: string | undefined): boolean =>
  today !== undefined && validFrom <= today && (validUntil === undefined || today <= validUntil);

function bodiesOf({
  assignment,
  delegation,
  data,
}: {
  assignment: Assignment;
  delegation: Delegation | undefined;
  data: RuleData;
}): Result<HandlingBody> {
  const own = bodyAt(assignment.place, assignment, data);
  if (!own.ok) return own;
  const lower = delegation && bodyAt(assignment.place, { ...delegation, level: delegation.to }, data);
  if (lower && !lower.ok) return lower;
  const { preliminaryReview } = assignment;
  const first = preliminaryReview && bodyAt(assignment.place, preliminaryReview, data);
  if (first && !first.ok) return first;
  const handler = lower?.value ?? own.value;
  return ok({
    assignment,
    ...(delegation && { delegation }),
    handler,
    issuer: delegation?.powerSource === 'entrusted' ? own.value : handler,
    powerSource: delegation?.powerSource ?? assignment.powerSource,
    // A delegate that decides by itself needs nobody to review for it.
    ...(first && !lower && { preliminaryReview: first.value }),
  });
}

function bodyAt(
  path: string,
  { level, departmentRole }: { level: Level; departmentRole: string },
  data: RuleData,
): Result<BodyPlace> {
  const place = divisionAt(data, path);
  if (place === undefined || !isDivisionCode(place))
    return refuse('assignment.placeMissing', path, '请先选择所在地区，才能确定由哪里受理');
  const division = [...divisionAncestors(place), place].find((code) => divisionLevel(code) === level);
  return division === undefined
    ? refuse('assignment.placeTooCoarse', path, '所在地区还不够具体，请选到下一级')
    : ok({ level, division, place, departmentRole });
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
