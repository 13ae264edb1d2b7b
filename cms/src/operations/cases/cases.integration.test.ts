import { verifyChain } from '@banshi/core/applications';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answers,
  citizenCaller,
  itemKey,
  organisation,
  pdfBytes,
  staffCaller,
  values,
} from '../../../test/food-licence.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import type { CitizenCaller } from '../authorise.ts';
import {
  addDraftFile,
  createDraft,
  getDraft,
  patchDraft,
  submitDraft,
  whereHandled,
} from '../drafts/index.ts';
import { actAsStaff } from './act.ts';
import { citizenCase, listCases, startCorrection, withdrawCase } from './citizen.ts';
import { desk, staffCase } from './desk.ts';

let runtime: TestRuntime;
let citizen: CitizenCaller;
beforeAll(async () => {
  runtime = await testRuntime();
  citizen = await citizenCaller(runtime);
}, 180_000);
afterAll(() => runtime.close());

const required = ['premises-layout', 'operation-flow', 'safety-rules-list'];

async function filledDraft() {
  const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
  for (const materialKey of required)
    await addDraftFile(runtime, citizen, {
      draftId: draft.id,
      materialKey,
      fileName: `${materialKey}.pdf`,
      bytes: pdfBytes(materialKey),
    });
  return patchDraft(runtime, citizen, draft.id, {
    revision: draft.revision,
    values,
    applicant: organisation,
    deferred: ['business-licence-copy'],
  });
}

async function submitted() {
  const draft = await filledDraft();
  return submitDraft(runtime, citizen, draft.id, { revision: draft.revision });
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: { code?: string }) => error.code ?? String(error),
  );

async function act(name: string, caseNumber: string, action: string, input: object = {}) {
  const staff = await staffCaller(runtime, name);
  const { seq } = await staffCase(runtime, staff, caseNumber);
  await actAsStaff(runtime, staff, caseNumber, { action, seq, input });
}

describe(`an application on ${testDatabase}`, () => {
  it('goes to the county in which the premises lie, and says so before anything is filled in', async () => {
    const elsewhere = { ...answers, premises: '530112001000' };
    const where = await whereHandled(runtime, { tenantCode: '530102', itemKey, answers: elsewhere });
    expect(where).toMatchObject({ differs: true, tenantCode: '530112000000' });
    const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers: elsewhere });
    expect(draft.tenantCode).toBe('530112000000');
    // 西山区 has no layer of its own: the province's promise holds there, 五华区's shorter one at home.
    expect(draft.item.item.promisedLimit?.days).toBe(5);
    const home = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
    expect(home.item.item.promisedLimit?.days).toBe(3);
  });

  it('keeps what was typed, and tells the second window instead of overwriting the first', async () => {
    const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
    await patchDraft(runtime, citizen, draft.id, { revision: 1, values: { operatorName: '甲' } });
    expect(
      await codeOf(patchDraft(runtime, citizen, draft.id, { revision: 1, values: { operatorName: '乙' } })),
    ).toBe('draft.changedElsewhere');
    expect((await getDraft(runtime, citizen, draft.id)).values).toEqual({ operatorName: '甲' });
  });

  it('is judged again by the server: empty forms and missing materials come back one by one', async () => {
    const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
    const error = await submitDraft(runtime, citizen, draft.id, { revision: 1 }).catch((caught) => caught);
    expect(error.code).toBe('application.invalid');
    expect(error.details.materials.map((problem: { key: string }) => problem.key)).toEqual([
      'business-licence-copy',
      ...required,
    ]);
    expect(error.details.fields.map((problem: { field: string }) => problem.field)).toContain('operatorName');
  });

  it('refuses what is no document, by its content', async () => {
    const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
    const upload = (bytes: Uint8Array) =>
      addDraftFile(runtime, citizen, {
        draftId: draft.id,
        materialKey: 'premises-layout',
        fileName: 'a.pdf',
        bytes,
      });
    expect(await codeOf(upload(new TextEncoder().encode('<svg onload="alert(1)"/>')))).toBe('upload.type');
    expect(await codeOf(upload(new Uint8Array()))).toBe('upload.empty');
  });

  it('is submitted once, however often it is sent', async () => {
    const draft = await filledDraft();
    const send = () => submitDraft(runtime, citizen, draft.id, { revision: draft.revision });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.caseNumber).toBe(second.caseNumber);
    expect((await send()).caseNumber).toBe(first.caseNumber);
    expect(await runtime.tables.caseEvents.count({ caseId: { equals: draft.id } })).toBe(1);
    expect(await runtime.tables.caseRecords.count({ caseId: { equals: draft.id } })).toBe(1);
    expect(first.acceptBy).toEqual({ date: '2026-11-30', provisional: false });
  });

  it('is corrected once and completely, then accepted, reviewed and approved by different people', async () => {
    const { caseNumber } = await submitted();
    await act('wuhua-clerk', caseNumber, 'requestCorrection', {
      points: [
        { target: { kind: 'material', key: 'operation-flow' }, defect: '看不清', remedy: '请重新拍照上传' },
        { target: { kind: 'field', key: 'floorArea' }, defect: '与平面图不符', remedy: '请按平面图填写' },
      ],
    });
    const told = await citizenCase(runtime, citizen, caseNumber);
    expect(told).toMatchObject({ status: 'correctionRequested', needsYou: true });
    expect(told.corrections[0]?.points[0]?.target.label).toBe('操作流程说明');
    const correction = await startCorrection(runtime, citizen, caseNumber);
    expect(correction.values.operatorName).toBe(values.operatorName);
    expect(correction.files.map((file) => file.materialKey).sort()).toEqual([...required].sort());
    expect((await startCorrection(runtime, citizen, caseNumber)).id).toBe(correction.id);
    const patched = await patchDraft(runtime, citizen, correction.id, {
      revision: correction.revision,
      values: { ...correction.values, floorArea: 80 },
    });
    const again = await submitDraft(runtime, citizen, correction.id, { revision: patched.revision });
    expect(again.caseNumber).toBe(caseNumber);
    const clerk = await staffCaller(runtime, 'wuhua-clerk');
    const { seq } = await staffCase(runtime, clerk, caseNumber);
    const old = {
      action: 'requestCorrection',
      seq,
      input: {
        points: [{ target: { kind: 'material', key: 'safety-rules-list' }, defect: '旧问题', remedy: '改' }],
      },
    };
    expect(await codeOf(actAsStaff(runtime, clerk, caseNumber, old))).toBe('correction.notToldAtOnce');
    await act('wuhua-clerk', caseNumber, 'accept');
    await act('wuhua-reviewer', caseNumber, 'review', { opinion: '符合条件', recommendation: 'approve' });
    await act('wuhua-approver', caseNumber, 'approve', { opinion: '准予许可' });
    const done = await staffCase(runtime, clerk, caseNumber);
    expect(done.status).toBe('approved');
    expect(done.payload.floorArea).toBe(80);
    const rows = await runtime.tables.caseEvents.find({
      where: {
        caseId: {
          equals: (await runtime.tables.cases.first({ caseNumber: { equals: caseNumber } }))?.caseId ?? '',
        },
      },
      sort: 'seq',
    });
    expect(verifyChain(rows.map((row) => row.event))).toEqual([]);
    expect(rows.every((row) => row.projected)).toBe(true);
  });

  it('shows its deadline in the desk of the department, soonest first, and nowhere else', async () => {
    const { caseNumber } = await submitted();
    const mine = await desk(runtime, await staffCaller(runtime, 'wuhua-clerk'), { tab: 'mine' });
    const row = mine.rows.find((found) => found.caseNumber === caseNumber);
    expect(row?.due).toMatchObject({ date: '2026-11-30', daysLeft: 5, state: 'ok' });
    const dates = mine.rows.map((found) => found.due?.date ?? '');
    expect(dates).toEqual([...dates].sort());
    for (const other of ['xishan-clerk', 'wuhua-health', 'platform', 'wuhua-admin'])
      expect((await desk(runtime, await staffCaller(runtime, other), { tab: 'open' })).rows).toEqual([]);
  });

  it('is hidden from every other department, county and citizen', async () => {
    const { caseNumber } = await submitted();
    for (const other of ['xishan-clerk', 'wuhua-health', 'platform', 'wuhua-admin'])
      expect(await codeOf(staffCase(runtime, await staffCaller(runtime, other), caseNumber))).toBe(
        'resource.notFound',
      );
    const stranger = { ...citizen, id: 'somebody-else' };
    expect(await codeOf(citizenCase(runtime, stranger, caseNumber))).toBe('resource.notFound');
    expect(await codeOf(citizenCase(runtime, { kind: 'anonymous' }, caseNumber))).toBe('session.required');
  });

  it('tells the second of two clerks that the first has acted', async () => {
    const { caseNumber } = await submitted();
    const clerk = await staffCaller(runtime, 'wuhua-clerk');
    const { seq } = await staffCase(runtime, clerk, caseNumber);
    const accept = () => actAsStaff(runtime, clerk, caseNumber, { action: 'accept', seq, input: {} });
    const results = await Promise.all([codeOf(accept()), codeOf(accept())]);
    expect(results.sort()).toEqual(['case.changedMeanwhile', 'no error']);
  });

  it('keeps reviewer and approver apart, and each to the own step', async () => {
    const { caseNumber } = await submitted();
    expect(await codeOf(act('wuhua-reviewer', caseNumber, 'accept'))).toBe('access.denied');
    await act('wuhua-clerk', caseNumber, 'accept');
    expect(await codeOf(act('wuhua-approver', caseNumber, 'approve', { opinion: '可' }))).toBe(
      'case.notAllowed',
    );
  });

  it('can be withdrawn by the applicant, with its reason in the history', async () => {
    const { caseNumber } = await submitted();
    const after = await withdrawCase(runtime, citizen, caseNumber, { reason: '不开店了' });
    expect(after.status).toBe('withdrawn');
    expect((await listCases(runtime, citizen)).find((row) => row.caseNumber === caseNumber)?.status).toBe(
      'withdrawn',
    );
    expect(await codeOf(act('wuhua-clerk', caseNumber, 'accept'))).toBe('case.notAllowed');
  });
});
