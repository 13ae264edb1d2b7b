import { z } from 'zod';
import { LocalText } from '../errors/index.ts';
import { structureProblems } from './structure.ts';

/**
 * JSON-logic as authored: a literal, a list, or an object with one key, the operator, such as
 * `{">": [{"var": "form.area"}, 50]}`. Which operators exist: `operators/catalogue.ts`.
 */
export type RuleExpression =
  | string
  | number
  | boolean
  | null
  | RuleExpression[]
  | { [operator: string]: RuleExpression };

/** Refuses an unknown operator, a rule beyond the limits and nested iteration, each as one issue with its path. */
export const RuleExpression = z.custom<RuleExpression>().superRefine((value, context) => {
  for (const problem of structureProblems(value)) {
    context.addIssue({
      code: 'custom',
      message: problem.message,
      path: problem.place ? problem.place.split('/') : [],
    });
  }
});

/** 设定依据 of a rule: the statute and, where known, its article ("第十二条"). */
export const RuleBasis = z
  .object({ statute: z.string().min(1), article: z.string().min(1).optional() })
  .strict();
export type RuleBasis = z.infer<typeof RuleBasis>;

/** 条件规则. `reason` is what the citizen is told where the rule holds, instead of the sentence made from it. */
export const Rule = z
  .object({
    v: z.literal(1),
    expression: RuleExpression,
    basis: z.array(RuleBasis).optional(),
    reason: LocalText.optional(),
  })
  .strict();
export type Rule = z.infer<typeof Rule>;

export const variableTypes = [
  'string',
  'number',
  'boolean',
  'date',
  'division',
  'list',
  'rows',
  'object',
] as const;

/**
 * A value that rules may read.
 *
 * `name` is the path that `var` writes (`items`, `form.area`, `param.limit`). Types: date = `YYYY-MM-DD` ·
 * division = code of 6, 9 or 12 digits · list = list of strings · rows = list of objects with `columns` ·
 * object = anything below it may be read. `options` are the only values of a string, or of the elements of a list.
 */
export interface VariableDeclaration {
  name: string;
  type: (typeof variableTypes)[number];
  label: LocalText;
  options?: readonly { value: string; label: LocalText }[];
  /** Of a number, for sentences: 平方米. */
  unit?: LocalText;
  columns?: readonly Omit<VariableDeclaration, 'origin'>[];
  /** asked = by the citizen · verified = by the office or an interface · parameter = `param.*` · field = of the form. */
  origin: 'asked' | 'verified' | 'parameter' | 'field' | 'system';
}

/** A table that `lookup` may read: its name in the rule and its title for people. Its rows are in the environment. */
export interface TableDeclaration {
  name: string;
  label: LocalText;
}

/** Rows by key: `{"lookup": ["fees", "A"]}` is `table.A`, `{"lookup": ["fees", "A", "cents"]}` is `table.A.cents`. */
export type RuleTable = Readonly<Record<string, unknown>>;

/** What a rule reads beside its data; all of it input, so that browser and server decide alike. */
export interface RuleEnvironment {
  /** `YYYY-MM-DD` in the zone of the administration. */
  today?: string;
  /** Working days from one date to another, the starting day not counted. */
  calendar?: { workingDaysBetween(from: string, to: string): { days: number } };
  tables?: Readonly<Record<string, RuleTable>>;
  /** Types of the valid electronic licences (电子证照) that the applicant holds, as the rules name them. */
  licences?: readonly string[];
}
