import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseIn, chooses, handsIn } from './citizen.ts';
import type { Person } from './person.ts';

export const itemKey = 'forest-cutting-permit';

/** From 红河州 down to 大兴镇 in 绿春县. */
const daxing = ['532500000000', '532531000000', '532531101000'];

/** Answers the questions of a farmer who cuts planted trees of his own in 大兴镇, up to the outcome. */
export async function answersForest(citizen: Person): Promise<void> {
  const answers: [string, string][] = [
    ['要采伐的林木长在什么地方', '林地'],
    ['是竹子还是乔木', '乔木'],
    ['采伐人是农村居民', '是'],
    ['属于哪一类森林', '人工商品林'],
    ['林木归谁所有', '个人'],
    ['和别人共有', '否'],
    ['经流转取得', '否'],
    ['为什么要采伐', '主伐'],
    ['可以选择告知承诺方式', '否'],
  ];
  for (const [question, answer] of answers) await answersOne(citizen, question, answer);
  await citizen.sees('林木在哪个乡镇');
  for (const code of daxing) await chooseIn(citizen, code);
  await citizen.presses('继续');
  for (const question of ['上年度领过采伐许可证', '由他人代办']) await answersOne(citizen, question, '否');
}

async function answersOne(citizen: Person, question: string, answer: string): Promise<void> {
  await citizen.sees(question);
  await citizen.presses(answer);
  await citizen.presses('继续');
}

/** The form for 杉木 of so many cubic metres, page by page. */
export async function fillsForestForm(
  citizen: Person,
  { volume, name, citizenId, mobile }: { volume: string; name: string; citizenId: string; mobile: string },
): Promise<void> {
  await citizen.sees('申请单位');
  await citizen.fills('#f-applicantName', name);
  await citizen.fills('#f-citizenId', citizenId);
  await citizen.fills('#f-phone', mobile);
  await citizen.presses('保存并继续');
  await citizen.sees('采伐地点');
  const place = '[data-field="cuttingPlace"]';
  for (const code of daxing) await chooseIn(citizen, code, place);
  await citizen.fills(`${place} input[name$="-detail"]`, '演示村演示坡');
  await citizen.fills('#f-forestTitleNumber', '演林证字第 0001 号');
  await citizen.fills('#f-compartment', '3');
  await citizen.fills('#f-subCompartment', '12');
  await citizen.fills('#f-boundaries', '东至河，南至路，西至山脊，北至沟');
  await chooses(citizen, 'landOwner', '集体');
  await citizen.fills('#f-forestType', '用材林');
  await citizen.presses('保存并继续');
  await citizen.sees('采伐树种');
  await chooses(citizen, 'species', '杉');
  await chooses(citizen, 'cuttingMethod', '皆伐');
  const year = new Date().getFullYear() + 1;
  await citizen.fills('#f-intensity', '100');
  await citizen.fills('#f-area', '0.5');
  await citizen.fills('#f-volume', volume);
  await citizen.fills('#f-outputVolume', '30');
  await fillsDate(citizen, 'cutFrom', [year, 1, 1]);
  await fillsDate(citizen, 'cutUntil', [year, 3, 1]);
  await citizen.fills('#f-regeneration', '人工造林，当年完成');
  await citizen.fills('#f-regenerationArea', '0.5');
  await citizen.presses('保存并继续');
}

async function fillsDate(citizen: Person, field: string, date: readonly number[]): Promise<void> {
  for (const [index, part] of ['year', 'month', 'day'].entries())
    await citizen.fills(`[name="${field}-${part}"]`, String(date[index]));
}

/** Uploads every document that such a case needs. */
export async function handsInForest(citizen: Person, folder: string): Promise<void> {
  await citizen.sees('交材料');
  for (const key of ['ownership-proof', 'identity', 'regeneration-measures', 'notice-result']) {
    const file = path.join(folder, `${key}.pdf`);
    writeFileSync(file, `%PDF-1.4\n% ${key}\n%%EOF\n`);
    await handsIn(citizen, { key, file });
  }
  await citizen.presses('保存并继续');
}
