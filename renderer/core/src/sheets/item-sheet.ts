import { z } from 'zod';

const name = z.string().trim().min(1).max(200);
const words = z.string().trim().min(1).max(2000);
const optional = <T extends z.ZodType>(schema: T) => schema.nullish();
const days = z.number().min(0).max(3650);

/** What a sheet may call a question or field; where it leaves it out one is made of the text. */
const identifier = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,49}$/, '须以小写字母开头，只含字母和数字，例如 jyxm');

export const SheetMaterial = z
  .object({
    name,
    required: z.union([z.boolean(), z.literal('conditional')]),
    condition: optional(words).describe('plain words; only with required = conditional'),
    form: z.enum(['原件', '复印件', '原件和复印件', '电子']),
    copies: z.number().int().min(0).max(20),
    sourceChannel: z.enum(['申请人自备', '政府部门核发', '其他']),
    deferrable: z.boolean(),
    commitment: z.boolean(),
    substitutableByLicence: optional(name),
  })
  .strict();
export type SheetMaterial = z.infer<typeof SheetMaterial>;

export const SheetSituation = z
  .object({
    id: identifier.optional(),
    question: words,
    type: z.enum(['single', 'multi', 'boolean', 'number', 'date']),
    options: optional(z.array(z.string().trim().min(1).max(100)).max(100)),
    decides: z.array(z.object({ when: words, materials: z.array(name).max(100) }).strict()).max(100),
  })
  .strict();
export type SheetSituation = z.infer<typeof SheetSituation>;

export const SheetField = z
  .object({
    name: identifier.optional(),
    label: name,
    type: z.enum([
      'text',
      'textarea',
      'integer',
      'decimal',
      'date',
      'month',
      'daterange',
      'boolean',
      'select',
      'multiselect',
      'address',
      'phone',
      'url',
      'idcard',
      'bankaccount',
      'table',
    ]),
    required: z.boolean(),
    constraint: optional(words).describe('plain words, or options parted by |'),
  })
  .strict();
export type SheetField = z.infer<typeof SheetField>;

/**
 * 事项表单: one service item as an office writes it down, in the office's own words. Dictionary values are Chinese, as in
 * provincial inventories; conditions are plain sentences.
 */
export const ItemSheet = z
  .object({
    name,
    type: name.describe('事项类型, GB/T 39046 Annex A: 行政许可'),
    levels: z.array(z.enum(['省', '州市', '县', '乡', '村'])).max(5),
    department: words.describe('the implementing body or bodies, in words'),
    legalBasis: z
      .array(z.object({ statute: words, article: optional(words), gist: optional(words) }).strict())
      .max(100),
    serviceObjects: z.array(name).max(20),
    handlingType: z.enum(['即办件', '承诺件']),
    statutoryDays: optional(days),
    promisedDays: optional(days),
    dayUnit: z.enum(['工作日', '自然日']),
    onsiteVisits: optional(z.number().int().min(0).max(20)),
    conditions: z.array(words).max(100),
    materials: z.array(SheetMaterial).max(200),
    situations: z.array(SheetSituation).max(100),
    formFields: z.array(SheetField).max(300),
    fee: z
      .object({
        charged: z.boolean(),
        standard: optional(words),
        items: optional(
          z.array(z.object({ name, yuan: z.number().min(0).max(1e9), basis: words }).strict()).max(100),
        ),
      })
      .strict(),
    process: z.array(z.object({ step: name, days }).strict()).max(50),
    results: z
      .array(
        z
          .object({
            name,
            kind: z.enum(['证照', '批文', '其他']),
            validity: optional(words),
            faceFields: optional(z.array(name).max(100)),
          })
          .strict(),
      )
      .max(20),
    variations: optional(z.array(words).max(100)).describe('what differs between places'),
    sources: optional(z.array(words).max(100)),
    confidence: z
      .enum(['verified', 'partly', 'from general knowledge'])
      .describe('how far the whole sheet was read in its sources'),
    confidenceNote: optional(words),
  })
  .strict();
export type ItemSheet = z.infer<typeof ItemSheet>;
