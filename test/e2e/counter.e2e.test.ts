import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import { answersQuestions, fillsForm, handsInMaterials, submits } from './citizen.ts';
import { logsInToOffice } from './office.ts';
import { desktop, type Person, person } from './person.ts';

let app: App;
let clerk: Person;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'banshi-counter-'));
  app = await startApp();
  clerk = await person({ origin: app.origin, viewport: desktop });
}, 240_000);
afterAll(async () => {
  await clerk?.leaves();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('a clerk at the counter', () => {
  it('files for somebody who came, and the case is in the own queue', async () => {
    await logsInToOffice(clerk, 'wuhua-clerk');
    await clerk.go('/admin/counter');
    await clerk.sees('选择要办理的事项');
    await clerk.presses('开始代办');
    await answersQuestions(clerk);
    await clerk.presses('看要交的材料');
    await clerk.sees('操作流程说明');
    await clerk.photographs('counter-checklist');
    await clerk.presses('开始填写');
    await clerk.presses('继续填写');
    await clerk.sees('申请人身份');
    await clerk.presses('单位（组织）');
    await clerk.fills('#applicant-orgName', '五华区滇味小吃店');
    await clerk.fills('#applicant-uscc', '91350100M000100Y43');
    await clerk.fills('#applicant-legalRepresentative', '张三');
    await clerk.fills('#applicant-mobile', '13800000000');
    await clerk.fills('#applicant-filedByName', '张三');
    await clerk.fills('#applicant-filedById', '530102199001011231');
    await clerk.presses('保存并继续');
    await fillsForm(clerk);
    await handsInMaterials(clerk, folder);
    const caseNumber = await submits(clerk);
    await clerk.photographs('counter-done');
    await clerk.go('/admin');
    await clerk.sees(caseNumber);
    await clerk.sees('窗口');
    expect(clerk.foreignRequests).toEqual([]);
    expect(clerk.complaints).toEqual([]);
  }, 240_000);
});
