import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  configurator,
  drain,
  failureOf,
  pair,
  publishEdits,
  shownItem,
} from '../../../test/configurators.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { itemsOf } from '../portal/items.ts';
import {
  adoptItems,
  approveItems,
  configuredItems,
  createOwnItem,
  publishDraft,
  submitDraft,
  workbench,
} from './index.ts';

const itemKey = 'food-business-licence-new';
const wuhua = '530102000000';
const now = '2026-11-23T03:00:00.000Z';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ now });
}, 180_000);
afterAll(() => runtime.close());

const shown = (tenantCode: string, { at, item = itemKey }: { at?: string; item?: string } = {}) =>
  shownItem(runtime, { itemKey: item, tenantCode, at });

interface PublishIt {
  tenantCode: string;
  edits: object[];
  item?: string;
  effectiveFrom?: string | null;
}
const published = ({ tenantCode, edits, item = itemKey, effectiveFrom = null }: PublishIt) =>
  publishEdits(runtime, { itemKey: item, tenantCode, edits, submit: { effectiveFrom, summary: '测试' } });

describe(`items of one’s own and adopted ones on ${testDatabase}`, () => {
  const xishan = '530112000000';

  it('are adopted in bulk by one and approved by another; what cannot be is named', async () => {
    const [author, reviewer] = await pair(runtime, xishan);
    const department = 'xishan-market-supervision';
    const points = await runtime.tables.servicePoints.find({
      where: { departmentKey: { equals: department } },
    });
    const wanted = {
      tenant: xishan,
      departmentKey: department,
      itemKeys: [itemKey, 'no-such-item'],
      servicePoints: points.map((point) => point.servicePointKey),
    };
    const foreign = { ...wanted, servicePoints: ['wuhua-food-licence-window'] };
    expect((await failureOf(adoptItems(runtime, author, foreign))).code).toBe('servicePoint.unknown');
    const { drafts } = await adoptItems(runtime, author, wanted);
    expect(drafts.map(({ state }) => state)).toEqual(['submitted', 'skipped']);
    const again = await adoptItems(runtime, author, wanted);
    expect(again.drafts[0]).toMatchObject({ state: 'skipped', code: 'adopt.inDraft' });
    const approve = { tenant: xishan, itemKeys: [itemKey] };
    expect((await approveItems(runtime, author, approve)).releases[0]).toMatchObject({
      code: 'review.ownWork',
    });
    expect((await approveItems(runtime, reviewer, approve)).releases[0]).toMatchObject({ number: 1 });
    expect((await shown(xishan)).item.servicePoints).toHaveLength(points.length);
    const { rows } = await configuredItems(runtime, author, { tenantCode: xishan });
    expect(rows.find((row) => row.itemKey === itemKey)).toMatchObject({
      adopted: true,
      own: false,
      draft: null,
    });
  });

  it('are begun from a base, without its codes, and offered from their day on', async () => {
    const [author, reviewer] = await pair(runtime, xishan);
    const wanted = {
      tenant: xishan,
      name: '小摊点备案（演示）',
      departmentRole: '',
      handlingType: '变更',
      base: itemKey,
      key: 'food-stall',
    };
    const view = await createOwnItem(runtime, author, wanted);
    expect(view).toMatchObject({ itemKey: 'food-stall-change', rootTenant: { tenantCode: xishan } });
    expect(view.item.name.zh).toBe('小摊点备案（演示）（变更）');
    expect(view.item.catalogueCode).toBeUndefined();
    expect(view.item.materials.length).toBeGreaterThan(3);
    expect((await failureOf(createOwnItem(runtime, reviewer, wanted))).code).toBe('item.keyTaken');
    const of = { itemKey: 'food-stall-change', tenantCode: xishan };
    await submitDraft(runtime, author, of, { effectiveFrom: '2027-01-01', summary: '' });
    await publishDraft(runtime, reviewer, of, {});
    await drain(runtime);
    runtime.memory.delete('catalogue');
    const tenant = await tenantByCode(runtime, xishan);
    expect((await itemsOf(runtime, tenant)).map((item) => item.itemKey)).not.toContain('food-stall-change');
    const inJanuary = { at: '2027-01-02T03:00:00.000Z', item: 'food-stall-change' };
    expect((await shown(xishan, inJanuary)).item.name.zh).toContain('小摊点');
    const below = '530112001000';
    const early = published({
      tenantCode: below,
      item: 'food-stall-change',
      edits: [{ op: 'set', part: 'implementation', element: 'enquiryPhone', value: '1' }],
      effectiveFrom: '2026-12-01',
    });
    expect((await failureOf(early)).code).toBe('release.beforeBase');
    const elsewhere = await configurator(runtime, wuhua, 'elsewhere');
    const foreign = workbench(runtime, elsewhere, { itemKey: 'food-stall-change', tenantCode: wuhua });
    expect((await failureOf(foreign)).code).toBe('resource.notFound');
  });
});
