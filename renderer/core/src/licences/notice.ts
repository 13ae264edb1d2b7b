import { z } from 'zod';
import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { FaceNote } from './face.ts';
import { schemaProblem } from './face-compile.ts';
import { FieldKey, TemplateFields } from './fields.ts';
import { type CompiledTemplate, compileTemplate } from './template-language.ts';

const Text = z.string().min(1).max(8_000);
const when = FieldKey.optional();

/** Every line of the filled text becomes a paragraph of its own, so an `each` makes a list. */
const ParagraphBlock = z.strictObject({
  kind: z.literal('paragraph'),
  when,
  text: Text,
  /** Two characters, as in every official document; false for a salutation. */
  indent: z.boolean().default(true),
  bold: z.boolean().optional(),
});
const HeadingBlock = z.strictObject({ kind: z.literal('heading'), when, text: Text });
const TableBlock = z.strictObject({
  kind: z.literal('table'),
  when,
  caption: z.string().max(80).optional(),
  /** A declared field of type `table`. */
  field: FieldKey,
  numbered: z.boolean().default(true),
  columns: z
    .array(
      z.strictObject({
        column: FieldKey,
        /** Share of the width in percent; together at most 100. */
        share: z.number().min(5).max(95),
        align: z.enum(['left', 'centre']).default('left'),
      }),
    )
    .min(1)
    .max(8),
});
/** Lines to be filled in by hand at a counter: 签收人、日期. */
const SignOffBlock = z.strictObject({
  kind: z.literal('signOff'),
  when,
  labels: z.array(z.string().min(1).max(20)).min(1).max(6),
});
export const NoticeBlock = z.discriminatedUnion('kind', [
  ParagraphBlock,
  HeadingBlock,
  TableBlock,
  SignOffBlock,
]);
export type NoticeBlock = z.infer<typeof NoticeBlock>;

/**
 * Notice or decision (文书): flowing text on A4 with the margins of official documents. `key` says which act it
 * serves; `adverse` ones must state grounds and remedies, which `compileNotice` checks.
 */
export const NoticeTemplate = z
  .strictObject({
    v: z.literal(1),
    key: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
    title: z.string().min(1).max(40),
    /** Line above the title: the issuing body. */
    header: Text.optional(),
    /** Document number (文号) under the title. */
    number: Text.optional(),
    addressee: Text.optional(),
    adverse: z.boolean().default(false),
    /** `compact` (size 4, 14 pt) for receipts, that ought to stay on one sheet; documents have size 3. */
    density: z.enum(['standard', 'compact']).default('standard'),
    /** One line at the foot of every sheet: case number, telephone. */
    footer: z.string().min(1).max(300).optional(),
    fields: TemplateFields,
    blocks: z.array(NoticeBlock).min(1).max(60),
    /** Body and date at the lower right; the seal is printed over them (骑年盖月). */
    signature: z.strictObject({ body: Text, date: Text }),
    /** Printed on every sheet as a faint mark while this flag is true. */
    watermark: z.strictObject({ when: FieldKey, text: z.string().min(1).max(12) }).optional(),
    /** Blocks below the signature. */
    after: z.array(NoticeBlock).max(10).default([]),
    notes: z.array(FaceNote).max(60).default([]),
  })
  .superRefine((notice, context) => {
    const fields = new Map(notice.fields.map((field) => [field.key, field]));
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const part of ['blocks', 'after'] as const) {
      notice[part].forEach((block, index) => {
        if (block.when && !fields.has(block.when)) {
          issue([part, index, 'when'], `没有“${block.when}”这个字段`);
        }
        if (block.kind !== 'table') return;
        const columns = fields.get(block.field)?.columns ?? [];
        if (columns.length === 0) issue([part, index, 'field'], `“${block.field}”不是表格字段`);
        for (const { column } of block.columns) {
          if (!columns.some((known) => known.key === column)) {
            issue([part, index, 'columns'], `表格“${block.field}”没有“${column}”这一列`);
          }
        }
        if (block.columns.reduce((sum, column) => sum + column.share, 0) > 100) {
          issue([part, index, 'columns'], '各列宽度合计不能超过 100%');
        }
      });
    }
    if (notice.watermark && !fields.has(notice.watermark.when)) {
      issue(['watermark', 'when'], `没有“${notice.watermark.when}”这个字段`);
    }
  });
export type NoticeTemplate = z.infer<typeof NoticeTemplate>;

export interface CompiledNotice {
  notice: NoticeTemplate;
  /** By path: `header`, `number`, `addressee`, `footer`, `signature/body`, `signature/date`, `blocks/0`, `after/0`. */
  templates: ReadonlyMap<string, CompiledTemplate>;
}

function textsOf(notice: NoticeTemplate): [string, string][] {
  const texts: [string, string | undefined][] = [
    ['header', notice.header],
    ['number', notice.number],
    ['addressee', notice.addressee],
    ['footer', notice.footer],
    ['signature/body', notice.signature.body],
    ['signature/date', notice.signature.date],
  ];
  for (const part of ['blocks', 'after'] as const) {
    notice[part].forEach((block, index) => {
      if ('text' in block) texts.push([`${part}/${index}`, block.text]);
    });
  }
  return texts.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

/**
 * Checks authored data and compiles its texts; all problems at once, `place` as in `compileFace`. An adverse
 * notice must read the fields `grounds`, `reconsiderationBody` and `courtName`: 行政许可法 art. 38 obliges the body
 * to state the grounds and the right to reconsideration or litigation.
 */
export function compileNotice(input: unknown): Result<CompiledNotice> {
  const parsed = NoticeTemplate.safeParse(input);
  if (!parsed.success) return fail(parsed.error.issues.map(schemaProblem));
  const notice = parsed.data;
  const templates = new Map<string, CompiledTemplate>();
  const problems: Problem[] = [];
  for (const [place, source] of textsOf(notice)) {
    const compiled = compileTemplate(source, { fields: notice.fields });
    problems.push(
      ...compiled.problems.map((problem) => ({ ...problem, place: `${place} ${problem.place}` })),
    );
    if (compiled.ok) templates.set(place, compiled.value);
  }
  if (notice.adverse) problems.push(...missingRemedies(templates));
  return problems.some((problem) => problem.severity === 'error')
    ? fail(problems)
    : ok({ notice, templates }, problems);
}

const REMEDY_FIELDS = {
  grounds: '理由和依据',
  reconsiderationBody: '行政复议机关',
  courtName: '有管辖权的人民法院',
} as const;

function missingRemedies(templates: ReadonlyMap<string, CompiledTemplate>): Problem[] {
  const reads = new Set([...templates.values()].flatMap((template) => template.reads));
  return Object.entries(REMEDY_FIELDS)
    .filter(([key]) => !reads.has(key))
    .map(([key, label]) => ({
      code: 'notice.remedies',
      severity: 'error',
      place: key,
      message: `不利决定必须写明${label}，请在正文里加上字段 ${key}`,
    }));
}
