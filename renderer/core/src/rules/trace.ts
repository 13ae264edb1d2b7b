import { compileRule } from './compile.ts';
import type { RuleEnvironment, RuleExpression } from './definition.ts';
import { argumentScope } from './facts.ts';
import { isIteration } from './operators/iteration.ts';
import { elementsOf, truthy } from './operators/values.ts';
import type { Scope } from './scope.ts';
import { joinPlace, type Operation, operationOf } from './structure.ts';

/** Elements of a list whose evaluation is traced in full, beside the first that holds and the first that does not. */
const mostElements = 20;

/** A node of a rule with the value that it had. */
export interface Trace {
  node: unknown;
  place: string;
  scope: Scope;
  operation: Operation | null;
  /** False where the evaluation never came to it, such as after the first false part of an `and`. */
  reached: boolean;
  /** Undefined where not reached. */
  value: unknown;
  /** One per argument; the body of an iteration stands as not reached, its runs are `elements`. */
  children: Trace[];
  /** Number of the element in its list, from 0, where this is the body's run for it. */
  element?: number;
  elements: Trace[];
  /** The elements of the list of an iteration, and whether the body holds for each. */
  runs: readonly { index: number; element: unknown; holds: boolean }[];
}

interface TraceContext {
  data: unknown;
  env: RuleEnvironment;
  scope: Scope;
  place: string;
}

/**
 * Evaluates a rule and keeps the value at every node that the evaluation comes to. Each value is what the compiled
 * node yields, so that an explanation can never tell another story than the decision.
 */
export function traceRule(expression: RuleExpression, input: Omit<TraceContext, 'place'>): Trace {
  return traceNode(expression, { ...input, place: '' });
}

const evaluated = (node: unknown, { data, env }: TraceContext): unknown =>
  compileRule(node as RuleExpression)(data, env);

function traceNode(node: unknown, context: TraceContext): Trace {
  const operation = operationOf(node);
  const reached = { ...leaf(node, context), reached: true, value: evaluated(node, context) };
  if (!operation) return { ...reached, children: traceList(node, context) };
  const runs = runBody(operation, context);
  return {
    ...reached,
    children: traceArguments(operation, context),
    elements: traceElements(operation, { runs, context }),
    runs,
  };
}

const leaf = (node: unknown, { place, scope }: TraceContext): Trace => ({
  node,
  place,
  scope,
  operation: operationOf(node),
  reached: false,
  value: undefined,
  children: [],
  elements: [],
  runs: [],
});

const traceList = (node: unknown, context: TraceContext): Trace[] =>
  Array.isArray(node)
    ? node.map((item, index) => traceNode(item, { ...context, place: joinPlace(context.place, `${index}`) }))
    : [];

function traceArguments(operation: Operation, context: TraceContext): Trace[] {
  const traces: Trace[] = [];
  for (const [index, arg] of operation.args.entries()) {
    const own: TraceContext = {
      ...context,
      place: joinPlace(context.place, operation.placeOf(index)),
      scope: argumentScope(operation, index, context.scope),
    };
    traces.push(isReached(operation, index, traces) ? traceNode(arg, own) : leaf(arg, own));
  }
  return traces;
}

/** Whether the evaluation comes to argument `index`, after the ones before it. */
function isReached({ operator }: Operation, index: number, before: readonly Trace[]): boolean {
  if (operator === 'and') return before.every(({ value }) => truthy(value));
  if (operator === 'or') return !before.some(({ value }) => truthy(value));
  if (operator === 'if' || operator === '?:') {
    const tests = before.filter((_trace, position) => position % 2 === 0);
    const isValue = index % 2 === 1;
    const earlier = isValue ? tests.slice(0, -1) : tests;
    if (earlier.some(({ value }) => truthy(value))) return false;
    return !isValue || truthy(tests.at(-1)?.value);
  }
  // The body runs per element; beyond it only `reduce` evaluates an argument, its start.
  return !isIteration(operator) || index === 0 || (operator === 'reduce' && index === 2);
}

/**
 * The body over every element, also after the one that decided, so that all of them can be named. `reduce` has no
 * such runs: each of its steps hangs on the one before.
 */
function runBody({ operator, args }: Operation, context: TraceContext): Trace['runs'] {
  if (!isIteration(operator) || operator === 'reduce') return [];
  const elements = elementsOf(evaluated(args[0] ?? null, context)) ?? [];
  const runs: Trace['runs'][number][] = [];
  let isDecided = false;
  for (const [index, element] of elements.entries()) {
    const holds = holdsFor(args[1] ?? null, { ...context, data: element }, isDecided);
    if (holds === null) continue;
    runs.push({ index, element, holds });
    isDecided ||= operator === 'some' || operator === 'none' ? holds : operator === 'all' && !holds;
  }
  return runs;
}

/** Null for an element on which the body throws, if the decision itself never came to it. */
function holdsFor(body: unknown, context: TraceContext, isDecided: boolean): boolean | null {
  try {
    return truthy(evaluated(body, context));
  } catch (error) {
    if (isDecided) return null;
    throw error;
  }
}

function traceElements(
  operation: Operation,
  { runs, context }: { runs: Trace['runs']; context: TraceContext },
): Trace[] {
  const place = joinPlace(context.place, operation.placeOf(1));
  const scope = argumentScope(operation, 1, context.scope);
  const decisive = [true, false].map((holds) => runs.find((run) => run.holds === holds)?.index);
  return runs
    .filter(({ index }) => index < mostElements || decisive.includes(index))
    .map(({ index, element }) => ({
      ...traceNode(operation.args[1] ?? null, { ...context, data: element, place, scope }),
      element: index,
    }));
}
