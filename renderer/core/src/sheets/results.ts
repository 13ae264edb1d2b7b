import { type FieldDefinition, type FormDefinition, formFields } from '../forms/index.ts';
import type { Fee, ResultDocument } from '../items/index.ts';
import { resultKinds } from './dictionaries.ts';
import type { ItemSheet } from './item-sheet.ts';
import { matchRows, notAdded, type Previous, textOver } from './match.ts';
import type { ImportTask } from './task.ts';
import { chineseText, isImportKey, normaliseName, rowKeyFor, variableFor } from './text.ts';

interface ResultInput {
  previous: Previous;
  form: FormDefinition | undefined;
  tasks: ImportTask[];
}

type SheetResult = ItemSheet['results'][number];

export function readResults(sheet: ItemSheet, { previous, form, tasks }: ResultInput): ResultDocument[] {
  const matched = matchRows(sheet.results, {
    prefix: 'result',
    nameOf: ({ name }) => name,
    before: previous.rows<ResultDocument>('results'),
    nameBefore: ({ name }) => name.zh,
  });
  if (previous.isAuthored) {
    tasks.push(
      ...notAdded(
        'results',
        matched.filter(({ before }) => !before).map(({ row }) => row.name),
      ),
    );
    // A face that somebody has drawn stays: only a person can fit a template to it.
    return matched.flatMap(({ before }) => before ?? []);
  }
  return matched.map(({ row, key, before }) => {
    if (before && !isImportKey(key)) return before;
    const place = `results/${key}`;
    const validity = validityOf(row, { place, tasks });
    return {
      key,
      name: textOver(row.name, before?.name),
      kind: /名册/.test(row.name) ? 'roll' : resultKinds[row.kind],
      cardinality: before?.cardinality ?? 'one',
      issuer: before?.issuer ?? 'decidingBody',
      ...adverse(row, { place, tasks }),
      ...(before?.template === undefined ? {} : { template: before.template }),
      ...(validity === undefined ? {} : { validityYears: validity }),
      faceFields: faceFieldsOf(row, { form, place, tasks }),
    };
  });
}

interface Found {
  place: string;
  tasks: ImportTask[];
}

/** A refusal is written by the decision itself; as a result it would be issued on approval. */
function adverse({ name }: SheetResult, { place, tasks }: Found): Pick<ResultDocument, 'when'> {
  if (!/^不予|不予.*(通知|告知|决定)/.test(name)) return {};
  tasks.push({
    code: 'result.adverse',
    place,
    message: '不予类文书由系统在作出决定时开具，已设为批准时不发，请确认是否删去这一行。',
    quote: name,
  });
  return { when: false };
}

function validityOf({ validity }: SheetResult, { place, tasks }: Found): number | undefined {
  if (!validity || /^(长期|永久|—|-|无)$/.test(validity.trim())) return undefined;
  const match = /^(\d{1,2})年(.*)$/.exec(validity.normalize('NFKC').trim());
  const years = match ? Number(match[1]) : undefined;
  if (match?.[2] === '') return years;
  // "3年内未开工自行失效" is no term of three years.
  const isTerm = match !== null && /^\(/.test(match[2] ?? '');
  tasks.push({
    code: 'result.validity',
    place,
    message: isTerm
      ? `有效期已按 ${years} 年设置，括号里的说明没有采用，请核对。`
      : '有效期没有写成“几年”，请按原文设置有效期。',
    quote: validity,
  });
  return isTerm ? years : undefined;
}

/** What the case itself knows, by the usual names on a face. */
const known: readonly (readonly [words: RegExp, path: string])[] = [
  [/^(发证|登记|审批|核发|批准|审定|注册|认定|出具)(机关|单位|机构)/, 'issuer.name'],
  [/^(发证|登记|核发|批准|审定)?(日期|时间)$|^(发证|登记|核发)(日期|时间)/, 'decision.issuedOn'],
  [/^(许可证|证书|证|许可)?(编号|证号|文号)$|^证书号码/, 'decision.number'],
  [/^有效期(至|限)?$/, 'decision.validUntil'],
  [/^投诉举报电话$/, 'issuer.complaintPhone'],
];

function faceFieldsOf(
  row: SheetResult,
  { form, place, tasks }: Found & { form: FormDefinition | undefined },
): ResultDocument['faceFields'] {
  const fields = form ? formFields(form) : [];
  const open: string[] = [];
  const found: ResultDocument['faceFields'] = [];
  for (const label of row.faceFields ?? []) {
    const path = pathOf(label, fields);
    // The code on a face is drawn by the face, from the number: it is no field.
    if (path === undefined) {
      if (label !== '二维码') open.push(label);
    } else {
      found.push({
        key: variableFor('f', label),
        label: { zh: chineseText(label) },
        from: { var: path },
      });
    }
  }
  if (open.length > 0) {
    tasks.push({
      code: 'result.faceFields',
      place,
      message: `“${row.name}”的这些照面事项不知道取自哪里，请选择来源。`,
      quote: open.join('、'),
    });
  }
  return found;
}

function pathOf(label: string, fields: readonly FieldDefinition[]): string | undefined {
  const name = normaliseName(label);
  const field = fields.find(
    (candidate) => candidate.type !== 'table' && normaliseName(candidate.label.zh) === name,
  );
  if (field) return needsLabel(field) ? `labels.form.${field.key}` : `form.${field.key}`;
  return known.find(([words]) => words.test(label.replace(/[(（].*$/, '')))?.[1];
}

const needsLabel = ({ type }: FieldDefinition): boolean =>
  ['choice', 'choices', 'yesNo', 'address', 'division'].includes(type);

export function readFee(
  { fee }: ItemSheet,
  { previous, tasks }: { previous: Previous; tasks: ImportTask[] },
): Fee {
  const before = previous.value<Fee>('fee');
  const items = (fee.items ?? []).map(({ name, yuan, basis }) => ({
    key: rowKeyFor('fee', name),
    name: { zh: chineseText(name) },
    cents: Math.round(yuan * 100),
    basis: chineseText(basis),
  }));
  const words = fee.standard?.trim() ?? '';
  if (fee.charged && items.length === 0) {
    tasks.push({
      code: 'fee.items',
      place: 'fee',
      message: '写明收费，但没有收费项目、金额和依据，请补上；如果只是说明性文字，请改为不收费。',
      quote: words || '收费',
    });
  } else if (!fee.charged && words !== '' && words !== '不收费') {
    tasks.push({
      code: 'fee.remark',
      place: 'fee',
      message: '收费说明里除“不收费”外还有别的内容，请确认是否要写进办事指南。',
      quote: words,
    });
  }
  const isKnown = previous.isAuthored && before?.charged === fee.charged && items.length === 0;
  return isKnown ? before : { charged: fee.charged, items: fee.charged ? items : [] };
}
