import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import { logsInToOffice } from './office.ts';
import { desktop, type Person, person } from './person.ts';

let app: App;
let admin: Person;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'banshi-sheets-'));
  app = await startApp();
  admin = await person({ origin: app.origin, viewport: desktop });
}, 240_000);
afterAll(async () => {
  await admin?.leaves();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const sheet = {
  name: '竹笋采挖登记',
  type: '其他行政权力',
  levels: ['县'],
  department: '县林业和草原局',
  legalBasis: [{ statute: '某条例', article: '第三条', gist: '采挖竹笋须登记' }],
  serviceObjects: ['自然人'],
  handlingType: '即办件',
  statutoryDays: 5,
  promisedDays: 0,
  dayUnit: '工作日',
  onsiteVisits: 0,
  conditions: ['在本县采挖'],
  materials: [
    {
      name: '采挖说明',
      required: true,
      condition: null,
      form: '原件',
      copies: 1,
      sourceChannel: '申请人自备',
      deferrable: false,
      commitment: false,
      substitutableByLicence: null,
    },
  ],
  situations: [],
  formFields: [],
  fee: { charged: false, standard: '不收费' },
  process: [{ step: '受理', days: 0 }],
  results: [],
  variations: [],
  sources: [],
  confidence: 'verified',
  confidenceNote: '演示用的事项',
};

describe('item sheets', () => {
  it('become drafts in the office; a broken one changes nothing and says where', async () => {
    const good = path.join(folder, '竹笋.json');
    const broken = path.join(folder, '坏的.json');
    writeFileSync(good, JSON.stringify(sheet));
    writeFileSync(broken, JSON.stringify({ ...sheet, materials: [{ name: 7 }] }));
    await logsInToOffice(admin, 'province');
    await admin.go('/admin/items');
    await admin.presses('导入事项表单');
    const input = await admin.page.waitForSelector('input[type=file]');
    await (input as unknown as { uploadFile(...files: string[]): Promise<void> }).uploadFile(good, broken);
    await admin.presses('导入为草稿');
    await admin.sees('竹笋.json：已成为草稿');
    await admin.sees('坏的.json：没有导入，什么也没有改动');
    await admin.sees('materials');
    await admin.photographs('item-sheets');
    await admin.presses('竹笋采挖登记');
    await admin.page.waitForSelector('#element-name');
    await admin.sees('已保存为草稿');
    expect(admin.complaints).toEqual([]);
    expect(admin.foreignRequests).toEqual([]);
  }, 120_000);
});
