import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failureOf, pair } from '../../../test/configurators.ts';
import {
  answers,
  citizenCaller,
  itemKey,
  organisation,
  pdfBytes,
  values,
} from '../../../test/food-licence.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import { openSeals } from '../../settings/seals.ts';
import { workOnce } from '../../worker/main.ts';
import { closePrinting } from '../../worker/printing.ts';
import type { StaffCaller } from '../authorise.ts';
import { actAsStaff } from '../cases/act.ts';
import { staffCase } from '../cases/desk.ts';
import { publishDraft, saveDraft, submitDraft as submitLayer, workbench } from '../configuration/index.ts';
import { addDraftFile, createDraft, patchDraft, submitDraft } from './index.ts';

const province = '530000000000';
const wuhua = '530102000000';
const xishan = '530112000000';
/** 华山街道, in 五华区. */
const huashan = '530102001000';
const townshipOffice = 'huashan-township-government';
const now = '2026-11-23T03:00:00.000Z';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ now });
}, 180_000);
afterAll(async () => {
  await closePrinting(runtime);
  await runtime.close();
});

async function drain(): Promise<void> {
  while (await workOnce(runtime));
  const open = await runtime.tables.jobs.find({ where: { state: { not_equals: 'done' } } });
  expect(open.map((job) => `${job.jobKey}: ${job.lastError}`)).toEqual([]);
}

async function published(tenantCode: string, edits: object[]): Promise<void> {
  const [author, reviewer] = await pair(runtime, tenantCode);
  const of = { itemKey, tenantCode };
  const { draft } = await workbench(runtime, author, of);
  await saveDraft(runtime, author, of, { revision: draft?.revision ?? null, edits });
  await submitLayer(runtime, author, of, { summary: '测试' });
  await publishDraft(runtime, reviewer, of, {});
  await drain();
  // The epoch is read once a second; a test does not wait for it.
  runtime.memory.delete('catalogue');
}

const rowChange = (columns: object): object => ({
  op: 'changeRow',
  part: 'standard',
  element: 'assignments',
  row: 'county-market-supervision',
  columns,
});
const delegation = (extra: object = {}): object => ({
  key: 'small-premises',
  to: 'township',
  when: { '<=': [{ var: 'form.floorArea' }, 50] },
  powerSource: 'entrusted',
  departmentRole: 'township-government',
  document: '小型餐饮委托书（演示）第 1 号',
  validFrom: '2026-11-01',
  ...extra,
});

/** An application that somebody files from a portal, for premises of so many square metres. */
async function filed({ from, floorArea }: { from: string; floorArea: number }) {
  const citizen = await citizenCaller(runtime);
  const draft = await createDraft(runtime, citizen, { tenantCode: from, itemKey, answers });
  for (const materialKey of ['premises-layout', 'operation-flow', 'safety-rules-list'])
    await addDraftFile(runtime, citizen, {
      draftId: draft.id,
      materialKey,
      fileName: 'a.pdf',
      bytes: pdfBytes(materialKey),
    });
  const ready = await patchDraft(runtime, citizen, draft.id, {
    revision: 1,
    values: { ...values, floorArea },
    applicant: organisation,
    deferred: ['business-licence-copy'],
  });
  const { caseNumber } = await submitDraft(runtime, citizen, draft.id, { revision: ready.revision });
  const row = await runtime.tables.cases.first({ caseNumber: { equals: caseNumber } });
  if (!row) throw new Error('the case has a row');
  return row;
}

async function clerkOf(departmentKey: string, role: 'clerk' | 'reviewer' | 'approver'): Promise<StaffCaller> {
  const department = await runtime.tables.departments.first({ departmentKey: { equals: departmentKey } });
  const { tenantCode = '', ownerPath = '' } = department ?? {};
  const name = `${departmentKey}-${role}`;
  const bindings = [{ role, tenantCode, ownerPath, departmentKey }];
  return { kind: 'staff', userId: name, displayName: name, bindings };
}

async function decided(caseNumber: string, departmentKey: string): Promise<void> {
  const steps = [
    ['clerk', 'accept', {}],
    ['reviewer', 'review', { opinion: '符合条件', recommendation: 'approve' }],
    ['approver', 'approve', { opinion: '准予许可' }],
  ] as const;
  for (const [role, action, input] of steps) {
    const staff = await clerkOf(departmentKey, role);
    const { seq } = await staffCase(runtime, staff, caseNumber);
    await actAsStaff(runtime, staff, caseNumber, { action, seq, input });
  }
  await drain();
}

describe(`a county’s delegation on ${testDatabase}`, () => {
  let running: Awaited<ReturnType<typeof filed>>;

  it('needs a row that may be delegated, and the county’s own level', async () => {
    const [author] = await pair(runtime, wuhua);
    const of = { itemKey, tenantCode: wuhua };
    const { draft } = await workbench(runtime, author, of);
    const edits = [rowChange({ delegations: [delegation()] })];
    const early = await failureOf(
      saveDraft(runtime, author, of, { revision: draft?.revision ?? null, edits }),
    );
    expect(early.code).toBe('edit.refused');
    await published(province, [rowChange({ delegable: ['township'] })]);
    await published(wuhua, edits);
  });

  it('sends to the township what it covers, by the facts of the form, wherever somebody browses', async () => {
    running = await filed({ from: '530112', floorArea: 50 });
    expect(running).toMatchObject({ tenantCode: huashan, departmentKey: townshipOffice });
    const larger = await filed({ from: '530102', floorArea: 50.1 });
    expect(larger).toMatchObject({ tenantCode: wuhua, departmentKey: 'wuhua-market-supervision' });
  });

  it('leaves its neighbours as they are', async () => {
    const [author] = await pair(runtime, xishan);
    const { item } = await workbench(runtime, author, { itemKey, tenantCode: xishan });
    expect(item.assignments[0]).toMatchObject({ delegable: ['township'], delegations: [] });
  });

  it('ended, it moves new cases and no running one; the licence bears the county’s name, number and seal', async () => {
    const ended = { delegations: [delegation({ validUntil: '2026-11-23' })] };
    await published(wuhua, [rowChange(ended)]);
    runtime.setNow('2026-11-24T03:00:00.000Z');
    runtime.memory.delete('catalogue');
    const later = await filed({ from: '530102', floorArea: 50 });
    expect(later.departmentKey).toBe('wuhua-market-supervision');
    await decided(running.caseNumber, townshipOffice);
    const licence = await runtime.tables.licences.first({ caseId: { equals: running.caseId } });
    const bureau = await runtime.tables.departments.first({
      departmentKey: { equals: 'wuhua-market-supervision' },
    });
    expect(licence).toMatchObject({
      issuerName: bureau?.name,
      departmentKey: townshipOffice,
      number: expect.stringMatching(/^JY2530102/),
      face: { issuingBody: bureau?.name },
    });
    expect(licence?.identifier).toContain(bureau?.uscc ?? '-');
    const file = await runtime.tables.files.first({ id: { equals: licence?.fileId ?? '' } });
    const pdf = await runtime.files.get(file?.storageKey ?? '');
    const seals = await openSeals(runtime);
    const seal = await seals.verify(pdf?.bytes ?? new Uint8Array());
    expect(seal).toMatchObject({ valid: true, signedBy: expect.stringContaining(bureau?.name ?? '-') });
  }, 120_000);
});
