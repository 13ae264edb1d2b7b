import { factsOf, isLiteral } from '../facts.ts';
import { type Operation, operationOf } from '../structure.ts';
import { elementVoice, fill, listed, type Phrase, plain, quoted, type Voice, valueWords } from './phrase.ts';

/** A node as the name of a value: 经营项目, 从“批准日期”到今天的天数, “食品经营者”. */
export function nounOf(node: unknown, voice: Voice): Phrase {
  if (isLiteral(node)) return valueWords(node, { type: 'any' }, voice);
  if (Array.isArray(node)) {
    return node.length === 0 ? fill('“无”', '“none”') : listed(node.map((item) => nounOf(item, voice)));
  }
  const operation = operationOf(node);
  if (!operation) return fill('一组内容', 'a set of values');
  if (operation.operator === 'var') return variableNoun(operation, voice);
  const special = specialNouns[operation.operator];
  if (special) return special(operation, voice);
  const pattern = patterns[operation.operator];
  if (pattern) return fill(...pattern, nounsOf(operation, voice));
  return fill('“#0”是否成立', 'whether #0', [voice.clause(node, true, voice)]);
}

/** The subject of a clause. Of an element the Chinese needs none: 经营项目中有以“制售”结尾的项目. */
export function subjectOf(node: unknown, voice: Voice): Phrase {
  const operation = operationOf(node);
  const isElement = voice.scope.inBody && operation?.operator === 'var' && (operation.args[0] ?? '') === '';
  return isElement ? { zh: '', en: 'it' } : nounOf(node, voice);
}

const nounsOf = ({ args }: Operation, voice: Voice): Phrase[] => args.map((arg) => partOf(arg, voice));

/** A noun within another: a choice in brackets, so that one sees where it ends. */
function partOf(node: unknown, voice: Voice): Phrase {
  const operator = operationOf(node)?.operator;
  const noun = nounOf(node, voice);
  return operator === 'if' || operator === '?:' ? fill('（#0）', '(#0)', [noun]) : noun;
}

function variableNoun(operation: Operation, voice: Voice): Phrase {
  const { args } = operation;
  const facts = factsOf({ var: args }, voice.scope);
  const path = String(args[0] ?? '');
  if (facts.label && path !== '') {
    const label = plain(facts.label);
    return facts.counts ? fill('#0的数量', 'the number of #0', [label]) : label;
  }
  if (voice.scope.inBody && path === 'accumulator') return fill('已汇总的结果', 'the result so far');
  if (voice.scope.inBody && (path === '' || path === 'current')) return fill('该项', 'it');
  return path === '' ? fill('填写的全部内容', 'everything entered') : quoted(path);
}

/** Operators whose noun needs no more than the nouns of their arguments. */
const patterns: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '/': ['#0除以#1', '#0 divided by #1'],
  '%': ['#0除以#1的余数', 'the remainder of #0 divided by #1'],
  substr: ['#0中的一段文字', 'a part of #0'],
  map: ['#0逐项得出的结果', 'what each of #0 yields'],
  reduce: ['#0逐项汇总的结果', 'what #0 add up to'],
  yearsBetween: ['从#0到#1的整年数', 'the full years from #0 to #1'],
  daysBetween: ['从#0到#1的天数', 'the days from #0 to #1'],
  workdaysBetween: ['从#0到#1的工作日数', 'the working days from #0 to #1'],
  addYears: ['#0起满#1年的当日', 'the day #1 years after #0'],
  today: ['今天', 'today'],
  missing: ['尚未填写的内容', 'what is not filled in yet'],
  missing_some: ['尚未填写的内容', 'what is not filled in yet'],
};

const many = (zh: string, en: string) => (operation: Operation, voice: Voice) =>
  fill(zh, en, [listed(nounsOf(operation, voice))]);

const specialNouns: Readonly<Record<string, (operation: Operation, voice: Voice) => Phrase>> = {
  '+': many('#0的总和', 'the sum of #0'),
  '*': many('#0的乘积', 'the product of #0'),
  min: many('#0中最小的值', 'the least of #0'),
  max: many('#0中最大的值', 'the greatest of #0'),
  cat: many('#0连成的文字', 'the text joined of #0'),
  merge: many('#0合成的列表', 'the list put together of #0'),
  '-': (operation, voice) => {
    const parts = nounsOf(operation, voice);
    return parts.length === 1 ? fill('负的#0', 'minus #0', parts) : fill('#0减去#1', '#0 less #1', parts);
  },
  age: (operation, voice) => {
    const parts = nounsOf(operation, voice);
    return parts.length === 1
      ? fill('按#0计算的周岁', 'the age by #0', parts)
      : fill('按#0计算、到#1为止的周岁', 'the age by #0 on #1', parts);
  },
  sum: ({ args }, voice) => {
    const list = nounOf(args[0], voice);
    const column = factsOf(args[0], voice.scope).columns?.find(({ name }) => name === args[1]);
    return column
      ? fill('#0各行#1的合计', 'the total of #1 over #0', [list, plain(column.label)])
      : fill('#0的合计', 'the total of #0', [list]);
  },
  round: ({ args }, voice) => {
    const value = nounOf(args[0], voice);
    const decimals = args[1] ?? 2;
    if (decimals === 2) return fill('#0（四舍五入到分）', '#0 (rounded to cents)', [value]);
    return fill('#0（四舍五入到#1位小数）', '#0 (rounded to #1 decimals)', [value, nounOf(decimals, voice)]);
  },
  lookup: ({ args }, voice) => {
    const table = voice.tables.find(({ name }) => name === args[0]);
    const title = table ? quoted(table.label) : quoted(String(args[0]));
    return fill('按#0查#1所得的值', 'what #1 says for #0', [nounOf(args[1], voice), title]);
  },
  filter: (operation, voice) => {
    const body = voice.clause(operation.args[1], true, elementVoice(operation, voice));
    return fill('#0中#1的项目', 'those of #0 where #1', [nounOf(operation.args[0], voice), body]);
  },
  if: chosen,
  '?:': chosen,
};

/** `if` as a value: 如果…，取…，否则取…. */
function chosen({ args }: Operation, voice: Voice): Phrase {
  const parts: Phrase[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const pair = [voice.clause(args[index], true, voice), partOf(args[index + 1], voice)];
    parts.push(fill('如果#0，则为#1', 'if #0, #1', pair));
  }
  if (args.length % 2 === 1) parts.push(fill('否则为#0', 'otherwise #0', [partOf(args.at(-1), voice)]));
  return {
    zh: parts.map(({ zh }) => zh).join('；'),
    en: parts.map(({ en }) => en).join('; '),
  };
}
