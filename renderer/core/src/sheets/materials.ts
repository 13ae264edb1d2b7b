import type { MaterialRequirement } from '../items/index.ts';
import { confidenceOf } from './confidence.ts';
import { materialForms, materialSources } from './dictionaries.ts';
import type { ItemSheet, SheetMaterial } from './item-sheet.ts';
import { type Matched, matchRows, type Previous, textOver } from './match.ts';
import { type ConditionContext, materialCondition } from './material-conditions.ts';
import type { ImportTask } from './task.ts';
import { chineseText, isImportKey } from './text.ts';

export interface ReadMaterials {
  rows: MaterialRequirement[];
  /** How many of them have a rule made of words. */
  rules: number;
  tasks: ImportTask[];
}

export function readMaterials(
  sheet: ItemSheet,
  { previous, context }: { previous: Previous; context: ConditionContext },
): ReadMaterials {
  const read: ReadMaterials = { rows: [], rules: 0, tasks: [] };
  const confidence = confidenceOf(sheet, 'materials');
  const matched = matchRows(sheet.materials, {
    prefix: 'material',
    nameOf: ({ name }) => name,
    before: previous.rows<MaterialRequirement>('materials'),
    nameBefore: ({ name }) => name.zh,
  });
  for (const match of matched) {
    const place = `materials/${match.key}`;
    const condition = materialCondition(match.row, context, place);
    const isOurs = match.before === undefined || isImportKey(match.key);
    if (isOurs) {
      if (condition.applies !== undefined) read.rules += 1;
      read.tasks.push(...condition.tasks, ...severalLicences(match.row, place));
      read.rows.push({ ...materialOf(match, condition.applies), confidence });
    } else {
      read.tasks.push(...keptRule(match, place));
      read.rows.push(writtenByHand(match));
    }
  }
  return read;
}

type Match = Matched<SheetMaterial, MaterialRequirement>;

function materialOf(
  { row, key, before }: Match,
  applies: MaterialRequirement['applies'],
): MaterialRequirement {
  const isOpen = row.required === 'conditional' && applies === undefined;
  const words = row.condition ? sentence(row.condition) : undefined;
  return {
    ...facts(row),
    key,
    name: textOver(row.name, before?.name),
    // Nobody may be made to hand in what perhaps does not concern them; the task says what is missing.
    necessity: row.required === false || isOpen ? 'optional' : 'required',
    ...(applies === undefined ? {} : { applies }),
    ...(words ? (isOpen ? { explanation: { zh: `适用情形：${words}` } } : { reason: { zh: words } }) : {}),
    ...(row.deferrable ? { deferrable: before?.deferrable ?? { until: 'decision' } } : {}),
    ...(before?.sample === undefined ? {} : { sample: before.sample }),
    generatedFromForm: before?.generatedFromForm ?? false,
    accept: before?.accept ?? ['pdf', 'jpeg', 'png'],
    maxMegabytes: before?.maxMegabytes ?? 20,
    maxFiles: before?.maxFiles ?? 5,
  };
}

const sentence = (words: string): string => `${chineseText(words).replace(/[。；，]$/, '')}。`;

/** The columns that a sheet states as plain facts. */
function facts(
  row: SheetMaterial,
): Pick<MaterialRequirement, 'form' | 'copies' | 'source' | 'commitment' | 'replacedBy'> {
  const licence = oneLicence(row);
  return {
    form: materialForms[row.form],
    copies: row.copies,
    source: materialSources[row.sourceChannel],
    commitment: row.commitment,
    ...(licence === undefined ? {} : { replacedBy: chineseText(licence) }),
  };
}

const oneLicence = ({ substitutableByLicence: licence }: SheetMaterial): string | undefined =>
  licence && !/[、,，/]|对应|相应|等/.test(licence) ? licence : undefined;

/** One licence spares a material; which of several, or whether all of them together, the sheet does not say. */
const severalLicences = (row: SheetMaterial, place: string): ImportTask[] =>
  row.substitutableByLicence && oneLicence(row) === undefined
    ? [
        {
          code: 'material.licences',
          place,
          message: `“${row.name}”可由哪一种电子证照代替，请明确写出一种。`,
          quote: row.substitutableByLicence,
        },
      ]
    : [];

/** A row that a person wrote keeps its texts, rule and necessity; the sheet corrects the plain facts. */
function writtenByHand({ row, before }: Match): MaterialRequirement {
  const old = before as MaterialRequirement;
  const { replacedBy, commitment, ...plain } = facts(row);
  return {
    ...old,
    ...plain,
    // A column left out says what its default says: it is not filled in for nothing.
    ...(commitment === (old.commitment ?? false) ? {} : { commitment }),
    ...(replacedBy === undefined || old.replacedBy ? {} : { replacedBy }),
  };
}

function keptRule({ row, before }: Match, place: string): ImportTask[] {
  if (row.required !== 'conditional') return [];
  return [
    {
      code: 'condition.keptExisting',
      place,
      message: before?.applies
        ? `“${row.name}”已有人工编写的规则，没有改动，请与表里的条件核对。`
        : `“${row.name}”在表里有条件，现有材料没有规则，请核对。`,
      quote: row.condition ?? '表里没有写条件',
    },
  ];
}
