import type { Caller, StaffCaller } from '../src/operations/authorise.ts';
import { resolvedBundle } from '../src/operations/catalogue/resolve.ts';
import { tenantByCode } from '../src/operations/catalogue/tenants.ts';
import { publishDraft, saveDraft, submitDraft, workbench } from '../src/operations/configuration/index.ts';
import type { Runtime } from '../src/runtime.ts';
import { workOnce } from '../src/worker/main.ts';
import type { TestRuntime } from './runtime.ts';

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

/** Lets the worker finish all that is due. */
export async function drain(runtime: Runtime): Promise<void> {
  while (await workOnce(runtime));
}

/** Edits of a tenant, saved, submitted, published by a second person, and what follows from it; the release's number. */
export async function publishEdits(
  runtime: Runtime,
  {
    edits,
    submit = { summary: '测试' },
    ...of
  }: { itemKey: string; tenantCode: string; edits: object[]; submit?: object },
): Promise<number> {
  const [author, reviewer] = await pair(runtime, of.tenantCode);
  const { draft } = await workbench(runtime, author, of);
  await saveDraft(runtime, author, of, { revision: draft?.revision ?? null, edits });
  await submitDraft(runtime, author, of, submit);
  const { release } = await publishDraft(runtime, reviewer, of, {});
  await drain(runtime);
  return release.number;
}

/** The resolved item of a tenant as the portal would show it, now or at another instant. */
export async function shownItem(
  runtime: TestRuntime,
  { itemKey, tenantCode, at }: { itemKey: string; tenantCode: string; at?: string },
) {
  const now = runtime.now();
  if (at) runtime.setNow(at);
  // The epoch is read once a second; a test does not wait for it.
  runtime.memory.delete('catalogue');
  const tenant = await tenantByCode(runtime, tenantCode);
  const { bundle } = await resolvedBundle(runtime, { tenant, itemKey });
  runtime.setNow(now);
  return bundle;
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
