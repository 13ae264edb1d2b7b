import { isDivisionCode } from '../identifiers/index.ts';
import { evaluateRule, type RuleEnvironment, truthy } from '../rules/index.ts';
import type { HandlingItem, Situation } from './elements.ts';
import { type Answers, parameterValues } from './facts.ts';

type QuestionedItem = Pick<HandlingItem, 'situations' | 'parameters'>;

export interface SituationOptions {
  env?: RuleEnvironment;
  /** Values of `verified` variables that the office or an interface has established; others hold their fallback. */
  verified?: Answers;
}

/** Where somebody stands in the situation questions (情形). */
export interface SituationPath {
  /** The questions that are put to this citizen, in order, answered or not. */
  questions: Situation[];
  /** The answers that count: of questions still put, and among the values that the question allows. */
  answers: Record<string, unknown>;
  /** Variables that were answered once and no longer count, because an earlier answer changed. */
  dropped: string[];
  /** The first question without an answer. */
  next: Situation | undefined;
  isComplete: boolean;
  /** `answers` and the `verified` variables together: what rules read as `situation.*`. */
  situation: Record<string, unknown>;
}

/**
 * The questions to put, given what has been answered. One pass in the order of the rows: a `when` reads only rows
 * before its own, so that an answer dropped here also hides what hung on it.
 */
export function nextQuestions(
  item: QuestionedItem,
  answers: Answers,
  options: SituationOptions = {},
): SituationPath {
  const situation: Record<string, unknown> = {};
  const path: SituationPath = {
    questions: [],
    answers: {},
    dropped: [],
    next: undefined,
    isComplete: true,
    situation,
  };
  const data = { situation, param: parameterValues(item, options.env?.today) };
  for (const row of item.situations) {
    const isPut = row.when === undefined || truthy(evaluateRule(row.when, data, options.env));
    if (row.origin === 'verified') {
      if (isPut) situation[row.variable] = verifiedValue(row, options.verified);
      continue;
    }
    const answer = own(answers, row.variable);
    const counts = isPut && isAnswerTo(row, answer);
    if (isPut) path.questions.push(row);
    if (counts) {
      path.answers[row.variable] = answer;
      situation[row.variable] = answer;
    } else {
      if (answer !== undefined) path.dropped.push(row.variable);
      if (isPut) {
        path.next ??= row;
        path.isComplete = false;
      }
    }
  }
  return path;
}

/** What rules read as `situation.*`: the answers that count, and `verified` variables by value or fallback. */
export const effectiveSituation = (
  item: QuestionedItem,
  answers: Answers,
  options: SituationOptions = {},
): Record<string, unknown> => nextQuestions(item, answers, options).situation;

/** Whether a value can be the answer to a question: one of its options, yes or no, a 12-digit division code. */
export function isAnswerTo(question: Situation, value: unknown): boolean {
  const allowed = (entry: unknown): boolean =>
    question.options?.some((option) => option.value === entry) ?? false;
  switch (question.type) {
    case 'yesNo':
      return typeof value === 'boolean';
    case 'choice':
      return allowed(value);
    case 'choices':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        new Set(value).size === value.length &&
        value.every(allowed)
      );
    case 'division':
      return typeof value === 'string' && isDivisionCode(value);
  }
}

const verifiedValue = (row: Situation, verified: Answers | undefined): unknown =>
  (verified && own(verified, row.variable)) ?? row.fallback ?? null;

const own = (values: Answers, key: string): unknown => (Object.hasOwn(values, key) ? values[key] : undefined);
