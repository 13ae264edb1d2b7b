import type { HandlingItem, Parameter } from './elements.ts';

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

/**
 * 参数 by name, as rules read them. Given a day, a parameter outside its dates has no value (null): a limit that has
 * ended must not go on deciding.
 */
export const parameterValues = (
  item: Pick<HandlingItem, 'parameters'>,
  today?: string,
): Record<string, unknown> =>
  Object.fromEntries(
    item.parameters.map((parameter) => [
      parameter.name,
      isOutside(parameter, today) ? null : parameter.value,
    ]),
  );

const isOutside = ({ validFrom, validUntil }: Parameter, today: string | undefined): boolean =>
  today !== undefined &&
  ((validFrom !== undefined && today < validFrom) || (validUntil !== undefined && today > validUntil));

export const ruleData = (
  item: Pick<HandlingItem, 'parameters'>,
  facts: CaseFacts,
  { today }: { today?: string } = {},
): RuleData => ({
  situation: facts.situation,
  form: facts.form ?? {},
  applicant: facts.applicant ?? {},
  param: parameterValues(item, today),
});
