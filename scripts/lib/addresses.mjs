import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What the person needs once the server runs: where to go, whom to be, how to stop.
 *
 * @typedef {{ role: string, roleLabel: string, email: string, password: string, where: 'office' | 'portal' }} DemoAccount
 *   `email`: what to log in with, on the portal a mobile number.
 */

/**
 * @param {string} dataDir
 * @returns {DemoAccount[]} Empty where the demo data was not loaded.
 */
export function readDemoAccounts(dataDir) {
  let text;
  try {
    text = readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8');
  } catch {
    return [];
  }
  const accounts = JSON.parse(text);
  if (!Array.isArray(accounts)) throw new Error('demo-accounts.json does not hold a list');
  return accounts;
}

/**
 * @param {{ settings: import('./settings.mjs').Settings, env: NodeJS.ProcessEnv, accounts: DemoAccount[] }} options
 * @returns {string[]} Lines to print.
 */
export function describeAddresses({ settings, env, accounts }) {
  const { port, surface, dataDir } = settings;
  const local = `http://localhost:${port}`;
  const portal = env.PORTAL_ORIGIN || local;
  const office = env.OFFICE_ORIGIN || local;
  /** @type {string[][]} */
  const places = [];
  if (surface !== 'office') places.push(['群众办事 portal', `${portal}/`]);
  if (surface !== 'portal') places.push(['工作人员 office', `${office}/admin`]);
  places.push(
    ['健康检查 health', `${local}/api/health`],
    ['数据目录 data', dataDir],
    ['日志 logs', path.join(dataDir, 'logs')],
  );
  const lines = ['', '办事已启动 Banshi is running', ...columns(places)];
  if (accounts.length > 0) {
    const doors = { office: `${office}/admin`, portal: `${portal}/` };
    const rows = onePerRole(accounts).map(({ roleLabel, email, password, where }) => [
      roleLabel,
      email,
      password,
      doors[where],
    ]);
    lines.push('', '演示账号 demo accounts（仅供演示 for demonstration only）');
    lines.push(...columns([['身份 role', '账号 account', '密码 password', '从这里登录 log in at'], ...rows]));
  }
  return [...lines, '', '按 Ctrl+C 停止 press Ctrl+C to stop'];
}

/**
 * The demonstration has dozens; the sign-in page lists them all.
 *
 * @param {DemoAccount[]} accounts
 */
const onePerRole = (accounts) =>
  accounts.filter(({ role }, index) => accounts.findIndex((other) => other.role === role) === index);

/**
 * @param {string[][]} rows
 * @returns {string[]} Indented lines whose columns stand below each other in a terminal.
 */
export function columns(rows) {
  /** @type {number[]} */
  const widths = [];
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
    });
  return rows.map((row) =>
    `  ${row.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - displayWidth(cell))).join('  ')}`.trimEnd(),
  );
}

/**
 * Chinese characters and full-width punctuation take two cells of a terminal.
 *
 * @param {string} text
 */
export function displayWidth(text) {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
}
