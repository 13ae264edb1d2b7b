import { Applicant } from '@banshi/core/applications';
import type { FieldError } from '@banshi/core/forms';
import type { Caller } from '../authorise.ts';

/**
 * The applicant of a draft, judged. Online, the person is the account itself: name and citizen ID come from there and
 * nothing that was typed can replace them; at the counter the clerk types them from the papers shown.
 */
export function checkedApplicant(
  caller: Caller,
  typed: unknown,
): { value?: Applicant; errors: FieldError[] } {
  const parsed = Applicant.safeParse(withAccount(caller, typed));
  if (parsed.success) return { value: parsed.data, errors: [] };
  return {
    errors: parsed.error.issues.map((issue) => ({
      field: issue.path.join('.') || 'applicant',
      code: issue.code,
      message: /[一-鿿]/.test(issue.message) ? issue.message : '请补全申请人信息。',
    })),
  };
}

function withAccount(caller: Caller, typed: unknown): unknown {
  if (caller.kind !== 'citizen') return typed;
  const given = (typed ?? { kind: 'person' }) as { kind?: string; mobile?: string };
  const { name, citizenId } = caller;
  const mobile = given.mobile || caller.mobile;
  return given.kind === 'organisation'
    ? { ...given, mobile, filedBy: { name, citizenId } }
    : { kind: 'person', name, citizenId, mobile };
}
