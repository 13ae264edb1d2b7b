import { BanshiError } from '@banshi/core/errors';
import type { StaffRole, StaffSession } from '../access/index.ts';

/** Who calls an operation. The only identity that operations trust; pages, routes, jobs and commands make it. */
export type Caller =
  | { kind: 'anonymous' }
  | { kind: 'citizen'; id: string; name: string; citizenId: string; mobile: string }
  | ({ kind: 'staff' } & StaffSession)
  | { kind: 'system'; id: string };

export type CitizenCaller = Extract<Caller, { kind: 'citizen' }>;
export type StaffCaller = Extract<Caller, { kind: 'staff' }>;

export const notLoggedIn = (): BanshiError =>
  new BanshiError({ code: 'session.required', personMessage: '请先登录，再继续办理。', status: 401 });

export const notAllowed = (message = '您没有办理这件事的权限。'): BanshiError =>
  new BanshiError({ code: 'access.denied', personMessage: message, status: 403 });

/** Also answered where something exists but belongs to somebody else: its existence is nobody's business. */
export const notFound = (what: string): BanshiError =>
  new BanshiError({ code: 'resource.notFound', personMessage: `没有找到${what}。`, status: 404 });

export function asCitizen(caller: Caller): CitizenCaller {
  if (caller.kind !== 'citizen') throw notLoggedIn();
  return caller;
}

export function asStaff(caller: Caller): StaffCaller {
  if (caller.kind !== 'staff') throw notLoggedIn();
  return caller;
}

/** The staff's binding that gives one of `roles` in the department; throws where there is none. */
export function bindingFor(staff: StaffCaller, departmentKey: string, roles: StaffRole[]) {
  const binding = staff.bindings.find((b) => b.departmentKey === departmentKey && roles.includes(b.role));
  if (!binding) throw notAllowed('这件办件不归您所在的部门或岗位办理。');
  return binding;
}

/** The account behind a caller, for records; never a name. */
export const actorIdOf = (caller: Caller): string => {
  switch (caller.kind) {
    case 'citizen':
    case 'system':
      return caller.id;
    case 'staff':
      return caller.userId;
    case 'anonymous':
      return '-';
  }
};
