import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Instant = z.iso.datetime().describe('ISO 8601 in UTC, such as 2026-11-23T06:51:00.000Z');
const Day = z.iso.date().describe('YYYY-MM-DD, Chinese time');
const Text = z.string().min(1);

/** 办件渠道: the applicant online, a clerk at the counter, or the village's agent (村级代办). */
export const CaseChannel = z.enum(['self', 'window', 'village']);
export type CaseChannel = z.infer<typeof CaseChannel>;

const rolesOfKind = {
  citizen: ['applicant'],
  staff: ['clerk', 'reviewer', 'approver'],
  system: ['system'],
} as const satisfies Record<string, readonly string[]>;

/** Who did something. `id` is the account's id, never a name; `role` is the hat worn at that moment. */
export const Actor = z
  .strictObject({
    kind: z.enum(['citizen', 'staff', 'system']),
    id: Text,
    role: z.enum(['applicant', 'clerk', 'reviewer', 'approver', 'system']),
    displayName: Text.optional().describe('staff only: what the case history shows'),
  })
  .refine((actor) => rolesOfKind[actor.kind].some((role) => role === actor.role), {
    path: ['role'],
    error: '经办角色与账号类型不符',
  })
  .refine((actor) => actor.kind === 'staff' || actor.displayName === undefined, {
    path: ['displayName'],
    error: '只有工作人员的姓名可以写入办件记录',
  });
export type Actor = z.infer<typeof Actor>;

export const CorrectionTarget = z.strictObject({ kind: z.enum(['material', 'field']), key: Text });
export type CorrectionTarget = z.infer<typeof CorrectionTarget>;

/** One defect told in a correction notice (一次性告知): which material or field, what is wrong, what to do. */
export const CorrectionPoint = z.strictObject({ target: CorrectionTarget, defect: Text, remedy: Text });
export type CorrectionPoint = z.infer<typeof CorrectionPoint>;

/** A file as an event knows it (已交材料): digest, never content. */
export const SubmittedMaterial = z.strictObject({
  materialKey: Text,
  fileId: Text,
  fileName: Text,
  bytes: z.int().min(0),
  sha256: Sha256,
});
export type SubmittedMaterial = z.infer<typeof SubmittedMaterial>;

/**
 * `dueUnit` absent = working days. It stands beside the date because a clock must still be readable when the item
 * that set the limit has long been changed.
 */
const Due = {
  dueDate: Day,
  dueProvisional: z.boolean(),
  dueUnit: z.enum(['workingDay', 'calendarDay']).optional(),
};

/**
 * The body of one business act. Personal data never stands in it: `applicationDigest` is a salted digest of the
 * submitted form, which is kept apart and can be erased.
 */
export const CaseEventBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('submitted'),
    bundleHash: Text,
    itemKey: Text,
    channel: CaseChannel,
    tenantCode: Text,
    departmentId: Text,
    assignmentKey: Text,
    /** JSON only: anything else would have no digest. */
    situation: z.record(z.string(), z.json() as z.ZodType<unknown>),
    applicationDigest: Sha256,
    materials: z.array(SubmittedMaterial),
    deferred: z.array(Text),
    committed: z.array(Text),
  }),
  z.strictObject({
    type: z.literal('correctionRequested'),
    points: z.array(CorrectionPoint).min(1),
    ...Due,
  }),
  z.strictObject({
    type: z.literal('resubmitted'),
    applicationDigest: Sha256,
    materials: z.array(SubmittedMaterial).describe('all of them, also those that stayed as they were'),
    changedFields: z
      .array(Text)
      .optional()
      .describe('keys, never values, of the form fields that differ; absent = none'),
  }),
  z.strictObject({ type: z.literal('accepted'), ...Due, deemed: z.boolean() }),
  z.strictObject({ type: z.literal('acceptanceRefused'), reason: Text, basis: Text }),
  z.strictObject({
    type: z.literal('reviewed'),
    opinion: Text,
    recommendation: z.enum(['approve', 'reject']),
  }),
  z.strictObject({ type: z.literal('returnedToReview'), reason: Text }),
  z.strictObject({ type: z.literal('approved'), opinion: Text }),
  z.strictObject({ type: z.literal('rejected'), reason: Text, basis: Text }),
  z.strictObject({
    type: z.literal('licenceIssued'),
    resultKey: Text,
    licenceId: Text,
    licenceNumber: Text,
  }),
  z.strictObject({ type: z.literal('delivered'), method: z.enum(['download', 'window', 'post']) }),
  z.strictObject({ type: z.literal('withdrawn'), reason: Text }),
  z.strictObject({ type: z.literal('terminated'), reason: Text, basis: Text }),
  z.strictObject({
    type: z.literal('licenceRevoked'),
    licenceId: Text,
    kind: z.enum(['revoked', 'cancelled', 'withdrawn']),
    reason: Text,
    basis: Text,
  }),
]);
export type CaseEventBody = z.infer<typeof CaseEventBody>;
export type CaseEventType = CaseEventBody['type'];

/** The body of one type of event. */
export type BodyOf<T extends CaseEventType> = Extract<CaseEventBody, { type: T }>;

/** An appended event: unique (caseId, seq), seq from 1, chained by the hash of the one before it. */
export const CaseEvent = z.strictObject({
  v: z.literal(1),
  caseId: Text,
  seq: z.int().min(1),
  at: Instant,
  actor: Actor,
  body: CaseEventBody,
  previousHash: Sha256,
  hash: Sha256.describe('SHA-256 over the canonical JSON (RFC 8785) of all the rest'),
});
export type CaseEvent = z.infer<typeof CaseEvent>;
