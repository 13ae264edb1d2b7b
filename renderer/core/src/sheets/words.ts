import type { RuleExpression } from '../rules/index.ts';
import { foldWords, withoutRemarks } from './text.ts';
import type { Asked, Vocabulary } from './vocabulary.ts';
import { atomOf } from './words-free.ts';
import { atomAbout } from './words-self.ts';

export interface UnderstoodWords {
  rule: RuleExpression;
  /** What stood in brackets and did not become part of the rule. */
  remarks: string[];
}

/**
 * A plain-word condition as a rule, or undefined where any word of it is not understood: half a condition would be
 * another condition. `about` is the question under which the words stand (its answers need no subject); `vocabulary`
 * is all else that may be spoken of.
 *
 * Limits are read as the Civil Code, art. 1259, defines them: 以上, 以下, 以内 include the number, 超过 and 不满 do not.
 */
export function readCondition(
  words: string,
  { about, vocabulary }: { about?: Asked; vocabulary: Vocabulary },
): UnderstoodWords | undefined {
  const folded = foldWords(words);
  const whole = mainClause(folded);
  // An answer may itself end like a sentence ("不能且不到场时"): as written first.
  const rule = conditionOf(folded, { about, vocabulary }) ?? conditionOf(whole, { about, vocabulary });
  if (rule !== undefined) return { rule, remarks: [] };
  const bare = withoutRemarks(whole);
  if (bare === whole || bare === '') return undefined;
  const loose = conditionOf(mainClause(bare), { about, vocabulary });
  const remarks = [...whole.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '');
  return loose === undefined ? undefined : { rule: loose, remarks };
}

/** Without the words that only say that something is to be handed in, and without the inverse ("能核验则免交"). */
function mainClause(folded: string): string {
  const clauses = folded.replace(/。$/, '').split(/[;。]/);
  const main = clauses
    .filter((clause, index) => index === 0 || !/免|不交|不须|不用|不需/.test(clause))
    .join(';');
  return main
    .replace(/,逐[人台份个][^,]*$/, '')
    .replace(/,?(才|即|则|都|均)?(应|须|需|要)?(提交|提供|交)$/, '')
    .replace(/(的)?(时|情形|情况)$/, '')
    .replace(/的$/, '');
}

interface Scope {
  about?: Asked;
  vocabulary: Vocabulary;
}

const joined = /[,]?(?:且|并且|同时)/;
const either = /[,]?(?:或者|或是|或)/;

function conditionOf(text: string, scope: Scope): RuleExpression | undefined {
  if (text === '') return undefined;
  const single = oneOf(text, scope);
  if (single !== undefined) return single;
  const parts = text.split(joined);
  // "A 或 B 且 C" can be read in two ways: a person has to say which.
  if (parts.length > 1) {
    if (parts.some((part) => either.test(part) && oneOf(part, scope) === undefined)) return undefined;
    if (parts.some((part) => either.test(part))) return undefined;
    return combine('and', parts, scope);
  }
  const ways = text.split(either);
  return ways.length > 1 ? combine('or', ways, scope) : undefined;
}

function combine(operator: 'and' | 'or', parts: readonly string[], scope: Scope): RuleExpression | undefined {
  const rules = parts.map((part) => oneOf(part, scope));
  return rules.some((rule) => rule === undefined) ? undefined : { [operator]: rules as RuleExpression[] };
}

const oneOf = (text: string, { about, vocabulary }: Scope): RuleExpression | undefined =>
  (about && atomAbout(text, about)) ?? atomOf(text, vocabulary);
