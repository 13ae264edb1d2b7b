import { isOperator, operators } from './operators/catalogue.ts';
import { isIteration } from './operators/iteration.ts';
import { bodyScope, type Scope, unknownValue, type ValueFacts } from './scope.ts';
import { isElementBody, type Operation, operationOf } from './structure.ts';

export type Literal = string | number | boolean | null;

export const isLiteral = (node: unknown): node is Literal => typeof node !== 'object' || node === null;

const numbers = [
  '+',
  '-',
  '*',
  '/',
  '%',
  'min',
  'max',
  'age',
  'yearsBetween',
  'daysBetween',
  'workdaysBetween',
];
const amounts = ['sum', 'round'];
const texts = ['cat', 'substr'];
const dates = ['addYears', 'today'];

/** What is known of the value of a node without evaluating it. */
export function factsOf(node: unknown, scope: Scope): ValueFacts {
  if (isLiteral(node)) return literalFacts(node);
  const operation = operationOf(node);
  if (!operation) return unknownValue;
  const { operator, args } = operation;
  if (operator === 'var') return variableFacts(args, scope);
  if (operator === 'filter') return factsOf(args[0], scope);
  if (numbers.includes(operator) || amounts.includes(operator)) return { type: 'number' };
  if (texts.includes(operator)) return { type: 'string' };
  if (dates.includes(operator)) return { type: 'date' };
  return isOperator(operator) && operators[operator].decides ? { type: 'boolean' } : unknownValue;
}

const variableFacts = ([name]: readonly unknown[], scope: Scope): ValueFacts =>
  (isLiteral(name) ? scope.find(String(name ?? '')) : null) ?? unknownValue;

function literalFacts(value: Literal): ValueFacts {
  if (typeof value === 'string') return { type: 'string' };
  if (typeof value === 'number') return { type: 'number' };
  return typeof value === 'boolean' ? { type: 'boolean' } : unknownValue;
}

/** The names that argument `index` of an operation may read. */
export function argumentScope({ operator, args }: Operation, index: number, scope: Scope): Scope {
  if (!isOperator(operator) || !isElementBody(operator, index) || !isIteration(operator)) return scope;
  return bodyScope(operator, factsOf(args[0], scope));
}
