import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Layer, resolveItem } from '@banshi/core/inheritance';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import type { Caller } from '../authorise.ts';
import { fairPermit, jsonFile, material } from './__fixtures__/fair-permit.ts';
import { importItems, itemSheetWorkbook } from './index.ts';

const province = '530000000000';
const cli: Caller = { kind: 'system', id: 'cli' };

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime();
}, 180_000);
afterAll(async () => {
  await runtime.close();
});

const importing = async (...files: Parameters<typeof importItems>[2]['files'][number][]) =>
  (await importItems(runtime, cli, { files, tenantCode: province })).files;

const draftOf = (itemKey: string | null | undefined) =>
  runtime.tables.layerDrafts.first({ itemKey: { equals: itemKey ?? '' } });

const openTasks = (itemKey: string) =>
  runtime.tables.configTasks.find({
    where: { and: [{ itemKey: { equals: itemKey } }, { state: { equals: 'open' } }] },
  });

/** Everything that an import may write to. */
const counts = async () => [
  await runtime.tables.layerDrafts.count({}),
  await runtime.tables.configTasks.count({}),
  await runtime.tables.handlingItems.count({}),
];

const resolved = (layer: Layer) =>
  resolveItem(
    [
      {
        owner: { tenantCode: province, tenantName: '云南省', tenantPath: '53.', level: 'province' },
        release: 1,
        effectiveFrom: '2026-01-01',
        layer,
      },
    ],
    '2026-12-01',
  ).item;

describe(`item import on ${testDatabase}`, () => {
  it('makes a draft of a sheet, with a task for every condition that is no rule', async () => {
    const [report] = await importing(jsonFile(fairPermit()));
    expect(report).toMatchObject({ file: 'fair.json', status: 'imported', errors: [] });
    expect(report?.taken).toMatchObject({ materials: 3, situations: 1, formFields: 2, results: 1, rules: 1 });
    const draft = await draftOf(report?.itemKey);
    expect(draft).toMatchObject({ tenantCode: province, revision: 1, state: 'editing', editedBy: 'cli' });
    expect(resolved(draft?.layer as Layer).materials.map(({ name }) => name.zh)).toEqual([
      '申请表',
      '租赁合同',
      '担保书',
    ]);
    const tasks = await openTasks(report?.itemKey ?? '');
    expect(tasks).toHaveLength(report?.tasks.length ?? -1);
    const guarantee = tasks.find(({ content }) => content.code === 'condition.notARule');
    expect(guarantee).toMatchObject({ kind: 'import', content: { quote: '信用不良且当地要求担保时' } });
  });

  it('changes nothing the second time', async () => {
    const before = await counts();
    const [report] = await importing(jsonFile(fairPermit()));
    expect(report?.status).toBe('imported');
    expect(await counts()).toEqual(before);
    expect((await draftOf(report?.itemKey))?.revision).toBe(1);
  });

  it('updates from a workbook, keeps keys, closes what is settled', async () => {
    const [first] = await importing(jsonFile(fairPermit()));
    const before = resolved((await draftOf(first?.itemKey))?.layer as Layer);
    const sheet = fairPermit({
      name: '庙会摊位许可（新办）',
      promisedDays: 4,
      materials: [
        material('担保书', '场所为租用时'),
        material('租赁合同', '场所为租用时'),
        material('申请表'),
      ],
    });
    const [report] = await importing({ name: 'fair.xlsx', bytes: await itemSheetWorkbook(sheet) });
    expect(report).toMatchObject({ status: 'imported', itemKey: first?.itemKey });
    const draft = await draftOf(report?.itemKey);
    const after = resolved(draft?.layer as Layer);
    expect(draft?.revision).toBe(2);
    expect(after.promisedLimit?.days).toBe(4);
    const keys = (item: typeof after) =>
      Object.fromEntries(item.materials.map(({ name, key }) => [name.zh, key]));
    expect(keys(after)).toEqual(keys(before));
    const codes = (await openTasks(report?.itemKey ?? '')).map(({ content }) => content.code);
    expect(codes).not.toContain('condition.notARule');
  });

  it('leaves what somebody has changed in the draft', async () => {
    const [first] = await importing(jsonFile(fairPermit({ name: '灯会摊位许可' })));
    const draft = await draftOf(first?.itemKey);
    const layer = structuredClone(draft?.layer as Layer);
    layer.standard.onsiteVisits = { set: { times: 1, reason: '现场核对' } };
    layer.standard.summary = { set: { zh: '自己写的说明' } };
    await runtime.tables.layerDrafts.change(
      { draftKey: { equals: draft?.draftKey ?? '' } },
      { layer, revision: 2 },
    );
    await importing(jsonFile(fairPermit({ name: '灯会摊位许可', statutoryDays: 15 })));
    const item = resolved((await draftOf(first?.itemKey))?.layer as Layer);
    expect(item.onsiteVisits).toEqual({ times: 1, reason: '现场核对' });
    expect(item.summary?.zh).toBe('自己写的说明');
    expect(item.statutoryLimit?.days).toBe(15);
  });

  it('knows a published item by its name and does not make another of it', async () => {
    const [report] = await importing(jsonFile(fairPermit({ name: '食品经营许可证核发(新办)' })));
    expect(report?.itemKey).toBe('food-business-licence-new');
    const draft = await draftOf('food-business-licence-new');
    const item = resolved(draft?.layer as Layer);
    expect(draft?.baseNumber).toBe(1);
    // Questions and form were written by people: they stay.
    expect(item.situations.map(({ variable }) => variable)).toContain('foodKinds');
    expect(item.situations.map(({ variable }) => variable)).not.toContain('cs');
    expect(item.name.en).toBe('Food business licence (new)');
  });

  it('opens no second draft for a sheet that has been published since', async () => {
    const sheet = jsonFile(fairPermit({ name: '茶市摊位许可' }));
    const [first] = await importing(sheet);
    const draft = await draftOf(first?.itemKey);
    await runtime.tables.releases.insert({
      itemKey: draft?.itemKey ?? '',
      tenantCode: province,
      ownerPath: draft?.ownerPath ?? '',
      departmentKey: null,
      number: 1,
      effectiveFrom: '2026-01-01',
      publishedAt: runtime.now(),
      publishedBy: 'test',
      layer: draft?.layer as Layer,
    } as never);
    await runtime.tables.handlingItems.insert({
      itemKey: draft?.itemKey ?? '',
      tenantCode: province,
      ownerPath: draft?.ownerPath ?? '',
      name: '茶市摊位许可',
      departmentRole: 'market-supervision',
      configEpoch: 1,
    });
    await runtime.tables.layerDrafts.remove({ itemKey: { equals: draft?.itemKey ?? '' } });
    expect((await importing(sheet))[0]).toMatchObject({ status: 'imported', itemKey: draft?.itemKey });
    expect(await draftOf(draft?.itemKey)).toBeNull();
  });

  it('changes nothing for a broken file, and takes the others', async () => {
    const before = await counts();
    const broken = [
      { name: 'a.json', bytes: Buffer.from('{"name": }') },
      jsonFile(fairPermit({ name: '坏的', materials: [{ name: '半份' }], situations: [] }), 'b.json'),
      { name: 'c.xlsx', bytes: Buffer.from('PK no zip') },
    ];
    const reports = await importing(...broken);
    expect(reports.map(({ status, itemKey }) => [status, itemKey])).toEqual([
      ['failed', null],
      ['failed', null],
      ['failed', null],
    ]);
    expect(reports[0]?.errors).toEqual([
      {
        code: 'json.syntax',
        path: '1:10',
        message: '第 1 行第 10 列不是正确的 JSON，请检查引号、逗号和括号。',
      },
    ]);
    expect(reports[1]?.errors[0]?.path).toBe('materials/0/required');
    expect(await counts()).toEqual(before);
    const mixed = await importing(
      broken[0] as never,
      jsonFile(fairPermit({ name: '夜市摊位许可' }), 'd.json'),
    );
    expect(mixed.map(({ status }) => status)).toEqual(['failed', 'imported']);
  });

  it('takes an item once per import', async () => {
    const twice = jsonFile(fairPermit({ name: '早市摊位许可' }));
    const reports = await importing(twice, { ...twice, name: 'again.json' });
    expect(reports.map(({ status }) => status)).toEqual(['imported', 'failed']);
    expect(reports[1]?.errors).toMatchObject([
      { code: 'import.sameItem', message: expect.stringContaining('fair.json') },
    ]);
  });

  it('does not change a draft that is being reviewed', async () => {
    const [first] = await importing(jsonFile(fairPermit({ name: '花市摊位许可' })));
    await runtime.tables.layerDrafts.change(
      { itemKey: { equals: first?.itemKey ?? '' } },
      { state: 'submitted' },
    );
    const [report] = await importing(jsonFile(fairPermit({ name: '花市摊位许可', promisedDays: 1 })));
    expect(report?.errors).toMatchObject([{ code: 'import.underReview' }]);
    expect((await draftOf(first?.itemKey))?.revision).toBe(1);
  });

  it('roots an item where it is imported, for its administrators only', async () => {
    const county = '530102000000';
    const staff = (tenantCode: string): Caller =>
      ({
        kind: 'staff',
        userId: 'u1',
        displayName: '某某',
        bindings: [{ role: 'configurator', tenantCode, departmentKey: 'd', departmentName: '局' }] as never,
      }) as Caller;
    const input = { files: [jsonFile(fairPermit())], tenantCode: county };
    await expect(importItems(runtime, staff(province), input)).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(importItems(runtime, { kind: 'anonymous' }, input)).rejects.toMatchObject({
      code: 'access.denied',
    });
    const { files } = await importItems(runtime, staff(county), input);
    const draft = await draftOf(files[0]?.itemKey);
    expect(draft).toMatchObject({ tenantCode: county, editedBy: 'u1' });
    const [provincial] = await importing(jsonFile(fairPermit()));
    expect(provincial?.itemKey).not.toBe(files[0]?.itemKey);
  });
});

/** Sheets as offices keep them. They are kept outside the project: ITEM_SHEETS names their folder. */
const folder = process.env.ITEM_SHEETS ?? '';
const real = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe('real item sheets', () => {
  if (real.length === 0) {
    it.skip('real item sheets: set ITEM_SHEETS to their folder', () => {});
    return;
  }
  it('all import, and again as workbooks without a change', async () => {
    const sheets = real.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
    const reports = await importing(...sheets);
    expect(reports.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(new Set(reports.map(({ itemKey }) => itemKey)).size).toBe(real.length);
    const before = await counts();
    const workbooks = await Promise.all(
      sheets.map(async ({ name, bytes }) => ({
        name: name.replace('.json', '.xlsx'),
        bytes: await itemSheetWorkbook(JSON.parse(bytes.toString('utf8'))),
      })),
    );
    const again = await importing(...workbooks);
    expect(again.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(await counts()).toEqual(before);
  }, 120_000);
});
