import type { Problem } from '../errors/index.ts';
import { checkArguments } from './check-arguments.ts';
import type { TableDeclaration, VariableDeclaration } from './definition.ts';
import { argumentScope, isLiteral } from './facts.ts';
import { type Operator, operators } from './operators/catalogue.ts';
import { openScope, type Scope, scopeOf } from './scope.ts';
import { joinPlace, type Operation, operationOf, structureProblems } from './structure.ts';
import { readNames } from './variables.ts';

export interface RuleCheckContext {
  /** Absent = names and types are not checked. */
  variables?: readonly VariableDeclaration[];
  /** Absent = names of tables are not checked. */
  tables?: readonly TableDeclaration[];
  /** Put before every place: where the rule stands in the item (`materials/process-description/applies`). */
  place?: string;
}

/**
 * Everything that is wrong with a rule as authored; empty = nothing. Places are paths inside the rule, such as
 * `some/1/endsWith/1`.
 *
 * Codes: those of `structureProblems` (`rule.tooDeep`, `rule.tooLarge`, `rule.operatorUnknown`,
 * `rule.nestedIteration`, `rule.object`, `rule.notJson`), and where there are none of them `rule.arity`,
 * `rule.variableUnknown`, `rule.variableComputed`, `rule.optionUnknown`, `rule.literalType`, `rule.dateFormat`,
 * `rule.divisionCode`, `rule.argumentType`, `rule.typesDiffer`, `rule.textOrder`, `rule.tableUnknown`, and the
 * warning `rule.neverMatches`.
 */
export function checkRule(expression: unknown, context: RuleCheckContext = {}): Problem[] {
  const place = context.place ?? '';
  const structure = structureProblems(expression, place);
  if (structure.length > 0) return structure;
  const scope = context.variables ? scopeOf(context.variables) : openScope;
  return checkNode(expression, { place, scope, tables: context.tables });
}

interface NodeContext {
  place: string;
  scope: Scope;
  tables: readonly TableDeclaration[] | undefined;
}

function checkNode(node: unknown, context: NodeContext): Problem[] {
  if (Array.isArray(node)) {
    return node.flatMap((item, index) =>
      checkNode(item, { ...context, place: joinPlace(context.place, `${index}`) }),
    );
  }
  const operation = operationOf(node);
  if (!operation) return [];
  const { args, placeOf } = operation;
  return [
    ...arityProblems(operation, context.place),
    ...nameProblems(operation, context),
    ...checkArguments(operation, context),
    ...args.flatMap((arg, index) =>
      checkNode(arg, {
        ...context,
        place: joinPlace(context.place, placeOf(index)),
        scope: argumentScope(operation, index, context.scope),
      }),
    ),
  ];
}

function arityProblems({ operator, args }: Operation, place: string): Problem[] {
  const [least, most] = operators[operator as Operator].arguments;
  if (args.length >= least && args.length <= most) return [];
  const wanted = least === most ? `${least} 个` : `${least} 至 ${most} 个`;
  const message = `运算“${operator}”须有${wanted}参数，现在有 ${args.length} 个`;
  return [{ code: 'rule.arity', severity: 'error', place, message }];
}

/** Every name that the operation reads exists; a name must be written out, so that rules can be analysed at all. */
function nameProblems(operation: Operation, { place, scope }: NodeContext): Problem[] {
  const { operator, args, placeOf } = operation;
  const at = joinPlace(place, placeOf(operator === 'missing_some' ? 1 : 0));
  if (operator === 'var' && args.length > 0 && !isLiteral(args[0])) {
    const message = '变量名须直接写出，不能由运算得出';
    return [{ code: 'rule.variableComputed', severity: 'error', place: at, message }];
  }
  return readNames(operator, args)
    .filter((name) => scope.find(name) === null)
    .map((name) => ({
      code: 'rule.variableUnknown',
      severity: 'error',
      place: at,
      message: unknownName(name, scope),
    }));
}

function unknownName(name: string, scope: Scope): string {
  if (scope.inBody) return `逐项判断时只能读取这一项自己的内容，其中没有“${name}”`;
  return name === '' ? '请写明要读取哪个变量' : `没有名为“${name}”的变量，请从变量列表中选择`;
}
