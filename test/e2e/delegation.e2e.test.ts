import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shanghaiDate } from '@banshi/core/calendar';
import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import { type Newcomer, registers, submits } from './citizen.ts';
import { choosesElement, configurator, isSaved, publishes, submitsDraft, types } from './configurator.ts';
import { answersForest, fillsForestForm, handsInForest, itemKey } from './forest.ts';
import { choosesAct, logsInToOffice, opensCase } from './office.ts';
import { desktop, type Person, person, phone } from './person.ts';

const lvchun = { tenant: '532531000000', itemKey };
const county = '绿春县林业和草原局';
const township = '绿春县大兴镇农业农村（林业）服务中心';
const delegation = '#row-assignments-county-forestry-delegations-0';
const limitName = '委托乡镇办理的最大蓄积';
const document = '绿春县林业和草原局委托书（演示）第 7 号';

const withCheck = (first17: string): string => `${first17}${citizenIdCheckCharacter(first17)}`;
const farmer = { name: '李山林', citizenId: withCheck('53253119850505101'), mobile: '13987650001' };
const neighbour = { name: '马春林', citizenId: withCheck('53253119860606102'), mobile: '13987650002' };

let app: App;
let folder: string;
let small: Person;
let large: Person;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'banshi-delegation-'));
  app = await startApp();
  small = await person({ origin: app.origin, viewport: phone });
  large = await person({ origin: app.origin, viewport: phone });
}, 240_000);
afterAll(async () => {
  await small?.leaves();
  await large?.leaves();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

/** The guide of a place, once it says (or no longer says) the words. */
async function readsGuide(place: string, words: string): Promise<string> {
  let text = '';
  await large.until(async () => {
    await large.go(`/${place}/items/${itemKey}`);
    text = (await large.reads()).replace(/\s+/g, '');
    return text.includes(words.replace(/\s+/g, ''));
  }, `“${words}” is not in the guide of ${place}`);
  return text;
}

/** The county opens the row of a list by its name. */
async function opensRow(admin: Person, name: string): Promise<void> {
  const button = await admin.page.waitForSelector(`button[aria-label="修改“${name}”"]`);
  await button?.click();
}

async function setsLimit(admin: Person, limit: string): Promise<void> {
  await choosesElement(admin, '参数');
  await opensRow(admin, limitName);
  await admin.fills('#row-parameters-township-volume-limit-value', limit);
  await isSaved(admin);
}

async function opensDelegation(admin: Person): Promise<void> {
  await choosesElement(admin, '办理权限分派');
  await opensRow(admin, '总是');
  await admin.page.waitForSelector(`${delegation}-document`);
}

const asCounty = (): Promise<Person> => configurator(app.origin, { account: 'lvchun-config', ...lvchun });
const secondPerson = (): Promise<void> => publishes(app.origin, { account: 'lvchun-config2', ...lvchun });

/** Somebody new applies for so many cubic metres, and is told before submitting who decides. */
async function applies(
  citizen: Person,
  { who, volume, decidedBy }: { who: Newcomer; volume: string; decidedBy: string },
): Promise<string> {
  await citizen.go(`/532531/items/${itemKey}`);
  await citizen.presses('开始办理');
  await answersForest(citizen);
  await citizen.sees('可以在这里办');
  await citizen.presses('看要交的材料');
  await citizen.presses('登录并填写');
  await registers(citizen, who);
  await citizen.until(async () => citizen.page.url().includes('/apply/'), 'no draft was opened');
  await citizen.sees('填写申请');
  // A press before the page is alive does nothing: it is pressed again.
  await citizen.until(async () => {
    if (citizen.page.url().includes('#')) return true;
    await citizen.presses('继续填写');
    return false;
  }, 'the first task was not opened');
  await citizen.sees('为谁办理');
  await citizen.presses('我本人');
  await citizen.presses('保存并继续');
  await fillsForestForm(citizen, { volume, ...who });
  await handsInForest(citizen, folder);
  await citizen.sees('核对并提交');
  await citizen.sees(decidedBy);
  await citizen.photographs(`forest-${volume}`);
  return submits(citizen);
}

/** Somebody of the office opens the case, does one thing, and leaves. */
async function decides(
  account: string,
  number: string,
  act: (staff: Person) => Promise<void>,
): Promise<void> {
  const staff = await person({ origin: app.origin, viewport: desktop });
  await logsInToOffice(staff, account);
  await opensCase(staff, number);
  await act(staff);
  expect(staff.complaints).toEqual([]);
  await staff.leaves();
}

const accepts = async (clerk: Person): Promise<void> => {
  await choosesAct(clerk, '受理');
  await clerk.presses('确认受理');
  await clerk.sees('已办理：受理');
};

describe('绿春县 hands cutting permits down to its townships', () => {
  let elsewhere = '';
  let townshipCase = '';
  let countyCase = '';
  let permit = '';

  it('sets the limit and the document of its 委托 in the workbench, without code', async () => {
    elsewhere = await readsGuide('532622', '林木采伐许可证核发');
    const before = await asCounty();
    await setsLimit(before, '30');
    await submitsDraft(before, { summary: '限额暂为 30 立方米' });
    await before.leaves();
    await secondPerson();
    await readsGuide('532531', '30 立方米');

    const admin = await asCounty();
    await setsLimit(admin, '50');
    await admin.photographs('workbench-limit');
    await opensDelegation(admin);
    await admin.sees(`采伐蓄积`);
    await admin.sees(limitName);
    await admin.fills(`${delegation}-document`, document);
    await admin.photographs('workbench-delegation');
    await submitsDraft(admin, { summary: '50 立方米及以下委托乡镇办理' });
    await admin.leaves();
    await secondPerson();
    const guide = await readsGuide('532531', document);
    expect(guide).toContain('50立方米');
    expect(await readsGuide('532622', '林木采伐许可证核发')).toBe(elsewhere);
  }, 240_000);

  it('杉木 50 m³ goes to the township, whose clerk accepts it', async () => {
    townshipCase = await applies(small, { who: farmer, volume: '50', decidedBy: township });
    await decides('lvchun-town-clerk', townshipCase, accepts);
  }, 240_000);

  it('50.1 m³ is told that the county decides, and goes there', async () => {
    countyCase = await applies(large, { who: neighbour, volume: '50.1', decidedBy: county });
    await decides('lvchun-clerk', countyCase, accepts);
  }, 240_000);

  it('is ended from tomorrow with a date, and 砚山县 is untouched', async () => {
    const admin = await asCounty();
    await opensDelegation(admin);
    await types(admin, `${delegation}-validUntil`, shanghaiDate(new Date().toISOString()));
    await submitsDraft(admin, { summary: '委托今天期满' });
    await admin.leaves();
    await secondPerson();
    expect(await readsGuide('532622', '林木采伐许可证核发')).toBe(elsewhere);
  }, 120_000);

  it('the running case is still the township’s, which reviews and approves it', async () => {
    await decides('lvchun-town-reviewer', townshipCase, async (reviewer) => {
      await choosesAct(reviewer, '审查');
      await reviewer.fills('#act-opinion', '现场查验相符，符合采伐条件。');
      await reviewer.presses('建议批准');
      await reviewer.presses('提交审查意见');
      await reviewer.sees('已办理：审查');
    });
    await decides('lvchun-town-approver', townshipCase, async (approver) => {
      await choosesAct(approver, '批准');
      await approver.fills('#act-opinion', '准予采伐。');
      await approver.presses('决定批准');
      await approver.until(async () => /532531\d{10}/.test(await approver.reads()), 'no permit was made');
    });
    await small.until(async () => {
      await small.go(`/cases/${townshipCase}`);
      return (await small.reads()).includes('下载证照 PDF');
    }, 'the permit was not offered');
    const bytes = await small.page.$eval('a[href*="/licences/"]', async (anchor) => {
      const answer = await fetch((anchor as HTMLAnchorElement).href);
      return [...new Uint8Array(await answer.arrayBuffer())];
    });
    permit = path.join(folder, 'permit.pdf');
    writeFileSync(permit, Uint8Array.from(bytes));
    expect(small.complaints).toEqual([]);
    expect(small.foreignRequests).toEqual([]);
  }, 240_000);

  const hasTool = (name: string): boolean => spawnSync(name, ['-v']).error === undefined;
  const pdftotext = hasTool('pdftotext') ? it : it.skip;
  pdftotext('the permit bears the name of the county’s bureau (pdftotext)', () => {
    const words = execFileSync('pdftotext', ['-layout', permit, '-'], { encoding: 'utf8' }).replace(
      /\s+/g,
      '',
    );
    expect(words).toContain(county);
    expect(words).not.toContain(township);
  });
  const pdfsig = hasTool('pdfsig') ? it : it.skip;
  pdfsig('and its seal (pdfsig)', () => {
    const { stdout } = spawnSync('pdfsig', [permit], { encoding: 'utf8' });
    expect(stdout).toContain('Signature is Valid');
    expect(stdout).toContain(county);
  });
});
