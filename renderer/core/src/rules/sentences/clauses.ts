import { factsOf, isLiteral } from '../facts.ts';
import { type ComparisonOperator, isComparison } from '../operators/comparison.ts';
import { truthy } from '../operators/values.ts';
import { type Operation, operationOf } from '../structure.ts';
import { readNames } from '../variables.ts';
import { clauseOfIteration } from './iteration-clauses.ts';
import { nounOf, subjectOf } from './nouns.ts';
import { fill, joined, listed, type Phrase, plain, quoted, type Voice, valueWords } from './phrase.ts';
import { mirroredOf, oppositeOf, relationWords } from './relations.ts';

type ClauseOf = (operation: Operation, holds: boolean, voice: Voice) => Phrase;

/**
 * The clause that says a node is true (`holds`) or false, without data. Negation goes inwards, as people speak:
 * "neither A nor B", never "it is not the case that A or B".
 */
export function clauseOf(node: unknown, holds: boolean, voice: Voice): Phrase {
  if (isLiteral(node)) {
    return truthy(node) === holds
      ? fill('总是成立', 'this always holds')
      : fill('总不成立', 'this never holds');
  }
  const operation = operationOf(node);
  if (!operation) return clauseOfValue(node, holds, voice);
  const { operator } = operation;
  if (isComparison(operator)) return clauseOfComparison(operation, holds, voice);
  const special = Object.hasOwn(clauses, operator) ? clauses[operator] : undefined;
  return special ? special(operation, holds, voice) : clauseOfValue(node, holds, voice);
}

/** True where a node is spoken of as a condition rather than as a value. */
export function isCondition(node: unknown, voice: Voice): boolean {
  const operation = operationOf(node);
  if (!operation) return typeof node === 'boolean';
  const { operator } = operation;
  if (operator === 'var') return factsOf(node, voice.scope).type === 'boolean';
  return isComparison(operator) || Object.hasOwn(clauses, operator);
}

type Junction = 'and' | 'or';

const exchanged: Readonly<Record<Junction, Junction>> = { and: 'or', or: 'and' };

/** How a node is spoken of: a group that is denied becomes the other kind, "not (A or B)" is "neither A nor B". */
function groupOf(
  node: unknown,
  holds: boolean,
): { junction: Junction; args: readonly unknown[]; holds: boolean } | null {
  const operation = operationOf(node);
  if (!operation) return null;
  const { operator, args } = operation;
  if (operator === '!' || operator === '!!') return groupOf(args[0], operator === '!' ? !holds : holds);
  if (operator !== 'and' && operator !== 'or') return null;
  return { junction: holds ? operator : exchanged[operator], args, holds };
}

/** The clauses of a group; one of the same kind within it is part of it, one of the other kind is put in brackets. */
function membersOf(
  node: unknown,
  holds: boolean,
  { junction, voice }: { junction: Junction; voice: Voice },
): Phrase[] {
  const group = groupOf(node, holds);
  if (group && (group.junction === junction || group.args.length === 1)) {
    return group.args.flatMap((arg) => membersOf(arg, group.holds, { junction, voice }));
  }
  const clause = clauseOf(node, holds, voice);
  return [group ? fill('（#0）', '(#0)', [clause]) : clause];
}

const clauseOfGroup: ClauseOf = ({ operator, args }, holds, voice) => {
  const written = operator as Junction;
  const junction = holds ? written : exchanged[written];
  return joined(
    junction,
    args.flatMap((arg) => membersOf(arg, holds, { junction, voice })),
  );
};

const clauses: Readonly<Record<string, ClauseOf>> = {
  and: clauseOfGroup,
  or: clauseOfGroup,
  '!': ({ args }, holds, voice) => clauseOf(args[0], !holds, voice),
  '!!': ({ args }, holds, voice) => clauseOf(args[0], holds, voice),
  in: clauseOfMembership,
  some: clauseOfIteration,
  none: clauseOfIteration,
  all: clauseOfIteration,
  endsWith: ({ args }, holds, voice) => {
    const parts = [subjectOf(args[0], voice), nounOf(args[1], voice)];
    return holds
      ? fill('#0以#1结尾', '#0 ends with #1', parts)
      : fill('#0不以#1结尾', '#0 does not end with #1', parts);
  },
  inDivision: ({ args }, holds, voice) => {
    const parts = [subjectOf(args[0], voice), nounOf(args[1], voice)];
    return holds
      ? fill('#0在#1辖区内', '#0 lies in #1', parts)
      : fill('#0不在#1辖区内', '#0 does not lie in #1', parts);
  },
  hasLicence: ({ args }, holds, voice) => {
    const types = [nounOf(args[0], voice)];
    return holds
      ? fill('持有有效的#0', 'a valid licence #0 is held', types)
      : fill('没有查到有效的#0', 'no valid licence #0 was found', types);
  },
  missing: ({ operator, args }, holds, voice) => {
    const names = namesOf(operator, args, voice);
    return holds
      ? fill('#0没有填全', '#0: something is not filled in', names)
      : fill('#0都已填写', '#0: everything is filled in', names);
  },
  missing_some: ({ operator, args }, holds, voice) => {
    const parts = [...namesOf(operator, args, voice), nounOf(args[0], voice)];
    return holds
      ? fill('#0中填写的不足#1项', 'fewer than #1 are filled in of #0', parts)
      : fill('#0中至少填写了#1项', 'at least #1 are filled in of #0', parts);
  },
};

const namesOf = (operator: string, args: readonly unknown[], voice: Voice): Phrase[] => [
  listed(readNames(operator, args).map((name) => nounOf({ var: name }, voice))),
];

/** A value that is used as a condition: what JSON-logic takes for true is not blank, not zero and not "no". */
function clauseOfValue(node: unknown, holds: boolean, voice: Voice): Phrase {
  const { type, label } = factsOf(node, voice.scope);
  if (type === 'boolean' && label) {
    const parts = [quoted(plain(label)), valueWords(holds, { type }, voice)];
    return fill('#0为#1', '#0 is #1', parts);
  }
  const subject = [subjectOf(node, voice)];
  if (operationOf(node)?.operator === 'var' && type !== 'number') {
    return holds
      ? fill('#0已经填写', '#0 is filled in', subject)
      : fill('#0没有填写', '#0 is blank', subject);
  }
  return holds
    ? fill('#0有值，且不为零', '#0 is neither blank nor zero', subject)
    : fill('#0为空白或零', '#0 is blank or zero', subject);
}

function clauseOfComparison(operation: Operation, holds: boolean, voice: Voice): Phrase {
  const { args } = operation;
  if (args.length > 2) return clauseOfBetween(operation, holds, voice);
  const written = operation.operator as ComparisonOperator;
  const isTurned = isLiteral(args[0]) && !isLiteral(args[1]);
  const [subject, other] = isTurned ? [args[1], args[0]] : [args[0], args[1]];
  const operator = isTurned ? mirroredOf(written) : written;
  const facts = factsOf(subject, voice.scope);
  if (
    typeof other === 'boolean' &&
    facts.type === 'boolean' &&
    !operator.startsWith('<') &&
    !operator.startsWith('>')
  ) {
    const isEqual = operator === '==' || operator === '===';
    return clauseOf(subject, holds === (isEqual === other), voice);
  }
  const relation = relationWords({
    operator: holds ? operator : oppositeOf(operator),
    facts,
    other: isLiteral(other) ? valueWords(other, facts, voice) : nounOf(other, voice),
    ...(isLiteral(other) ? { literal: { value: other } } : {}),
  });
  return fill('#0#1', '#0 #1', [subjectOf(subject, voice), relation]);
}

function clauseOfBetween({ operator, args }: Operation, holds: boolean, voice: Voice): Phrase {
  const facts = factsOf(args[1], voice.scope);
  const bound = (node: unknown) => (isLiteral(node) ? valueWords(node, facts, voice) : nounOf(node, voice));
  const parts = [subjectOf(args[1], voice), bound(args[0]), bound(args[2])];
  const ends = operator === '<=' ? fill('含两端', 'both included') : fill('不含两端', 'both excluded');
  return holds
    ? fill('#0在#1与#2之间（#3）', '#0 is between #1 and #2 (#3)', [...parts, ends])
    : fill('#0不在#1与#2之间（#3）', '#0 is not between #1 and #2 (#3)', [...parts, ends]);
}

function clauseOfMembership({ args }: Operation, holds: boolean, voice: Voice): Phrase {
  const [needle, haystack] = args;
  if (!Array.isArray(haystack)) {
    const facts = factsOf(haystack, voice.scope);
    const what = isLiteral(needle) ? valueWords(needle, facts, voice) : nounOf(needle, voice);
    const parts = [subjectOf(haystack, voice), what];
    return holds ? fill('#0含#1', '#0 include #1', parts) : fill('#0不含#1', '#0 do not include #1', parts);
  }
  const facts = factsOf(needle, voice.scope);
  const members = haystack.map((item) =>
    isLiteral(item) ? valueWords(item, facts, voice) : nounOf(item, voice),
  );
  const parts = [subjectOf(needle, voice), listed(members)];
  if (members.length === 1)
    return holds ? fill('#0为#1', '#0 is #1', parts) : fill('#0不是#1', '#0 is not #1', parts);
  return holds
    ? fill('#0为#1中的一项', '#0 is one of #1', parts)
    : fill('#0不是#1中的任何一项', '#0 is none of #1', parts);
}
