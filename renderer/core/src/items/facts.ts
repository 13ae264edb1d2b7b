import type { HandlingItem } from './elements.ts';

/** What the citizen answered and what the office established, by situation variable. */
export type Answers = Readonly<Record<string, unknown>>;

/** Everything about one case that an item's rules may read; `param` is taken from the item itself. */
export interface CaseFacts {
  /** From `effectiveSituation`. */
  situation: Answers;
  /** The form's values, hidden fields absent. */
  form?: Readonly<Record<string, unknown>>;
  applicant?: unknown;
}

/** What `evaluateRule` gets as data. */
export interface RuleData {
  situation: Answers;
  form: Readonly<Record<string, unknown>>;
  applicant: unknown;
  param: Readonly<Record<string, unknown>>;
}

/** 参数 by name, as rules read them. */
export const parameterValues = (item: Pick<HandlingItem, 'parameters'>): Record<string, unknown> =>
  Object.fromEntries(item.parameters.map((parameter) => [parameter.name, parameter.value]));

export const ruleData = (item: Pick<HandlingItem, 'parameters'>, facts: CaseFacts): RuleData => ({
  situation: facts.situation,
  form: facts.form ?? {},
  applicant: facts.applicant ?? {},
  param: parameterValues(item),
});
