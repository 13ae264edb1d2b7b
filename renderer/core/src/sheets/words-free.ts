import type { RuleExpression } from '../rules/index.ts';
import { type Asked, sameUnit, type Vocabulary } from './vocabulary.ts';
import { atomAbout, limitIn } from './words-self.ts';

/** What the words say where they name their subject themselves; undefined where none or more than one could be meant. */
export function atomOf(text: string, vocabulary: Vocabulary): RuleExpression | undefined {
  return (
    limitOn(text, vocabulary) ??
    subjectAndAnswer(text, vocabulary) ??
    yesNamed(text, vocabulary) ??
    answerAlone(text, vocabulary)
  );
}

/** The one thing that is meant. A computed copy of a question in the form means the question. */
function only(found: readonly Asked[]): Asked | undefined {
  const [first, ...others] = found.filter(({ isCopy }) => !isCopy);
  return others.length === 0 ? first : undefined;
}

const bare = (words: string): string => words.replace(/^(由|场所|申请人|拟|所|其|该)/, '');

const named = (name: string, words: string): boolean => {
  if (name === words) return true;
  const [short, long] = name.length < words.length ? [name, words] : [words, name];
  return short.length >= 3 && long.endsWith(short);
};

function limitOn(text: string, vocabulary: Vocabulary): RuleExpression | undefined {
  const limit = limitIn(text);
  if (!limit || limit.subject === '') return undefined;
  const asked = only(
    vocabulary.filter(
      ({ kind, names, unit }) =>
        kind === 'number' && names.some((name) => named(name, limit.subject)) && isUnit(limit.unit, unit),
    ),
  );
  return asked && { [limit.operator]: [{ var: asked.path }, limit.value] };
}

/** A limit with a unit on a number without one is not understood: 1 公顷 is no 1 平方米. */
const isUnit = (said: string | undefined, unit: string | undefined): boolean =>
  said === undefined || (unit !== undefined && sameUnit(said, unit));

/** "主体业态为单位食堂", "网络经营为是". */
function subjectAndAnswer(text: string, vocabulary: Vocabulary): RuleExpression | undefined {
  const match = /^(.{2,}?)(?:为|是|属于|选择|选)(.+)$/.exec(text);
  const [, subject = '', answer = ''] = match ?? [];
  if (answer === '') return undefined;
  const asked = only(vocabulary.filter(({ names }) => names.some((name) => named(name, subject))));
  if (asked) return atomAbout(answer, asked);
  // "场所为租用" for the question 场所来源: its beginning will do where the answer is one of its own.
  const begun = vocabulary.filter(
    ({ names, options }) =>
      names.some((name) => name.startsWith(subject)) && options.some(({ words }) => words === answer),
  );
  const other = only(begun);
  return other && atomAbout(answer, other);
}

/** "使用集中空调通风系统", "有外设仓库", "户籍不能在线核验". */
function yesNamed(text: string, vocabulary: Vocabulary): RuleExpression | undefined {
  const yesNo = vocabulary.filter(({ kind }) => kind === 'yesNo');
  const affirmed = [text, bare(text), text.replace(/^(有|属于|属|为|已)/, '')];
  const asked = only(yesNo.filter(({ names }) => names.some((name) => affirmed.includes(name))));
  if (asked) return { '==': [{ var: asked.path }, true] };
  const denied = [
    text.replace(/^(不|未|无|没有|非)/, ''),
    text.replace(/(不能|未能|不)(?=在线|联网)/, ''),
  ].filter((words) => words !== text);
  const denial = only(yesNo.filter(({ names }) => names.some((name) => denied.includes(name))));
  return denial && { '==': [{ var: denial.path }, false] };
}

/** "选择告知承诺方式": an answer that only one question offers. */
function answerAlone(text: string, vocabulary: Vocabulary): RuleExpression | undefined {
  const answer = text
    .replace(/^(选择|选|申请|属于|属|为|按|以|由)/, '')
    .replace(/(方式|情形|为由申请|为由)$/, '');
  // Short answers (其他, 本人) say nothing without their question.
  if (answer.length < 3) return undefined;
  const offering = vocabulary.filter(
    ({ kind, options }) =>
      (kind === 'choice' || kind === 'choices') &&
      options.some(({ words }) => words === answer || words === text),
  );
  const asked = only(offering);
  if (!asked) return undefined;
  const words = asked.options.some((option) => option.words === text) ? text : answer;
  return atomAbout(asked.kind === 'choice' ? `含${words}` : words, asked) ?? atomAbout(words, asked);
}
