import type { FieldDefinition } from '../forms/index.ts';
import type { RuleExpression } from '../rules/index.ts';
import { chineseText, foldWords } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readCondition } from './words.ts';

/** What the words beside a field come to. */
export interface ReadConstraint {
  field: FieldDefinition;
  /** Clauses that are kept as help only, as written. */
  kept: string[];
  /** Of these, those that look like a rule nobody has made yet. */
  open: string[];
}

interface Scope {
  vocabulary: Vocabulary;
}

/** Every clause of a constraint that the words allow becomes a setting, a rule or a check; the rest becomes help. */
export function applyConstraint(field: FieldDefinition, words: string, scope: Scope): ReadConstraint {
  const read: ReadConstraint = { field: { ...field }, kept: [], open: [] };
  for (const clause of words.split(/[,，;；](?!\d)/).map((part) => part.trim())) {
    if (clause === '') continue;
    const next = applyClause(read.field, foldWords(clause), scope);
    if (next) read.field = next;
    else {
      read.kept.push(clause);
      if (looksLikeRule(clause)) read.open.push(clause);
    }
  }
  if (read.kept.length > 0) read.field.help = { zh: `${chineseText(read.kept.join('；'))}。` };
  return read;
}

const looksLikeRule = (clause: string): boolean =>
  /[<>≤≥=÷＜＞]|时|必|仅|只能|自动|带出|不得|不跨|连续|须|可选|可不填|填写?$/.test(clause);

type Reader = (field: FieldDefinition, clause: string, scope: Scope) => FieldDefinition | undefined;

const isNumber = ({ type }: FieldDefinition): boolean => type === 'integer' || type === 'decimal';
const isText = ({ type }: FieldDefinition): boolean => type === 'text' || type === 'longText';

const readers: readonly Reader[] = [
  range,
  between,
  decimals,
  length,
  items,
  phone,
  yesNo,
  overOther,
  boundWhen,
  requiredWhen,
  shownWhen,
];

const applyClause: Reader = (field, clause, scope) => {
  for (const reader of readers) {
    const next = reader(field, clause, scope);
    if (next) return next;
  }
  return undefined;
};

const bounds: Readonly<Record<string, 'minimum' | 'exclusiveMinimum' | 'maximum'>> = {
  '≥': 'minimum',
  '>=': 'minimum',
  '>': 'exclusiveMinimum',
  '≤': 'maximum',
  '<=': 'maximum',
};

function range(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  if (!isNumber(field)) return undefined;
  const match = /^(≥|>=|>|≤|<=)(-?\d+(?:\.\d+)?)$/.exec(clause);
  const bound = bounds[match?.[1] ?? ''];
  return bound && fits(field, Number(match?.[2])) ? { ...field, [bound]: Number(match?.[2]) } : undefined;
}

const fits = (field: FieldDefinition, bound: number): boolean =>
  field.type !== 'integer' || Number.isInteger(bound);

function between(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  if (!isNumber(field)) return undefined;
  const plain = /^(\d+(?:\.\d+)?)[-~至](\d+(?:\.\d+)?)$/.exec(clause);
  if (plain) return withRange(field, { minimum: Number(plain[1]) }, Number(plain[2]));
  const around = /^(\d+(?:\.\d+)?)(<|≤)[^\d<≤]*(≤)(\d+(?:\.\d+)?)$/.exec(clause);
  if (!around) return undefined;
  const low = Number(around[1]);
  return withRange(
    field,
    around[2] === '<' ? { exclusiveMinimum: low } : { minimum: low },
    Number(around[4]),
  );
}

const withRange = (
  field: FieldDefinition,
  low: { minimum: number } | { exclusiveMinimum: number },
  maximum: number,
): FieldDefinition | undefined =>
  Object.values(low).every((value: number) => value < maximum && fits(field, value)) && fits(field, maximum)
    ? { ...field, ...low, maximum }
    : undefined;

const digits = '一两二三四五六';

function decimals(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  const match = /^([一两二三四五六])位小数$/.exec(clause);
  if (field.type !== 'decimal' || !match) return undefined;
  const at = digits.indexOf(match[1] ?? '');
  return { ...field, decimals: at <= 1 ? at + 1 : at };
}

function length(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  if (/^18位(并通过校验|校验)?$/.test(clause) && (field.type === 'citizenId' || field.type === 'uscc'))
    return field;
  if (/^末位为校验位$/.test(clause) && field.type === 'uscc') return field;
  if (!isText(field)) return undefined;
  const most = /^(?:≤|<=|不超过)(\d+)字$/.exec(clause);
  if (most) return { ...field, maxLength: Math.max(1, Number(most[1])) };
  const both = /^(\d+)-(\d+)字$/.exec(clause);
  if (both) return { ...field, minLength: Number(both[1]), maxLength: Math.max(1, Number(both[2])) };
  const exact = /^(\d{1,3})位$/.exec(clause);
  return exact
    ? { ...field, minLength: Number(exact[1]), maxLength: Math.max(1, Number(exact[1])) }
    : undefined;
}

function items(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  const match = /^(?:至少|≥|>=)(\d+)(?:项|个|条)?$/.exec(clause);
  if (field.type !== 'choices' || !match) return undefined;
  const least = Number(match[1]);
  return least <= (field.options?.length ?? 0) ? { ...field, minItems: least } : undefined;
}

function phone(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  if (field.type !== 'phone') return undefined;
  if (/^11位(手机号码?)?$/.test(clause)) return { ...field, type: 'mobile' };
  return /^手机号?或带区号固话$/.test(clause) ? field : undefined;
}

const self = (field: FieldDefinition): RuleExpression => ({ var: `form.${field.key}` });

const withCheck = (
  field: FieldDefinition,
  check: { code: string; rule: RuleExpression; message: string },
): FieldDefinition => ({
  ...field,
  checks: [
    ...field.checks.filter(({ code }) => code !== check.code),
    { code: check.code, rule: check.rule, message: { zh: check.message } },
  ],
});

function yesNo(field: FieldDefinition, clause: string): FieldDefinition | undefined {
  if (field.type !== 'yesNo') return undefined;
  const isYes = /^必须(勾选|为是)$/.test(clause);
  if (!isYes && clause !== '必须为否') return undefined;
  return withCheck(field, {
    code: 'fixed',
    rule: { '==': [self(field), isYes] },
    message: isYes ? `“${field.label.zh}”须选“是”才能提交` : `“${field.label.zh}”须为“否”才符合条件`,
  });
}

/** "危险货物≥5": a limit that holds in one case only. */
function boundWhen(
  field: FieldDefinition,
  clause: string,
  { vocabulary }: Scope,
): FieldDefinition | undefined {
  const match = /^(\D{2,}?)时?(≥|>=|>|≤|<=)(\d+(?:\.\d+)?)$/.exec(clause);
  const found = match && isNumber(field) ? readCondition(match[1] ?? '', { vocabulary }) : undefined;
  if (!match || !found || found.remarks.length > 0) return undefined;
  const operator = { '≥': '>=', '≤': '<=' }[match[2] ?? ''] ?? match[2] ?? '>=';
  return withCheck(field, {
    code: 'limitWhen',
    rule: { or: [{ '!': [found.rule] }, { [operator]: [self(field), Number(match[3])] }] },
    message: `“${field.label.zh}”不符合要求：${chineseText(clause)}`,
  });
}

/** "≤从业人员数": no more than another field. */
function overOther(
  field: FieldDefinition,
  clause: string,
  { vocabulary }: Scope,
): FieldDefinition | undefined {
  const match = /^(?:≤|<=|不超过)([^\d].*)$/.exec(clause);
  const name = match?.[1];
  if (!isNumber(field) || name === undefined || name.length < 2) return undefined;
  const numbers = vocabulary.filter(({ kind, path }) => kind === 'number' && path !== `form.${field.key}`);
  const exact = numbers.filter(({ names }) => names.includes(name));
  const near = numbers.filter(({ names }) => names.some((other) => other.endsWith(name)));
  const [other, second] = exact.length > 0 ? exact : near;
  if (!other || second) return undefined;
  return withCheck(field, {
    code: 'notOver',
    rule: { '<=': [self(field), { var: other.path }] },
    message: `“${field.label.zh}”不能大于“${chineseText(name)}”`,
  });
}

function requiredWhen(
  field: FieldDefinition,
  clause: string,
  { vocabulary }: Scope,
): FieldDefinition | undefined {
  const words = /^(.+?)(?:时|的)?(?:必填|必须填写|须填写)$/.exec(clause)?.[1];
  const found = words === undefined ? undefined : readCondition(words, { vocabulary });
  return found && found.remarks.length === 0 ? { ...field, required: { rule: found.rule } } : undefined;
}

function shownWhen(
  field: FieldDefinition,
  clause: string,
  { vocabulary }: Scope,
): FieldDefinition | undefined {
  const words = /^仅?(.+?)(?:时)?(?:可选|可填|填写|填)$/.exec(clause)?.[1] ?? /^(.{3,}时)$/.exec(clause)?.[1];
  const found = words === undefined ? undefined : readCondition(words, { vocabulary });
  return found && found.remarks.length === 0 ? { ...field, visible: found.rule } : undefined;
}
