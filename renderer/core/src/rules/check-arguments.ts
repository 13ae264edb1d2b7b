import type { Problem } from '../errors/index.ts';
import { literalFault } from './check-literal.ts';
import type { TableDeclaration } from './definition.ts';
import { factsOf, isLiteral } from './facts.ts';
import { isComparison } from './operators/comparison.ts';
import { isIteration } from './operators/iteration.ts';
import { elementFacts, type Scope, type ValueFacts } from './scope.ts';
import { joinPlace, type Operation } from './structure.ts';

interface ArgumentContext {
  place: string;
  scope: Scope;
  tables: readonly TableDeclaration[] | undefined;
}

type Check = (operation: Operation, context: ArgumentContext) => Problem[];
type Type = ValueFacts['type'];

/** What an argument may be. Arguments beyond the list are as its last entry. */
const expected: Readonly<Record<string, readonly (readonly Type[])[]>> = {
  '+': [['number']],
  '-': [['number']],
  '*': [['number']],
  '/': [['number']],
  '%': [['number']],
  min: [['number']],
  max: [['number']],
  round: [['number']],
  sum: [['list', 'rows'], ['string']],
  age: [['date']],
  yearsBetween: [['date']],
  daysBetween: [['date']],
  workdaysBetween: [['date']],
  addYears: [['date'], ['number']],
  endsWith: [['string']],
  inDivision: [['division', 'string'], ['division']],
  hasLicence: [['string']],
};

const typeNames: Readonly<Record<Type, string>> = {
  string: '文字',
  number: '数字',
  boolean: '是或否',
  date: '日期',
  division: '行政区划',
  list: '列表',
  rows: '表格',
  object: '一组内容',
  any: '任何值',
};

/** Types and values of the arguments of one operation, against what is declared. */
export function checkArguments(operation: Operation, context: ArgumentContext): Problem[] {
  const { operator } = operation;
  if (isComparison(operator)) return checkComparison(operation, context);
  if (isIteration(operator)) return checkType(operation, 0, { allowed: ['list', 'rows'], context });
  const check = { in: checkIn, endsWith: checkEnding, lookup: checkTable }[operator];
  return [...checkTypes(operation, context), ...(check?.(operation, context) ?? [])];
}

const problem = (code: string, place: string, message: string): Problem => ({
  code,
  severity: code === 'rule.neverMatches' ? 'warning' : 'error',
  place,
  message,
});

function checkTypes(operation: Operation, context: ArgumentContext): Problem[] {
  const types = expected[operation.operator];
  if (!types) return [];
  return operation.args.flatMap((_arg, index) =>
    checkType(operation, index, { allowed: types[index] ?? types.at(-1) ?? [], context }),
  );
}

function checkType(
  operation: Operation,
  index: number,
  { allowed, context }: { allowed: readonly Type[]; context: ArgumentContext },
): Problem[] {
  const arg = operation.args[index];
  const place = joinPlace(context.place, operation.placeOf(index));
  const [wanted = 'any'] = allowed;
  if (Array.isArray(arg)) {
    // A list written out: of areas or licence types where one would do, else the list itself.
    return wanted === 'list' ? [] : arg.flatMap((item) => faultOf(item, { type: wanted }, place));
  }
  if (isLiteral(arg)) return faultOf(arg, { type: wanted }, place);
  const facts = factsOf(arg, context.scope);
  if (facts.type === 'any' || allowed.includes(facts.type)) return [];
  const name = facts.label ? `“${facts.label.zh}”` : '这个值';
  return [
    problem('rule.argumentType', place, `这里须用${typeNames[wanted]}，而${name}是${typeNames[facts.type]}`),
  ];
}

function faultOf(value: unknown, facts: ValueFacts, place: string): Problem[] {
  const fault = isLiteral(value) ? literalFault(value, facts) : null;
  return fault ? [problem(fault.code, place, fault.message)] : [];
}

const checkComparison: Check = (operation, context) => {
  const { operator, args } = operation;
  const pairs = args.slice(1).map((_arg, index) => [index, index + 1] as const);
  const isOrder = !operator.includes('=') || operator === '<=' || operator === '>=';
  return pairs.flatMap((pair) => [
    ...checkPair(operation, pair, context),
    ...(isOrder ? checkOrder(operation, pair, context) : []),
  ]);
};

function checkPair(
  { args, placeOf }: Operation,
  [a, b]: readonly [number, number],
  context: ArgumentContext,
) {
  const at = (index: number) => joinPlace(context.place, placeOf(index));
  const [left, right] = [factsOf(args[a], context.scope), factsOf(args[b], context.scope)];
  if (isLiteral(args[b])) return isLiteral(args[a]) ? [] : faultOf(args[b], left, at(b));
  if (isLiteral(args[a])) return faultOf(args[a], right, at(a));
  const [one, other] = [familyOf(left), familyOf(right)];
  if (one === 'any' || other === 'any' || one === other) return [];
  const message = `${typeNames[left.type]}与${typeNames[right.type]}不能相比，请改成同一类的值`;
  return [problem('rule.typesDiffer', at(b), message)];
}

const familyOf = ({ type }: ValueFacts): Type => (type === 'division' ? 'string' : type);

/** Texts are put in order by their characters: "10" comes before "9". */
function checkOrder({ args, placeOf }: Operation, pair: readonly [number, number], context: ArgumentContext) {
  const text = pair.find((index) => {
    const { type } = factsOf(args[index], context.scope);
    return !isLiteral(args[index]) && !['number', 'date', 'any'].includes(type);
  });
  if (text === undefined) return [];
  const place = joinPlace(context.place, placeOf(text));
  return [problem('rule.textOrder', place, '只有数字和日期能比先后、大小，请改用“等于”或“属于”')];
}

/** `in`: a value among literals, a literal in a list variable, or a part of a text. */
const checkIn: Check = ({ args, placeOf }, { place, scope }) => {
  const [needle, haystack] = args;
  const at = (index: number) => joinPlace(place, placeOf(index));
  if (Array.isArray(haystack)) {
    const facts = factsOf(needle, scope);
    if (isLiteral(needle)) return [];
    return haystack.flatMap((item, index) => faultOf(item, facts, joinPlace(at(1), `${index}`)));
  }
  const facts = factsOf(haystack, scope);
  if (facts.type === 'list') return faultOf(needle, elementFacts(facts) ?? facts, at(0));
  if (facts.type === 'string' || facts.type === 'any') return [];
  return [problem('rule.argumentType', at(1), `这里须用列表或文字，而这个值是${typeNames[facts.type]}`)];
};

const checkEnding: Check = ({ args, placeOf }, { place, scope }) => {
  const [text, ending] = args;
  const { options, label } = factsOf(text, scope);
  if (typeof ending !== 'string' || !options || options.some(({ value }) => value.endsWith(ending)))
    return [];
  const message = `“${label?.zh ?? ''}”没有以“${ending}”结尾的选项，这个条件永远不会成立`;
  return [problem('rule.neverMatches', joinPlace(place, placeOf(1)), message)];
};

const checkTable: Check = ({ args, placeOf }, { place, tables }) => {
  const [name] = args;
  const isKnown = typeof name === 'string' && (!tables || tables.some((table) => table.name === name));
  if (isKnown) return [];
  return [problem('rule.tableUnknown', joinPlace(place, placeOf(0)), '没有这张对照表，请从对照表列表中选择')];
};
