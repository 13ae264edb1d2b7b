import { factsOf, isLiteral } from '../facts.ts';
import { type ComparisonOperator, comparesThree } from '../operators/comparison.ts';
import { truthy } from '../operators/values.ts';
import type { Trace } from '../trace.ts';
import { clauseOf } from './clauses.ts';
import { nounOf, subjectOf } from './nouns.ts';
import { fill, isBlank, joined, listed, type Phrase, type Voice, valueWords } from './phrase.ts';
import { mirroredOf, oppositeOf, relationWords } from './relations.ts';

/**
 * A fact that bears on a decision. `about` is the same fact as no more than the value itself: where several reasons
 * rest on one value it is enough to state the value once.
 */
export interface Reason extends Phrase {
  about?: Phrase;
}

/** The reasons as one clause, each value stated once. */
export function reasonsTogether(reasons: readonly Reason[]): Phrase {
  const told = new Map<string, Reason>();
  for (const reason of reasons) {
    const key = reason.about?.zh ?? reason.zh;
    const earlier = told.get(key);
    told.set(key, earlier && earlier.zh !== reason.zh ? (reason.about ?? reason) : reason);
  }
  const facts = [...told.values()];
  if (facts.length < 4) return joined('and', facts);
  return { zh: facts.map(({ zh }) => zh).join('；'), en: facts.map(({ en }) => en).join('; ') };
}

const isVariable = (trace: Trace): boolean => trace.operation?.operator === 'var';

/** 主体业态为“餐饮”. */
function stated(subject: Trace, voice: Voice): Phrase {
  const value = valueWords(subject.value, factsOf(subject.node, voice.scope), voice);
  return fill('#0为#1', '#0 is #1', [subjectOf(subject.node, voice), value]);
}

const blankReason = (trace: Trace, voice: Voice): Phrase =>
  isVariable(trace)
    ? fill('#0没有填写', '#0 is blank', [nounOf(trace.node, voice)])
    : fill('#0还得不出来', '#0 cannot be told yet', [nounOf(trace.node, voice)]);

/** A variable that is used as a condition by itself. */
export function variableReason(trace: Trace, voice: Voice): Reason {
  const isAnswer = typeof trace.value === 'boolean' || isBlank(trace.value);
  if (isAnswer) return clauseOf(trace.node, truthy(trace.value), voice);
  const value = stated(trace, voice);
  return { ...value, about: value };
}

/** 蓄积为50.1立方米，大于50立方米. */
export function comparisonReason(trace: Trace, voice: Voice): Reason {
  const { operation, children, value, node } = trace;
  const operator = operation?.operator as ComparisonOperator;
  const holds = truthy(value);
  const [first, second, third] = children;
  if (!first || !second) return clauseOf(node, holds, voice);
  if (third && comparesThree(operator)) return reasonWithValue(trace, { subject: second, voice });
  const isTurned = isLiteral(first.node) && !isLiteral(second.node);
  const [subject, other] = isTurned ? [second, first] : [first, second];
  const isBlankTest = isLiteral(other.node) && isBlank(other.value);
  if (isBlankTest || typeof other.node === 'boolean' || isLiteral(subject.node)) {
    return clauseOf(node, holds, voice);
  }
  const turned = isTurned ? mirroredOf(operator) : operator;
  return relationReason({ subject, other, operator: holds ? turned : oppositeOf(turned), holds, voice });
}

interface Compared {
  subject: Trace;
  other: Trace;
  /** What is true of the two. */
  operator: ComparisonOperator;
  /** Whether that is what the rule asks for. */
  holds: boolean;
  voice: Voice;
}

function relationReason({ subject, other, operator, holds, voice }: Compared): Reason {
  const facts = factsOf(subject.node, voice.scope);
  const relation = relationWords({
    operator,
    facts,
    other: otherWords(other, { subject, voice }),
    ...(isLiteral(other.node) ? { literal: { value: other.value } } : {}),
  });
  // JSON-logic compares what is blank as zero or as no text. Where that makes a rule hold, people should know.
  const asBlank = (blank: Phrase, rest: Phrase) =>
    holds ? fill('#0，按空白计算#1', '#0, and taken as a blank #1', [blank, rest]) : blank;
  if (isBlank(subject.value)) return asBlank(blankReason(subject, voice), relation);
  const value = stated(subject, voice);
  if (isBlank(other.value)) {
    return asBlank(
      blankReason(other, voice),
      fill('，#0，#1', 'it holds that #0, which #1', [value, relation]),
    );
  }
  const isEqual = operator === '==' || operator === '===';
  if (isLiteral(other.node) && isEqual) return { ...value, about: value };
  const reason = fill('#0，#1', '#0, which #1', [value, relation]);
  const isUnequal = operator === '!=' || operator === '!==';
  return isLiteral(other.node) && isUnequal ? { ...reason, about: value } : reason;
}

function otherWords(other: Trace, { subject, voice }: { subject: Trace; voice: Voice }): Phrase {
  if (isLiteral(other.node)) return valueWords(other.value, factsOf(subject.node, voice.scope), voice);
  const noun = nounOf(other.node, voice);
  if (isBlank(other.value)) return noun;
  return fill('#0（#1）', '#0 (#1)', [
    noun,
    valueWords(other.value, factsOf(other.node, voice.scope), voice),
  ]);
}

/** The clause, with the value that it is about in brackets. */
function reasonWithValue(
  trace: Trace,
  { subject, voice }: { subject: Trace | undefined; voice: Voice },
): Reason {
  const clause = clauseOf(trace.node, truthy(trace.value), voice);
  if (!subject || isLiteral(subject.node)) return clause;
  if (isBlank(subject.value)) return blankReason(subject, voice);
  const value = valueWords(subject.value, factsOf(subject.node, voice.scope), voice);
  return fill('#0（现为#1）', '#0 (it is #1)', [clause, value]);
}

/** `endsWith`, `inDivision`. */
export const placeReason = (trace: Trace, voice: Voice): Reason =>
  reasonWithValue(trace, { subject: trace.children[0], voice });

/** `in`: in a list variable or text, or among values written in the rule. */
export function membershipReason(trace: Trace, voice: Voice): Reason {
  const holds = truthy(trace.value);
  const clause = clauseOf(trace.node, holds, voice);
  const [needle, haystack] = trace.children;
  if (!needle || !haystack) return clause;
  if (!Array.isArray(haystack.node)) {
    if (isBlank(haystack.value)) return blankReason(haystack, voice);
    return holds || !isVariable(haystack) ? clause : { ...clause, about: stated(haystack, voice) };
  }
  if (isLiteral(needle.node)) return clause;
  if (isBlank(needle.value)) return blankReason(needle, voice);
  const value = stated(needle, voice);
  if (holds) return { ...value, about: value };
  const others = haystack.children.map((item) => otherWords(item, { subject: needle, voice }));
  const relation =
    others.length === 1
      ? fill('不是#0', 'is not #0', others)
      : fill('不是#0中的任何一项', 'is none of #0', [listed(others)]);
  return { ...fill('#0，#1', '#0, which #1', [value, relation]), about: value };
}

export function missingReason(trace: Trace, voice: Voice): Reason {
  const names = (trace.value as unknown[]).map((name) => nounOf({ var: String(name) }, voice));
  return {
    zh: `${names.map(({ zh }) => zh).join('、')}没有填写`,
    en: `${names.map(({ en }) => en).join(', ')} not filled in`,
  };
}
