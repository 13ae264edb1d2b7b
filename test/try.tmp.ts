import { mkdirSync } from 'node:fs';
import { openBrowser } from './e2e/app.ts';
import { person, phone, desktop } from './e2e/person.ts';
import * as c from './e2e/citizen.ts';
import { citizenIdCheckCharacter } from '@banshi/core/identifiers';
const b = await openBrowser();
const p = await person(b, { origin: 'http://localhost:3111', viewport: phone }); await p.page.evaluateOnNewDocument('globalThis.__name = (x) => x');
mkdirSync('/tmp/up', { recursive: true });
try {
  await p.go(c.guide); await p.presses('开始办理'); console.log('start');
  await c.answersQuestions(p); await p.sees('可以在这里办'); await p.photographs('t-outcome'); await p.presses('看要交的材料'); await p.sees('您要准备的材料'); await p.photographs('t-checklist'); console.log('checklist');
  await p.presses('登录并填写');
  const n = String(Math.floor(Math.random()*900)+100); const id = '53010219900307' + n;
  await c.registers(p, { name: '王小明', citizenId: id + citizenIdCheckCharacter(id), mobile: '139876' + n + '12' }); console.log('registered');
  await new Promise(r=>setTimeout(r,3000)); console.log(p.page.url(), (await p.reads()).slice(0,600)); await p.photographs('t-after');
  if ((await p.reads()).includes('开始填写')) await p.presses('开始填写');
  await p.until(async () => p.page.url().includes('/apply/'), 'no draft'); await p.sees('任务清单'); await p.photographs('t-tasks');
  await p.presses('继续填写'); await new Promise(r=>setTimeout(r,1500)); console.log((await p.reads()).slice(0,700)); 
  if (!(await p.reads()).includes('为谁办理')) await p.presses('保存并继续');
  await c.namesOrganisation(p); await p.sees('经营者名称'); await p.photographs('t-form'); console.log('form');
  await c.fillsForm(p); console.log('filled'); await p.photographs('t-materials');
  await c.handsInMaterials(p, '/tmp/up'); await p.photographs('t-check'); console.log('materials');
  console.log(await c.submits(p)); await p.photographs('t-done');
} catch (e) { console.log(String(e).slice(0, 2500)); await p.photographs('t-fail'); }
console.log(p.complaints.slice(0,5), p.foreignRequests);
await b.close(); process.exit(0);
