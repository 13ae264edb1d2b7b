import { isBanshiError } from '../errors/index.ts';
import { type Assignment, type Delegation, type HandlingItem, isSameJson, levels } from '../items/index.ts';
import { evaluateRule, truthy } from '../rules/index.ts';
import { elementPlace, finding, type PublishFinding } from './finding.ts';
import { sampleCases } from './sample-cases.ts';

/** Who may do what, from when until when: assignments, delegations, parameters and intake windows. */
export const powerFindings = (item: HandlingItem): PublishFinding[] => [
  ...assignmentOverlaps(item),
  ...item.assignments.flatMap((row) => delegationFindings(item, row)),
  ...parameterFindings(item),
  ...intakeFindings(item),
];

/** Rows without a rule, or with the same one, match the same cases; others are tried on the cases their rules tell apart. */
function assignmentOverlaps(item: HandlingItem): PublishFinding[] {
  return pairs(item.assignments)
    .filter(([a, b]) => meet(item, a.when, b.when))
    .map(([a, b]) =>
      finding({
        code: 'assignment.overlap',
        place: elementPlace('assignments', b.key),
        message: `“${a.key}”和“${b.key}”会同时成立，一件办件就有两个受理机关。`,
      }),
    );
}

function delegationFindings(
  item: HandlingItem,
  { key, level, delegable, delegations }: Assignment,
): PublishFinding[] {
  const placeOf = (row: Delegation) => elementPlace('assignments', key, 'delegations', row.key);
  return [
    ...delegations
      .filter(({ to }) => !delegable.includes(to) || levels.indexOf(to) <= levels.indexOf(level))
      .map((row) =>
        finding({
          code: 'delegation.notAllowed',
          place: placeOf(row),
          message: `这项权限不能委托或下放到“${row.to}”这一级。`,
        }),
      ),
    ...delegations.filter(isReversed).map((row) => reversed('delegation.datesReversed', placeOf(row))),
    ...pairs(delegations)
      .filter(([a, b]) => overlap(a, b) && meet(item, a.when, b.when))
      .map(([a, b]) =>
        finding({
          code: 'delegation.overlap',
          place: placeOf(b),
          message: `“${a.document}”和“${b.document}”在同一时间管同一类办件。`,
        }),
      ),
  ];
}

function parameterFindings({ parameters }: HandlingItem): PublishFinding[] {
  return [
    ...parameters
      .filter(({ value }) => value === null)
      .map(({ key, label }) =>
        finding({
          code: 'parameter.valueMissing',
          place: elementPlace('parameters', key),
          message: `参数“${label.zh}”还没有数值，读取它的规则按不成立处理。`,
        }),
      ),
    ...parameters
      .filter(isReversed)
      .map(({ key }) => reversed('parameter.datesReversed', elementPlace('parameters', key))),
  ];
}

function intakeFindings({ intakeWindows, statutoryLimit, promisedLimit }: HandlingItem): PublishFinding[] {
  const placeOf = ({ key }: { key: string }) => elementPlace('intakeWindows', key);
  const waits = [statutoryLimit, promisedLimit].some((limit) => limit?.startsAt === 'intakeWindowEnd');
  const asDates = ({ from, until }: { from: string; until: string }) => ({
    validFrom: from,
    validUntil: until,
  });
  return [
    ...intakeWindows
      .filter((row) => isReversed(asDates(row)))
      .map((row) => reversed('intake.datesReversed', placeOf(row))),
    ...pairs(intakeWindows)
      .filter(([a, b]) => overlap(asDates(a), asDates(b)))
      .map(([a, b]) =>
        finding({
          code: 'intake.overlap',
          place: placeOf(b),
          message: `受理期 ${a.from} 至 ${a.until} 与 ${b.from} 至 ${b.until} 重叠。`,
        }),
      ),
    ...(waits && intakeWindows.length === 0
      ? [
          finding({
            code: 'intake.missing',
            place: 'intakeWindows',
            message: '时限从受理期结束起算，却还没有受理期。',
          }),
        ]
      : []),
  ];
}

interface Dates {
  validFrom?: string | undefined;
  validUntil?: string | undefined;
}

const isReversed = ({ validFrom, validUntil }: Dates): boolean =>
  validFrom !== undefined && validUntil !== undefined && validUntil < validFrom;

const overlap = (a: Dates, b: Dates): boolean =>
  (a.validUntil === undefined || b.validFrom === undefined || b.validFrom <= a.validUntil) &&
  (b.validUntil === undefined || a.validFrom === undefined || a.validFrom <= b.validUntil);

/** Whether both rules hold for some case, as far as that can be tried. */
function meet(item: HandlingItem, a: Assignment['when'], b: Assignment['when']): boolean {
  if (a === undefined || b === undefined || isSameJson(a, b)) return true;
  try {
    return sampleCases(item, [a, b]).some((data) => [a, b].every((rule) => truthy(evaluateRule(rule, data))));
  } catch (error) {
    // A rule that is none, or that reads what it cannot, has a finding of its own.
    if (isBanshiError(error) || error instanceof TypeError) return false;
    throw error;
  }
}

const pairs = <T>(rows: readonly T[]): [T, T][] =>
  rows.flatMap((a, index) => rows.slice(index + 1).map((b): [T, T] => [a, b]));

const reversed = (
  code: 'delegation.datesReversed' | 'parameter.datesReversed' | 'intake.datesReversed',
  place: string,
): PublishFinding => finding({ code, place, message: '结束日期早于开始日期。' });
