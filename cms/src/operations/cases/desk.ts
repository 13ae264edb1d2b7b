import { allowedActions, type CaseAction, type CaseStatus } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { formFields, materialChecklist, parameterValues } from '@banshi/core/items';
import type { Where } from 'payload';
import { caseDepartments } from '../../access/index.ts';
import type { CaseRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import { asStaff, type Caller, notFound, type StaffCaller } from '../authorise.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { actorsFor, departmentCase } from './access.ts';
import { caseRecord, loadCase } from './load.ts';
import { casePapers, caseStory, caseSummary, dueOf } from './view.ts';

const base = '/office-api';

/** What each hat waits for. Everything else is in the list of all cases. */
const queueOf: Record<'clerk' | 'reviewer' | 'approver', CaseStatus[]> = {
  clerk: ['submitted', 'issued'],
  reviewer: ['accepted'],
  approver: ['reviewed'],
};

const closed: CaseStatus[] = ['rejected', 'acceptanceRefused', 'delivered', 'withdrawn', 'terminated'];

export type DeskTab = 'mine' | 'open' | 'closed';

/** The work desk: cases of the person's departments, soonest deadline first, with how many each tab has. */
export async function desk(
  runtime: Runtime,
  caller: Caller,
  { tab, limit = 200 }: { tab: DeskTab; limit?: number },
) {
  const staff = asStaff(caller);
  const departments = caseDepartments(staff.bindings);
  if (departments.length === 0) return { rows: [], counts: { mine: 0, open: 0, closed: 0 }, tab };
  const hats = Object.keys(queueOf) as (keyof typeof queueOf)[];
  const own = hats.flatMap((hat): Where[] => {
    const keys = staff.bindings.flatMap((b) => (b.role === hat && b.departmentKey ? [b.departmentKey] : []));
    return keys.length === 0
      ? []
      : [{ and: [{ departmentKey: { in: keys } }, { status: { in: queueOf[hat] } }] }];
  });
  const inDepartments = { departmentKey: { in: departments } };
  const where: Record<DeskTab, Where> = {
    mine: { or: own },
    open: { and: [inDepartments, { status: { not_in: closed } }] },
    closed: { and: [inDepartments, { status: { in: closed } }] },
  };
  const rows = await runtime.tables.cases.find({
    where: where[tab],
    sort: tab === 'closed' ? '-submittedAt' : 'dueDate',
    limit,
  });
  const counts = {
    mine: await runtime.tables.cases.count(where.mine),
    open: await runtime.tables.cases.count(where.open),
    closed: await runtime.tables.cases.count(where.closed),
  };
  return { tab, counts, rows: await Promise.all(rows.map((row) => deskRow(runtime, row))) };
}

const deskRow = async (runtime: Runtime, row: CaseRow) => ({
  ...(await caseSummary(runtime, row)),
  applicant: row.applicantMasked,
});

/** Everything a member of staff sees of one case: form beside papers, story, and what may be done now. */
export async function staffCase(runtime: Runtime, caller: Caller, caseNumber: string) {
  const staff = asStaff(caller);
  const row = await departmentCase(runtime, caller, caseNumber);
  const loaded = await loadCase(runtime, row.caseId);
  const { state, item } = loaded;
  const record = await caseRecord(runtime, state);
  const actors = actorsFor(staff, row.departmentKey);
  const env = { today: shanghaiDate(runtime.now()), calendar: runtime.calendar };
  const facts = { situation: state.situation, form: record?.payload ?? {}, applicant: record?.applicant };
  await auditReading(runtime, { staff, row });
  const tenant = await tenantByCode(runtime, row.tenantCode);
  const handedIn = new Set(state.materials.map((file) => file.materialKey));
  return {
    ...(await caseSummary(runtime, row)),
    ...caseStory(loaded, { language: 'zh', forWhom: 'staff' }),
    ...(await casePapers(runtime, row.caseId, base)),
    tenantName: tenant.name,
    seq: state.seq,
    due: dueOf(runtime, row),
    actions: [...new Set(actors.flatMap((actor) => allowedActions(state, actor)))].filter(
      (action): action is CaseAction => !['withdraw', 'submit', 'resubmit', 'issueLicence'].includes(action),
    ),
    applicant: record?.applicant ?? null,
    form: item.form,
    payload: record?.payload ?? {},
    context: {
      situation: state.situation,
      param: parameterValues(item, env.today),
      applicant: record?.applicant ?? {},
      today: env.today,
    },
    checklist: materialChecklist(item, facts, { env })
      .filter((entry) => entry.applies)
      .map((entry) => ({
        key: entry.material.key,
        name: entry.material.name,
        reason: entry.reason,
        generatedFromForm: entry.material.generatedFromForm,
        deferred: state.deferred.includes(entry.material.key) && !handedIn.has(entry.material.key),
        committed: state.committed.includes(entry.material.key),
        files: state.materials
          .filter((file) => file.materialKey === entry.material.key)
          .map((file) => ({ ...file, url: `${base}/cases/${caseNumber}/files/${file.fileId}` })),
      })),
    correctionTargets: {
      materials: item.materials.map((material) => ({ key: material.key, label: material.name.zh })),
      fields: formFields(item).map((field) => ({ key: field.key, label: field.label.zh })),
    },
    recommendation: state.recommendation ?? null,
    basis: item.legalBasis.map((entry) => `${entry.statute}${entry.article ?? ''}`),
  };
}

const readingLifetimeMs = 5 * 60_000;

/** One entry for a visit: a page that looks every two seconds whether a notice is ready reads the case only once. */
async function auditReading(
  runtime: Runtime,
  { staff, row }: { staff: StaffCaller; row: CaseRow },
): Promise<void> {
  const held = runtime.memory.get('case.readings') as Map<string, number> | undefined;
  const readings = held ?? new Map<string, number>();
  runtime.memory.set('case.readings', readings);
  const key = `${staff.userId}|${row.caseNumber}`;
  const last = readings.get(key);
  if (last !== undefined && Date.now() - last < readingLifetimeMs) return;
  if (readings.size > 10_000) readings.clear();
  readings.set(key, Date.now());
  await audit(runtime, {
    actorKind: 'staff',
    actorId: staff.userId,
    action: 'case.read',
    resource: row.caseNumber,
    outcome: 'done',
    ownerPath: row.ownerPath,
  });
}

export type StaffCase = Awaited<ReturnType<typeof staffCase>>;
export type DeskView = Awaited<ReturnType<typeof desk>>;

/** A material of a case, for staff of its department. */
export async function caseFile(runtime: Runtime, caller: Caller, caseNumber: string, fileId: string) {
  const row = await departmentCase(runtime, caller, caseNumber);
  const file = await runtime.tables.files.first({
    and: [{ id: { equals: fileId } }, { caseId: { equals: row.caseId } }],
  });
  const stored = file ? await runtime.files.get(file.storageKey) : undefined;
  if (!file || !stored) throw notFound('这个文件');
  return { ...stored, fileName: file.fileName };
}
