import type { HashedBundle } from '@banshi/core/bundle';
import { shanghaiDate } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import { effectiveSituation, type HandlingItem, handlingBody, isSameJson } from '@banshi/core/items';
import type { DepartmentRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { bodyFor } from '../catalogue/register.ts';
import { resolvedBundle } from '../catalogue/resolve.ts';
import { responsibleTenant, tenantByCode } from '../catalogue/tenants.ts';

/** Who will handle a case: chosen from its facts, not from the portal that was browsed. */
export interface HandlingPlace {
  tenant: TenantRow;
  department: DepartmentRow;
  assignmentKey: string;
  /** The item as it holds for that tenant: by it the body was chosen, and by it the case is handled. */
  hashed: HashedBundle;
}

interface PlaceInput {
  itemKey: string;
  /** The item as it holds where it is browsed: it says in which county the facts lie. */
  item: HandlingItem;
  answers: Record<string, unknown>;
  form?: Record<string, unknown>;
  applicant?: unknown;
}

/** A body that leads to a third one would be a county's item sending cases on to another county. */
const mostSteps = 3;

/**
 * Throws `assignment.*` with the core's sentence, `assignment.noBody` where the place has no registered body yet.
 *
 * A county's limits and delegations stand in its own layer and count wherever somebody browses: the item browsed tells
 * the place, and the item of that place then decides.
 */
export async function handlingPlace(
  runtime: Runtime,
  { itemKey, item, ...facts }: PlaceInput,
): Promise<HandlingPlace> {
  let current = item;
  for (let step = 1; ; step += 1) {
    const { assignment, handler } = chosenBody(runtime, current, facts);
    const { place, level, departmentRole } = handler;
    const tenant = await responsibleTenant(runtime, { place, level });
    const hashed = await resolvedBundle(runtime, { tenant, itemKey });
    const isSettled = isSameJson(hashed.bundle.item.assignments, current.assignments);
    const isSameLimits = isSameJson(hashed.bundle.item.parameters, current.parameters);
    if ((!isSettled || !isSameLimits) && step < mostSteps) {
      current = hashed.bundle.item;
      continue;
    }
    const body = await bodyFor(runtime, { tenant, role: departmentRole });
    if (body) return { tenant, department: body.department, assignmentKey: assignment.key, hashed };
    throw new BanshiError({
      code: 'assignment.noBody',
      place: assignment.place,
      personMessage: `${tenant.name}还没有在本系统登记受理部门，暂不能网上提交，请向当地窗口咨询。`,
      status: 422,
    });
  }
}

function chosenBody(runtime: Runtime, item: HandlingItem, facts: Omit<PlaceInput, 'item' | 'itemKey'>) {
  const env = { today: shanghaiDate(runtime.now()), calendar: runtime.calendar };
  const { answers, form, applicant } = facts;
  const situation = effectiveSituation(item, answers, { env });
  const chosen = handlingBody(item, { situation, form, applicant }, env);
  if (chosen.ok) return chosen.value;
  const problem = chosen.problems[0];
  throw new BanshiError({
    code: problem?.code ?? 'assignment.none',
    place: problem?.place ?? '',
    personMessage: problem?.message ?? '找不到受理机关。',
    status: 422,
  });
}

/** What the person is told before filling in: who will handle it, and whether that is another place than the one browsed. */
export async function whereHandled(
  runtime: Runtime,
  { tenantCode, itemKey, answers }: { tenantCode: string; itemKey: string; answers: Record<string, unknown> },
) {
  const browsed = await tenantByCode(runtime, tenantCode);
  const { bundle } = await resolvedBundle(runtime, { tenant: browsed, itemKey });
  const place = await handlingPlace(runtime, { itemKey, item: bundle.item, answers });
  return handledBy(place, browsed.tenantCode, itemKey);
}

export const handledBy = (place: HandlingPlace, browsedCode: string, itemKey: string) => ({
  tenantCode: place.tenant.tenantCode,
  tenantName: place.tenant.name,
  bodyName: place.department.name,
  differs: place.tenant.tenantCode !== browsedCode,
  serviceGuideUrl: `/${shortCode(place.tenant.tenantCode)}/items/${itemKey}`,
});

/** The code as addresses show it: without the zeros of unused levels. */
export const shortCode = (tenantCode: string): string => {
  if (!/^\d{12}$/.test(tenantCode)) return tenantCode;
  for (const width of [2, 4, 6, 9])
    if (/^0*$/.test(tenantCode.slice(width))) return tenantCode.slice(0, width);
  return tenantCode;
};
