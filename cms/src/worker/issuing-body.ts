import { shanghaiDate } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import { handlingBody } from '@banshi/core/items';
import type { LoadedCase } from '../operations/cases/load.ts';
import { bodyFor } from '../operations/catalogue/register.ts';
import { responsibleTenant } from '../operations/catalogue/tenants.ts';
import type { Runtime } from '../runtime.ts';
import type { KnownFacts } from './licence-sheets.ts';

/** Whose name, number and seal the documents of a case bear. */
export interface IssuingBody {
  departmentKey: string;
  tenantCode: string;
}

/**
 * The body that issues a case's documents: the one that handles it, or under 委托 the delegator. Read from the item that
 * the case pinned, as it stood on the day of submission, so that a delegation that has ended since changes nothing.
 * Throws `assignment.*`, `licence.issuerUnknown` where the delegator is not in the register.
 */
export async function issuingBody(
  runtime: Runtime,
  { loaded, facts }: { loaded: LoadedCase; facts: KnownFacts },
): Promise<IssuingBody> {
  const { state, item } = loaded;
  const env = { today: shanghaiDate(state.submittedAt), calendar: runtime.calendar };
  const chosen = handlingBody(item, facts, env);
  if (!chosen.ok)
    throw new BanshiError({
      code: chosen.problems[0]?.code ?? 'assignment.none',
      place: chosen.problems[0]?.place,
      personMessage: chosen.problems[0]?.message ?? '找不到发证机关。',
      status: 422,
    });
  const { handler, issuer } = chosen.value;
  const decided = { departmentKey: state.departmentId, tenantCode: state.tenantCode };
  if (issuer.level === handler.level && issuer.departmentRole === handler.departmentRole) return decided;
  const tenant = await responsibleTenant(runtime, { place: issuer.place, level: issuer.level });
  const body = await bodyFor(runtime, { tenant, role: issuer.departmentRole });
  if (body) return { departmentKey: body.department.departmentKey, tenantCode: tenant.tenantCode };
  throw new BanshiError({
    code: 'licence.issuerUnknown',
    place: tenant.tenantCode,
    personMessage: `${tenant.name}还没有登记委托机关，不能制证，请在“部门”里补全。`,
    status: 422,
  });
}
