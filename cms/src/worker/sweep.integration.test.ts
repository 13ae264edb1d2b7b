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
import { createLog } from '../log.ts';
import { actAsStaff } from '../operations/cases/act.ts';
import { staffCase } from '../operations/cases/desk.ts';
import { addDraftFile, createDraft, patchDraft, submitDraft } from '../operations/drafts/index.ts';
import { sweep } from './sweep.ts';

const monday = '2026-11-23T01:00:00.000Z';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ now: monday });
}, 180_000);
afterAll(() => runtime.close());

async function submitted(): Promise<{ caseId: string; caseNumber: string }> {
  runtime.setNow(monday);
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
  const { caseNumber } = await submitDraft(runtime, citizen, draft.id, { revision: ready.revision });
  return { caseId: draft.id, caseNumber };
}

const rowOf = (caseId: string) => runtime.tables.cases.first({ caseId: { equals: caseId } });
const eventsOf = (caseId: string) =>
  runtime.tables.caseEvents.find({ where: { caseId: { equals: caseId } }, sort: 'seq' });
const jobsOf = async (caseId: string) =>
  (await runtime.tables.jobs.find({ sort: 'jobKey' }))
    .map((job) => job.jobKey)
    .filter((jobKey) => jobKey.includes(caseId));

describe(`the sweep on ${testDatabase}`, () => {
  it('makes up for a process that died right after the act was written', async () => {
    const { caseId, caseNumber } = await submitted();
    const before = await rowOf(caseId);
    const jobs = await jobsOf(caseId);
    expect(jobs).toEqual([`notice:${caseId}:1`]);
    await runtime.tables.cases.remove({ caseId: { equals: caseId } });
    for (const jobKey of jobs) await runtime.tables.jobs.remove({ jobKey: { equals: jobKey } });
    await runtime.tables.caseEvents.change({ caseId: { equals: caseId } }, { projected: false });
    await sweep(runtime);
    const { id: _old, ...was } = before ?? { id: '' };
    expect(await rowOf(caseId)).toMatchObject({ caseNumber, status: 'submitted', seq: 1 });
    expect(Object.keys((await rowOf(caseId)) ?? {}).sort()).toEqual(['id', ...Object.keys(was)].sort());
    expect(await jobsOf(caseId)).toEqual(jobs);
    expect((await eventsOf(caseId)).every((event) => event.projected)).toBe(true);
  });

  it('changes nothing where nothing is left to do, however often', async () => {
    const { caseId } = await submitted();
    const before = [await rowOf(caseId), await eventsOf(caseId), await jobsOf(caseId)];
    for (let round = 0; round < 3; round += 1) await sweep(runtime);
    expect([await rowOf(caseId), await eventsOf(caseId), await jobsOf(caseId)]).toEqual(before);
  });

  it('waits five whole working days for the office, and then accepts once', async () => {
    const { caseId } = await submitted();
    // Monday is the day of receipt; the fifth working day after it is the Monday that follows.
    runtime.setNow('2026-11-30T15:59:59.000Z');
    await sweep(runtime);
    expect(await rowOf(caseId)).toMatchObject({ status: 'submitted', dueDate: '2026-11-30' });
    runtime.setNow('2026-11-30T16:00:00.000Z');
    await Promise.all([sweep(runtime), sweep(runtime)]);
    expect(await rowOf(caseId)).toMatchObject({ status: 'accepted', clockStart: '2026-11-23' });
    expect((await eventsOf(caseId)).map((event) => event.type)).toEqual(['submitted', 'accepted']);
  });

  it('leaves alone what the office has answered in time', async () => {
    const { caseId, caseNumber } = await submitted();
    const clerk = await staffCaller(runtime, 'wuhua-clerk');
    const { seq } = await staffCase(runtime, clerk, caseNumber);
    const point = { target: { kind: 'material', key: 'operation-flow' }, defect: '看不清', remedy: '重拍' };
    await actAsStaff(runtime, clerk, caseNumber, {
      action: 'requestCorrection',
      seq,
      input: { points: [point] },
    });
    runtime.setNow('2026-12-10T01:00:00.000Z');
    await sweep(runtime);
    expect((await rowOf(caseId))?.status).toBe('correctionRequested');
  });

  it('is not held up by one case that cannot be read', async () => {
    const { caseId } = await submitted();
    const [event] = await eventsOf(caseId);
    if (!event) throw new Error('no event');
    const { id: _id, ...row } = event;
    // Inserted first, so that it is met first.
    await runtime.tables.caseEvents.remove({ caseId: { equals: caseId } });
    const broken = { ...row, caseId: 'broken', event: { v: 99 } as never, projected: false };
    await runtime.tables.caseEvents.insert(broken);
    await runtime.tables.caseEvents.insert({ ...row, projected: false });
    const lines: string[] = [];
    const log = createLog('info', (line) => lines.push(line));
    runtime.setNow('2026-12-01T01:00:00.000Z');
    await sweep({ ...runtime, log });
    await runtime.tables.caseEvents.remove({ caseId: { equals: 'broken' } });
    expect((await rowOf(caseId))?.status).toBe('accepted');
    expect(lines.filter((line) => line.includes('"caseId":"broken"'))).toHaveLength(1);
  });
});
