import { factsOf, isLiteral } from '../facts.ts';
import { type ComparisonOperator, comparesThree, isComparison } from '../operators/comparison.ts';
import { isIteration } from '../operators/iteration.ts';
import { truthy } from '../operators/values.ts';
import type { Trace } from '../trace.ts';
import { clauseOf, isCondition } from './clauses.ts';
import { reasonsOfIteration } from './iteration-reasons.ts';
import { nounOf, subjectOf } from './nouns.ts';
import { fill, isBlank, type Phrase, type Voice, valueWords } from './phrase.ts';
import { mirroredOf, oppositeOf, relationWords } from './relations.ts';

/**
 * The facts that made a condition true or false, all of which hold: of an `and` that fails the part that failed, of
 * an `or` that holds the part that held.
 */
export function reasonsOf(trace: Trace, base: Voice): Phrase[] {
  const voice = { ...base, scope: trace.scope };
  const { operation, node } = trace;
  const holds = truthy(trace.value);
  if (!operation) return [clauseOf(node, holds, voice)];
  const { operator } = operation;
  if (operator === '!' || operator === '!!') return reasonsOfArgument(trace, voice);
  if (operator === 'and' || operator === 'or') return reasonsOfGroup(trace, voice);
  if (operator === 'if' || operator === '?:') return reasonsOfChoice(trace, voice);
  if (isComparison(operator)) return [comparisonReason(trace, voice)];
  if (operator === 'in') return [membershipReason(trace, voice)];
  if (operator === 'endsWith' || operator === 'inDivision') return [placedReason(trace, voice)];
  if (isIteration(operator) && isCondition(node, voice)) {
    return reasonsOfIteration(trace, { voice, reasonsOf });
  }
  if (operator === 'missing' && holds) return [missingReason(trace, voice)];
  return [clauseOf(node, holds, voice)];
}

/** The facts on which a value rests: those of every choice within it. A value that no condition bears on has none. */
export function reasonsOfValue(trace: Trace, base: Voice): Phrase[] {
  const voice = { ...base, scope: trace.scope };
  const operator = trace.operation?.operator;
  if (!trace.reached || operator === 'var') return [];
  if (operator === 'if' || operator === '?:') return reasonsOfChoice(trace, voice);
  if (trace.operation && isCondition(trace.node, voice)) return reasonsOf(trace, voice);
  return trace.children.flatMap((child) => reasonsOfValue(child, voice));
}

const reasonsOfArgument = (trace: Trace, voice: Voice): Phrase[] => {
  const [argument] = trace.children;
  return argument ? reasonsOf(argument, voice) : [clauseOf(trace.node, truthy(trace.value), voice)];
};

function reasonsOfGroup(trace: Trace, voice: Voice): Phrase[] {
  const reached = trace.children.filter((child) => child.reached);
  const isDecidedByOne = truthy(trace.value) === (trace.operation?.operator === 'or');
  const decisive = isDecidedByOne ? reached.slice(-1) : reached;
  return decisive.flatMap((child) => reasonsOf(child, voice));
}

/** Of the branch taken, its test; where none held, why each failed. Then what bears on the branch itself. */
function reasonsOfChoice(trace: Trace, voice: Voice): Phrase[] {
  const { children } = trace;
  const pairs = Math.floor(children.length / 2);
  const tests = children.filter((child, index) => index % 2 === 0 && index < 2 * pairs && child.reached);
  const taken = tests.find((test) => truthy(test.value));
  const branch = taken ? children[children.indexOf(taken) + 1] : children[2 * pairs];
  const why = (taken ? [taken] : tests).flatMap((test) => reasonsOf(test, voice));
  return [...why, ...(branch ? reasonsOfValue(branch, voice) : [])];
}

const isVariable = (trace: Trace): boolean => trace.operation?.operator === 'var';

const blankReason = (trace: Trace, voice: Voice): Phrase =>
  isVariable(trace)
    ? fill('#0没有填写', '#0 is blank', [nounOf(trace.node, voice)])
    : fill('#0还得不出来', '#0 cannot be told yet', [nounOf(trace.node, voice)]);

/** 蓄积为 50.1 立方米，大于 50 立方米. */
function comparisonReason(trace: Trace, voice: Voice): Phrase {
  const { operation, children, value, node } = trace;
  const operator = operation?.operator as ComparisonOperator;
  const holds = truthy(value);
  if (children.length !== 2 || (comparesThree(operator) && children.length > 2)) {
    return betweenReason(trace, voice);
  }
  const [first, second] = children as [Trace, Trace];
  const isTurned = isLiteral(first.node) && !isLiteral(second.node);
  const [subject, other] = isTurned ? [second, first] : [first, second];
  const facts = factsOf(subject.node, voice.scope);
  const isBlankTest = isLiteral(other.node) && isBlank(other.value);
  if (isBlankTest || typeof other.node === 'boolean' || isLiteral(subject.node)) {
    return clauseOf(node, holds, voice);
  }
  const turned = isTurned ? mirroredOf(operator) : operator;
  const stated = holds ? turned : oppositeOf(turned);
  const relation = relationWords({
    operator: stated,
    facts,
    other: otherWords(other, { facts, voice }),
    ...(isLiteral(other.node) ? { literal: { value: other.value } } : {}),
  });
  if (isBlank(subject.value)) return blankComparison(subject, { relation, holds, voice });
  if (isBlank(other.value)) return blankReason(other, voice);
  const isSaidByValue = isLiteral(other.node) && (stated === '==' || stated === '===');
  if (isSaidByValue) return fill('#0#1', '#0 #1', [subjectOf(subject.node, voice), relation]);
  const parts = [subjectOf(subject.node, voice), valueWords(subject.value, facts, voice), relation];
  return fill('#0为#1，#2', '#0 is #1, which #2', parts);
}

function otherWords(
  other: Trace,
  { facts, voice }: { facts: ReturnType<typeof factsOf>; voice: Voice },
): Phrase {
  if (isLiteral(other.node)) return valueWords(other.value, facts, voice);
  const noun = nounOf(other.node, voice);
  if (isBlank(other.value)) return noun;
  return fill('#0（#1）', '#0 (#1)', [
    noun,
    valueWords(other.value, factsOf(other.node, voice.scope), voice),
  ]);
}

/** JSON-logic compares what is blank as zero or as no text. Where that makes a rule hold, people should know. */
const blankComparison = (
  subject: Trace,
  { relation, holds, voice }: { relation: Phrase; holds: boolean; voice: Voice },
): Phrase => {
  const blank = blankReason(subject, voice);
  return holds ? fill('#0，按空白计算#1', '#0, and as a blank #1', [blank, relation]) : blank;
};

function betweenReason(trace: Trace, voice: Voice): Phrase {
  const clause = clauseOf(trace.node, truthy(trace.value), voice);
  const middle = trace.children[1];
  if (!middle || isLiteral(middle.node)) return clause;
  if (isBlank(middle.value)) return blankReason(middle, voice);
  return withValue(middle, { clause, voice });
}

/** The clause, and the value that it is about. */
const withValue = (subject: Trace, { clause, voice }: { clause: Phrase; voice: Voice }): Phrase => {
  const value = valueWords(subject.value, factsOf(subject.node, voice.scope), voice);
  return fill('#0（填写的是#1）', '#0 (given: #1)', [clause, value]);
};

function membershipReason(trace: Trace, voice: Voice): Phrase {
  const holds = truthy(trace.value);
  const [needle, haystack] = trace.children;
  const clause = clauseOf(trace.node, holds, voice);
  if (!needle || !haystack) return clause;
  if (!Array.isArray(haystack.node)) return isBlank(haystack.value) ? blankReason(haystack, voice) : clause;
  if (isLiteral(needle.node)) return clause;
  if (isBlank(needle.value)) return blankReason(needle, voice);
  const value = valueWords(needle.value, factsOf(needle.node, voice.scope), voice);
  if (holds) return fill('#0为#1', '#0 is #1', [subjectOf(needle.node, voice), value]);
  return withValue(needle, { clause, voice });
}

/** `endsWith`, `inDivision`. */
function placedReason(trace: Trace, voice: Voice): Phrase {
  const [subject] = trace.children;
  const clause = clauseOf(trace.node, truthy(trace.value), voice);
  if (!subject || isLiteral(subject.node)) return clause;
  return isBlank(subject.value) ? blankReason(subject, voice) : withValue(subject, { clause, voice });
}

function missingReason(trace: Trace, voice: Voice): Phrase {
  const names = (trace.value as unknown[]).map((name) => nounOf({ var: String(name) }, voice));
  return {
    zh: `${names.map(({ zh }) => zh).join('、')}没有填写`,
    en: `${names.map(({ en }) => en).join(', ')} not filled in`,
  };
}
