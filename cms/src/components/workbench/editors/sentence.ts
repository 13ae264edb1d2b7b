import type { RuleExpression, VariableDeclaration } from '@banshi/core/rules';

/** What a comparison may say about a variable of each kind. */
export const comparisons = {
  number: ['<=', '<', '>=', '>', '==', '!='],
  choice: ['in', '==', '!='],
  choices: ['includes', 'excludes'],
  boolean: ['isTrue', 'isFalse'],
} as const;
export type VariableKind = keyof typeof comparisons;
export type Comparison = (typeof comparisons)[VariableKind][number];

/** One clause: 采伐蓄积 不超过 50. A number may be compared with a parameter of the item. */
export interface Clause {
  variable: string;
  comparison: Comparison;
  value: number | string | string[] | { param: string } | null;
}

/** Clauses that all hold, or of which one does: as much of a rule as is written without code. */
export interface Sentence {
  join: 'and' | 'or';
  clauses: Clause[];
}

/** Which variables a sentence may speak about, and as what. */
export function kindOf({ type, options }: VariableDeclaration): VariableKind | undefined {
  if (type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'string' && options) return 'choice';
  if (type === 'list' && options) return 'choices';
  return undefined;
}

export const isComplete = ({ value, comparison }: Clause): boolean =>
  comparison === 'isTrue' ||
  comparison === 'isFalse' ||
  (Array.isArray(value) ? value.length > 0 : value !== null && value !== '');

/** A clause about a variable, its value still to be chosen. */
export function clauseAbout(variable: VariableDeclaration): Clause {
  const kind = kindOf(variable) ?? 'number';
  return { variable: variable.name, comparison: comparisons[kind][0], value: kind === 'choice' ? [] : null };
}

/** Undefined = every case. Clauses without a value are left out. */
export function ruleOf({ join, clauses }: Sentence): RuleExpression | undefined {
  const rules = clauses.filter(isComplete).map(clauseRule);
  return rules.length > 1 ? { [join]: rules } : rules[0];
}

function clauseRule({ variable, comparison, value }: Clause): RuleExpression {
  const read = { var: variable };
  switch (comparison) {
    case 'isTrue':
      return { '==': [read, true] };
    case 'isFalse':
      return { '==': [read, false] };
    case 'includes':
      return { in: [value as string, read] };
    case 'excludes':
      return { '!': [{ in: [value as string, read] }] };
    case 'in':
      return { in: [read, Array.isArray(value) ? value : [value as string]] };
    default:
      return { [comparison]: [read, isParameter(value) ? { var: value.param } : (value as string | number)] };
  }
}

const isParameter = (value: Clause['value']): value is { param: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rule as a sentence, or undefined where it says more than a sentence can: then it stays as it was written. */
export function sentenceOf(rule: unknown, variables: readonly VariableDeclaration[]): Sentence | undefined {
  if (rule === undefined) return { join: 'and', clauses: [] };
  const [operator, operands] = entryOf(rule) ?? [];
  const isJoined = (operator === 'and' || operator === 'or') && Array.isArray(operands);
  const join = operator === 'or' ? 'or' : 'and';
  const rules = isJoined ? (operands as unknown[]) : [rule];
  const clauses = rules.map((one) => clauseOf(one, variables));
  return clauses.every((clause) => clause !== undefined) ? { join, clauses } : undefined;
}

function clauseOf(rule: unknown, variables: readonly VariableDeclaration[]): Clause | undefined {
  const [operator, operands] = entryOf(rule) ?? [];
  if (operator === '!' && Array.isArray(operands) && operands.length === 1) {
    const inner = clauseOf(operands[0], variables);
    return inner?.comparison === 'includes' ? { ...inner, comparison: 'excludes' } : undefined;
  }
  if (!operator || !Array.isArray(operands) || operands.length !== 2) return undefined;
  const [left, right] = operands as [unknown, unknown];
  if (operator === 'in' && typeof left === 'string') {
    const variable = known(right, variables);
    return variable?.kind === 'choices'
      ? { variable: variable.name, comparison: 'includes', value: left }
      : undefined;
  }
  const variable = known(left, variables);
  if (!variable) return undefined;
  return comparisonOf(variable, operator, right);
}

function comparisonOf(
  { name, kind }: { name: string; kind: VariableKind },
  operator: string,
  right: unknown,
): Clause | undefined {
  if (kind === 'boolean')
    return operator === '==' && typeof right === 'boolean'
      ? { variable: name, comparison: right ? 'isTrue' : 'isFalse', value: null }
      : undefined;
  const comparison = comparisons[kind].find((one) => one === operator);
  if (!comparison) return undefined;
  if (kind === 'choice') {
    const isList = Array.isArray(right) && right.every((one) => typeof one === 'string');
    const fits = comparison === 'in' ? isList : typeof right === 'string';
    return fits ? { variable: name, comparison, value: right as string | string[] } : undefined;
  }
  if (typeof right === 'number') return { variable: name, comparison, value: right };
  const param = pathOf(right);
  return param?.startsWith('param.') ? { variable: name, comparison, value: { param } } : undefined;
}

function known(
  expression: unknown,
  variables: readonly VariableDeclaration[],
): { name: string; kind: VariableKind } | undefined {
  const path = pathOf(expression);
  const variable = variables.find(({ name }) => name === path);
  const kind = variable && kindOf(variable);
  return variable && kind ? { name: variable.name, kind } : undefined;
}

function pathOf(expression: unknown): string | undefined {
  const [operator, operand] = entryOf(expression) ?? [];
  if (operator !== 'var') return undefined;
  const path = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
  return typeof path === 'string' ? path : undefined;
}

function entryOf(expression: unknown): [string, unknown] | undefined {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return undefined;
  const entries = Object.entries(expression);
  return entries.length === 1 ? entries[0] : undefined;
}
