import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, startApp } from './app.ts';
import {
  answersQuestions,
  fillsForm,
  handsIn,
  handsInMaterials,
  namesOrganisation,
  registers,
  submits,
} from './citizen.ts';
import { choosesAct, choosesTarget, logsInToOffice, opensCase } from './office.ts';
import { desktop, type Person, person, phone } from './person.ts';

let app: App;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'banshi-journey-'));
  app = await startApp();
}, 240_000);
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const hasTool = (name: string): boolean => spawnSync(name, ['-v']).error === undefined;

const withCheck = (first17: string): string => `${first17}${citizenIdCheckCharacter(first17)}`;

const journeys = [
  {
    device: 'phone',
    viewport: phone,
    newcomer: { name: '王小明', citizenId: withCheck('53010219900307123'), mobile: '13987654321' },
  },
  {
    device: 'desktop',
    viewport: desktop,
    newcomer: { name: '李小红', citizenId: withCheck('53010219880101888'), mobile: '13987654322' },
  },
];

describe.each(journeys)('a citizen on a $device', ({ device, viewport, newcomer }) => {
  let citizen: Person;
  let caseNumber = '';
  let licenceNumber = '';
  let identifier = '';
  let licence = '';
  const staff = async (name: string): Promise<Person> => {
    const somebody = await person({ origin: app.origin, viewport: desktop });
    await logsInToOffice(somebody, name);
    return somebody;
  };
  /** Somebody of the office opens the case, does one thing, and leaves; nothing may go wrong behind the scenes. */
  const decides = async (name: string, act: (somebody: Person) => Promise<void>) => {
    const somebody = await staff(name);
    await opensCase(somebody, caseNumber);
    await act(somebody);
    expect(somebody.foreignRequests).toEqual([]);
    expect(somebody.complaints).toEqual([]);
    await somebody.leaves();
  };
  const at = async (name: string) => citizen.photographs(`${device}-${name}`);
  beforeAll(async () => {
    citizen = await person({ origin: app.origin, viewport });
  }, 60_000);
  afterAll(() => citizen?.leaves(), 30_000);

  /** The same page of the same form, drawn by the other engine: same fields, same answers. */
  const sameInFormily = async (address: string) => {
    const shown = () =>
      citizen.page.$$eval('[data-field]', (fields) =>
        fields.map((field) => field.getAttribute('data-field')),
      );
    const byRjsf = await shown();
    const [path, hash] = address.split('#');
    await citizen.page.goto('about:blank');
    await citizen.page.goto(`${path}?engine=formily#${hash}`, { waitUntil: 'networkidle2' });
    await citizen.sees('经营者名称');
    expect(await shown()).toEqual(byRjsf);
    expect(await writtenIn('#f-legalRepresentative')).toBe('先写一半');
    await citizen.page.goto('about:blank');
    await citizen.page.goto(address, { waitUntil: 'networkidle2' });
    await citizen.sees('经营者名称');
  };
  const writtenIn = (selector: string) =>
    citizen.page.$eval(selector, (field) => (field as HTMLInputElement).value);

  it('finds the item from the home page by everyday words and reads the guide', async () => {
    await citizen.go('/530102');
    await citizen.sees('您要办什么事');
    await at('home');
    await citizen.fills('#q', '开饭店');
    await citizen.presses('搜索');
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
    await citizen.presses('您不需要交的');
    await citizen.sees('食堂承包');
    await at('checklist');
  }, 120_000);

  it('is told before filling anything in where another county handles it', async () => {
    const neighbour = await person({ origin: app.origin, viewport });
    await neighbour.go('/530102/items/food-business-licence-new');
    await neighbour.presses('开始办理');
    await answersQuestions(neighbour, { county: '530112000000', township: '530112001000' });
    await neighbour.sees('您选的地方不归五华区管');
    await neighbour.photographs(`${device}-elsewhere`);
    await neighbour.leaves();
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
    expect(await writtenIn('#f-legalRepresentative')).toBe('先写一半');
    await at('form');
    await sameInFormily(address);
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

  it('corrects what the clerk asks for, once and completely', async () => {
    const clerk = await staff('wuhua-clerk');
    await opensCase(clerk, caseNumber);
    await clerk.photographs(`${device}-office-case`);
    await choosesAct(clerk, '告知补正');
    await choosesTarget(clerk, '操作流程说明');
    await clerk.fills('[id="act-points-0-defect"]', '照片看不清');
    await clerk.fills('[id="act-points-0-remedy"]', '请重新拍照上传');
    await clerk.presses('发出补正告知');
    await clerk.sees('已办理：告知补正');
    await clerk.leaves();

    await citizen.go(`/cases/${caseNumber}`);
    await citizen.sees('照片看不清');
    await at('correction');
    await citizen.presses('开始补正');
    await citizen.sees('请补正下面几处');
    await citizen.presses('材料需要修改');
    await citizen.sees('交材料');
    const better = path.join(folder, 'better.pdf');
    writeFileSync(better, '%PDF-1.4\n% sharp at last\n%%EOF\n');
    await handsIn(citizen, { key: 'operation-flow', file: better });
    await citizen.presses('保存并继续');
    expect(await submits(citizen, '提交补正')).toBe(caseNumber);
  }, 180_000);

  it('is accepted, reviewed and approved by three people, and gets the sealed licence', async () => {
    await decides('wuhua-clerk', async (clerk) => {
      await choosesAct(clerk, '受理');
      await clerk.presses('确认受理');
      await clerk.sees('已办理：受理');
    });
    await decides('wuhua-reviewer', async (reviewer) => {
      await choosesAct(reviewer, '审查');
      await reviewer.fills('#act-opinion', '材料齐全，符合许可条件。');
      await reviewer.presses('建议批准');
      await reviewer.presses('提交审查意见');
      await reviewer.sees('已办理：审查');
    });
    await decides('wuhua-approver', async (approver) => {
      await choosesAct(approver, '批准');
      await approver.fills('#act-opinion', '准予许可。');
      await approver.presses('决定批准');
      await approver.until(async () => /JY2530102\d{7}/.test(await approver.reads()), 'no licence was made');
      await approver.photographs(`${device}-office-licence`);
    });
    await citizen.go(`/cases/${caseNumber}`);
    await citizen.sees('下载证照 PDF');
    licenceNumber = /JY2530102\d{7}/.exec(await citizen.reads())?.[0] ?? '';
    const link = await citizen.page.$eval(
      'a[href*="/licences/"]',
      (anchor) => (anchor as HTMLAnchorElement).href,
    );
    identifier = /licences\/([^/]+)\/pdf/.exec(link)?.[1] ?? '';
    const pdf = await citizen.page.evaluate(async (address: string) => {
      const answer = await fetch(address);
      return { status: answer.status, bytes: [...new Uint8Array(await answer.arrayBuffer())] };
    }, link);
    expect(pdf.status).toBe(200);
    licence = path.join(folder, `${device}.pdf`);
    writeFileSync(licence, Uint8Array.from(pdf.bytes));
    await citizen.page.reload({ waitUntil: 'networkidle2' });
    await citizen.sees('已送达');
    await at('delivered');
  }, 240_000);

  const pdftotext = hasTool('pdftotext') ? it : it.skip;
  pdftotext('carries selectable Chinese text (pdftotext)', () => {
    const words = execFileSync('pdftotext', ['-layout', licence, '-'], { encoding: 'utf8' }).replace(
      /\s+/g,
      '',
    );
    for (const wanted of ['五华区滇味小吃店', '热食类制售', licenceNumber]) expect(words).toContain(wanted);
  });

  const pdfsig = hasTool('pdfsig') ? it : it.skip;
  pdfsig('bears a signature that pdfsig accepts, and refuses once one byte is altered (pdfsig)', () => {
    const check = (file: string): string => {
      const done = spawnSync('pdfsig', [file], { encoding: 'utf8' });
      return `${done.stdout}${done.stderr}`;
    };
    expect(check(licence)).toContain('Signature is Valid');
    const bytes = readFileSync(licence);
    const place = Math.floor(bytes.length / 3);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    const altered = path.join(folder, `${device}-altered.pdf`);
    writeFileSync(altered, bytes);
    expect(check(altered)).toContain('Digest Mismatch');
  });

  it('is found valid by anybody, and after revocation revoked and why', async () => {
    const anybody = await person({ origin: app.origin, viewport });
    await anybody.go(`/verify/${identifier}`);
    await anybody.sees('有效');
    await anybody.photographs(`${device}-verify-valid`);
    await decides('wuhua-approver', async (approver) => {
      await choosesAct(approver, '撤销或注销证照');
      await approver.presses(`食品经营许可证 ${licenceNumber}`);
      await approver.presses('许可自始不合法');
      await approver.fills('#act-reason', '以欺骗手段取得许可');
      await approver.fills('#act-basis', '行政许可法第六十九条第二款');
      await approver.fills('#act-confirm', licenceNumber.slice(-6));
      await approver.presses('使证照失效');
      await approver.sees('已撤销');
    });
    await anybody.go(`/verify/${identifier}`);
    await anybody.sees('已撤销');
    await anybody.sees('以欺骗手段取得许可');
    await anybody.photographs(`${device}-verify-revoked`);
    expect(anybody.foreignRequests).toEqual([]);
    await anybody.leaves();
  }, 180_000);

  it('left nothing on other hosts and broke no script on the way', () => {
    expect(citizen.foreignRequests).toEqual([]);
    expect(citizen.complaints).toEqual([]);
  });
});
