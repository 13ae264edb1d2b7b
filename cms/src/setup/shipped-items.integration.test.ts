import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pair } from '../../test/configurators.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { publishDraft, saveDraft, submitDraft } from '../operations/configuration/index.ts';
import { publishShipped } from './shipped-items.ts';

const itemKey = 'food-business-licence-new';
const province = '530000000000';
const of = { itemKey, tenantCode: province };

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime();
}, 180_000);
afterAll(() => runtime.close());

const releases = () =>
  runtime.tables.releases.find({
    where: { and: [{ itemKey: { equals: itemKey } }, { tenantCode: { equals: province } }] },
    sort: 'number',
  });

describe(`shipped items over a database in use on ${testDatabase}`, () => {
  it('become the next release where the shipped file has changed, and those below are gone through', async () => {
    const [first] = await releases();
    if (!first) throw new Error('the item is shipped');
    // As an older version of the software had shipped it.
    const keywords = { set: ['旧搜索词'] };
    const layer = { ...first.layer, standard: { ...first.layer.standard, keywords } };
    await runtime.tables.releases.change({ id: { equals: first.id } }, { layer });
    await publishShipped(runtime);
    expect((await releases()).map(({ number, publishedBy }) => [number, publishedBy])).toEqual([
      [1, 'setup'],
      [2, 'setup'],
    ]);
    const job = await runtime.tables.jobs.first({ jobKey: { equals: `rebase:${itemKey}:${province}:2` } });
    expect(job?.task).toBe('rebase-descendants');
  });

  it('never overwrite what the office has published: the same file changes nothing, a newer one is told', async () => {
    const [author, reviewer] = await pair(runtime, province);
    const edits = [{ op: 'set', part: 'standard', element: 'enquiryPhone', value: '12345' }];
    await saveDraft(runtime, author, of, { revision: null, edits });
    await submitDraft(runtime, author, of, { summary: '省级电话' });
    await publishDraft(runtime, reviewer, of, {});
    await publishShipped(runtime);
    expect(await releases()).toHaveLength(3);
    expect(await runtime.tables.configTasks.count({})).toBe(0);
    const shipped = (await releases())[1];
    const keywords = { set: ['更旧的搜索词'] };
    const layer = shipped && { ...shipped.layer, standard: { ...shipped.layer.standard, keywords } };
    await runtime.tables.releases.change({ id: { equals: shipped?.id } }, { layer });
    await publishShipped(runtime);
    await publishShipped(runtime);
    expect(await releases()).toHaveLength(3);
    expect((await releases()).at(-1)?.layer.standard.enquiryPhone).toEqual({ set: '12345' });
    const tasks = await runtime.tables.configTasks.find({});
    expect(tasks.map(({ kind, tenantCode }) => [kind, tenantCode])).toEqual([['import', province]]);
  });
});
