import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import { choosesElement, configurator, isSaved, publishes, submitsDraft } from './configurator.ts';
import { logsInToOffice } from './office.ts';
import { desktop, type Person, person, phone } from './person.ts';

const itemKey = 'public-place-hygiene-licence-new';
const nujiang = { tenant: '533300000000', itemKey };
const lushui = { tenant: '533301000000', itemKey };

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

/** What a citizen reads in a place's guide; a publish shows there within a second or two. */
async function readsGuide(place: string, words: string, isThere = true): Promise<string> {
  let text = '';
  await citizen.until(
    async () => {
      await citizen.go(`/${place}/items/${itemKey}`);
      text = (await citizen.reads()).replace(/\s+/g, '');
      return text.includes(words.replace(/\s+/g, '')) === isThere;
    },
    `“${words}” ${isThere ? 'is not' : 'is'} in the guide of ${place}`,
  );
  return text;
}

async function addsMaterial(somebody: Person): Promise<void> {
  await somebody.presses('增加一行');
  await somebody.fills('[id^="row-materials-"][id$="-name"]', '房屋安全鉴定意见');
  await somebody.presses('加入列表');
}

describe('怒江州, its own promise and its standard', () => {
  it('promises one day and a phone for itself: 泸水市 is unchanged', async () => {
    const before = await readsGuide('533301', '20个工作日');
    const admin = await configurator(app.origin, { account: 'nujiang-config', ...nujiang });
    await choosesElement(admin, '承诺办结时限', '只对本级有效');
    await admin.fills('#edit-promisedLimit-days', '1');
    await isSaved(admin);
    await choosesElement(admin, '咨询电话', '只对本级有效');
    await admin.fills('#edit-enquiryPhone-value', '0886-3620000');
    await isSaved(admin);
    await admin.photographs('workbench-promise');
    await submitsDraft(admin, { summary: '州本级承诺 1 个工作日，公布咨询电话' });
    await admin.photographs('workbench-submitted');
    await admin.leaves();
    await publishes(app.origin, { account: 'nujiang-config2', ...nujiang }, ['承诺办结时限']);
    const own = await readsGuide('533300', '1个工作日');
    expect(own).toContain('0886-3620000');
    expect(await readsGuide('533301', '20个工作日')).toBe(before);
  }, 240_000);

  it('publishes a standard ceiling of 10 days: 泸水市 shows 10, and whose it is', async () => {
    const admin = await configurator(app.origin, { account: 'nujiang-config', ...nujiang });
    await choosesElement(admin, '承诺办结时限', '下级也沿用');
    await admin.fills('#edit-promisedLimit-days', '10');
    await submitsDraft(admin, { summary: '全州承诺时限最长 10 个工作日' });
    await admin.presses('计算影响范围');
    await admin.sees('沿用的地区');
    await admin.photographs('workbench-impact');
    await admin.leaves();
    await publishes(app.origin, { account: 'nujiang-config2', ...nujiang });
    await readsGuide('533301', '10个工作日');
    await citizen.photographs('guide-ceiling');
    await readsGuide('533300', '1个工作日');
    const county = await configurator(app.origin, { account: 'lushui-config', ...lushui });
    await choosesElement(county, '承诺办结时限');
    await county.sees('怒江傈僳族自治州');
    await county.photographs('workbench-origin');
    await county.leaves();
  }, 240_000);

  it('泸水市 may not add a material; its request is granted, and the grant shows only there', async () => {
    const county = await configurator(app.origin, { account: 'lushui-config', ...lushui });
    await choosesElement(county, '申请材料');
    await county.sees('本级不能直接增加');
    await county.photographs('workbench-locked');
    await county.presses('向上级申请调整');
    await addsMaterial(county);
    await county.fills('#request-reason', '本市老旧房屋多，须核对房屋安全');
    await county.fills('#request-basis', '《某市房屋安全管理办法》第八条（演示）');
    await county.photographs('workbench-request');
    await county.presses('提交申请');
    await county.sees('待答复');
    await county.leaves();

    const province = await person({ origin: app.origin, viewport: desktop });
    await logsInToOffice(province, 'province');
    await province.go('/admin/inbox?tenant=530000000000');
    await province.sees('房屋安全鉴定意见');
    await province.photographs('inbox-request');
    await province.presses('批准例外');
    await province.fills('[id^="comment-"]', '同意，限一年');
    await province.presses('答复');
    await province.until(
      async () => !(await province.reads()).includes('房屋安全鉴定意见'),
      'the request stayed in the inbox',
    );
    await province.leaves();

    const again = await configurator(app.origin, { account: 'lushui-config', ...lushui });
    await choosesElement(again, '申请材料', '下级也沿用');
    await again.sees('已批准例外');
    await addsMaterial(again);
    await again.photographs('workbench-granted');
    await submitsDraft(again, { summary: '经云南省批准，增加房屋安全鉴定意见' });
    await again.leaves();
    await publishes(app.origin, { account: 'lushui-config2', ...lushui });
    await readsGuide('533301', '房屋安全鉴定意见');
    await readsGuide('533300', '房屋安全鉴定意见', false);
    expect(citizen.complaints).toEqual([]);
    expect(citizen.foreignRequests).toEqual([]);
  }, 300_000);
});
