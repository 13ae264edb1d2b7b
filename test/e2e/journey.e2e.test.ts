import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
import type { Browser } from 'puppeteer-core';
import { type App, openBrowser, startApp } from './app.ts';
import {
  answersQuestions,
  fillsForm,
  handsInMaterials,
  namesOrganisation,
  registers,
  submits,
} from './citizen.ts';
import { desktop, type Person, person, phone } from './person.ts';

let app: App;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'banshi-journey-'));
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const withCheck = (first17: string): string => `${first17}${citizenIdCheckCharacter(first17)}`;

const journeys = [
  { device: 'phone', viewport: phone, newcomer: { name: '王小明', citizenId: withCheck('53010219900307123'), mobile: '13987654321' } },
  { device: 'desktop', viewport: desktop, newcomer: { name: '李小红', citizenId: withCheck('53010219880101888'), mobile: '13987654322' } },
];

describe.each(journeys)('a citizen on a $device', ({ device, viewport, newcomer }) => {
  let citizen: Person;
  let caseNumber = '';
  const at = async (name: string) => citizen.photographs(`${device}-${name}`);
  beforeAll(async () => {
    citizen = await person(browser, { origin: app.origin, viewport });
  });
  afterAll(() => citizen?.leaves());

  it('finds the item from the home page by everyday words and reads the guide', async () => {
    await citizen.go('/530102');
    await citizen.sees('您要办什么事');
    await at('home');
    await citizen.fills('#q', '开饭店');
    await citizen.page.keyboard.press('Enter');
    await citizen.sees('食品经营许可证核发');
    await at('search');
    await citizen.presses('食品经营许可证核发');
    await citizen.sees('3 个工作日');
    await citizen.sees('五华区');
    await at('guide');
    await citizen.presses('开始办理');
  }, 120_000);

  it('answers what a citizen can know, and sees outcome and exact materials with reasons', async () => {
    await answersQuestions(citizen);
    await citizen.sees('可以在这里办');
    await at('outcome');
    await citizen.presses('看要交的材料');
    await citizen.sees('您要准备的材料');
    await citizen.sees('操作流程说明');
    await citizen.sees('食堂承包');
    await at('checklist');
  }, 120_000);

  it('registers, and goes on where it stood', async () => {
    await citizen.presses('登录并填写');
    await registers(citizen, newcomer);
    await citizen.until(async () => citizen.page.url().includes('/apply/'), 'no draft was opened');
    await citizen.sees('填写申请');
    await citizen.sees('核对并提交');
    await at('tasks');
  }, 120_000);

  it('fills the generated form, loses nothing by leaving half-way, and submits', async () => {
    await citizen.presses('继续填写');
    await namesOrganisation(citizen);
    await citizen.sees('经营者名称');
    await citizen.fills('#f-legalRepresentative', '先写一半');
    await citizen.sees('已保存');
    const address = citizen.page.url();
    await citizen.go('/530102');
    await citizen.page.goto(address, { waitUntil: 'networkidle2' });
    if ((await citizen.reads()).includes('继续填写')) await citizen.presses('继续填写');
    await citizen.sees('经营者名称');
    expect(await citizen.page.$eval('#f-legalRepresentative', (field) => (field as HTMLInputElement).value)).toBe('先写一半');
    await at('form');
    await fillsForm(citizen);
    await at('materials');
    await handsInMaterials(citizen, folder);
    await at('check');
    caseNumber = await submits(citizen);
    await at('done');
  }, 240_000);

  it('follows the case, and a sealed receipt comes by itself', async () => {
    await citizen.go(`/cases/${caseNumber}`);
    await citizen.sees('已提交');
    await citizen.until(async () => {
      await citizen.page.reload({ waitUntil: 'networkidle2' });
      return (await citizen.reads()).includes('收件凭证');
    }, 'no receipt was issued');
    await citizen.sees('收件凭证');
    await at('case');
    await citizen.go('/account');
    await citizen.sees(caseNumber);
    await at('account');
  }, 120_000);

  it('left nothing on other hosts and broke no script on the way', () => {
    expect(citizen.foreignRequests).toEqual([]);
    expect(citizen.complaints).toEqual([]);
  });
});
