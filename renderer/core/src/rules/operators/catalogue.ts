/**
 * The closed set of operators. `arguments` is what an author may write [least, most]; the evaluator itself takes
 * any number, as json-logic-js does. Everything that walks rules (checks, compiler, sentences) reads this list.
 */
export interface OperatorFacts {
  arguments: readonly [least: number, most: number];
  /** json-logic-js has it, with the same meaning. */
  shared: boolean;
  /** Its second argument is evaluated once per element of the first, with the element as data. */
  iterates?: true;
  /** Always yields true or false. */
  decides?: true;
}

const any = 200;

const facts = {
  var: { arguments: [0, 2], shared: true },
  missing: { arguments: [1, any], shared: true },
  missing_some: { arguments: [2, 2], shared: true },
  if: { arguments: [2, any], shared: true },
  '?:': { arguments: [2, any], shared: true },
  '==': { arguments: [2, 2], shared: true, decides: true },
  '===': { arguments: [2, 2], shared: true, decides: true },
  '!=': { arguments: [2, 2], shared: true, decides: true },
  '!==': { arguments: [2, 2], shared: true, decides: true },
  '!': { arguments: [1, 1], shared: true, decides: true },
  '!!': { arguments: [1, 1], shared: true, decides: true },
  or: { arguments: [1, any], shared: true },
  and: { arguments: [1, any], shared: true },
  '>': { arguments: [2, 2], shared: true, decides: true },
  '>=': { arguments: [2, 2], shared: true, decides: true },
  '<': { arguments: [2, 3], shared: true, decides: true },
  '<=': { arguments: [2, 3], shared: true, decides: true },
  max: { arguments: [1, any], shared: true },
  min: { arguments: [1, any], shared: true },
  '+': { arguments: [1, any], shared: true },
  '-': { arguments: [1, 2], shared: true },
  '*': { arguments: [1, any], shared: true },
  '/': { arguments: [2, 2], shared: true },
  '%': { arguments: [2, 2], shared: true },
  map: { arguments: [2, 2], shared: true, iterates: true },
  filter: { arguments: [2, 2], shared: true, iterates: true },
  reduce: { arguments: [2, 3], shared: true, iterates: true },
  all: { arguments: [2, 2], shared: true, iterates: true, decides: true },
  none: { arguments: [2, 2], shared: true, iterates: true, decides: true },
  some: { arguments: [2, 2], shared: true, iterates: true, decides: true },
  merge: { arguments: [1, any], shared: true },
  in: { arguments: [2, 2], shared: true, decides: true },
  cat: { arguments: [1, any], shared: true },
  substr: { arguments: [2, 3], shared: true },
  age: { arguments: [1, 2], shared: false },
  yearsBetween: { arguments: [2, 2], shared: false },
  daysBetween: { arguments: [2, 2], shared: false },
  workdaysBetween: { arguments: [2, 2], shared: false },
  addYears: { arguments: [2, 2], shared: false },
  today: { arguments: [0, 0], shared: false },
  inDivision: { arguments: [2, 2], shared: false, decides: true },
  hasLicence: { arguments: [1, 1], shared: false, decides: true },
  endsWith: { arguments: [2, 2], shared: false, decides: true },
  sum: { arguments: [1, 2], shared: false },
  round: { arguments: [1, 2], shared: false },
  lookup: { arguments: [2, 3], shared: false },
} as const satisfies Record<string, OperatorFacts>;

export type Operator = keyof typeof facts;

export const operators: Readonly<Record<Operator, OperatorFacts>> = facts;

/** By own key: a rule `{"constructor": …}` names no operator. */
export const isOperator = (name: string): name is Operator => Object.hasOwn(facts, name);
