import type { Problem } from '../errors/index.ts';
import { isOperator, type Operator, operators } from './operators/catalogue.ts';

/** Deepest nesting of operators and lists, and most operators and literals together, that one rule may have. */
export const maxRuleDepth = 20;
export const maxRuleNodes = 200;

/** An operator and its arguments: `{"!": x}` is short for `{"!": [x]}`. */
export interface Operation {
  operator: string;
  args: readonly unknown[];
  /** Path of argument `index` inside this node: the short form has no index. */
  placeOf(index: number): string;
}

/** The node as an operation, or null: as in json-logic-js an object with one key is one, any other is a literal. */
export function operationOf(node: unknown): Operation | null {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return null;
  const keys = Object.keys(node);
  const operator = keys[0];
  if (keys.length !== 1 || operator === undefined) return null;
  const values: unknown = (node as Record<string, unknown>)[operator];
  return Array.isArray(values)
    ? { operator, args: values, placeOf: (index) => `${operator}/${index}` }
    : { operator, args: [values], placeOf: () => operator };
}

/** True where argument `index` of the operator is evaluated once per element, with the element as its data. */
export const isElementBody = (operator: Operator, index: number): boolean =>
  index === 1 && operators[operator].iterates === true;

export const joinPlace = (place: string, rest: string): string => (place ? `${place}/${rest}` : rest);

const refuse = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});

interface Visit {
  node: unknown;
  place: string;
  depth: number;
  inBody: boolean;
}

/**
 * What makes a rule unfit to be evaluated at all: too deep, too large, an operator outside the set, iteration within
 * the body of another, a value that is not JSON. Empty = it may be compiled.
 *
 * Walks with its own stack and stops at the limits, so that a bomb (12,000 nested `!`, a node shared a thousand
 * times) costs no more than the largest rule allowed.
 */
export function structureProblems(expression: unknown, place = ''): Problem[] {
  const problems: Problem[] = [];
  const open: Visit[] = [{ node: expression, place, depth: 0, inBody: false }];
  let nodes = 0;
  for (let visit = open.pop(); visit; visit = open.pop()) {
    nodes += 1;
    if (nodes > maxRuleNodes) {
      return [
        refuse('rule.tooLarge', place, `规则最多包含 ${maxRuleNodes} 个部分，请拆成几条规则，或改用对照表`),
      ];
    }
    if (visit.depth > maxRuleDepth) {
      return [refuse('rule.tooDeep', place, `规则最多嵌套 ${maxRuleDepth} 层，请拆成几条规则`)];
    }
    problems.push(...nodeProblems(visit));
    open.push(...childrenOf(visit).reverse());
  }
  return problems;
}

function nodeProblems({ node, place, inBody }: Visit): Problem[] {
  if (Array.isArray(node) || node === null) return [];
  if (typeof node === 'object') {
    const operation = operationOf(node);
    if (!operation) return [refuse('rule.object', place, '这里须写一个运算，且只写一个，不能写一般的对象')];
    const { operator } = operation;
    if (!isOperator(operator)) {
      return [
        refuse('rule.operatorUnknown', place, `没有“${operator.slice(0, 40)}”这种运算，请从运算列表中选择`),
      ];
    }
    if (inBody && operators[operator].iterates) {
      return [refuse('rule.nestedIteration', place, '逐项判断的里面不能再逐项判断，请拆成两条规则')];
    }
    return [];
  }
  const isLiteral =
    typeof node === 'string' ||
    typeof node === 'boolean' ||
    (typeof node === 'number' && Number.isFinite(node));
  return isLiteral ? [] : [refuse('rule.notJson', place, '规则里只能写文字、数字、是否和列表')];
}

function childrenOf({ node, place, depth, inBody }: Visit): Visit[] {
  if (Array.isArray(node)) {
    return node
      .slice(0, maxRuleNodes + 1)
      .map((item, index) => ({ node: item, place: joinPlace(place, `${index}`), depth: depth + 1, inBody }));
  }
  const operation = operationOf(node);
  if (!operation) return [];
  const { operator, args, placeOf } = operation;
  return args.slice(0, maxRuleNodes + 1).map((item, index) => ({
    node: item,
    place: joinPlace(place, placeOf(index)),
    depth: depth + 1,
    inBody: inBody || (isOperator(operator) && isElementBody(operator, index)),
  }));
}
