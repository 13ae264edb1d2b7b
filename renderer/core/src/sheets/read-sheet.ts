import type { Problem } from '../errors/index.ts';
import type { FormDefinition } from '../forms/index.ts';
import { type Layer, layerProblems } from '../inheritance/index.ts';
import {
  contextVariables,
  type ElementKey,
  isElementKey,
  itemVariables,
  type ServiceObject,
  type TimeLimit,
} from '../items/index.ts';
import { confidenceOf } from './confidence.ts';
import { departmentRoleOf, handlingTypes, serviceObjectNames, timeUnits } from './dictionaries.ts';
import { readForm } from './form.ts';
import { itemTypeOf } from './identity.ts';
import type { ItemSheet } from './item-sheet.ts';
import { keepEdits } from './keep-edits.ts';
import { type KeyedRow, type Previous, previousOf, textOver } from './match.ts';
import { readMaterials } from './materials.ts';
import { readAssignments, readConditions, readLegalBasis, readProcess } from './plain-rows.ts';
import { readFee, readResults } from './results.ts';
import { parseSheet } from './sheet-problems.ts';
import type { ImportTask } from './task.ts';
import { isImportKey } from './text.ts';

/** How much of a sheet was taken over. */
export interface Taken {
  /** Elements of the item that the layer now states. */
  elements: number;
  materials: number;
  /** Questions, those asked in the form included. */
  situations: number;
  formFields: number;
  process: number;
  fees: number;
  results: number;
  /** Materials whose condition became a rule. */
  rules: number;
}

export type ReadSheet =
  | { ok: true; layer: Layer; tasks: ImportTask[]; taken: Taken; errors: [] }
  | { ok: false; errors: Problem[] };

export interface ReadSheetOptions {
  itemKey: string;
  /** The root layer as it stands (draft or release): rows of the same name keep their keys, what it says beyond the sheet stays. */
  previous?: Layer;
  /** The sheet that was imported last: what was changed by hand since then stays, each such clash is a task. */
  lastSheet?: unknown;
}

/**
 * An item sheet as the standard layer of an item's root. The same sheet over its own layer gives that layer again.
 * What a person has written into the layer (rows with keys of their own, a form of their own) stays and is left to a
 * task; rows that an earlier import made and the sheet no longer has are gone.
 */
export function readSheet(value: unknown, options: ReadSheetOptions): ReadSheet {
  const parsed = parseSheet(value);
  if ('errors' in parsed) return { ok: false, errors: parsed.errors };
  const read = readParsed(parsed.sheet, options);
  const layer = withEdits(read, options);
  const errors = layerProblems(layer).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, layer, tasks: read.tasks, taken: read.taken, errors: [] };
}

function withEdits({ layer, tasks }: Parsed, { previous, lastSheet, itemKey }: ReadSheetOptions): Layer {
  const last = lastSheet === undefined ? undefined : parseSheet(lastSheet);
  if (!previous || !last || 'errors' in last) return layer;
  const base = readParsed(last.sheet, { itemKey, previous }).layer;
  const kept = keepEdits({ base, current: previous, next: layer });
  if (kept.conflicts.length > 0) {
    tasks.push({
      code: 'edit.keptExisting',
      place: kept.conflicts[0] ?? '',
      message: '这些内容在上次导入后由人工改过，表里现在又有变化，已保留人工的修改，请核对。',
      quote: kept.conflicts.join('、'),
    });
  }
  return kept.layer;
}

interface Parsed {
  layer: Layer;
  tasks: ImportTask[];
  taken: Taken;
}

function readParsed(sheet: ItemSheet, { itemKey, previous: layer }: ReadSheetOptions): Parsed {
  const previous = previousOf(layer);
  const tasks: ImportTask[] = [];
  const { form, situations, vocabulary, tasks: formTasks } = readForm(sheet, previous);
  tasks.push(...formTasks);
  const shown = form ?? previous.value<FormDefinition>('form');
  const declared = {
    situations: merged(situations.rows, { previous, element: 'situations' }),
    parameters: [],
  };
  const materials = readMaterials(sheet, {
    previous,
    context: {
      situations: sheet.situations,
      about: situations.about,
      vocabulary,
      variables: shown ? itemVariables({ ...declared, form: shown }) : contextVariables(declared),
    },
  });
  tasks.push(...materials.tasks, ...textOnly(sheet));
  const scalars = readScalars(sheet, { previous, tasks });
  const departmentRole = scalars.departmentRole as string | undefined;
  const lists: Partial<Record<ElementKey, readonly KeyedRow[] | undefined>> = {
    legalBasis: readLegalBasis(sheet, { previous, tasks }),
    conditions: readConditions(sheet, { previous, tasks }),
    situations: situations.rows,
    materials: materials.rows,
    process: readProcess(sheet, { previous, tasks }),
    results: readResults(sheet, { previous, form: shown, tasks }),
    assignments: readAssignments(sheet, { previous, departmentRole, form: shown, tasks }),
  };
  const fee = readFee(sheet, { previous, tasks });
  tasks.push(...aboutSources(sheet));
  const made = layerOf({ itemKey, previous, scalars: { ...scalars, ...(form ? { form } : {}), fee }, lists });
  const taken: Taken = {
    elements: Object.keys(made.standard).filter(isElementKey).length,
    materials: sheet.materials.length,
    situations: sheet.situations.length,
    formFields: sheet.formFields.length,
    process: sheet.process.length,
    fees: Math.max(1, sheet.fee.items?.length ?? 0),
    results: sheet.results.length,
    rules: materials.rules,
  };
  return { layer: made, tasks, taken };
}

function readScalars(
  sheet: ItemSheet,
  { previous, tasks }: { previous: Previous; tasks: ImportTask[] },
): Partial<Record<ElementKey, unknown>> {
  const limit = (days: number | null | undefined, topic: 'statutoryLimit' | 'promisedLimit') =>
    typeof days === 'number' ? { [topic]: limitOf(sheet, { topic, days: Math.ceil(days), previous }) } : {};
  const role = previous.value<string>('departmentRole') ?? departmentRoleOf(sheet.department);
  if (role === undefined) {
    tasks.push({
      code: 'department.unknown',
      place: 'departmentRole',
      message: '实施主体没有对应到部门登记表中的部门，请选择。',
      quote: sheet.department,
    });
  }
  return {
    name: textOver(sheet.name, previous.value('name')),
    itemType: itemTypeOf(sheet.type),
    ...(role === undefined ? {} : { departmentRole: role }),
    serviceObjects: serviceObjectsOf(sheet, tasks),
    handlingType: handlingTypes[sheet.handlingType],
    ...limit(sheet.statutoryDays, 'statutoryLimit'),
    ...limit(sheet.promisedDays, 'promisedLimit'),
    ...(typeof sheet.onsiteVisits === 'number'
      ? { onsiteVisits: visitsOf(sheet, sheet.onsiteVisits, previous) }
      : {}),
  };
}

/** Where a limit starts is nothing that a sheet says; on what it is based holds as long as it is the same limit. */
function limitOf(
  sheet: ItemSheet,
  { topic, days, previous }: { topic: 'statutoryLimit' | 'promisedLimit'; days: number; previous: Previous },
): TimeLimit {
  const unit = timeUnits[sheet.dayUnit];
  const before = previous.value<TimeLimit>(topic);
  const isSame = before?.days === days && before.unit === unit;
  if (isSame && previous.isAuthored) return before;
  return {
    days,
    unit,
    ...(before?.startsAt ? { startsAt: before.startsAt } : {}),
    ...(isSame && before.basis ? { basis: before.basis } : {}),
    confidence: confidenceOf(sheet, topic),
  };
}

function visitsOf(sheet: ItemSheet, times: number, previous: Previous) {
  const before = previous.value<{ times: number; reason?: string }>('onsiteVisits');
  if (previous.isAuthored && before?.times === times) return before;
  const reason = before?.reason;
  return { times, ...(reason ? { reason } : {}), confidence: confidenceOf(sheet, 'onsiteVisits') };
}

function serviceObjectsOf(sheet: ItemSheet, tasks: ImportTask[]): ServiceObject[] {
  const known = sheet.serviceObjects.filter((words) => Object.hasOwn(serviceObjectNames, words));
  const unknown = sheet.serviceObjects.filter((words) => !known.includes(words));
  if (unknown.length > 0) {
    tasks.push({
      code: 'serviceObject.unknown',
      place: 'serviceObjects',
      message: '这些服务对象不在字典里，没有采用，请选择最接近的一类。',
      quote: unknown.join('、'),
    });
  }
  return [...new Set(known.flatMap((words) => serviceObjectNames[words] ?? []))];
}

/** Conditions stay words for people to read. Whether one also decides who may apply, a person has to say. */
function textOnly({ conditions }: ItemSheet): ImportTask[] {
  if (conditions.length === 0) return [];
  return [
    {
      code: 'condition.textOnly',
      place: 'conditions',
      message: '受理条件按文字展示。其中能由申请人回答判断的，请在“是否需要办理”里补上规则。',
      quote: conditions.join('；'),
    },
  ];
}

function aboutSources({ variations, confidence, confidenceNote, sources }: ItemSheet): ImportTask[] {
  const tasks: ImportTask[] = [];
  if (variations && variations.length > 0) {
    tasks.push({
      code: 'places.differ',
      place: '',
      message: '各地有不同做法，请由相应地区在自己的配置里设置，不要写进标准。',
      quote: variations.join('；'),
    });
  }
  if (confidence !== 'verified' || confidenceNote) {
    tasks.push({
      code: 'source.unverified',
      place: '',
      message: '表里注明有内容未经核实，相应的值已标为“未核实”，核实后请逐项确认。',
      quote: [confidenceNote ?? '未注明', ...(sources ?? [])].join('；'),
    });
  }
  return tasks;
}

/** The rows of the sheet in its order, then those of a person that the sheet does not know. */
function merged<R extends KeyedRow>(
  rows: readonly R[],
  { previous, element }: { previous: Previous; element: ElementKey },
): R[] {
  const keys = new Set(rows.map(({ key }) => key));
  const others = previous
    .rows<R>(element)
    .filter(({ key }) => !keys.has(key) && (previous.isAuthored || !isImportKey(key)));
  return [...rows, ...others];
}

interface LayerInput {
  itemKey: string;
  previous: Previous;
  scalars: Partial<Record<ElementKey, unknown>>;
  lists: Partial<Record<ElementKey, readonly KeyedRow[] | undefined>>;
}

function layerOf({ itemKey, previous, scalars, lists }: LayerInput): Layer {
  const standard: Record<string, unknown> = { ...previous.layer?.standard };
  for (const [element, value] of Object.entries(scalars)) standard[element] = { set: value };
  for (const [element, rows] of Object.entries(lists)) {
    if (rows === undefined || !isElementKey(element)) continue;
    standard[element] = { ...(standard[element] as object), add: merged(rows, { previous, element }) };
  }
  // Through JSON: absent columns have no key, so that the same content is the same text.
  return JSON.parse(
    JSON.stringify({
      v: 1,
      itemKey,
      standard,
      implementation: previous.layer?.implementation ?? {},
      policies: previous.layer?.policies ?? {},
    }),
  ) as Layer;
}
