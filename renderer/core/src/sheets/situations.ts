import type { LocalText } from '../errors/index.ts';
import type { FieldDefinition } from '../forms/index.ts';
import type { Situation } from '../items/index.ts';
import type { SheetSituation } from './item-sheet.ts';
import { matchRows, notAdded, type Previous, textOver } from './match.ts';
import type { ImportTask } from './task.ts';
import { chineseText, foldWords, isImportKey, normaliseName, variableFor } from './text.ts';
import { type Asked, askedField, askedSituation, coreOf, sameUnit } from './vocabulary.ts';

export interface ReadSituations {
  rows: Situation[];
  /** Fields that ask what a situation cannot: numbers and dates. */
  fields: FieldDefinition[];
  /** What the words under each question are about, in the order of the sheet. */
  about: Map<SheetSituation, Asked>;
  tasks: ImportTask[];
}

/**
 * The questions. A number or a date is no question of the situations (those have answers to choose from): it is asked
 * in the form, by a field that asks it already or a new one. Answers keep the values that they were given first.
 */
export function readSituations(
  sheet: readonly SheetSituation[],
  { fields, previous }: { fields: readonly FieldDefinition[]; previous: Previous },
): ReadSituations {
  const before = previous.rows<Situation>('situations');
  const unknown: string[] = [];
  const read: ReadSituations = { rows: [], fields: [], about: new Map(), tasks: [] };
  const matched = matchRows(sheet, {
    prefix: 'question',
    nameOf: ({ question }) => question,
    before,
    nameBefore: ({ question }) => question.zh,
  });
  for (const { row, key, before: old } of matched) {
    if (row.type === 'number' || row.type === 'date') {
      askInForm(row, { fields, read });
    } else if (old && (previous.isAuthored || !isImportKey(old.key))) {
      keep(read, { sheet: row, row: old });
    } else if (previous.isAuthored) {
      unknown.push(row.question);
    } else {
      keep(read, { sheet: row, row: situationOf(row, { key, old }) });
      read.tasks.push(...officeQuestion(row, key));
    }
  }
  read.tasks.push(...notAdded('situations', unknown));
  return read;
}

function keep(read: ReadSituations, { sheet, row }: { sheet: SheetSituation; row: Situation }): void {
  read.rows.push(row);
  const asked = askedSituation(row, yesNoWords(sheet));
  if (asked) read.about.set(sheet, asked);
}

/** The words for yes and no as the sheet has them, the affirmative first. */
function yesNoWords({ options }: SheetSituation): [string, string] | undefined {
  const [first, second] = options ?? [];
  if (first === undefined || second === undefined) return undefined;
  return /^(不|未|无|否|没)/.test(first) ? [second, first] : [first, second];
}

const types = { single: 'choice', multi: 'choices', boolean: 'yesNo' } as const;

function situationOf(
  row: SheetSituation,
  { key, old }: { key: string; old: Situation | undefined },
): Situation {
  const type = types[row.type as keyof typeof types];
  const isVerified = isForTheOffice(row.question);
  const options = (row.options ?? []).map((words) => optionOf(words, old));
  return {
    key,
    variable: old?.variable ?? row.id ?? variableFor('q', row.question),
    origin: isVerified ? 'verified' : 'asked',
    label: textOver(coreOf(row.question).slice(0, 50) || row.question, old?.label),
    question: textOver(row.question, old?.question),
    ...helpOf(row),
    type,
    ...(type === 'yesNo' ? {} : { options }),
    ...(isVerified ? { fallback: fallbackOf(row, options) } : {}),
  };
}

function optionOf(words: string, old: Situation | undefined): { value: string; label: LocalText } {
  const known = old?.options?.find(({ label }) => normaliseName(label.zh) === normaliseName(words));
  return known ?? { value: chineseText(words), label: { zh: chineseText(words) } };
}

/** The page asks yes or no; where the sheet has other words they are told. */
function helpOf(row: SheetSituation): { help?: LocalText } {
  const [yes, no] = yesNoWords(row) ?? [];
  if (row.type !== 'boolean' || yes === undefined || yes === '是') return {};
  return { help: { zh: `选“是”表示“${chineseText(yes)}”，选“否”表示“${chineseText(no ?? '')}”。` } };
}

/** What a citizen cannot know: whether the office can look it up. Until it has, it could not (不能核验). */
const isForTheOffice = (question: string): boolean => /能否(在线|联网)?核验/.test(question);

function fallbackOf(row: SheetSituation, options: readonly { value: string }[]): Situation['fallback'] {
  if (row.type === 'boolean') return false;
  const cannot = options.map(({ value }) => value).filter((value) => value.includes('不能'));
  return row.type === 'multi' ? cannot : (cannot[0] ?? null);
}

/** Questions about a body's own requirements or knowledge are put to the citizen as they stand, but somebody should look. */
function officeQuestion(row: SheetSituation, key: string): ImportTask[] {
  const isOffice =
    /^(省级|州市|市级|县级|当地|本地|发证机关|审批机关|主管部门|系统|村干部|是否属于须)/.test(row.question) &&
    !isForTheOffice(row.question);
  if (!isOffice) return [];
  return [
    {
      code: 'situation.forTheOffice',
      place: `situations/${key}`,
      message: '这个问题申请人可能答不上来，请改为由机关核验、改成参数，或换一种问法。',
      quote: row.question,
    },
  ];
}

function askInForm(
  row: SheetSituation,
  { fields, read }: { fields: readonly FieldDefinition[]; read: ReadSituations },
): void {
  const wanted = row.type === 'date' ? ['date'] : ['integer', 'decimal'];
  const suitable = fields.filter(({ type }) => wanted.includes(type));
  const existing = suitable.find(({ key }) => key === row.id) ?? sameQuestion(row.question, suitable);
  const field = existing ?? fieldFor(row, new Set(fields.map(({ key }) => key)));
  if (!existing) read.fields.push(field);
  const asked = askedField(field);
  if (asked) read.about.set(row, asked);
  read.tasks.push({
    code: 'situation.asField',
    place: `form/${field.key}`,
    message: existing
      ? `数字和日期在表单里填写，规则读取表单已有的“${existing.label.zh}”，请核对是不是同一件事。`
      : '数字和日期在表单里填写，已加入表单的“办理情形”一节，请核对是否与其他字段重复。',
    quote: row.question,
  });
}

/** A field whose label the question contains, with the same unit; undefined where there are several. */
function sameQuestion(question: string, fields: readonly FieldDefinition[]): FieldDefinition | undefined {
  const core = coreOf(question);
  const found = fields.filter((field) => {
    const asked = askedField(field);
    const unit = unitIn(question);
    return asked?.names.some((name) => name.length >= 4 && core.endsWith(name)) && sameUnit(unit, asked.unit);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The unit in brackets at the end of a label: 车辆最大总质量(千克). */
export function unitIn(label: string): string | undefined {
  const words = /\(([^()]{1,8})\)\??$/.exec(foldWords(label))?.[1];
  return words !== undefined && isUnitWord(words) ? words : undefined;
}

const isUnitWord = (words: string): boolean =>
  /^(平方米|立方米|m2|m3|万m3|亩|公顷|米|公里|千克|公斤|kg|吨|元|万元|年|月|日|天|人|人次|名|户|辆|台|箱|件|头|只|株|度|%)$/.test(
    words,
  );

function fieldFor(row: SheetSituation, taken: ReadonlySet<string>): FieldDefinition {
  const wanted = row.id ?? variableFor('q', row.question);
  const unit = unitIn(row.question);
  return {
    key: taken.has(wanted) ? variableFor('q', row.question) : wanted,
    type: row.type === 'date' ? 'date' : 'decimal',
    label: { zh: chineseText(row.question).replace(/？$/, '') },
    // A question that begins with a condition ("未写有效期的，…") is not put to everybody.
    required: !/(的|如|若).{0,2}[,，]/.test(row.question),
    checks: [],
    ...(unit === undefined ? {} : { unit: { zh: unit } }),
    personalData: 'none',
  };
}
