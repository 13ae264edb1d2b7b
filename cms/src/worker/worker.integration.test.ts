import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answers,
  citizenCaller,
  itemKey,
  organisation,
  pdfBytes,
  staffCaller,
  values,
} from '../../test/food-licence.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { actAsStaff } from '../operations/cases/act.ts';
import { citizenCase } from '../operations/cases/citizen.ts';
import { staffCase } from '../operations/cases/desk.ts';
import { addDraftFile, createDraft, patchDraft, submitDraft } from '../operations/drafts/index.ts';
import { verifyLicence } from '../operations/licences/index.ts';
import { licencePdf } from '../operations/licences/read.ts';
import { openSeals } from '../settings/seals.ts';
import { workOnce } from './main.ts';
import { closePrinting } from './printing.ts';
import { sweep } from './sweep.ts';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime();
}, 180_000);
afterAll(async () => {
  await closePrinting(runtime);
  await runtime.close();
});

async function submittedCase(): Promise<string> {
  const citizen = await citizenCaller(runtime);
  const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
  for (const materialKey of ['premises-layout', 'operation-flow', 'safety-rules-list'])
    await addDraftFile(runtime, citizen, {
      draftId: draft.id,
      materialKey,
      fileName: 'a.pdf',
      bytes: pdfBytes(materialKey),
    });
  const ready = await patchDraft(runtime, citizen, draft.id, {
    revision: 1,
    values,
    applicant: organisation,
    deferred: ['business-licence-copy'],
  });
  return (await submitDraft(runtime, citizen, draft.id, { revision: ready.revision })).caseNumber;
}

async function act(name: string, caseNumber: string, action: string, input: object = {}) {
  const staff = await staffCaller(runtime, name);
  const { seq } = await staffCase(runtime, staff, caseNumber);
  await actAsStaff(runtime, staff, caseNumber, { action, seq, input });
}

/** Does every job that is due, and fails with the reason of the first that could not be done. */
async function drain(): Promise<void> {
  while (await workOnce(runtime));
  const open = await runtime.tables.jobs.find({ where: { state: { not_equals: 'done' } } });
  expect(open.map((job) => `${job.jobKey}: ${job.lastError}`)).toEqual([]);
}

const text = async (caseNumber: string, role: 'wuhua-approver' | 'wuhua-clerk' = 'wuhua-clerk') =>
  staffCase(runtime, await staffCaller(runtime, role), caseNumber);

describe(`the worker on ${testDatabase}`, () => {
  it('issues a sealed notice for every act and a licence at the end, each once', async () => {
    const caseNumber = await submittedCase();
    await act('wuhua-clerk', caseNumber, 'accept');
    await act('wuhua-reviewer', caseNumber, 'review', { opinion: '符合条件', recommendation: 'approve' });
    await act('wuhua-approver', caseNumber, 'approve', { opinion: '准予许可' });
    await drain();
    const done = await text(caseNumber);
    expect(done.documents.map((document) => document.kind)).toEqual(['receipt', 'acceptance', 'approval']);
    expect(done.status).toBe('issued');
    const [licence] = done.licences;
    expect(licence?.number).toMatch(/^JY2530102\d{6}\d$/);
    expect(licence).toMatchObject({ issuedOn: '2026-11-23', validUntil: '2031-11-22', status: 'valid' });

    const citizen = await citizenCaller(runtime);
    const pdf = await licencePdf(runtime, citizen, licence?.identifier ?? '');
    const seals = await openSeals(runtime);
    expect(await seals.verify(pdf.bytes)).toMatchObject({ valid: true });
    const altered = Uint8Array.from(pdf.bytes);
    altered[Math.floor(altered.length / 3)] = (altered[Math.floor(altered.length / 3)] ?? 0) ^ 1;
    expect((await seals.verify(altered)).valid).toBe(false);
    expect((await citizenCase(runtime, citizen, caseNumber)).status).toBe('delivered');

    // Everything again: the keys of the outputs exist, so nothing is issued twice.
    await runtime.tables.jobs.change({ jobKey: { contains: 'licence:' } }, { state: 'waiting' });
    await drain();
    expect((await text(caseNumber)).licences).toHaveLength(1);
  }, 120_000);

  it('verification says valid, and after revocation that and why', async () => {
    const caseNumber = await submittedCase();
    await act('wuhua-clerk', caseNumber, 'accept');
    await act('wuhua-reviewer', caseNumber, 'review', { opinion: '符合条件', recommendation: 'approve' });
    await act('wuhua-approver', caseNumber, 'approve', { opinion: '准予许可' });
    await drain();
    const identifier = (await text(caseNumber)).licences[0]?.identifier ?? '';
    expect(await verifyLicence(runtime, identifier)).toMatchObject({ outcome: 'found', status: 'valid' });
    await act('wuhua-approver', caseNumber, 'revokeLicence', {
      licenceId: identifier,
      kind: 'revoked',
      reason: '以欺骗手段取得许可',
      basis: '行政许可法第六十九条',
    });
    expect(await verifyLicence(runtime, identifier)).toMatchObject({
      status: 'revoked',
      reason: '以欺骗手段取得许可',
      basis: '行政许可法第六十九条',
    });
    expect(
      await verifyLicence(runtime, `${identifier.slice(0, -1)}${identifier.endsWith('A') ? 'B' : 'A'}`),
    ).toMatchObject({
      outcome: expect.stringMatching(/notFound|malformed/),
    });
  }, 120_000);

  it('accepts by silence what nobody touched for five working days, dated to its receipt', async () => {
    const caseNumber = await submittedCase();
    runtime.setNow('2026-12-01T01:00:00.000Z');
    await sweep(runtime);
    const row = await runtime.tables.cases.first({ caseNumber: { equals: caseNumber } });
    expect(row?.status).toBe('accepted');
    expect((await text(caseNumber)).timeline.some((entry) => entry.title === '视为受理')).toBe(true);
    expect(row?.clockStart).toBe('2026-11-23');
    await drain();
  }, 120_000);
});
