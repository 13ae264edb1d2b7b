import type { Conflict, Layer } from '@banshi/core/inheritance';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  configurator,
  drain,
  everybodyElse,
  failureOf,
  pair,
  publishEdits,
  shownItem,
} from '../../../test/configurators.ts';
import { answers, citizenCaller } from '../../../test/food-licence.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import type { StaffCaller } from '../authorise.ts';
import { createDraft, getDraft, patchDraft } from '../drafts/index.ts';
import {
  discardDraft,
  publishDraft,
  releaseDiff,
  restoreRelease,
  returnDraft,
  saveDraft,
  submitDraft,
  withdrawRelease,
  workbench,
} from './index.ts';

const itemKey = 'food-business-licence-new';
const province = '530000000000';
const xishan = '530112000000';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ now });
}, 180_000);
afterAll(() => runtime.close());

const setPhone = (value: string) => ({
  op: 'set',
  part: 'implementation',
  element: 'enquiryPhone',
  value,
});
const setPromise = (days: number) => ({
  op: 'set',
  part: 'implementation',
  element: 'promisedLimit',
  value: { days, unit: 'workingDay' },
});

/** A shorter promise, and the step that has to be shorter for it. */
const shorter = (days: number) => [
  setPromise(days),
  { op: 'changeRow', part: 'implementation', element: 'process', row: 'review', columns: { days: days - 2 } },
];

const now = '2026-11-23T03:00:00.000Z';
const allChannels = ['window', 'computer', 'mobile', 'post', 'village'];

const of = (tenantCode: string) => ({ itemKey, tenantCode });
const wanted = { effectiveFrom: null, summary: '测试' };

/** The resolved item of a tenant, as the portal would show it on a day. */
const shown = (tenantCode: string, at?: string) => shownItem(runtime, { itemKey, tenantCode, at });

interface PublishIt {
  tenantCode: string;
  edits: object[];
  submit?: object;
}
const published = ({ tenantCode, edits, submit = wanted }: PublishIt) =>
  publishEdits(runtime, { itemKey, tenantCode, edits, submit });

describe(`drafts of layers on ${testDatabase}`, () => {
  let author: StaffCaller;
  let reviewer: StaffCaller;
  beforeAll(async () => {
    [author, reviewer] = await pair(runtime, xishan);
  });

  it('open on what is inherited, and hold nothing back from the live item until published', async () => {
    const before = await workbench(runtime, author, of(xishan));
    expect(before.draft).toBeNull();
    expect(before.states.promisedLimit).toMatchObject({ state: 'inherited' });
    const after = await saveDraft(runtime, author, of(xishan), {
      revision: null,
      edits: [setPhone('0871-1'), ...shorter(4)],
    });
    expect(after.draft).toMatchObject({ revision: 1, state: 'editing', baseNumber: 0 });
    expect(after.item.enquiryPhone).toBe('0871-1');
    expect(after.released?.promisedLimit?.days).toBe(5);
    expect(after.states.promisedLimit).toMatchObject({ state: 'overridden' });
    expect((await shown(xishan)).item.promisedLimit?.days).toBe(5);
  });

  it('tell the second of two who edit, with both sides, and lose nothing of either', async () => {
    const second = await configurator(runtime, xishan, 'second');
    await saveDraft(runtime, author, of(xishan), { revision: 1, edits: [setPhone('0871-2')] });
    const late = { revision: 1, edits: shorter(3) };
    const failure = await failureOf(saveDraft(runtime, second, of(xishan), late));
    expect(failure).toMatchObject({ code: 'draft.changedElsewhere', status: 409 });
    const details = failure.details as { revision: number; theirs: Layer; editedBy: { id: string } };
    expect(details.editedBy.id).toBe(author.userId);
    expect(details.theirs.implementation.enquiryPhone).toEqual({ set: '0871-2' });
    const again = await saveDraft(runtime, second, of(xishan), { ...late, revision: details.revision });
    expect(again.layer.implementation).toMatchObject({
      enquiryPhone: { set: '0871-2' },
      promisedLimit: { set: { days: 3 } },
    });
    const opened = await failureOf(saveDraft(runtime, second, of(xishan), { revision: null, edits: [] }));
    expect(opened.code).toBe('draft.changedElsewhere');
  });

  it('take one of many who save at once', async () => {
    const { draft } = await workbench(runtime, author, of(xishan));
    const saves = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((phone) =>
        saveDraft(runtime, author, of(xishan), {
          revision: draft?.revision ?? null,
          edits: [setPhone(phone)],
        }),
      ),
    );
    expect(saves.filter((save) => save.status === 'fulfilled')).toHaveLength(1);
  });

  it('refuse what the levels above do not allow, with the reason, and keep the draft as it was', async () => {
    const before = await workbench(runtime, author, of(xishan));
    const revision = before.draft?.revision ?? null;
    const refusals: [object, string][] = [
      [setPromise(30), 'policy.notTighter'],
      [{ op: 'set', part: 'standard', element: 'name', value: { zh: '别的名称' } }, 'policy.locked'],
      [{ op: 'removeRow', part: 'standard', element: 'materials', row: 'premises-layout' }, 'policy.removed'],
    ];
    for (const [edit, code] of refusals) {
      const failure = await failureOf(saveDraft(runtime, author, of(xishan), { revision, edits: [edit] }));
      expect({ code: failure.code, why: failure.details.problems[0].code }).toEqual({
        code: 'edit.refused',
        why: code,
      });
    }
    const unknown = { op: 'set', part: 'standard', element: 'colour', value: 1 };
    const bad = await failureOf(saveDraft(runtime, author, of(xishan), { revision, edits: [unknown] }));
    expect(bad.code).toBe('edit.unknownElement');
    const loosened = { op: 'policy', target: 'materials', policy: 'free' };
    const loose = await failureOf(saveDraft(runtime, author, of(xishan), { revision, edits: [loosened] }));
    expect(loose.details.problems[0].code).toBe('policy.loosened');
    const huge = setPhone('9'.repeat(5_000_000));
    const tooLarge = await failureOf(saveDraft(runtime, author, of(xishan), { revision, edits: [huge] }));
    expect(tooLarge).toMatchObject({ code: 'layer.tooLarge', status: 422 });
    expect((await workbench(runtime, author, of(xishan))).layer).toEqual(before.layer);
  });

  it('are closed to everybody who is no item administrator of that tenant', async () => {
    const others = [
      ...everybodyElse,
      await configurator(runtime, province, 'above'),
      await configurator(runtime, '530102000000', 'beside'),
      { ...author, bindings: author.bindings.map((binding) => ({ ...binding, role: 'clerk' as const })) },
    ];
    for (const other of others) {
      expect([401, 403]).toContain((await failureOf(workbench(runtime, other, of(xishan)))).status);
      const save = saveDraft(runtime, other, of(xishan), { revision: null, edits: [] });
      expect([401, 403]).toContain((await failureOf(save)).status);
      expect([401, 403]).toContain((await failureOf(discardDraft(runtime, other, of(xishan), {}))).status);
    }
    expect(await runtime.tables.audit.count({ outcome: { equals: 'refused' } })).toBeGreaterThan(5);
  });

  it('are published by a second person only, and only as they were submitted', async () => {
    expect((await failureOf(publishDraft(runtime, reviewer, of(xishan), {}))).code).toBe(
      'draft.notSubmitted',
    );
    await submitDraft(runtime, author, of(xishan), wanted);
    const own = await failureOf(publishDraft(runtime, author, of(xishan), {}));
    expect(own).toMatchObject({ code: 'review.ownWork', status: 403 });
    await returnDraft(runtime, reviewer, of(xishan), { comment: '请写上依据' });
    const { draft } = await workbench(runtime, author, of(xishan));
    expect(draft).toMatchObject({ state: 'returned', reviewComment: '请写上依据' });
    await saveDraft(runtime, author, of(xishan), {
      revision: draft?.revision ?? null,
      edits: [setPhone('0871-12345678'), ...shorter(3)],
    });
    await submitDraft(runtime, author, of(xishan), wanted);
    const results = await Promise.allSettled([
      publishDraft(runtime, reviewer, of(xishan), {}),
      publishDraft(runtime, reviewer, of(xishan), {}),
    ]);
    expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
    const releases = await runtime.tables.releases.find({
      where: { and: [{ itemKey: { equals: itemKey } }, { tenantCode: { equals: xishan } }] },
    });
    expect(releases).toHaveLength(1);
    expect(releases[0]).toMatchObject({ number: 1, publishedBy: author.userId, reviewedBy: reviewer.userId });
    const bundle = await shown(xishan);
    expect(bundle.item.promisedLimit?.days).toBe(3);
    expect(bundle.provenance.promisedLimit?.owner.tenantCode).toBe(xishan);
    expect((await workbench(runtime, author, of(xishan))).draft).toBeNull();
  });

  it('refuse a day that has passed, and running cases moved without a basis', async () => {
    const opened = await saveDraft(runtime, author, of(xishan), {
      revision: null,
      edits: [setPhone('0871-3')],
    });
    const past = await failureOf(
      submitDraft(runtime, author, of(xishan), { effectiveFrom: '2026-11-22', summary: '' }),
    );
    expect(past.code).toBe('release.pastDate');
    const moved = await failureOf(submitDraft(runtime, author, of(xishan), { transition: 'mustMove' }));
    expect(moved.code).toBe('transition.basisMissing');
    await discardDraft(runtime, author, of(xishan), { revision: opened.draft?.revision });
    expect((await workbench(runtime, author, of(xishan))).draft).toBeNull();
  });
});

describe(`releases that wait on ${testDatabase}`, () => {
  const tenantCode = '530111000000';
  const january = '2027-01-01';

  /** A release for March says otherwise than the one that waits for January: its author chooses. */
  async function expectConflictsWithJanuary(): Promise<void> {
    const [author, reviewer] = await pair(runtime, tenantCode);
    await saveDraft(runtime, author, of(tenantCode), { revision: null, edits: shorter(2) });
    const march = { effectiveFrom: '2027-03-01', summary: '三月起' };
    const failure = await failureOf(submitDraft(runtime, author, of(tenantCode), march));
    expect(failure).toMatchObject({ code: 'draft.conflicts', status: 409 });
    const { conflicts, revision } = failure.details as { conflicts: Conflict[]; revision: number };
    expect(conflicts.map(({ element }) => element).sort()).toEqual(['process', 'promisedLimit']);
    const open = await failureOf(submitDraft(runtime, author, of(tenantCode), march));
    expect(open.code).toBe('draft.conflicts');
    const resolve = conflicts.map(({ part, element, row }) => ({ part, element, row, choice: 'keepOwn' }));
    await saveDraft(runtime, author, of(tenantCode), { revision, edits: [], resolve });
    await submitDraft(runtime, author, of(tenantCode), march);
    await publishDraft(runtime, reviewer, of(tenantCode), {});
    await drain(runtime);
  }

  it('hold at their day; an urgent one today is put under them', async () => {
    await published({ tenantCode, edits: [setPhone('0871-10')] });
    await published({
      tenantCode,
      edits: shorter(4),
      submit: { effectiveFrom: january, summary: '一月起' },
    });
    await expectConflictsWithJanuary();
    const [author, reviewer] = await pair(runtime, tenantCode);
    await saveDraft(runtime, author, of(tenantCode), { revision: null, edits: [setPhone('0871-11')] });
    const early = await failureOf(
      submitDraft(runtime, author, of(tenantCode), { effectiveFrom: '2026-12-01', summary: '' }),
    );
    expect(early.code).toBe('release.beforeBase');
    await submitDraft(runtime, author, of(tenantCode), { isUrgent: true, summary: '更正电话' });
    await publishDraft(runtime, reviewer, of(tenantCode), {});
    await drain(runtime);
    const today = await shown(tenantCode);
    expect([today.item.enquiryPhone, today.item.promisedLimit?.days]).toEqual(['0871-11', 5]);
    const inJanuary = await shown(tenantCode, '2027-01-02T03:00:00.000Z');
    expect([inJanuary.item.enquiryPhone, inJanuary.item.promisedLimit?.days]).toEqual(['0871-11', 4]);
    const inMarch = await shown(tenantCode, '2027-03-02T03:00:00.000Z');
    expect([inMarch.item.enquiryPhone, inMarch.item.promisedLimit?.days]).toEqual(['0871-11', 2]);
    const { releases } = await workbench(runtime, author, of(tenantCode));
    expect(releases.map(({ number, state, rebasedFrom }) => [number, state, rebasedFrom])).toEqual([
      [6, 'waiting', 3],
      [5, 'waiting', 2],
      [4, 'inForce', null],
      [3, 'withdrawn', null],
      [2, 'withdrawn', null],
      [1, 'past', null],
    ]);
  });

  it('show their difference in a draft that a citizen opens before and sends after', async () => {
    const citizen = await citizenCaller(runtime);
    const edits = [{ op: 'set', part: 'implementation', element: 'channels', value: allChannels }];
    await published({ tenantCode: xishan, edits, submit: { effectiveFrom: january, summary: '一月起' } });
    runtime.memory.delete('catalogue');
    const premises = { ...answers, premises: '530112001000' };
    const draft = await createDraft(runtime, citizen, { tenantCode: xishan, itemKey, answers: premises });
    await patchDraft(runtime, citizen, draft.id, { revision: 1, values: { operatorName: '甲' } });
    expect((await getDraft(runtime, citizen, draft.id)).changes).toEqual([]);
    runtime.setNow('2027-01-02T03:00:00.000Z');
    runtime.memory.delete('catalogue');
    const later = await getDraft(runtime, citizen, draft.id);
    expect(later.changes.map((change) => change.element)).toContain('channels');
    expect(later.values).toEqual({ operatorName: '甲' });
    runtime.setNow(now);
  });

  it('contradict an urgent one: its value holds, and a task asks which is meant', async () => {
    await published({
      tenantCode,
      edits: shorter(3),
      submit: { isUrgent: true, summary: '立即缩短' },
    });
    const tasks = await runtime.tables.configTasks.find({ where: { tenantCode: { equals: tenantCode } } });
    expect(tasks.map((task) => task.kind)).toEqual(Array.from({ length: 4 }, () => 'conflict'));
    expect((await shown(tenantCode)).item.promisedLimit?.days).toBe(3);
    expect((await shown(tenantCode, '2027-01-02T03:00:00.000Z')).item.promisedLimit?.days).toBe(3);
  });

  it('are withdrawn before their day only, and read as a difference', async () => {
    const other = '530114000000';
    await published({ tenantCode: other, edits: shorter(4) });
    const number = await published({
      tenantCode: other,
      edits: shorter(2),
      submit: { effectiveFrom: january, summary: '' },
    });
    const [author] = await pair(runtime, other);
    const { changes, against } = await releaseDiff(runtime, author, { ...of(other), number });
    expect(against).toBe(1);
    expect(changes).toEqual([
      expect.objectContaining({ element: 'promisedLimit', kind: 'changed', impact: 'compatible' }),
      expect.objectContaining({ element: 'process', row: 'review', before: 2, after: 0 }),
    ]);
    await withdrawRelease(runtime, author, { ...of(other), number }, { reason: '时机不成熟' });
    expect((await shown(other, '2027-01-02T03:00:00.000Z')).item.promisedLimit?.days).toBe(4);
    const again = withdrawRelease(runtime, author, { ...of(other), number }, { reason: '再撤' });
    expect((await failureOf(again)).code).toBe('release.withdrawn');
    const begun = withdrawRelease(runtime, author, { ...of(other), number: 1 }, { reason: '太晚' });
    expect((await failureOf(begun)).code).toBe('release.begun');
    const restored = await restoreRelease(runtime, author, { ...of(other), number });
    expect(restored.item.promisedLimit?.days).toBe(2);
    const twice = await failureOf(restoreRelease(runtime, author, { ...of(other), number }));
    expect(twice.code).toBe('draft.exists');
  });
});
