import type { FormDefinition } from '../forms/index.ts';
import { formFields } from '../forms/index.ts';
import type { Assignment, Condition, LegalBasis, ProcessStep } from '../items/index.ts';
import { levels, stageOf } from './dictionaries.ts';
import type { ItemSheet } from './item-sheet.ts';
import { matchRows, notAdded, type Previous, textOver } from './match.ts';
import type { ImportTask } from './task.ts';
import { chineseText } from './text.ts';

/** The lists that are taken over row by row without interpretation. */

export const legalName = ({
  statute,
  article,
}: {
  statute: string;
  article?: string | null | undefined;
}): string => `${statute}|${article ?? ''}`;

interface RowInput {
  previous: Previous;
  tasks: ImportTask[];
}

export function readLegalBasis(sheet: ItemSheet, { previous, tasks }: RowInput): LegalBasis[] {
  const matched = matchRows(sheet.legalBasis, {
    prefix: 'basis',
    nameOf: legalName,
    before: previous.rows<LegalBasis>('legalBasis'),
    nameBefore: legalName,
  });
  if (previous.isAuthored) {
    const unknown = matched
      .filter(({ before }) => !before)
      .map(({ row }) => [row.statute, row.article].join(''));
    tasks.push(...notAdded('legalBasis', unknown));
    return matched.flatMap(({ before }) => before ?? []);
  }
  return matched.map(({ row, key }) => ({
    key,
    statute: chineseText(row.statute),
    ...(row.article ? { article: chineseText(row.article) } : {}),
    ...(row.gist ? { gist: chineseText(row.gist) } : {}),
  }));
}

export function readConditions(sheet: ItemSheet, { previous, tasks }: RowInput): Condition[] {
  const matched = matchRows(sheet.conditions, {
    prefix: 'condition',
    nameOf: (text) => text,
    before: previous.rows<Condition>('conditions'),
    nameBefore: ({ text }) => text.zh,
  });
  if (previous.isAuthored) {
    tasks.push(
      ...notAdded(
        'conditions',
        matched.filter(({ before }) => !before).map(({ row }) => row),
      ),
    );
    return matched.flatMap(({ before }) => before ?? []);
  }
  return matched.map(({ row, key, before }) => ({
    key,
    text: textOver(row, before?.text),
    ...(before?.basis === undefined ? {} : { basis: before.basis }),
  }));
}

/** Days of a step are whole. Halves are rounded along the way, so that the steps together take as long as the sheet says. */
export function readProcess(sheet: ItemSheet, { previous, tasks }: RowInput): ProcessStep[] {
  const matched = matchRows(sheet.process, {
    prefix: 'step',
    nameOf: ({ step }) => step,
    before: previous.rows<ProcessStep>('process'),
    nameBefore: ({ name }) => name.zh,
  });
  const unknown = matched.filter(({ before }) => !before).map(({ row }) => `${row.step} ${row.days}`);
  if (previous.isAuthored && unknown.length > 0) {
    // Days of some steps beside other steps would no longer add up.
    tasks.push(...notAdded('process', unknown));
    return [...previous.rows<ProcessStep>('process')];
  }
  if (sheet.process.some(({ days }) => !Number.isInteger(days))) {
    tasks.push({
      code: 'process.halfDays',
      place: 'process',
      message: '环节用时须是整天，已按累计天数取整，请核对各环节。',
      quote: sheet.process.map(({ step, days }) => `${step} ${days}`).join('；'),
    });
  }
  let total = 0;
  return matched.map(({ row, key, before }) => {
    const from = Math.floor(total + 1e-9);
    total += row.days;
    return {
      key,
      name: textOver(row.step, before?.name),
      stage: before?.stage ?? stageOf(row.step),
      days: Math.floor(total + 1e-9) - from,
    };
  });
}

interface AssignmentInput {
  previous: Previous;
  departmentRole: string | undefined;
  form: FormDefinition | undefined;
  tasks: ImportTask[];
}

/** One level that decides is an assignment where it is plain which address decides; else a person has to say. */
export function readAssignments(sheet: ItemSheet, input: AssignmentInput): Assignment[] | undefined {
  if (input.previous.rows('assignments').length > 0) return undefined;
  const [level, second] = sheet.levels;
  if (level === undefined || second !== undefined || input.departmentRole === undefined) {
    input.tasks.push({
      code: 'assignment.levels',
      place: 'assignments',
      message: '由哪一级、哪个部门受理和决定，须按情形设置办理权限，每件只能有一个。',
      quote: `${sheet.department}（${sheet.levels.join('、') || '未写层级'}）`,
    });
    return undefined;
  }
  const place = decidingPlace(input.form);
  if (place === undefined) {
    input.tasks.push({
      code: 'assignment.place',
      place: 'assignments',
      message: '表里看不出按哪个地址确定受理机关，请在办理权限里选择。',
      quote: sheet.department,
    });
    return undefined;
  }
  return [
    {
      key: 'assignment-1',
      place,
      level: levels[level] ?? 'county',
      departmentRole: input.departmentRole,
      powerSource: 'statutory',
      delegable: [],
      delegations: [],
    },
  ];
}

/** The address of where the business is done, if the form has exactly one such. */
function decidingPlace(form: FormDefinition | undefined): string | undefined {
  const addresses = form
    ? formFields(form).filter(({ type, required }) => type === 'address' && required)
    : [];
  const premises = addresses.filter(({ label }) =>
    /^(经营场所|经营地址|场（厂）址|场址|坐落)/.test(label.zh),
  );
  const [only, second] = premises.length > 0 ? premises : addresses;
  return only && !second ? `form.${only.key}` : undefined;
}
