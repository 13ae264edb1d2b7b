import { shanghaiDate } from '@banshi/core/calendar';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import { choosesElement, configurator, isSaved, publishes, submitsDraft, types } from './configurator.ts';
import { type Person, person, phone } from './person.ts';

const itemKey = 'forest-cutting-permit';
const lvchun = { tenant: '532531000000', itemKey };
const delegation = '#row-assignments-county-forestry-delegations-0';
const limitName = '委托乡镇办理的最大蓄积';
const document = '绿春县林业和草原局委托书（演示）第 7 号';

let app: App;
let citizen: Person;
beforeAll(async () => {
  app = await startApp();
  citizen = await person({ origin: app.origin, viewport: phone });
}, 240_000);
afterAll(async () => {
  await citizen?.leaves();
  await app?.stop();
}, 30_000);

/** The guide of a place, once it says (or no longer says) the words. */
async function readsGuide(place: string, words: string): Promise<string> {
  let text = '';
  await citizen.until(async () => {
    await citizen.go(`/${place}/items/${itemKey}`);
    text = (await citizen.reads()).replace(/\s+/g, '');
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

describe('绿春县 hands cutting permits down to its townships', () => {
  let elsewhere = '';

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
    await admin.sees('采伐蓄积');
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

  it('is ended from tomorrow with a date, and 砚山县 is untouched', async () => {
    const admin = await asCounty();
    await opensDelegation(admin);
    await types(admin, `${delegation}-validUntil`, shanghaiDate(new Date().toISOString()));
    await submitsDraft(admin, { summary: '委托今天期满' });
    await admin.leaves();
    await secondPerson();
    expect(await readsGuide('532622', '林木采伐许可证核发')).toBe(elsewhere);
  }, 120_000);
});
