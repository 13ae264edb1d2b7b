import { shanghaiDate } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import type { HandlingItem } from '@banshi/core/items';
import { chooseAssignment, effectiveSituation } from '@banshi/core/items';
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
}

/** Throws `assignment.*` with the core's sentence, `assignment.noBody` where the place has no registered body yet. */
export async function handlingPlace(
  runtime: Runtime,
  {
    item,
    answers,
    form,
    applicant,
  }: {
    item: HandlingItem;
    answers: Record<string, unknown>;
    form?: Record<string, unknown>;
    applicant?: unknown;
  },
): Promise<HandlingPlace> {
  const env = { today: shanghaiDate(runtime.now()), calendar: runtime.calendar };
  const situation = effectiveSituation(item, answers, { env });
  const chosen = chooseAssignment(item, { situation, form, applicant }, env);
  if (!chosen.ok) {
    const problem = chosen.problems[0];
    throw new BanshiError({
      code: problem?.code ?? 'assignment.none',
      place: problem?.place ?? '',
      personMessage: problem?.message ?? '找不到受理机关。',
      status: 422,
    });
  }
  const { assignment, place } = chosen.value;
  const tenant = await responsibleTenant(runtime, { place, level: assignment.level });
  const body = await bodyFor(runtime, { tenant, role: assignment.departmentRole });
  if (!body)
    throw new BanshiError({
      code: 'assignment.noBody',
      place: assignment.place,
      personMessage: `${tenant.name}还没有在本系统登记受理部门，暂不能网上提交，请向当地窗口咨询。`,
      status: 422,
    });
  return { tenant, department: body.department, assignmentKey: assignment.key };
}

/** What the person is told before filling in: who will handle it, and whether that is another place than the one browsed. */
export async function whereHandled(
  runtime: Runtime,
  { tenantCode, itemKey, answers }: { tenantCode: string; itemKey: string; answers: Record<string, unknown> },
) {
  const browsed = await tenantByCode(runtime, tenantCode);
  const { bundle } = await resolvedBundle(runtime, { tenant: browsed, itemKey });
  const place = await handlingPlace(runtime, { item: bundle.item, answers });
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
