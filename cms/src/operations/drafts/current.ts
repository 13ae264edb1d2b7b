import { BanshiError } from '@banshi/core/errors';
import { type HandlingItem, intakeRefusal } from '@banshi/core/items';
import type { Runtime } from '../../runtime.ts';
import { pinnedBundle, resolvedBundle } from '../catalogue/resolve.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import type { Draft } from './owner.ts';

/** A correction stays with the version its case was submitted under; an application follows the item of today. */
export async function currentBundle(runtime: Runtime, draft: Draft) {
  const tenant = await tenantByCode(runtime, draft.tenantCode);
  const hashed =
    draft.kind === 'correction'
      ? await pinnedBundle(runtime, draft.bundleHash)
      : await resolvedBundle(runtime, { tenant, itemKey: draft.itemKey });
  return { tenant, hashed };
}

export const refuseSubmitted = (draft: Draft): void => {
  if (!draft.submittedAs) return;
  throw new BanshiError({
    code: 'draft.submitted',
    personMessage: `这份申请已经提交(办件编号 ${draft.submittedAs})，不能再改。`,
    status: 409,
    details: { caseNumber: draft.submittedAs },
  });
};

/** Throws `intake.*` (409) where the item is not in use or the day lies in none of its intake windows. */
export function refuseOutsideIntake(
  item: Pick<HandlingItem, 'status' | 'intakeWindows'>,
  today: string,
): void {
  const refusal = intakeRefusal(item, today);
  if (!refusal) return;
  throw new BanshiError({ code: refusal.code, personMessage: refusal.message.zh, status: 409 });
}
