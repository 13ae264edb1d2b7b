import type { Actor } from '@banshi/core/applications';
import { caseDepartments, type StaffRole } from '../../access/index.ts';
import type { CaseRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import {
  actorIdOf,
  asCitizen,
  asStaff,
  type Caller,
  notAllowed,
  notFound,
  type StaffCaller,
} from '../authorise.ts';
import { caseRow } from './load.ts';

type Row = CaseRow & { id: string };

/** A citizen's own case: submitted from the account, or at the counter for the person it belongs to. */
export async function ownCase(runtime: Runtime, caller: Caller, caseNumber: string): Promise<Row> {
  const citizen = asCitizen(caller);
  const row = await caseRow(runtime, caseNumber);
  if (row.citizenId !== citizen.id) throw notFound('这件办件');
  return row;
}

/** A case of the staff's own department. Others of the same county, and administrators, do not learn that it exists. */
export async function departmentCase(runtime: Runtime, caller: Caller, caseNumber: string): Promise<Row> {
  const staff = asStaff(caller);
  const row = await caseRow(runtime, caseNumber);
  if (caseDepartments(staff.bindings).includes(row.departmentKey)) return row;
  await audit(runtime, {
    actorKind: 'staff',
    actorId: actorIdOf(caller),
    action: 'case.read',
    resource: caseNumber,
    outcome: 'refused',
  });
  throw notFound('这件办件');
}

const hats = ['clerk', 'reviewer', 'approver'] as const satisfies StaffRole[];

/** The hats a member of staff wears in the department of a case, as actors for the core's transition table. */
export function actorsFor(staff: StaffCaller, departmentKey: string): Actor[] {
  const roles = hats.filter((role) =>
    staff.bindings.some((binding) => binding.departmentKey === departmentKey && binding.role === role),
  );
  return roles.map((role) => ({ kind: 'staff', id: staff.userId, role, displayName: staff.displayName }));
}

export function actorFor(staff: StaffCaller, departmentKey: string, roles: readonly string[]): Actor {
  const actor = actorsFor(staff, departmentKey).find((candidate) => roles.includes(candidate.role));
  if (!actor) throw notAllowed('这一步不归您的岗位办理。');
  return actor;
}
