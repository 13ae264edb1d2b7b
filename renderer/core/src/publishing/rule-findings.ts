import type { Problem } from '../errors/index.ts';
import { checkForm } from '../forms/index.ts';
import {
  contextVariables,
  faceVariables,
  type HandlingItem,
  itemVariables,
  resultRowVariables,
  situationVariables,
} from '../items/index.ts';
import { checkRule, ruleVariables, type VariableDeclaration } from '../rules/index.ts';
import { elementPlace, finding, type PublishFinding } from './finding.ts';

/** Every rule of the item against what it may read at its place, and the form as a whole. */
export const ruleFindings = (item: HandlingItem): PublishFinding[] => [
  ...situationRules(item),
  ...caseRules(item),
  ...formProblems(item),
];

/** A question's `when` reads the answers before it, parameters, and nothing of the form. */
function situationRules(item: HandlingItem): PublishFinding[] {
  return item.situations.flatMap((row, index) => {
    if (row.when === undefined) return [];
    const place = elementPlace('situations', row.key, 'when');
    const later = new Set(item.situations.slice(index).map((other) => `situation.${other.variable}`));
    const readsLater = ruleVariables(row.when).filter((name) => later.has(name));
    if (readsLater.length > 0) {
      return [
        finding({
          code: 'rule.readsLater',
          place,
          message: `“${row.question.zh}”的条件读取了排在它后面的问题（${readsLater.join('、')}）。`,
        }),
      ];
    }
    return ruleProblems(row.when, place, [
      ...situationVariables(item.situations.slice(0, index)),
      ...contextVariables({ situations: [], parameters: item.parameters }),
    ]);
  });
}

interface PlacedRule {
  rule: unknown;
  place: string;
  variables: readonly VariableDeclaration[];
}

function caseRules(item: HandlingItem): PublishFinding[] {
  const beforeForm = contextVariables(item);
  const all = itemVariables(item);
  const face = [...all, ...faceVariables];
  const rules: PlacedRule[] = [
    ...item.eligibility.map((row) => ({
      rule: row.when,
      place: elementPlace('eligibility', row.key, 'when'),
      variables: beforeForm,
    })),
    ...item.materials.map((row) => ({
      rule: row.applies,
      place: elementPlace('materials', row.key, 'applies'),
      variables: all,
    })),
    ...item.assignments.map((row) => ({
      rule: row.when,
      place: elementPlace('assignments', row.key, 'when'),
      variables: all,
    })),
    ...item.assignments.flatMap((row) =>
      row.delegations.map(({ key, when }) => ({
        rule: when,
        place: elementPlace('assignments', row.key, 'delegations', key, 'when'),
        variables: all,
      })),
    ),
    ...item.results.flatMap((row) => {
      const ofRow = resultRowVariables(item, row);
      return [
        {
          rule: row.when,
          place: elementPlace('results', row.key, 'when'),
          variables: [...all, ...ofRow],
        },
        ...row.faceFields.map((field) => ({
          rule: field.from,
          place: elementPlace('results', row.key, 'faceFields', field.key),
          variables: [...face, ...ofRow],
        })),
      ];
    }),
  ];
  return rules
    .filter(({ rule }) => rule !== undefined)
    .flatMap(({ rule, place, variables }) => ruleProblems(rule, place, variables));
}

const ruleProblems = (
  rule: unknown,
  place: string,
  variables: readonly VariableDeclaration[],
): PublishFinding[] => asFindings('rule.invalid', checkRule(rule, { place, variables }));

function formProblems(item: HandlingItem): PublishFinding[] {
  const problems = checkForm(item.form, { variables: contextVariables(item) });
  return asFindings(
    'form.invalid',
    problems.map((problem) => ({ ...problem, place: `form/${problem.place}` })),
  );
}

/** The severity is the finding's own; the code stays that of the check, the detail code goes into the message. */
const asFindings = (code: 'rule.invalid' | 'form.invalid', problems: readonly Problem[]): PublishFinding[] =>
  problems.map((problem) => ({
    ...finding({ code, place: problem.place, message: `${problem.message}（${problem.code}）。` }),
    severity: problem.severity,
  }));
