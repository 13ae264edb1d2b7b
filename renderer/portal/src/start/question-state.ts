import { type DivisionLevel, divisionLevel, divisionLevels, isDivisionCode } from '@banshi/core/identifiers';
import type { Situation } from '@banshi/core/items';
import { isAnswerTo, type SituationPath } from '@banshi/core/items';
import { type RuleExpression, ruleVariables } from '@banshi/core/rules';
import type { BrowserItem } from '../api/types.ts';

/** The screens of the start of an item, as they stand in the address. */
export type StartScreen =
  | { kind: 'question'; question: Situation; index: number }
  | { kind: 'outcome' }
  | { kind: 'checklist' };

export const questionStep = (question: Situation): string => `q-${question.key}`;

/**
 * The screen that an address may show: never one that lies behind an unanswered question, and the checklist only
 * where there is something to apply for. An address without a step leads to where the answers end.
 */
export function screenFor(step: string, path: SituationPath, canApply: boolean): StartScreen {
  const reachable = path.next ? path.questions.indexOf(path.next) : path.questions.length - 1;
  const index = path.questions.findIndex((question) => questionStep(question) === step);
  const asked = path.questions[index];
  if (asked && index <= reachable) return { kind: 'question', question: asked, index };
  if (path.next) return { kind: 'question', question: path.next, index: reachable };
  return step === 'checklist' && canApply ? { kind: 'checklist' } : { kind: 'outcome' };
}

export const stepOf = (screen: StartScreen): string =>
  screen.kind === 'question' ? questionStep(screen.question) : screen.kind;

/** How precise a place must be: as precise as the assignment that reads it. */
export function neededLevel(item: Pick<BrowserItem, 'assignments'>, variable: string): DivisionLevel {
  const ranks = item.assignments
    .filter((assignment) => assignment.place === `situation.${variable}`)
    .map((assignment) => divisionLevels.indexOf(assignment.level));
  return divisionLevels[Math.max(...ranks, divisionLevels.indexOf('county'))] ?? 'county';
}

export type AnswerProblem = 'missing' | 'tooCoarse';

export function answerProblem(
  item: Pick<BrowserItem, 'assignments'>,
  question: Situation,
  answer: unknown,
): AnswerProblem | undefined {
  if (!isAnswerTo(question, answer)) return 'missing';
  if (question.type !== 'division' || typeof answer !== 'string' || !isDivisionCode(answer)) return undefined;
  const wanted = divisionLevels.indexOf(neededLevel(item, question.variable));
  return divisionLevels.indexOf(divisionLevel(answer)) < wanted ? 'tooCoarse' : undefined;
}

/**
 * How many questions there will be, as far as can be said: those put by now, and those that an answer still missing
 * may bring. Too many at first is kinder than too few: the way gets shorter as one walks it.
 */
export function expectedSteps(item: Pick<BrowserItem, 'situations'>, path: SituationPath): number {
  // Variables whose answer is still to come; a rule reads only rows before its own, so one pass will do.
  const open = new Set<string>();
  let count = path.questions.length;
  for (const row of item.situations) {
    if (row.origin !== 'asked') continue;
    if (path.questions.includes(row)) {
      if (!Object.hasOwn(path.answers, row.variable)) open.add(row.variable);
    } else if (row.when !== undefined && readsAny(row.when, open)) {
      open.add(row.variable);
      count += 1;
    }
  }
  return count;
}

const readsAny = (rule: RuleExpression, variables: ReadonlySet<string>): boolean =>
  ruleVariables(rule).some((name) => variables.has(name.replace(/^situation\./, '')));
