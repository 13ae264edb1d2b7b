import { z } from 'zod';
import { BanshiError } from '../errors/index.ts';
import { canonicalJson, sha256Hex } from '../identifiers/index.ts';
import type { CaseAction } from './types.ts';

const LONGEST_STATEMENT = 2000;
const SHORTEST_SALT = 16;

/**
 * The salted digest of a submitted form: all that an event knows of it. The salt is random, at least 16 characters,
 * new for every submission, and kept and erased together with the payload: without it a digest of so guessable a
 * thing as a form about one person could be found by trying.
 *
 * @throws BanshiError `digest.salt` where the salt is too short, `json.notCanonical` where the payload is no JSON.
 */
export function applicationDigest({ salt, payload }: { salt: string; payload: unknown }): string {
  if (salt.length < SHORTEST_SALT) {
    throw new BanshiError({
      code: 'digest.salt',
      personMessage: '系统未能为申请生成安全摘要，请稍后重试',
      status: 500,
    });
  }
  return sha256Hex(canonicalJson({ payload, purpose: 'banshi/application/1', salt }));
}

/** Keys of the top-level fields whose values differ between two payloads, sorted: what a resubmission changed. */
export function changedFieldKeys(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const textOf = (payload: Record<string, unknown>, key: string) =>
    canonicalJson({ value: Object.hasOwn(payload, key) ? payload[key] : undefined });
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => textOf(before, key) !== textOf(after, key))
    .sort();
}

const statement = (what: string, longest = LONGEST_STATEMENT) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(longest, `${what}不能超过${longest}字`);

/** An adverse act states its grounds and the rule they rest on (行政许可法 art. 38). */
const adverse = { reason: statement('理由'), basis: statement('法律依据') };

/**
 * What a person types for each act; all text is trimmed. Submission, resubmission and the issue of a licence are
 * not here: their bodies are made from the draft and by the worker.
 */
export const actionInputs = {
  accept: z.strictObject({}),
  refuseAcceptance: z.strictObject(adverse),
  review: z.strictObject({
    opinion: statement('审查意见'),
    recommendation: z.enum(['approve', 'reject'], { error: '请选择建议批准或建议不予批准' }),
  }),
  returnToReview: z.strictObject({ reason: statement('退回原因') }),
  approve: z.strictObject({ opinion: statement('决定意见') }),
  reject: z.strictObject(adverse),
  deliver: z.strictObject({
    method: z.enum(['download', 'window', 'post'], { error: '请选择送达方式' }),
  }),
  withdraw: z.strictObject({ reason: statement('撤回原因') }),
  terminate: z.strictObject(adverse),
  revokeLicence: z.strictObject({
    licenceId: z.string({ error: '请选择证照' }).min(1, '请选择证照'),
    kind: z.enum(['revoked', 'cancelled', 'withdrawn'], { error: '请选择撤销、注销或撤回' }),
    ...adverse,
  }),
} as const satisfies Partial<Record<CaseAction, z.ZodType>>;

/**
 * The input of a correction notice: 1 to 50 points, each about a material or a field that the case has. The keys are
 * those of the bundle that the case pinned.
 */
export const requestCorrectionInput = (known: {
  materialKeys: readonly string[];
  fieldKeys: readonly string[];
}) => {
  const keys = { material: new Set(known.materialKeys), field: new Set(known.fieldKeys) };
  const Target = z
    .strictObject({
      kind: z.enum(['material', 'field'], { error: '请选择需要补正的材料或表单项' }),
      key: z.string({ error: '请选择需要补正的材料或表单项' }),
    })
    .refine((target) => keys[target.kind].has(target.key), {
      error: '所选的材料或表单项不在本次申请中，请重新选择',
      params: { code: 'correction.unknownTarget' },
    });
  const Point = z.strictObject({
    target: Target,
    defect: statement('存在的问题', 500),
    remedy: statement('补正方法', 500),
  });
  return z.strictObject({
    points: z
      .array(Point, { error: '请至少填写一条补正内容' })
      .min(1, '请至少填写一条补正内容')
      .max(50, '一次告知最多50条，请合并同类问题'),
  });
};
