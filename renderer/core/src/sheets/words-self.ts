import type { RuleExpression } from '../rules/index.ts';
import type { Asked } from './vocabulary.ts';

const read = (asked: Asked): RuleExpression => ({ var: asked.path });

/** What the words say about one known thing: its answers, a limit, years since a date. */
export function atomAbout(text: string, asked: Asked): RuleExpression | undefined {
  switch (asked.kind) {
    case 'yesNo':
      return yesOrNo(text, asked);
    case 'choice':
      return chosen(text, asked);
    case 'choices':
      return chosenAmong(text, asked);
    case 'number':
      return limit(text, asked);
    case 'date':
      return yearsSince(text, asked);
  }
}

function yesOrNo(text: string, asked: Asked): RuleExpression | undefined {
  const option = asked.options.find(({ words }) => words === text);
  return option ? { '==': [read(asked), option.value] } : undefined;
}

type Option = Asked['options'][number];

/** Options that a text lists and nothing else: 新建或改扩建; longest first, since 农用地 also ends 非农用地. */
function listed(text: string, options: readonly Option[]): Option[] | undefined {
  const byLength = [...options].sort((a, b) => b.words.length - a.words.length);
  const found: Option[] = [];
  let rest = text;
  while (rest !== '') {
    const next = byLength.find(({ words }) => words !== '' && rest.startsWith(words));
    if (!next || found.includes(next)) return undefined;
    found.push(next);
    rest = rest.slice(next.words.length);
    const link = /^(或者|或|、|,或|和|及|与)/.exec(rest)?.[0] ?? '';
    if (rest !== '' && link === '') return undefined;
    rest = rest.slice(link.length);
    if (rest === '' && link !== '') return undefined;
  }
  return found.length > 0 ? found : undefined;
}

const valuesOf = (options: readonly Option[]): RuleExpression[] => options.map(({ value }) => value);

function amongValues(subject: RuleExpression, options: readonly Option[]): RuleExpression {
  const values = valuesOf(options);
  return values.length === 1 ? { '==': [subject, values[0] ?? null] } : { in: [subject, values] };
}

/** "两项都申请" among 生活补贴, 护理补贴: an answer that holds all the others. */
const isAll = ({ words }: Option): boolean => /^(全部|两[项者种]|二者|三[项者种]|都)/.test(words);

function chosen(text: string, asked: Asked): RuleExpression | undefined {
  const not = /^(?:非|不是|并非|不属于)(.+)$/.exec(text)?.[1];
  if (not !== undefined && !asked.options.some(({ words }) => words === text)) {
    const options = listed(not, asked.options);
    return options && answered(asked, { '!': [amongValues(read(asked), options)] });
  }
  const holding = /^含(.+)$/.exec(text)?.[1];
  const options = listed(holding ?? text, asked.options);
  if (!options) return undefined;
  const all = holding === undefined ? [] : asked.options.filter((option) => isAll(option));
  return amongValues(read(asked), [...options, ...all]);
}

/** No answer yet is neither the one nor the other. */
const answered = (asked: Asked, rule: RuleExpression): RuleExpression => ({
  and: [{ '!!': [read(asked)] }, rule],
});

const element: RuleExpression = { var: '' };

function chosenAmong(text: string, asked: Asked): RuleExpression | undefined {
  const notOnly = /^(?:不是|并非|非|除)(?:只选|仅选|只有|仅|只)(.+?)(?:外)?$/.exec(text)?.[1];
  if (notOnly !== undefined) {
    const options = listed(notOnly, asked.options);
    return options && { some: [read(asked), { '!': [amongValues(element, options)] }] };
  }
  const only = /^(?:只选|仅选|只有|仅|只)(.+)$/.exec(text)?.[1];
  if (only !== undefined) {
    const options = listed(only, asked.options);
    return options && { all: [read(asked), amongValues(element, options)] };
  }
  const any = /^(?:含|包含|有)?(?:任一|任意|任何)(.+?)(?:项|类|项目)?$/.exec(text)?.[1];
  const plain = text.replace(/^(含有|包含|含)/, '');
  const options = any === undefined ? listed(plain, asked.options) : kindred(any, asked.options);
  if (!options) return undefined;
  const [first, second] = options;
  return first && !second
    ? { in: [first.value, read(asked)] }
    : { some: [read(asked), amongValues(element, options)] };
}

/** All options of a kind: 任一制售项 = those whose words end so. */
function kindred(word: string, options: readonly Option[]): Option[] | undefined {
  const found = options.filter(({ words }) => words.endsWith(word));
  return found.length > 0 ? found : undefined;
}

const before: Readonly<Record<string, string>> = {
  '≥': '>=',
  '>=': '>=',
  不少于: '>=',
  不低于: '>=',
  不小于: '>=',
  达到: '>=',
  满: '>=',
  '≤': '<=',
  '<=': '<=',
  不超过: '<=',
  不高于: '<=',
  不多于: '<=',
  不大于: '<=',
  '>': '>',
  超过: '>',
  超: '>',
  大于: '>',
  多于: '>',
  高于: '>',
  '<': '<',
  不满: '<',
  不足: '<',
  少于: '<',
  小于: '<',
  低于: '<',
};

const after: Readonly<Record<string, string>> = {
  及以上: '>=',
  以上: '>=',
  及以下: '<=',
  以下: '<=',
  以内: '<=',
};

const limitShape = new RegExp(
  `^(.*?)(${Object.keys(before)
    .sort((a, b) => b.length - a.length)
    .join('|')})?(\\d+(?:\\.\\d+)?)([^\\d<>≤≥=,;()]*?)(${Object.keys(after).join('|')})?$`,
);

export interface Limit {
  subject: string;
  operator: string;
  value: number;
  unit: string | undefined;
}

/** A limit in words; undefined where the words name none, or two at once (超过 50 以上). */
export function limitIn(text: string): Limit | undefined {
  const match = limitShape.exec(text);
  if (!match) return undefined;
  const [, subject = '', first, number = '', unit, last] = match;
  const operator = first === undefined ? after[last ?? ''] : before[first];
  if (operator === undefined || (first !== undefined && last !== undefined)) return undefined;
  return { subject, operator, value: Number(number), unit: unit === '' ? undefined : unit };
}

function limit(text: string, asked: Asked): RuleExpression | undefined {
  const found = limitIn(text);
  if (!found || (found.subject !== '' && !/^(数量|数|天数|次数)$/.test(found.subject))) return undefined;
  if (found.unit !== undefined && found.unit !== asked.unit) return undefined;
  return { [found.operator]: [read(asked), found.value] };
}

/** Years by the calendar, not by days: a document is older than three years from the day after its anniversary. */
function yearsSince(text: string, asked: Asked): RuleExpression | undefined {
  const match = /^(?:距|自)?(?:申请日?|今|当日)?(?:已)?(超过|满)(\d+)年$/.exec(text);
  if (!match) return undefined;
  const anniversary: RuleExpression = { addYears: [read(asked), Number(match[2])] };
  const operator = match[1] === '满' ? '>=' : '>';
  return answered(asked, { [operator]: [{ today: [] }, anniversary] });
}
