import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestRuntime, testDatabase, testRuntime } from '../../../test/runtime.ts';
import type { Caller } from '../authorise.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { exportTenant, importTenant, type TenantFiles } from './index.ts';

const system: Caller = { kind: 'system', id: 'test' };
const wuhua = '530102000000';
const itemFile = 'items/food-business-licence-new.json';

let test: TestRuntime;
beforeAll(async () => {
  test = await testRuntime();
}, 180_000);
beforeEach(() => test.tables.layerDrafts.remove({}));
afterAll(async () => {
  await test.close();
});

const exported = async (from: TestRuntime): Promise<TenantFiles> =>
  exportTenant(from, await tenantByCode(from, wuhua));
const changed = (files: { file: string; outcome: string }[]) =>
  files.filter(({ outcome }) => outcome !== 'unchanged').map(({ file, outcome }) => `${file} ${outcome}`);

/** The files with one value of one of them replaced. */
function edited(files: TenantFiles, file: string, edit: (content: never) => void): TenantFiles {
  const content = JSON.parse(files.get(file) ?? 'null');
  edit(content as never);
  return new Map([...files, [file, JSON.stringify(content)]]);
}

describe(`a tenant’s configuration as files on ${testDatabase}`, () => {
  it('is whole, readable, and the same every time', async () => {
    const files = await exported(test);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['tenant.json', 'environment.json', itemFile]));
    expect([...files.keys()].some((file) => file.startsWith('departments/'))).toBe(true);
    expect(files.get(itemFile)).toContain('"promisedLimit": {\n');
    expect(await exported(test)).toEqual(files);
  });

  it('changes nothing where it is imported unchanged', async () => {
    const report = await importTenant(test, system, { files: await exported(test), isDryRun: false });
    expect(changed(report.files)).toEqual([]);
  });

  it('shows its differences in a dry run, writes them once, and the second time changes nothing', async () => {
    const original = await exported(test);
    let files = edited(original, itemFile, (item: { inForce: { layer: { implementation: object } } }) =>
      Object.assign(item.inForce.layer.implementation, { enquiryPhone: { set: '0871-63610000' } }),
    );
    const department = [...files.keys()].find((file) => file.startsWith('departments/')) ?? '';
    files = edited(
      files,
      department,
      (content: { enquiryPhone: string; servicePoints: { phone: string }[] }) => {
        content.enquiryPhone = '0871-63619999';
      },
    );
    const dry = await importTenant(test, system, { files, isDryRun: true });
    expect(changed(dry.files)).toEqual([`${department} written`, `${itemFile} draft`]);
    expect(dry.files.find(({ file }) => file === itemFile)?.differences).toEqual([
      {
        path: 'layer/implementation/enquiryPhone/set',
        before: '0871-00000000（演示）',
        after: '0871-63610000',
      },
    ]);
    expect(await test.tables.layerDrafts.count({})).toBe(0);

    await importTenant(test, system, { files, isDryRun: false });
    expect(await test.tables.layerDrafts.first({ tenantCode: { equals: wuhua } })).toMatchObject({
      state: 'editing',
      editedBy: 'import',
      revision: 1,
      layer: { implementation: { enquiryPhone: { set: '0871-63610000' } } },
    });
    expect(JSON.parse((await exported(test)).get(department) ?? '')).toMatchObject({
      enquiryPhone: '0871-63619999',
    });
    const again = await importTenant(test, system, { files, isDryRun: false });
    expect(changed(again.files)).toEqual([]);
    expect((await test.tables.layerDrafts.first({ tenantCode: { equals: wuhua } }))?.revision).toBe(1);
    const back = await importTenant(test, system, { files: original, isDryRun: true });
    expect(changed(back.files)).toEqual([`${department} written`, `${itemFile} draft`]);
  });

  it('keeps what belongs to an installation apart', async () => {
    const files = edited(
      await exported(test),
      'environment.json',
      (environment: { portalOrigin: string }) => {
        environment.portalOrigin = 'https://elsewhere.example';
      },
    );
    expect(changed((await importTenant(test, system, { files, isDryRun: true })).files)).toEqual([]);
  });

  it('refuses broken files as a whole, with file and place, and nothing is half-written', async () => {
    const files = await exported(test);
    const department = [...files.keys()].find((file) => file.startsWith('departments/')) ?? '';
    const touched = edited(files, department, (content: { name: string }) => {
      content.name = '改名';
    });
    const refusals: [TenantFiles, { code: string; place: string }][] = [
      [new Map([...touched, [itemFile, '{"v":1,']]), { code: 'tenantFiles.invalid', place: itemFile }],
      [
        new Map([...touched, ['items/other.json', files.get(itemFile) ?? '']]),
        { code: 'tenantFiles.invalid', place: 'items/other.json itemKey' },
      ],
      [
        new Map([...touched, ['items/notes.txt', '']]),
        { code: 'tenantFiles.invalid', place: 'items/notes.txt' },
      ],
      [
        edited(touched, itemFile, (item: { inForce: { layer: { standard: object } } }) =>
          Object.assign(item.inForce.layer.standard, { magic: { set: 1 } }),
        ),
        { code: 'layer.unknownElement', place: `${itemFile} standard/magic` },
      ],
      [
        edited(touched, 'tenant.json', (tenant: { tenantCode: string }) => {
          tenant.tenantCode = '530103000000';
        }),
        { code: 'tenantFiles.department', place: expect.any(String) as unknown as string },
      ],
    ];
    for (const [broken, refusal] of refusals)
      await expect(importTenant(test, system, { files: broken, isDryRun: false })).rejects.toMatchObject(
        refusal,
      );
    expect(await test.tables.departments.count({ name: { equals: '改名' } })).toBe(0);
  });

  it('is for the system alone', async () => {
    const files = await exported(test);
    await expect(importTenant(test, { kind: 'anonymous' }, { files, isDryRun: true })).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});
