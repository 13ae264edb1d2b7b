import type { Caller, StaffCaller } from '../src/operations/authorise.ts';
import type { Runtime } from '../src/runtime.ts';

/** An item administrator of a tenant, by a name that the test gives. */
export async function configurator(runtime: Runtime, tenantCode: string, name: string): Promise<StaffCaller> {
  const tenant = await runtime.tables.tenants.first({ tenantCode: { equals: tenantCode } });
  if (!tenant) throw new Error(`no tenant ${tenantCode}`);
  return {
    kind: 'staff',
    userId: name,
    displayName: name,
    bindings: [{ role: 'configurator', tenantCode, ownerPath: tenant.ownerPath, departmentKey: null }],
  };
}

/** Two of each tenant: one writes, the other reviews. */
export async function pair(runtime: Runtime, tenantCode: string): Promise<[StaffCaller, StaffCaller]> {
  return [
    await configurator(runtime, tenantCode, `${tenantCode}-author`),
    await configurator(runtime, tenantCode, `${tenantCode}-reviewer`),
  ];
}

interface Failure {
  code: string;
  status: number;
  message: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever an error tells
  details: any;
}

/** The error of an act that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    const { code, status, personMessage, details } = error as Failure & { personMessage: string };
    if (code === undefined) throw error;
    return { code, status, message: personMessage, details };
  }
  throw new Error('nothing failed');
}

export const everybodyElse: Caller[] = [
  { kind: 'anonymous' },
  { kind: 'citizen', id: 'c', name: '张三', citizenId: '530102199001011231', mobile: '13800000000' },
];
