import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import { answersQuestions, logsIn, namesOrganisation, registers } from './citizen.ts';
import { choosesElement, configurator, isSaved, publishes, submitsDraft } from './configurator.ts';
import { type Person, person, phone } from './person.ts';

const itemKey = 'food-business-licence-new';
const province = { tenant: '530000000000', itemKey };
const newYear = '2027-01-01';
const later = '2027-01-04';
const material = '食品安全自查承诺书';
const correction = '（更正）办理前请先看清是否需要许可。';

const first17 = '53010219920404321';
const newcomer = {
  name: '赵小兰',
  citizenId: `${first17}${citizenIdCheckCharacter(first17)}`,
  mobile: '13987654329',
};

let app: App;
let citizen: Person;
let draftPath = '';
beforeAll(async () => {
  app = await startApp();
  citizen = await person({ origin: app.origin, viewport: phone });
}, 240_000);
afterAll(async () => {
  await citizen?.leaves();
  await app?.stop();
}, 30_000);

async function readsGuide(): Promise<string> {
  await citizen.go(`/530102/items/${itemKey}`);
  return citizen.reads();
}

describe('a release for New Year, and an urgent fix today', () => {
  it('a citizen begins an application under today’s rules', async () => {
    await citizen.go(`/530102/items/${itemKey}`);
    await citizen.presses('开始办理');
    await answersQuestions(citizen);
    await citizen.presses('看要交的材料');
    await citizen.presses('登录并填写');
    await registers(citizen, newcomer);
    await citizen.until(async () => citizen.page.url().includes('/apply/'), 'no draft was opened');
    await citizen.presses('继续填写');
    await namesOrganisation(citizen);
    await citizen.sees('经营者名称');
    await citizen.fills('#f-operatorName', '赵家小馆');
    await citizen.sees('已保存');
    draftPath = new URL(citizen.page.url()).pathname;
  }, 120_000);

  it('the province approves a material for 1 January, and an urgent correction today: today shows only that', async () => {
    const author = await configurator(app.origin, { account: 'province', ...province });
    await choosesElement(author, '申请材料');
    await author.presses('增加一行');
    await author.fills('[id^="row-materials-"][id$="-name"]', material);
    await author.presses('加入列表');
    await submitsDraft(author, { summary: '新年起须交自查承诺书', from: newYear });
    await author.leaves();
    await publishes(app.origin, { account: 'province2', ...province }, [material, newYear]);

    const again = await configurator(app.origin, { account: 'province', ...province });
    await choosesElement(again, '事项说明');
    await again.fills('#edit-summary-value', correction);
    await isSaved(again);
    await submitsDraft(again, { summary: '更正事项说明', isUrgent: true });
    await again.leaves();
    await publishes(app.origin, { account: 'province2', ...province });

    await citizen.until(async () => (await readsGuide()).includes(correction), 'the correction never showed');
    expect(await readsGuide()).not.toContain(material);
    const history = await configurator(app.origin, { account: 'province', ...province });
    await history.presses('历史版本');
    await history.sees('等待生效');
    await history.photographs('history-waiting');
    await history.leaves();
  }, 240_000);

  it('in January both hold, and the draft shows the difference before it is submitted', async () => {
    await citizen.leaves();
    await app.stop({ keepData: true });
    app = await startApp({ dataDir: app.dataDir, day: later });
    citizen = await person({ origin: app.origin, viewport: phone });
    const guide = await readsGuide();
    expect(guide).toContain(correction);
    expect(guide).toContain(material);
    await logsIn(citizen, newcomer.mobile);
    await citizen.go(draftPath);
    await citizen.sees('开始填写后，规定有变化');
    await citizen.sees(material);
    await citizen.photographs('draft-changes');
    await citizen.presses('继续填写');
    await citizen.sees('经营者名称');
    const written = await citizen.page.$eval('#f-operatorName', (field) => (field as HTMLInputElement).value);
    expect(written).toBe('赵家小馆');
  }, 240_000);
});
