import type { Problem } from '../errors/index.ts';
import { divisionLevel, divisionLevels, isDivisionCode } from '../identifiers/index.ts';
import type { FieldDefinition } from './definition.ts';
import {
  isDivisionType,
  isNumberType,
  isOptionType,
  isTextType,
  maximumRows,
  tableColumns,
} from './fields.ts';
import { compilePattern, PatternSyntaxError } from './pattern.ts';

/** What a known value may be read from: see `prefillForm`. */
const prefillPath = /^(applicant|account|situation)(\.[a-z][A-Za-z0-9]{0,49}){1,3}$/;

/**
 * Settings of one field that contradict each other, its type or themselves. Codes: `form.reservedKey`,
 * `form.optionsMissing`, `form.duplicateOption`, `form.duplicateCheck`, `form.patternInvalid`, `form.rangeEmpty`,
 * `form.boundNotWhole`, `form.divisionUnknown`, `form.prefillPath`, `form.noteAsks`, `form.columnsMissing`,
 * `form.columnUnknown` (a total or distinct column that the table has not, or that has no sum), and
 * `form.settingUnused` for a setting that a field of this type does not have. The columns of a table are checked with
 * it.
 */
export function checkField(field: FieldDefinition, place: string): Problem[] {
  const refuse = (code: string, path: string, message: string): Problem => ({
    code: `form.${code}`,
    severity: 'error',
    place: `${place}/${path}`,
    message,
  });
  return [
    ...unusedSettings(field).map((setting) =>
      refuse('settingUnused', setting, '这种类型的字段没有这项设置，请删去'),
    ),
    ...keyProblems(field, refuse),
    ...optionProblems(field, refuse),
    ...patternProblems(field, refuse),
    ...rangeProblems(field, refuse),
    ...sourceProblems(field, refuse),
    ...tableProblems(field, refuse),
    ...tableColumns(field).flatMap((column, index) => checkField(column, `${place}/columns/${index}`)),
  ];
}

type Refuse = (code: string, path: string, message: string) => Problem;

const isTable = (type: FieldDefinition['type']): boolean => type === 'table';

const settings: { key: keyof FieldDefinition; isFor: (type: FieldDefinition['type']) => boolean }[] = [
  { key: 'options', isFor: isOptionType },
  { key: 'minItems', isFor: (type) => type === 'choices' },
  { key: 'minimum', isFor: isNumberType },
  { key: 'exclusiveMinimum', isFor: isNumberType },
  { key: 'maximum', isFor: isNumberType },
  { key: 'decimals', isFor: (type) => type === 'decimal' },
  { key: 'minLength', isFor: isTextType },
  { key: 'maxLength', isFor: (type) => isTextType(type) || type === 'address' },
  { key: 'pattern', isFor: isTextType },
  { key: 'within', isFor: isDivisionType },
  { key: 'level', isFor: isDivisionType },
  { key: 'unit', isFor: isNumberType },
  { key: 'placeholder', isFor: (type) => type !== 'table' },
  { key: 'computed', isFor: (type) => type !== 'table' },
  { key: 'prefill', isFor: (type) => type !== 'table' },
  { key: 'autocomplete', isFor: (type) => type !== 'table' },
  { key: 'columns', isFor: isTable },
  { key: 'minRows', isFor: isTable },
  { key: 'maxRows', isFor: isTable },
  { key: 'rowName', isFor: isTable },
  { key: 'totals', isFor: isTable },
  { key: 'distinct', isFor: isTable },
];

const unusedSettings = (field: FieldDefinition): string[] =>
  settings.filter(({ key, isFor }) => field[key] !== undefined && !isFor(field.type)).map(({ key }) => key);

/** `toString` and its like fit the pattern of keys, and every object already has them. */
function keyProblems(field: FieldDefinition, refuse: Refuse): Problem[] {
  if (!(field.key in {})) return [];
  return [refuse('reservedKey', 'key', `标识“${field.key}”是程序保留的名称，请改用别的`)];
}

const repeated = (values: readonly string[]): number[] =>
  values.flatMap((value, index) => (values.indexOf(value) === index ? [] : [index]));

function optionProblems(field: FieldDefinition, refuse: Refuse): Problem[] {
  const options = field.options ?? [];
  const isMissing = isOptionType(field.type) && options.length === 0;
  const isTooFew = field.minItems !== undefined && field.minItems > options.length;
  return [
    ...(isMissing ? [refuse('optionsMissing', 'options', '请至少添加一个选项')] : []),
    ...(isTooFew && !isMissing ? [refuse('rangeEmpty', 'minItems', '至少选几项不能多于选项的个数')] : []),
    ...repeated(options.map(({ value }) => value)).map((index) =>
      refuse('duplicateOption', `options/${index}/value`, '这个选项的值与前面的重复，请修改'),
    ),
    ...repeated(field.checks.map(({ code }) => code)).map((index) =>
      refuse('duplicateCheck', `checks/${index}/code`, '这条校验的代码与前面的重复，请修改'),
    ),
  ];
}

const faults: Record<PatternSyntaxError['fault'], string> = {
  tooLarge: '格式过于复杂，请减少重复次数',
  tooDeep: '括号套得太深，请简化',
  parenthesis: '括号不成对',
  group: '括号后的 ? 只能写成 (?:',
  class: '方括号里的写法不能识别，方括号本身请写成 \\[ 或 \\]',
  range: '范围的起止颠倒或不是单个字符',
  escape: '这个反斜杠写法不能使用',
  repeat: '次数写法有误，例如 {2} 或 {2,5}，最多 1000',
};

function patternProblems(field: FieldDefinition, refuse: Refuse): Problem[] {
  if (!field.pattern) return [];
  try {
    compilePattern(field.pattern.re2);
    return [];
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    return [
      refuse('patternInvalid', 'pattern/re2', `第 ${error.position + 1} 个字符处：${faults[error.fault]}`),
    ];
  }
}

function rangeProblems(field: FieldDefinition, refuse: Refuse): Problem[] {
  const { minimum, exclusiveMinimum, maximum, minLength, maxLength } = field;
  const wholeOnly = field.type === 'integer' || field.type === 'money';
  const bounds = { minimum, exclusiveMinimum, maximum };
  const fractions = Object.entries(bounds).filter(
    ([, bound]) => bound !== undefined && !Number.isInteger(bound),
  );
  const isEmpty =
    maximum !== undefined &&
    ((minimum !== undefined && minimum > maximum) ||
      (exclusiveMinimum !== undefined && exclusiveMinimum >= maximum));
  const isLengthEmpty = minLength !== undefined && maxLength !== undefined && minLength > maxLength;
  return [
    ...(wholeOnly ? fractions : []).map(([key]) =>
      refuse(
        'boundNotWhole',
        key,
        field.type === 'money' ? '金额的界限以分为单位，须是整数' : '整数的界限须是整数',
      ),
    ),
    ...(isEmpty ? [refuse('rangeEmpty', 'maximum', '最大值小于最小值，没有可填的数')] : []),
    ...(isLengthEmpty ? [refuse('rangeEmpty', 'maxLength', '最多字数小于最少字数，没有可填的内容')] : []),
  ];
}

/** Whether `within` already says all that `level` asks for. */
function isLevelAbove({ within, level }: FieldDefinition): boolean {
  if (within === undefined || level === undefined || !isDivisionCode(within)) return false;
  return divisionLevels.indexOf(level) <= divisionLevels.indexOf(divisionLevel(within));
}

function sourceProblems(field: FieldDefinition, refuse: Refuse): Problem[] {
  const problems: Problem[] = [];
  if (field.within !== undefined && !isDivisionCode(field.within)) {
    problems.push(refuse('divisionUnknown', 'within', '须是 12 位行政区划代码'));
  }
  if (isLevelAbove(field)) {
    problems.push(refuse('rangeEmpty', 'level', '所选的级别不低于限定的地区，没有可选的，请改为更低的级别'));
  }
  if (field.prefill !== undefined && !prefillPath.test(field.prefill)) {
    problems.push(
      refuse('prefillPath', 'prefill', '须以 applicant.、account. 或 situation. 开头，例如 applicant.name'),
    );
  }
  const asks = field.required !== false || field.computed !== undefined || field.checks.length > 0;
  if (field.type === 'note' && asks) {
    problems.push(refuse('noteAsks', 'type', '说明文字没有值，不能必填、计算或校验'));
  }
  return problems;
}

function tableProblems(field: FieldDefinition, refuse: Refuse): Problem[] {
  if (!isTable(field.type)) return [];
  const columns = tableColumns(field);
  const isSummable = (key: string) =>
    columns.some((column) => column.key === key && isNumberType(column.type));
  const isColumn = (key: string) => columns.some((column) => column.key === key);
  const unknown = (list: 'totals' | 'distinct', isFit: (key: string) => boolean, message: string) =>
    (field[list] ?? []).flatMap((key, index) =>
      isFit(key) ? [] : [refuse('columnUnknown', `${list}/${index}`, message)],
    );
  return [
    ...(columns.length === 0 ? [refuse('columnsMissing', 'columns', '请至少添加一列')] : []),
    ...repeated(columns.map(({ key }) => key)).map((index) =>
      refuse('duplicateKey', `columns/${index}/key`, `标识“${columns[index]?.key}”用了两次，请改用别的标识`),
    ),
    ...((field.minRows ?? 0) > maximumRows(field)
      ? [refuse('rangeEmpty', 'maxRows', '最多行数小于最少行数，没有可填的内容')]
      : []),
    ...unknown('totals', isSummable, '只能合计本表中的数字列，请重新选择'),
    ...unknown('distinct', isColumn, '本表没有这一列，请重新选择'),
  ];
}
