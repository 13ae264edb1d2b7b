import type { RuleExpression } from './definition.ts';
import { isOperator } from './operators/catalogue.ts';
import { isElementBody, operationOf } from './structure.ts';

/**
 * The paths that a rule reads of its data, in the order in which it reads them, each once: those of `var`, `missing`
 * and `missing_some` outside the bodies of iteration (there `var` reads the element). A name that is itself computed
 * is not among them: `checkRule` refuses it.
 */
export function ruleVariables(expression: RuleExpression): string[] {
  const names = new Set<string>();
  collect(expression, names);
  return [...names];
}

function collect(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) collect(item, names);
  const operation = operationOf(node);
  if (!operation) return;
  const { operator, args } = operation;
  for (const name of readNames(operator, args)) if (name !== '') names.add(name);
  args.forEach((arg, index) => {
    if (isOperator(operator) && !isElementBody(operator, index)) collect(arg, names);
  });
}

/** Names written out in the operation itself. `missing` takes them as arguments or as one list. */
export function readNames(operator: string, args: readonly unknown[]): string[] {
  return namesIn(operator, args)
    .filter((name) => typeof name === 'string' || typeof name === 'number')
    .map(String);
}

function namesIn(operator: string, args: readonly unknown[]): readonly unknown[] {
  if (operator === 'var') return args.slice(0, 1);
  if (operator === 'missing') return args.flat();
  return operator === 'missing_some' ? args.slice(1).flat() : [];
}
