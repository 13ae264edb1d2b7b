import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failureOf, pair, publishEdits, shownItem } from '../../../test/configurators.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import { decideRequest, requestGrant, saveDraft, workbench } from './index.ts';

const itemKey = 'public-place-hygiene-licence-new';
const province = '530000000000';
const nujiang = '533300000000';
const lushui = '533301000000';
const fugong = '533323000000';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime();
}, 180_000);
afterAll(() => runtime.close());

const shown = (tenantCode: string) => shownItem(runtime, { itemKey, tenantCode });

const published = (tenantCode: string, edits: object[]) =>
  publishEdits(runtime, { itemKey, tenantCode, edits });

const limit = (part: string, days: number): object => ({
  op: 'set',
  part,
  element: 'promisedLimit',
  value: { days, unit: 'workingDay' },
});
const ofLushui = async () => {
  const { item, provenance } = await shown(lushui);
  return {
    days: item.promisedLimit?.days,
    from: provenance.promisedLimit?.owner.tenantName,
    phone: item.enquiryPhone,
  };
};

describe(`the hygiene licence of 怒江州 on ${testDatabase}`, () => {
  it('with a promise and a phone of its own leaves 泸水市 as it is; as a standard it flows down', async () => {
    const before = await ofLushui();
    const phone = { op: 'set', part: 'implementation', element: 'enquiryPhone', value: '0886-3600001' };
    await published(nujiang, [limit('implementation', 1), phone]);
    expect((await shown(nujiang)).item).toMatchObject({
      promisedLimit: { days: 1 },
      enquiryPhone: '0886-3600001',
    });
    expect(await ofLushui()).toEqual(before);
    await published(nujiang, [limit('standard', 10)]);
    expect(await ofLushui()).toEqual({ ...before, days: 10, from: '怒江傈僳族自治州' });
    expect((await shown(nujiang)).item.promisedLimit?.days).toBe(1);
  });

  it('keeps 泸水市 from adding a material until the province grants it, to 泸水市 alone', async () => {
    const of = { itemKey, tenantCode: lushui };
    const [author] = await pair(runtime, lushui);
    const [owner] = await pair(runtime, province);
    const row = {
      key: 'spring-water-report',
      name: { zh: '温泉水质检测报告（演示）' },
      form: 'copy',
      copies: 1,
      source: 'applicant',
      reason: { zh: '温泉浴室用水（演示）' },
    };
    const wanted = { op: 'addRow', part: 'standard', element: 'materials', row };
    const { draft } = await workbench(runtime, author, of);
    const add = { revision: draft?.revision ?? null, edits: [wanted] };
    const refusal = await failureOf(saveDraft(runtime, author, of, add));
    expect(refusal.message).toMatch(/不能增加.*申请/);
    const asked = { element: 'materials', wanted, reason: '温泉', legalBasis: '演示依据第二条' };
    const { requests } = await requestGrant(runtime, author, of, asked);
    expect(requests[0]?.to.tenantCode).toBe(province);
    await decideRequest(runtime, owner, { requestKey: requests[0]?.requestKey ?? '' }, { decision: 'grant' });
    await published(lushui, [wanted]);
    const hasIt = async (code: string) =>
      (await shown(code)).item.materials.some((material) => material.key === row.key);
    expect([await hasIt(lushui), await hasIt(nujiang), await hasIt(fugong)]).toEqual([true, false, false]);
  });
});
