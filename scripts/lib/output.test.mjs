import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolders } from '../testing/temporary-folder.mjs';
import { columns, describeAddresses, displayWidth, readDemoAccounts } from './addresses.mjs';
import { createLog, isAlarming, messageOf } from './logs.mjs';
import { reportSteps, sentenceOf } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { readSettings } from './settings.mjs';

const newFolder = temporaryFolders();

function collector() {
  /** @type {string[]} */
  const lines = [];
  return { lines, out: { write: (/** @type {string} */ text) => lines.push(text.trimEnd()) } };
}

describe('progress', () => {
  it('numbers and times the steps, and says what was not needed', async () => {
    const { lines, out } = collector();
    let clock = 0;
    const progress = createProgress({ out, total: 2, now: () => clock });
    await progress.step({ label: '安装依赖', english: 'install' }, async (step) => {
      step.begin();
      clock += 81_240;
    });
    await progress.step({ label: '构建', english: 'build' }, async (step) =>
      step.skip('已是最新 up to date'),
    );
    expect(lines).toEqual([
      '[1/2] 安装依赖 install …',
      '[1/2] 安装依赖 install … 81.2 s',
      '[2/2] 构建 build … 已是最新 up to date 0.0 s',
    ]);
  });

  it('is silent about a step that was not needed where nobody counts steps', async () => {
    const { lines, out } = collector();
    const step = { label: '安装依赖', english: 'install', quietWhenSkipped: true };
    await createProgress({ out }).step(step, async ({ skip }) => skip('up to date'));
    expect(lines).toEqual([]);
  });

  it('closes the line of a step that failed, and hands the error on', async () => {
    const { lines, out } = collector();
    const failing = createProgress({ out, now: () => 0 }).step(
      { label: '构建', english: 'build' },
      async (step) => {
        step.begin();
        throw new Error('no');
      },
    );
    await expect(failing).rejects.toThrow('no');
    expect(lines.at(-1)).toBe('构建 build … 未完成 failed 0.0 s');
  });
});

describe('the steps of preparing', () => {
  it('become lines with their own elapsed time, and other lines are ignored', () => {
    /** @type {string[]} */
    const lines = [];
    let clock = 0;
    const report = reportSteps(
      (line) => lines.push(line),
      () => clock,
    );
    report('(node:1) ExperimentalWarning: x');
    report('{"step":"divisions","label":"装载区划","state":"start"}');
    clock += 900;
    report('{"step":"divisions","label":"装载区划","state":"done","detail":"16,495"}');
    report('{"step":"demo","label":"演示数据","state":"skip"}');
    report('{broken');
    expect(lines).toEqual(['· 装载区划 16,495 … 0.9 s', '· 演示数据 已有 present']);
  });

  it('fail with the sentence for the person, not with the log or the stack', () => {
    expect(
      sentenceOf([
        '{"level":50}',
        '连不上数据库，请检查 DATABASE_URL。',
        '    at open (file.ts:1:1)',
        '',
        'Node.js v20.9.0',
      ]),
    ).toBe('连不上数据库，请检查 DATABASE_URL');
    expect(sentenceOf(['{"level":50}'])).toBeUndefined();
  });
});

describe('the addresses', () => {
  const settings = (/** @type {string} */ surface) =>
    readSettings({ SURFACE: surface, PORT: '3100' }, '/repo');
  /** @type {import('./addresses.mjs').DemoAccount} */
  const clerk = { role: 'clerk', roleLabel: '窗口', email: 'c@demo.example', password: 'p', where: 'office' };
  /** @type {import('./addresses.mjs').DemoAccount} */
  const citizen = {
    role: 'citizen',
    roleLabel: '申请人',
    email: 'z@demo.example',
    password: 'q',
    where: 'portal',
  };

  it('are those that the surface serves', () => {
    const text = (/** @type {string} */ surface) =>
      describeAddresses({ settings: settings(surface), env: {}, accounts: [] }).join('\n');
    expect(text('all')).toMatch(
      /portal +http:\/\/localhost:3100\/\n.*office +http:\/\/localhost:3100\/admin\n/,
    );
    expect(text('portal')).not.toContain('/admin');
    expect(text('office')).not.toContain('portal');
    expect(text('all')).toContain('Ctrl+C');
  });

  it('come with one account per role, each with the place to log in', () => {
    const env = { PORTAL_ORIGIN: 'https://portal.example', OFFICE_ORIGIN: 'https://office.example' };
    const lines = describeAddresses({ settings: settings('all'), env, accounts: [clerk, citizen] });
    expect(lines.find((line) => line.includes('窗口'))).toMatch(
      /c@demo\.example +p +https:\/\/office\.example\/admin$/,
    );
    expect(lines.find((line) => line.includes('申请人'))).toMatch(/https:\/\/portal\.example\/$/);
  });

  it('need no accounts, but a broken list is not passed over', () => {
    const folder = newFolder();
    expect(readDemoAccounts(folder)).toEqual([]);
    writeFileSync(path.join(folder, 'demo-accounts.json'), JSON.stringify([clerk]));
    expect(readDemoAccounts(folder)).toEqual([clerk]);
    writeFileSync(path.join(folder, 'demo-accounts.json'), '{}');
    expect(() => readDemoAccounts(folder)).toThrow();
  });

  it('stand in columns as a terminal shows them', () => {
    expect(displayWidth('窗口 a，')).toBe(8);
    expect(displayWidth('𫍰x')).toBe(3);
    expect(
      columns([
        ['窗口', 'x'],
        ['role', 'y'],
      ]),
    ).toEqual(['  窗口  x', '  role  y']);
  });
});

describe('the log of a service', () => {
  it('is cut over before it grows beyond its limit', () => {
    const file = path.join(newFolder(), 'logs', 'web.log');
    const log = createLog(file, 20);
    log('0123456789');
    log('abcdefghij');
    expect(readFileSync(file, 'utf8')).toBe('abcdefghij\n');
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('0123456789\n');
    createLog(file, 20)('next');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('abcdefghij\nnext\n');
  });

  it('puts warnings, errors and crashes on the terminal, and nothing else', () => {
    expect(isAlarming('{"level":30,"msg":"request"}', 'stdout')).toBe(false);
    expect(isAlarming('{"level":"info"}', 'stderr')).toBe(false);
    expect(isAlarming('{"level":40}', 'stdout')).toBe(true);
    expect(isAlarming('{"level":"error"}', 'stdout')).toBe(true);
    expect(isAlarming('TypeError: x', 'stderr')).toBe(true);
    expect(isAlarming('▲ Next.js', 'stdout')).toBe(false);
    expect(messageOf('{"level":"error","message":"no database"}')).toBe('error no database');
    expect(messageOf('{"level":"error","event":"worker.claim","error":{"message":"closed"}}')).toBe(
      'error worker.claim: closed',
    );
    expect(messageOf('{"level":50}')).toBe('{"level":50}');
    expect(messageOf('TypeError: x')).toBe('TypeError: x');
  });
});
