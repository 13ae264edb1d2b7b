import { z } from 'zod';
import { LocalText } from '../errors/index.ts';
import { AuthoredRule, FormDefinition } from '../forms/index.ts';

/** Stable key of a row in a keyed list. Fixed when the row is first made, never shown, never reused. */
export const RowKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, '行标识须以小写字母开头，只含小写字母、数字和连字符');

/**
 * How sure we are of a fact. `verified` was read in the source named; `unverified` was not and must be shown so;
 * an absent value is 待补, never invented.
 */
export const Confidence = z.enum(['verified', 'unverified']);

/** 设定依据. */
export const LegalBasis = z
  .object({ key: RowKey, statute: z.string(), article: z.string().optional(), gist: z.string().optional() })
  .strict();
export type LegalBasis = z.infer<typeof LegalBasis>;

/** A time limit: 工作日 or 自然日, whole days; 0 = decided on the spot (即办). */
export const TimeLimit = z
  .object({
    days: z.number().int().min(0).max(3650),
    unit: z.enum(['workingDay', 'calendarDay']),
    startsAt: z
      .enum(['acceptance', 'intakeWindowEnd'])
      .optional()
      .describe('absent = acceptance; otherwise the last day of the intake window'),
    basis: z.string().optional(),
    confidence: Confidence.optional(),
  })
  .strict();
export type TimeLimit = z.infer<typeof TimeLimit>;

/** 受理条件. */
export const Condition = z.object({ key: RowKey, text: LocalText, basis: z.string().optional() }).strict();
export type Condition = z.infer<typeof Condition>;

/**
 * A situation question (情形). `asked` is put to the citizen; `verified` is established by the office or an
 * interface and never asked (`fallback` is what holds until then); a citizen is asked only what a citizen can know.
 */
export const Situation = z
  .object({
    key: RowKey,
    variable: z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/),
    origin: z.enum(['asked', 'verified']),
    label: LocalText.optional().describe('short name for sentences and summaries: 经营项目'),
    question: LocalText,
    help: LocalText.optional(),
    type: z.enum(['choice', 'choices', 'yesNo', 'division']),
    options: z
      .array(z.object({ value: z.string(), label: LocalText, help: LocalText.optional() }).strict())
      .optional(),
    when: AuthoredRule.optional().describe('absent = always asked; reads situation.* of earlier rows'),
    fallback: z.json().optional(),
  })
  .strict();
export type Situation = z.infer<typeof Situation>;

/** Whether the applicant is at the right place; the first row whose rule holds decides, none = `eligible`. */
export const EligibilityOutcome = z
  .object({
    key: RowKey,
    when: AuthoredRule,
    outcome: z.enum(['notNeeded', 'referTo', 'notEligible']),
    referTo: z.object({ itemKey: z.string().optional(), name: LocalText }).strict().optional(),
    reason: LocalText,
    nextStep: LocalText,
    basis: z.string().optional(),
  })
  .strict();
export type EligibilityOutcome = z.infer<typeof EligibilityOutcome>;

/** 申请材料. `applies` absent = always. */
export const MaterialRequirement = z
  .object({
    key: RowKey,
    name: LocalText,
    necessity: z.enum(['required', 'optional']).default('required'),
    applies: AuthoredRule.optional(),
    reason: LocalText.optional().describe('why it is asked for, in the applicant’s words'),
    basis: z.string().optional(),
    form: z.enum(['original', 'copy', 'originalAndCopy', 'electronic']),
    copies: z.number().int().min(0).max(20),
    source: z.enum(['applicant', 'government', 'other']),
    deferrable: z
      .object({ until: z.enum(['decision', 'delivery']) })
      .strict()
      .optional(),
    commitment: z.boolean().default(false),
    replacedBy: z
      .string()
      .optional()
      .describe('name of the licence whose electronic form spares this material'),
    generatedFromForm: z
      .boolean()
      .default(false)
      .describe('the application form itself: made from the answers'),
    accept: z.array(z.enum(['pdf', 'jpeg', 'png'])).default(['pdf', 'jpeg', 'png']),
    maxMegabytes: z.number().int().min(1).max(50).default(20),
    maxFiles: z.number().int().min(1).max(20).default(5),
    sample: z.string().optional(),
    explanation: LocalText.optional(),
    confidence: Confidence.optional(),
  })
  .strict();
export type MaterialRequirement = z.infer<typeof MaterialRequirement>;

/** A step of the process (办理环节). `days` are part of the promised limit. */
export const ProcessStep = z
  .object({
    key: RowKey,
    name: LocalText,
    stage: z.enum(['acceptance', 'review', 'decision', 'delivery']),
    days: z.number().int().min(0),
  })
  .strict();
export type ProcessStep = z.infer<typeof ProcessStep>;

/**
 * 编号规则: a plain number as text with tokens `{division6}` (of the issuer), `{year}` (of issue) and one running
 * number, such as `{sequence6}` of six digits; `foodBusiness` has a check digit of its own.
 */
export const Numbering = z.union([
  z.enum(['foodBusiness']),
  z
    .object({
      pattern: z
        .string()
        .max(80)
        .regex(
          /^(?:[^{}]|\{division6\}|\{year\})*\{sequence[1-9]\}(?:[^{}]|\{division6\}|\{year\})*$/,
          '编号规则须有一个流水号，如 {sequence6}，另外只能用 {division6} 和 {year}',
        ),
    })
    .strict(),
]);
export type Numbering = z.infer<typeof Numbering>;

/**
 * 办理结果. `template` names the licence face, `validityYears` absent = without limit. `perRow` gives one document for
 * every row of the form table named by `rowsFrom`; the face of such a document reads the row as `row.*`.
 */
export const ResultDocument = z
  .object({
    key: RowKey,
    name: LocalText,
    kind: z.enum(['licence', 'document', 'roll', 'none']),
    cardinality: z.enum(['one', 'perRow']).default('one'),
    rowsFrom: z
      .string()
      .optional()
      .describe('key of the table field of the form whose rows each get a document; only with perRow'),
    when: AuthoredRule.optional().describe('absent = always issued on approval'),
    issuer: z
      .enum(['decidingBody', 'coDecidingBody'])
      .default('decidingBody')
      .describe('whose name, number and seal it bears, after delegation'),
    template: z.string().optional(),
    numbering: Numbering.optional(),
    licenceType: z
      .string()
      .optional()
      .describe('21 characters: USCC of the body that defines the licence type + 3 digits (GB/T 36904)'),
    sample: z.string().optional().describe('file of a filled-in specimen; absent = 待补'),
    validityYears: z.number().int().min(1).max(50).optional(),
    faceFields: z
      .array(z.object({ key: z.string(), label: LocalText, from: AuthoredRule }).strict())
      .default([]),
  })
  .strict();
export type ResultDocument = z.infer<typeof ResultDocument>;

export const Faq = z.object({ key: RowKey, question: LocalText, answer: LocalText }).strict();

/** From the highest to the lowest. */
export const levels = ['province', 'prefecture', 'county', 'township', 'village'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/**
 * 参数: a named value that rules read as `param.<name>`. The level that owns it (`owningLevel`) changes its value for
 * itself and below, in the given direction only; never the rule that reads it. Outside its dates it has no value.
 */
export const Parameter = z
  .object({
    key: RowKey,
    name: z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/),
    label: LocalText,
    value: z.json(),
    unit: z.string().optional(),
    basis: z.string().optional(),
    owningLevel: Level.optional().describe(
      'the level whose tenants set the value; absent = the level that made the row',
    ),
    direction: z.enum(['any', 'up', 'down']).default('any'),
    validFrom: z.iso.date().optional(),
    validUntil: z.iso.date().optional().describe('last day on which it holds'),
    confidence: Confidence.optional(),
  })
  .strict();
export type Parameter = z.infer<typeof Parameter>;

/**
 * 委托、下放、授权: a level hands work down. Where it is in force and its rule holds, the body at `to` handles the case.
 * Under 委托 (`entrusted`) name, number and seal stay the delegator's, else they are the delegate's.
 */
export const Delegation = z
  .object({
    key: RowKey,
    to: Level,
    when: AuthoredRule.optional().describe('absent = every case'),
    powerSource: z.enum(['devolved', 'authorised', 'entrusted']),
    departmentRole: z.string().describe('role of the delegate in the department register'),
    document: z.string().min(1).describe('the delegation document: title and number'),
    basis: z.string().optional(),
    validFrom: z.iso.date(),
    validUntil: z.iso.date().optional().describe('last day on which it holds'),
  })
  .strict();
export type Delegation = z.infer<typeof Delegation>;

/**
 * 办理权限分派: who accepts and decides, by rule over the facts of the case. Exactly one must match.
 * `level`: the body at that level of the division in which `place` (a form or situation path) lies. A `delegable` row
 * may be delegated further by the tenants of its own level, each in its own layer (`delegations`).
 */
export const Assignment = z
  .object({
    key: RowKey,
    when: AuthoredRule.optional(),
    place: z.string().describe('path of the address or division that decides, such as situation.premises'),
    level: Level,
    departmentRole: z.string().describe('role in the department register, such as market-supervision'),
    powerSource: z.enum(['statutory', 'devolved', 'authorised', 'entrusted']).default('statutory'),
    preliminaryReview: z
      .object({ level: Level, departmentRole: z.string() })
      .strict()
      .optional()
      .describe('a lower body that reviews first and passes on (初审)'),
    delegable: z.array(Level).default([]).describe('levels that the row’s own level may delegate to'),
    delegations: z.array(Delegation).default([]),
    basis: z.string().optional(),
  })
  .strict();
export type Assignment = z.infer<typeof Assignment>;

/** 受理期: days between which applications are taken, both included. No row = at any time. */
export const IntakeWindow = z
  .object({ key: RowKey, from: z.iso.date(), until: z.iso.date(), label: LocalText.optional() })
  .strict();
export type IntakeWindow = z.infer<typeof IntakeWindow>;

export const Fee = z
  .object({
    charged: z.boolean(),
    onlinePayment: z.boolean().optional().describe('whether it can be paid online; absent = 待补'),
    items: z
      .array(
        z
          .object({ key: RowKey, name: LocalText, cents: z.number().int().min(0), basis: z.string() })
          .strict(),
      )
      .default([]),
  })
  .strict();
export type Fee = z.infer<typeof Fee>;

export const serviceObjects = [
  'naturalPerson',
  'individualBusiness',
  'enterprise',
  'unincorporated',
  'institution',
  'socialOrganisation',
  'government',
] as const;
export const ServiceObject = z.enum(serviceObjects);
export type ServiceObject = z.infer<typeof ServiceObject>;

export const Channel = z.enum(['window', 'computer', 'mobile', 'post', 'village']);
export type Channel = z.infer<typeof Channel>;

/** Every element of a handling item (业务办理项), resolved. An absent optional value is 待补. */
export const HandlingItem = z
  .object({
    name: LocalText,
    catalogueCode: z.string().optional(),
    taskCode: z.string().optional(),
    itemType: z.string().describe('GB/T 39046 Annex A code: 01 行政许可 …'),
    summary: LocalText.optional(),
    keywords: z.array(z.string()).default([]).describe('other words a citizen would search by'),
    legalBasis: z.array(LegalBasis),
    departmentRole: z.string(),
    powerSource: z.enum(['statutory', 'devolved', 'authorised', 'entrusted']).optional(),
    serviceObjects: z.array(ServiceObject),
    handlingType: z.enum(['immediate', 'promised']),
    statutoryLimit: TimeLimit.optional(),
    promisedLimit: TimeLimit.optional(),
    onsiteVisits: z
      .object({
        times: z.number().int().min(0),
        reason: z.string().optional(),
        confidence: Confidence.optional(),
      })
      .strict()
      .optional(),
    crossAreaScope: z.enum(['nation', 'province', 'prefecture', 'county', 'township', 'none']).optional(),
    onlineDepth: z.array(z.string()).default([]),
    channels: z.array(Channel).default([]),
    conditions: z.array(Condition),
    situations: z.array(Situation),
    eligibility: z.array(EligibilityOutcome),
    materials: z.array(MaterialRequirement),
    form: FormDefinition,
    process: z.array(ProcessStep),
    fee: Fee.optional(),
    results: z.array(ResultDocument),
    parameters: z.array(Parameter).default([]),
    assignments: z.array(Assignment),
    intakeWindows: z.array(IntakeWindow).default([]),
    status: z.enum(['inUse', 'suspended', 'cancelled']).default('inUse'),
    faqs: z.array(Faq),
    /** Implementation part: roles and keys only; the records are joined from the department register at render. */
    servicePoints: z.array(z.object({ key: RowKey, servicePoint: z.string() }).strict()).default([]),
    enquiryPhone: z.string().optional(),
    complaintPhone: z.string().optional(),
    notes: z.array(z.object({ key: RowKey, text: LocalText }).strict()).default([]),
  })
  .strict();
export type HandlingItem = z.infer<typeof HandlingItem>;
export type ElementKey = keyof HandlingItem;
