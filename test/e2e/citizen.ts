import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Person } from './person.ts';

export const guide = '/530102/items/food-business-licence-new';

/** A new person for every journey: registration is part of it. Check-valid and synthetic. */
export interface Newcomer {
  name: string;
  citizenId: string;
  mobile: string;
}
export const password = 'Journey-Test-2026';

/** Answers the situation questions of a snack bar in 华山街道 up to the outcome. */
export async function answersQuestions(
  citizen: Person,
  { county = '530102000000', township = '530102001000' } = {},
) {
  const next = () => citizen.presses('继续');
  await citizen.sees('您准备卖哪些食品');
  await citizen.presses('其他食品');
  await next();
  // Other food settles it: seller and permit are not asked.
  await citizen.sees('经营场所在哪个县');
  await chooseIn(citizen, '530100000000');
  await chooseIn(citizen, county);
  await chooseIn(citizen, township);
  await next();
  await citizen.sees('您的主体业态是');
  await citizen.presses('餐饮服务经营者');
  await next();
  await citizen.sees('拟经营哪些项目');
  await citizen.presses('热食类制售');
  await citizen.presses('自制饮品制售');
  await next();
  for (const question of ['是否使用自动售货', '是否外设仓库', '是否委托他人办理']) {
    await citizen.sees(question);
    await citizen.presses('否');
    await next();
  }
}

/** Chooses a division in whichever list offers it, once that list has been read. */
export async function chooseIn(citizen: Person, code: string, within = 'body') {
  const list = await citizen.until(async () => {
    const found = await citizen.page.evaluateHandle(
      (wanted: string, scope: string) =>
        [...document.querySelectorAll<HTMLSelectElement>(`${scope} select`)].find((select) =>
          [...select.options].some((option) => option.value === wanted),
        ) ?? null,
      code,
      within,
    );
    return found.asElement();
  }, `no list offers ${code}`);
  await list.select(code);
}

export async function registers(citizen: Person, { name, citizenId, mobile }: Newcomer) {
  await citizen.sees('登录');
  await citizen.presses('免费注册');
  await citizen.sees('注册个人账号');
  await citizen.fills('#name', name);
  await citizen.fills('#citizenId', citizenId);
  await citizen.fills('#mobile', mobile);
  await citizen.fills('#password', password);
  await citizen.fills('#repeated', password);
  await citizen.presses('注册并登录');
}

export async function logsIn(citizen: Person, identifier: string, secret = password) {
  await citizen.go('/login');
  await citizen.fills('#identifier', identifier);
  await citizen.fills('#password', secret);
  await citizen.presses('登录');
  await citizen.until(async () => !citizen.page.url().includes('/login'), 'the login was not accepted');
}

/** Says that it is for an organisation. */
export async function namesOrganisation(citizen: Person) {
  await citizen.sees('为谁办理');
  await citizen.presses('单位（组织）');
  await citizen.fills('#applicant-orgName', '五华区滇味小吃店');
  await citizen.fills('#applicant-uscc', '91350100M000100Y43');
  await citizen.fills('#applicant-legalRepresentative', '张三');
  await citizen.fills('#applicant-mobile', '13800000000');
  await citizen.presses('保存并继续');
}

async function address(citizen: Person, field: string, detail: string) {
  const scope = `[data-field="${field}"]`;
  for (const code of ['530100000000', '530102000000', '530102001000']) await chooseIn(citizen, code, scope);
  await citizen.fills(`${scope} input[name$="-detail"]`, detail);
}

/** Chooses a radio button or ticks a box of a field by its words. */
export const chooses = (citizen: Person, field: string, words: string) =>
  citizen.page.evaluate(
    (scope: string, wanted: string) => {
      const label = [...document.querySelectorAll<HTMLLabelElement>(`${scope} label`)].find((candidate) =>
        (candidate.textContent ?? '').trim().startsWith(wanted),
      );
      label?.click();
      return label !== undefined;
    },
    `[data-field="${field}"]`,
    words,
  );

/** The generated form, page by page. */
export async function fillsForm(citizen: Person) {
  await citizen.sees('经营者名称');
  await citizen.fills('#f-operatorName', '五华区滇味小吃店');
  await citizen.fills('#f-uscc', '91350100M000100Y43');
  await citizen.fills('#f-legalRepresentative', '张三');
  await citizen.fills('#f-legalRepresentativeId', '530102199001011231');
  await address(citizen, 'residence', '翠湖北路 2 号');
  await citizen.presses('保存并继续');
  await citizen.sees('经营面积');
  await address(citizen, 'premisesAddress', '翠湖北路 2 号一层 101 室');
  await citizen.fills('#f-floorArea', '86.5');
  await citizen.fills('#f-seats', '24');
  await citizen.presses('保存并继续');
  await citizen.sees('网络经营');
  await chooses(citizen, 'onlineBusiness', '否');
  await citizen.presses('保存并继续');
  await citizen.sees('从业人员');
  await citizen.fills('#f-staffCount', '5');
  await citizen.fills('#f-safetyManager', '李四');
  await citizen.fills('#f-safetyManagerMobile', '13800000001');
  await citizen.fills('#f-contactName', '张三');
  await citizen.fills('#f-contactPhone', '13800000000');
  await citizen.presses('保存并继续');
}

/** Uploads one file and waits until the server has it. */
export async function handsIn(citizen: Person, { key, file }: { key: string; file: string }) {
  const scope = `[data-material="${key}"]`;
  await citizen.uploads(`${scope} input[type=file]`, file);
  await citizen.until(
    async () => {
      const words = await citizen.page.$eval(scope, (row) => (row as HTMLElement).innerText);
      return words.includes('已交') && words.includes(path.basename(file)) && !words.includes('正在');
    },
    `${path.basename(file)} was not taken`,
  );
}

/** Uploads what must be there, and puts off the business licence. */
export async function handsInMaterials(citizen: Person, folder: string) {
  await citizen.sees('交材料');
  for (const key of ['premises-layout', 'operation-flow', 'safety-rules-list']) {
    const file = path.join(folder, `${key}.pdf`);
    writeFileSync(file, `%PDF-1.4\n% ${key}\n%%EOF\n`);
    await handsIn(citizen, { key, file });
  }
  await citizen.page.waitForSelector('#defer-business-licence-copy');
  await citizen.page.click('#defer-business-licence-copy');
  await citizen.presses('保存并继续');
}

/** Checks the answers, declares and submits; the case number that is shown. */
export async function submits(citizen: Person, button = '提交申请'): Promise<string> {
  await citizen.sees('核对并提交');
  await citizen.page.waitForSelector('#declaration');
  await citizen.page.click('#declaration');
  await citizen.presses(button);
  await citizen.sees('接下来');
  const words = await citizen.reads();
  const number = /\d{6}-\d{8}-\d{6}-[0-9A-Z]/.exec(words)?.[0];
  if (!number) throw new Error(`no case number on the page:\n${words.slice(0, 800)}`);
  return number;
}
