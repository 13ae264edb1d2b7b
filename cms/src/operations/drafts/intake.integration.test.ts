import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failureOf, pair } from '../../../test/configurators.ts';
import { answers, citizenCaller, itemKey } from '../../../test/food-licence.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import { workOnce } from '../../worker/main.ts';
import { publishDraft, saveDraft, submitDraft as submitLayer, workbench } from '../configuration/index.ts';
import { createDraft, getDraft, submitDraft } from './index.ts';

const wuhua = '530102000000';
let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ now: '2026-11-23T03:00:00.000Z' });
}, 180_000);
afterAll(() => runtime.close());

const teacher = (place: string) => ({
  tenantCode: '530102',
  itemKey: 'teacher-qualification',
  answers: {
    teacherKind: 'primary',
    disqualification: 'none',
    identity: 'mainland',
    route: 'nationalExam',
    subject: 'maths',
    applyBy: 'household',
    place,
  },
});

describe(`applications on ${testDatabase}`, () => {
  it('are taken within the intake windows of the body that handles them', async () => {
    const citizen = await citizenCaller(runtime);
    // 西山区 closes two weeks before 昆明市, from which 五华区 has its window.
    const draft = await createDraft(runtime, citizen, teacher('530112001000'));
    runtime.setNow('2026-11-28T03:00:00.000Z');
    const late = await failureOf(createDraft(runtime, citizen, teacher('530112001000')));
    expect(late).toMatchObject({ code: 'intake.closed', status: 409 });
    const begun = await failureOf(submitDraft(runtime, citizen, draft.id, { revision: 1 }));
    expect(begun.code).toBe('intake.closed');
    await createDraft(runtime, citizen, teacher('530102001000'));
    runtime.setNow('2026-10-20T03:00:00.000Z');
    const early = await failureOf(createDraft(runtime, citizen, teacher('530102001000')));
    expect(early.code).toBe('intake.notYet');
    expect(early.message).toContain('2026-11-02 至 2026-12-11');
    runtime.setNow('2026-11-23T03:00:00.000Z');
  });

  it('are refused where a county has suspended the item, and nowhere else', async () => {
    const citizen = await citizenCaller(runtime);
    const begun = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
    const [author, reviewer] = await pair(runtime, wuhua);
    const of = { itemKey, tenantCode: wuhua };
    const { draft } = await workbench(runtime, author, of);
    const edits = [{ op: 'set', part: 'implementation', element: 'status', value: 'suspended' }];
    await saveDraft(runtime, author, of, { revision: draft?.revision ?? null, edits });
    await submitLayer(runtime, author, of, { summary: '系统升级，暂停办理' });
    await publishDraft(runtime, reviewer, of, {});
    while (await workOnce(runtime));
    runtime.memory.delete('catalogue');
    const start = await failureOf(createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers }));
    expect(start.code).toBe('intake.suspended');
    const sent = await failureOf(submitDraft(runtime, citizen, begun.id, { revision: begun.revision }));
    expect(sent.code).toBe('intake.suspended');
    expect((await getDraft(runtime, citizen, begun.id)).answers).toEqual(answers);
    const elsewhere = { ...answers, premises: '530112001000' };
    await createDraft(runtime, citizen, { tenantCode: '530112', itemKey, answers: elsewhere });
  });
});
