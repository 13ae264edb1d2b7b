import { checkForm, type FieldDefinition, FormDefinition, formFields } from '../forms/index.ts';
import { contextVariables, isSameJson, type Situation } from '../items/index.ts';
import { applyConstraint } from './constraints.ts';
import { constraintWords, linkToSituation, type ReadField, readFields } from './fields.ts';
import type { ItemSheet } from './item-sheet.ts';
import { formKey, type Previous } from './match.ts';
import { type ReadSituations, readSituations } from './situations.ts';
import type { ImportTask } from './task.ts';
import { chineseText, normaliseName } from './text.ts';
import { type Asked, askedField, type Vocabulary } from './vocabulary.ts';

export interface ReadForm {
  form: FormDefinition | undefined;
  situations: ReadSituations;
  vocabulary: Vocabulary;
  tasks: ImportTask[];
}

/** Questions and form together, since each may ask what the other does. A form that a person has written stays. */
export function readForm(sheet: ItemSheet, previous: Previous): ReadForm {
  const before = previous.value<FormDefinition>('form');
  const isWrittenByHand = before !== undefined && previous.isAuthored;
  const drafted = readFields(sheet.formFields, before);
  const known = isWrittenByHand ? formFields(before) : drafted.map(({ field }) => field);
  const situations = readSituations(sheet.situations, { fields: known, previous });
  if (isWrittenByHand) return keptForm(sheet, { before, situations });

  const linked = drafted.map((read) => linkToSituation(read, situations.rows));
  const vocabulary = vocabularyOf(situations, [...linked.map(({ field }) => field), ...situations.fields]);
  const tasks: ImportTask[] = [...situations.tasks, ...withoutOptions(linked)];
  const fields = linked.map((read) => constrained(read, { vocabulary, tasks }));
  const form = assemble(sheet, { fields, extra: situations.fields });
  return {
    form: form && soundForm(form, { situations: situations.rows, tasks }),
    situations,
    vocabulary,
    tasks,
  };
}

/** A field that copies a question is another name for it. */
function vocabularyOf(situations: ReadSituations, fields: readonly FieldDefinition[]): Asked[] {
  const asked = fields.flatMap((field) => askedField(field) ?? []);
  const copies = fields.filter(({ computed }) => computed !== undefined);
  const questions = [...situations.about.values()].filter(({ path }) => path.startsWith('situation.'));
  const named = questions.map((question) => {
    const copy = copies.find(({ computed }) => isSameJson(computed, { var: question.path }));
    const names = copy ? (askedField(copy)?.names ?? []) : [];
    return { ...question, names: [...new Set([...question.names, ...names])] };
  });
  return [...named, ...asked];
}

function withoutOptions(read: readonly ReadField[]): ImportTask[] {
  return read
    .filter(({ sheet, field }) => /select$/.test(sheet.type) && field.type === 'text')
    .map(({ sheet, field }) => ({
      code: 'field.optionsMissing' as const,
      place: `form/${field.key}`,
      message: '表里没有列出选项，暂按文字填写，请补上选项后改回选择。',
      quote: sheet.constraint ? `${sheet.label}：${sheet.constraint}` : sheet.label,
    }));
}

function constrained(
  { sheet, field }: ReadField,
  { vocabulary, tasks }: { vocabulary: Vocabulary; tasks: ImportTask[] },
): FieldDefinition {
  const words = constraintWords(sheet);
  if (words === '') return field;
  const read = applyConstraint(field, words, { vocabulary });
  for (const quote of read.open) {
    tasks.push({
      code: 'constraint.notARule',
      place: `form/${field.key}`,
      message: `“${field.label.zh}”的这项要求没有变成校验，已写进填写说明，请补上规则或确认不需要。`,
      quote,
    });
  }
  return read.field;
}

const sectionSize = 60;

function assemble(
  sheet: ItemSheet,
  { fields, extra }: { fields: FieldDefinition[]; extra: FieldDefinition[] },
): FormDefinition | undefined {
  const sections = [];
  for (let at = 0; at < fields.length; at += sectionSize) {
    const number = at / sectionSize + 1;
    const title = number === 1 ? '申请信息' : `申请信息（续 ${number}）`;
    sections.push({ key: `main${number}`, title: { zh: title }, fields: fields.slice(at, at + sectionSize) });
  }
  if (extra.length > 0) sections.push({ key: 'situations', title: { zh: '办理情形' }, fields: extra });
  if (sections.length === 0) return undefined;
  return FormDefinition.parse({
    v: 1,
    key: formKey,
    title: { zh: chineseText(sheet.name) },
    pages: sections.map((section, index) => ({
      key: `page${index + 1}`,
      title: section.title,
      sections: [section],
    })),
  });
}

/** A rule made of words that the form's own checks refuse (fields that would wait for each other) is taken back. */
function soundForm(
  form: FormDefinition,
  { situations, tasks }: { situations: Situation[]; tasks: ImportTask[] },
): FormDefinition {
  const problems = checkForm(form, { variables: contextVariables({ situations, parameters: [] }) }).filter(
    ({ severity }) => severity === 'error',
  );
  if (problems.length === 0) return form;
  const isFaulty = (place: string): boolean =>
    problems.some((problem) => problem.place === place || problem.place.startsWith(`${place}/`));
  return {
    ...form,
    pages: form.pages.map((page, pageIndex) => ({
      ...page,
      sections: page.sections.map((section, sectionIndex) => ({
        ...section,
        fields: section.fields.map((field, index) => {
          const place = `pages/${pageIndex}/sections/${sectionIndex}/fields/${index}`;
          if (!isFaulty(place)) return field;
          tasks.push({
            code: 'constraint.notARule',
            place: `form/${field.key}`,
            message: `“${field.label.zh}”的规则与其他字段冲突，没有采用，请人工设置。`,
            quote: field.help?.zh ?? field.label.zh,
          });
          const { visible: _visible, computed: _computed, ...plain } = field;
          return { ...plain, required: field.required === true, checks: [] };
        }),
      })),
    })),
  };
}

function keptForm(
  sheet: ItemSheet,
  { before, situations }: { before: FormDefinition; situations: ReadSituations },
): ReadForm {
  const fields = formFields(before);
  const labels = new Set(fields.map(({ label }) => normaliseName(label.zh)));
  const absent = sheet.formFields.filter(
    ({ label }) =>
      !labels.has(normaliseName(label)) && !labels.has(normaliseName(label.replace(/[(（].*$/, ''))),
  );
  const task: ImportTask = {
    code: 'form.keptExisting',
    place: 'form',
    message: '这个事项的表单已由人工编写，没有改动；表里的这些字段在表单中找不到同名的，请核对。',
    quote: absent.map(({ label }) => label).join('、'),
  };
  return {
    form: undefined,
    situations,
    vocabulary: vocabularyOf(situations, fields),
    tasks: absent.length > 0 ? [...situations.tasks, task] : situations.tasks,
  };
}
