import type { LocalText } from '../errors/index.ts';
import { compileRule } from './compile.ts';
import type { RuleEnvironment, RuleExpression, TableDeclaration, VariableDeclaration } from './definition.ts';
import { factsOf, isLiteral } from './facts.ts';
import { openScope, scopeOf } from './scope.ts';
import { clauseOf, isCondition } from './sentences/clauses.ts';
import { reasonsTogether } from './sentences/leaf-reasons.ts';
import { nounOf } from './sentences/nouns.ts';
import { fill, isBlank, type Phrase, type Voice, valueWords } from './sentences/phrase.ts';
import { reasonsOf, reasonsOfValue } from './sentences/reasons.ts';
import { type Trace, traceRule } from './trace.ts';

/** The words in which a rule is told. */
export interface RuleWords {
  /** Absent = variables are called by their paths. */
  variables?: readonly VariableDeclaration[];
  tables?: readonly TableDeclaration[];
  /** Words for values written in rules that are no option of a variable: division codes, codes of licence types. */
  names?: Readonly<Record<string, LocalText>>;
}

export interface DescribeInput extends RuleWords {
  expression: RuleExpression;
}

export interface ExplainInput extends DescribeInput {
  data: unknown;
  env?: RuleEnvironment;
}

/** One node of the trace. `place` is its path inside the rule; the same place stands once per element of a list. */
export interface ExplainedNode {
  place: string;
  /** Null for a literal or a list. */
  operator: string | null;
  reached: boolean;
  /** Undefined where not reached. */
  value: unknown;
  /** Number of the element, from 0, for which the body of an iteration was evaluated. */
  element?: number;
  text: Phrase;
  children: ExplainedNode[];
}

export interface Explanation {
  value: unknown;
  tree: ExplainedNode;
  /** Why the value is what it is, in the citizen's words; no full stop. */
  sentence: Phrase;
}

const voiceOf = ({ variables, tables = [], names = {} }: RuleWords): Voice => ({
  scope: variables ? scopeOf(variables) : openScope,
  tables,
  names,
  clause: clauseOf,
});

/**
 * Why a rule yields what it yields for the data: 经营项目含“热食类制售”, or 经营项目中没有以“制售”结尾的项目.
 * Throws as `compileRule` and the evaluation do.
 */
export function explainRule(input: ExplainInput): Explanation {
  const { expression, data, env = {} } = input;
  compileRule(expression);
  const voice = voiceOf(input);
  const trace = traceRule(expression, { data, env, scope: voice.scope });
  return { value: trace.value, tree: explained(trace, voice), sentence: sentenceOf(trace, voice) };
}

/** What a rule says, without data: 经营项目中有以“制售”结尾的项目. Throws `rule.invalid`. */
export function describeRule(input: DescribeInput): Phrase {
  compileRule(input.expression);
  const voice = voiceOf(input);
  const { expression } = input;
  return isCondition(expression, voice) ? clauseOf(expression, true, voice) : nounOf(expression, voice);
}

function sentenceOf(trace: Trace, base: Voice): Phrase {
  const voice = { ...base, scope: trace.scope };
  const isDecision = isCondition(trace.node, voice) || typeof trace.value === 'boolean';
  const reasons = isCondition(trace.node, voice) ? reasonsOf(trace, voice) : reasonsOfValue(trace, voice);
  if (isDecision && reasons.length > 0) return reasonsTogether(reasons);
  const value = valueWords(trace.value, factsOf(trace.node, voice.scope), voice);
  if (reasons.length > 0)
    return fill('#0，因此结果为#1', '#0; so the result is #1', [reasonsTogether(reasons), value]);
  return valueSentence(trace, { voice, value });
}

function valueSentence(trace: Trace, { voice, value }: { voice: Voice; value: Phrase }): Phrase {
  if (isLiteral(trace.node) || Array.isArray(trace.node))
    return fill('结果为#0', 'the result is #0', [value]);
  const noun = nounOf(trace.node, voice);
  if (isBlank(trace.value) && trace.operation?.operator === 'var') {
    return fill('#0没有填写', '#0 is blank', [noun]);
  }
  return fill('#0为#1', '#0 is #1', [noun, value]);
}

function textOf(trace: Trace, base: Voice): Phrase {
  const voice = { ...base, scope: trace.scope };
  if (trace.reached) return isLiteral(trace.node) ? nounOf(trace.node, voice) : sentenceOf(trace, voice);
  return isCondition(trace.node, voice) ? clauseOf(trace.node, true, voice) : nounOf(trace.node, voice);
}

function explained(trace: Trace, voice: Voice): ExplainedNode {
  const { place, operation, reached, value, element } = trace;
  return {
    place,
    operator: operation?.operator ?? null,
    reached,
    value,
    ...(element === undefined ? {} : { element }),
    text: textOf(trace, voice),
    children: [...trace.children, ...trace.elements].map((child) => explained(child, voice)),
  };
}
