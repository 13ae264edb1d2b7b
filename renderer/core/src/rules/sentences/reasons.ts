import { isComparison } from '../operators/comparison.ts';
import { isIteration } from '../operators/iteration.ts';
import { truthy } from '../operators/values.ts';
import type { Trace } from '../trace.ts';
import { clauseOf, isCondition } from './clauses.ts';
import { reasonsOfIteration } from './iteration-reasons.ts';
import {
  comparisonReason,
  membershipReason,
  missingReason,
  placeReason,
  type Reason,
  variableReason,
} from './leaf-reasons.ts';
import type { Voice } from './phrase.ts';

/**
 * The facts that made a condition true or false, all of which hold: of an `and` that fails the part that failed, of
 * an `or` that holds the part that held.
 */
export function reasonsOf(trace: Trace, base: Voice): Reason[] {
  const voice = { ...base, scope: trace.scope };
  const { operation, node } = trace;
  const holds = truthy(trace.value);
  if (!operation) return [clauseOf(node, holds, voice)];
  const { operator } = operation;
  if (operator === '!' || operator === '!!') return reasonsOfArgument(trace, voice);
  if (operator === 'and' || operator === 'or') return reasonsOfGroup(trace, voice);
  if (operator === 'if' || operator === '?:') return reasonsOfChoice(trace, voice);
  if (operator === 'var') return [variableReason(trace, voice)];
  if (isComparison(operator)) return [comparisonReason(trace, voice)];
  if (operator === 'in') return [membershipReason(trace, voice)];
  if (operator === 'endsWith' || operator === 'inDivision') return [placeReason(trace, voice)];
  if (isIteration(operator) && isCondition(node, voice)) {
    return reasonsOfIteration(trace, { voice, reasonsOf });
  }
  if (operator === 'missing' && holds) return [missingReason(trace, voice)];
  return [clauseOf(node, holds, voice)];
}

/** The facts on which a value rests: those of every choice within it. A value that no condition bears on has none. */
export function reasonsOfValue(trace: Trace, base: Voice): Reason[] {
  const voice = { ...base, scope: trace.scope };
  const operator = trace.operation?.operator;
  if (!trace.reached || operator === 'var') return [];
  if (operator === 'if' || operator === '?:') return reasonsOfChoice(trace, voice);
  if (trace.operation && isCondition(trace.node, voice)) return reasonsOf(trace, voice);
  return trace.children.flatMap((child) => reasonsOfValue(child, voice));
}

const reasonsOfArgument = (trace: Trace, voice: Voice): Reason[] => {
  const [argument] = trace.children;
  return argument ? reasonsOf(argument, voice) : [clauseOf(trace.node, truthy(trace.value), voice)];
};

function reasonsOfGroup(trace: Trace, voice: Voice): Reason[] {
  const reached = trace.children.filter((child) => child.reached);
  const isDecidedByOne = truthy(trace.value) === (trace.operation?.operator === 'or');
  const decisive = isDecidedByOne ? reached.slice(-1) : reached;
  return decisive.flatMap((child) => reasonsOf(child, voice));
}

/** Of the branch taken, its test; where none held, why each failed. Then what bears on the branch itself. */
function reasonsOfChoice(trace: Trace, voice: Voice): Reason[] {
  const { children } = trace;
  const pairs = Math.floor(children.length / 2);
  const tests = children.filter((child, index) => index % 2 === 0 && index < 2 * pairs && child.reached);
  const taken = tests.find((test) => truthy(test.value));
  const branch = taken ? children[children.indexOf(taken) + 1] : children[2 * pairs];
  const why = (taken ? [taken] : tests).flatMap((test) => reasonsOf(test, voice));
  return [...why, ...(branch ? reasonsOfValue(branch, voice) : [])];
}
