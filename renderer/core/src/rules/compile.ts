import { BanshiError } from '../errors/index.ts';
import type { RuleEnvironment, RuleExpression } from './definition.ts';
import { arithmeticOperators } from './operators/arithmetic.ts';
import { type Operator, operators } from './operators/catalogue.ts';
import { comparesThree, compileComparison, isComparison } from './operators/comparison.ts';
import { dateOperators } from './operators/dates.ts';
import { fieldOperators } from './operators/field.ts';
import { compileIteration, isIteration } from './operators/iteration.ts';
import { compileAnd, compileIf, compileNot, compileOr } from './operators/logic.ts';
import { compileIn, textOperators } from './operators/text.ts';
import { boundedList, type Compiled, type Evaluate, type StrictOperator } from './operators/values.ts';
import { readPath, readProperty, readVariable, variableOperators } from './operators/variable.ts';
import { operationOf, structureProblems } from './structure.ts';

/** The value of a rule for a data set. Pure: the same data and environment give the same value. */
export type CompiledRule = (data: unknown, env?: RuleEnvironment) => unknown;

const strictOperators = {
  ...variableOperators,
  ...arithmeticOperators,
  ...textOperators,
  ...dateOperators,
  ...fieldOperators,
};

const noEnvironment: RuleEnvironment = {};
const compiled = new WeakMap<object, CompiledRule>();

/**
 * Turns a rule into a function, without eval, so that it runs under a strict content security policy.
 *
 * On json-logic-js's operators the value is json-logic-js's, `undefined` and thrown TypeErrors included, except:
 * `var` sees own properties only; keys given to `missing` are never evaluated; `in` looks in lists and texts only;
 * lists and texts are bounded (`rule.tooMuchWork`); an object that is no operation is refused.
 * Throws `rule.invalid` (details: the problems) for a rule that `structureProblems` refuses, reached or not.
 * Kept per expression object: an expression must not be changed after its first evaluation.
 */
export function compileRule(expression: RuleExpression): CompiledRule {
  if (typeof expression !== 'object' || expression === null) return compileFresh(expression);
  const known = compiled.get(expression);
  if (known) return known;
  const fresh = compileFresh(expression);
  compiled.set(expression, fresh);
  return fresh;
}

/** The value of the rule for the data; see `compileRule` for what it throws. */
export const evaluateRule = (
  expression: RuleExpression,
  data: unknown,
  env: RuleEnvironment = noEnvironment,
): unknown => compileRule(expression)(data, env);

function compileFresh(expression: unknown): CompiledRule {
  const problems = structureProblems(expression);
  const first = problems[0];
  if (first) {
    throw new BanshiError({
      code: 'rule.invalid',
      place: first.place,
      status: 422,
      message: `rule refused: ${first.code} at "${first.place}"`,
      personMessage: first.message,
      details: problems,
    });
  }
  const { evaluate } = compileNode(expression);
  return (data, env = noEnvironment) => evaluate(data, env);
}

function compileNode(node: unknown): Compiled {
  if (Array.isArray(node)) return { evaluate: compileList(node), decides: false };
  const operation = operationOf(node);
  if (!operation)
    return { evaluate: () => node, decides: typeof node === 'boolean', constant: { value: node } };
  const operator = operation.operator as Operator;
  return {
    evaluate: compileOperation(operator, operation.args),
    decides: operators[operator].decides ?? false,
  };
}

/** A list in a rule yields a new list each time, as in json-logic-js: the caller may keep or change it. */
function compileList(items: readonly unknown[]): Evaluate {
  const evaluators = items.map((item) => compileNode(item).evaluate);
  return (data, env) => boundedList(evaluators.map((evaluate) => evaluate(data, env)));
}

function compileOperation(operator: Operator, args: readonly unknown[]): Evaluate {
  const children = args.map(compileNode);
  if (operator === 'var') return compileVariable(children);
  if (operator === 'and') return compileAnd(children);
  if (operator === 'or') return compileOr(children);
  if (operator === 'if' || operator === '?:') return compileIf(children);
  if (isIteration(operator)) return compileIteration(operator, children);
  if (operator === '!' || operator === '!!') {
    return alsoRunning(children.slice(1), compileNot(children[0], operator === '!'));
  }
  if (operator === 'in') return alsoRunning(children.slice(2), compileIn(children, literalList(args[1])));
  if (isComparison(operator)) {
    return alsoRunning(
      children.slice(comparesThree(operator) ? 3 : 2),
      compileComparison(operator, children),
    );
  }
  return compileStrict(strictOperators[operator], children);
}

/** Arguments that the operator does not use are evaluated all the same in json-logic-js, and may throw. */
function alsoRunning(unused: readonly Compiled[], evaluate: Evaluate): Evaluate {
  if (unused.length === 0) return evaluate;
  return (data, env) => {
    const value = evaluate(data, env);
    for (const other of unused) other.evaluate(data, env);
    return value;
  };
}

const literalList = (node: unknown): readonly unknown[] | null =>
  Array.isArray(node) && node.every((item) => typeof item !== 'object' || item === null) ? node : null;

function compileStrict(operator: StrictOperator, children: readonly Compiled[]): Evaluate {
  const evaluators = children.map((child) => child.evaluate);
  const [a, b] = evaluators;
  // Nearly all have one or two arguments: a list written out is twice as fast as one that is mapped.
  if (a && evaluators.length === 1) return (data, env) => operator([a(data, env)], env, data);
  if (a && b && evaluators.length === 2)
    return (data, env) => operator([a(data, env), b(data, env)], env, data);
  return (data, env) =>
    operator(
      evaluators.map((evaluate) => evaluate(data, env)),
      env,
      data,
    );
}

/** A name that is written out is split into its path once; most rules read nothing else. */
function compileVariable(children: readonly Compiled[]): Evaluate {
  const [name, fallback] = children;
  const path = name?.constant?.value;
  if (path === '' && !fallback) return (data) => readVariable(data, path, undefined);
  if ((typeof path !== 'string' && typeof path !== 'number') || fallback) {
    return compileStrict(variableOperators.var, children);
  }
  const segments = String(path).split('.');
  const [only] = segments;
  if (segments.length === 1 && only !== undefined) return (data) => readProperty(data, only) ?? null;
  return (data) => readPath(data, segments) ?? null;
}
