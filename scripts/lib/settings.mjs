import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { errorCode, refusal } from './refusal.mjs';

/**
 * The settings that can be judged before anything is installed. The application checks all of them again and knows
 * more; a person who mistyped a port should not have to wait for an installation to hear of it.
 *
 * @typedef {object} Settings
 * @property {number} port
 * @property {'all' | 'office' | 'portal'} surface
 * @property {string} dataDir Absolute.
 * @property {string} databaseUrl `file:/absolute/path` or `mongodb://…`.
 * @property {string | undefined} databaseFile Absolute path of the SQLite file; undefined with MongoDB.
 */

const SURFACES = /** @type {const} */ (['all', 'office', 'portal']);
const REACH_TIMEOUT_MS = 4_000;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root Relative paths start here, as they do for the processes that are started.
 * @returns {Settings}
 */
export function readSettings(env, root) {
  const dataDir = path.resolve(root, env.DATA_DIR || '.data');
  const databaseUrl = readDatabaseUrl(env.DATABASE_URL || `file:${path.join(dataDir, 'banshi.db')}`, root);
  return {
    port: readPort(env.PORT || '3000'),
    surface: readSurface(env.SURFACE || 'all'),
    dataDir,
    databaseUrl,
    databaseFile: databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined,
  };
}

/** @param {string} text */
export function readPort(text) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535)
    throw refusal(`PORT=${text} 不是端口号，请用 1 到 65535 的整数，例如 PORT=3001 (PORT must be 1–65535)`);
  return port;
}

/**
 * @param {string} text
 * @returns {Settings['surface']}
 */
export function readSurface(text) {
  const surface = SURFACES.find((one) => one === text);
  if (!surface)
    throw refusal(
      `SURFACE=${text} 不对，只能是 all、office 或 portal (SURFACE must be all, office or portal)`,
    );
  return surface;
}

/**
 * @param {string} text
 * @param {string} root
 */
export function readDatabaseUrl(text, root) {
  if (/^mongodb(\+srv)?:\/\/[^/]+/.test(text)) return text;
  const file = /^file:(?:\/\/(?=\/))?(.+)$/.exec(text)?.[1];
  if (!file)
    throw refusal(
      'DATABASE_URL 不对，请写 file:路径 或 mongodb://主机:端口/库名 (DATABASE_URL must be file:… or mongodb://…)',
    );
  return `file:${path.resolve(root, file)}`;
}

/**
 * The environment that every process of the application gets: the given one with all paths made absolute.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {Settings} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment(env, settings) {
  return {
    ...env,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: settings.databaseUrl,
    PORT: String(settings.port),
    SURFACE: settings.surface,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** @param {string} dir Created if it is missing. */
export function requireWritableFolder(dir) {
  const probe = path.join(dir, `.writable-${process.pid}`);
  try {
    createFolder(dir);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch {
    throw refusal(`数据目录 ${dir} 不可写，请改权限，或用 DATA_DIR=… 换一个目录 (DATA_DIR is not writable)`);
  }
}

/**
 * Level by level: below a folder that takes no entries (/proc) Node's own recursive mkdir never returns.
 *
 * @param {string} dir
 */
function createFolder(dir) {
  if (existsSync(dir)) return;
  createFolder(path.dirname(dir));
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Two starts at once: the other one made it.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** @param {NodeJS.ProcessEnv} env */
export function requireChromiumIfGiven(env) {
  if (!env.CHROMIUM_PATH) return;
  try {
    accessSync(env.CHROMIUM_PATH, constants.X_OK);
    if (statSync(env.CHROMIUM_PATH).isFile()) return;
  } catch {
    // Missing or not executable: the sentence below is the same.
  }
  throw refusal(
    `CHROMIUM_PATH=${env.CHROMIUM_PATH} 不是可以运行的程序，请更正，或去掉它改用自带的 Chromium (not an executable)`,
  );
}

/**
 * Whether somebody answers where the database should be; whether it lets us in is the application's question.
 *
 * @param {Settings} settings
 */
export async function requireReachableDatabase({ databaseUrl, databaseFile }) {
  if (databaseFile !== undefined) return requireUsableFile(databaseFile);
  const hosts = mongoHosts(databaseUrl);
  if (hosts.length === 0) return;
  const answers = await Promise.all(hosts.map(isListening));
  if (answers.includes(true)) return;
  const where = hosts.map(({ host, port }) => `${host}:${port}`).join('、');
  throw refusal(
    `连不上数据库 ${where}，请确认 MongoDB 已启动、DATABASE_URL 写对了 (the database cannot be reached)`,
  );
}

/** @param {string} file */
function requireUsableFile(file) {
  const sentence = `数据库文件 ${file} 不可写，请更正 DATABASE_URL (the database file is not writable)`;
  try {
    createFolder(path.dirname(file));
    const existing = statSync(file, { throwIfNoEntry: false });
    if (existing?.isDirectory()) throw refusal(sentence);
    accessSync(existing ? file : path.dirname(file), constants.W_OK);
  } catch {
    throw refusal(sentence);
  }
}

/**
 * @param {string} url
 * @returns {{ host: string, port: number }[]} empty for `mongodb+srv:`, whose hosts only the DNS knows.
 */
export function mongoHosts(url) {
  const list = /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1];
  if (!list) return [];
  return list.split(',').map((entry) => {
    const [, host = entry, port = '27017'] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  });
}

/**
 * @param {{ host: string, port: number }} address
 * @returns {Promise<boolean>}
 */
function isListening({ host, port }) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    /** @param {boolean} answer */
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(REACH_TIMEOUT_MS, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
