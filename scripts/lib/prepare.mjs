import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { cliCommand } from './application.mjs';
import { parseLine } from './json-lines.mjs';
import { runToEnd } from './processes.mjs';
import { seconds } from './progress.mjs';
import { refusal } from './refusal.mjs';
import { isStamped, removeStamp, writeStamp } from './stamps.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {{ settings: Settings, env: NodeJS.ProcessEnv, lock: import('./lock.mjs').Lock }} Application
 */

/**
 * Has the application judge its own configuration: it knows more of it than the checks made before the installation.
 *
 * @param {Context} context
 * @param {Application} application
 */
export async function checkConfiguration({ root, stop, progress }, { env, lock }) {
  await progress.step({ label: '检查配置', english: 'configuration' }, async () => {
    const { code, tail } = await runToEnd({
      ...cliCommand(root, ['config-check']),
      cwd: root,
      env,
      signal: stop.signal,
      lock,
    });
    if (code !== 0)
      throw refusal(sentenceOf(tail) ?? `配置检查没有通过 (config-check ended with exit code ${code})`);
  });
}

/**
 * Migrates the database and loads what is missing: divisions, and in the demo profile the demo data.
 *
 * @param {Context} context
 * @param {Application & { digest: string }} application `digest`: of the sources, migrations and data among them.
 */
export async function ensurePrepared({ root, stop, progress }, { settings, env, lock, digest }) {
  const stamp = path.join(settings.dataDir, 'prepared.json');
  await progress.step({ label: '准备数据库', english: 'database' }, async (step) => {
    const before = databaseMark(settings);
    if (before && isStamped(stamp, preparedFor({ settings, env, digest, mark: before })))
      return step.skip('已是最新 up to date');
    step.begin();
    removeStamp(stamp);
    const log = path.join(settings.dataDir, 'logs', 'prepare.log');
    const { code, tail } = await runToEnd({
      ...cliCommand(root, ['prepare']),
      cwd: root,
      env,
      signal: stop.signal,
      lock,
      log,
      onStderr: reportSteps(step.sub),
    });
    if (code !== 0)
      throw refusal(
        `${sentenceOf(tail) ?? '数据库没有准备好'}；详情见 ${log} (preparing the database failed)`,
      );
    const mark = databaseMark(settings);
    if (mark) writeStamp(stamp, preparedFor({ settings, env, digest, mark }));
  });
}

/**
 * Only a file of our own can be recognised without opening it. Its inode is part of the mark: a restored backup is
 * another file and may hold an older schema. A MongoDB may have been emptied behind our back and is always prepared.
 *
 * @param {Settings} settings
 */
function databaseMark({ databaseFile }) {
  const stat = databaseFile ? statSync(databaseFile, { throwIfNoEntry: false }) : undefined;
  return stat && stat.size > 0 ? String(stat.ino) : undefined;
}

/** @param {{ settings: Settings, env: NodeJS.ProcessEnv, digest: string, mark: string }} options */
function preparedFor({ settings, env, digest, mark }) {
  const setup = [settings.databaseUrl, env.BANSHI_PROFILE ?? '', mark].join('\n');
  return { digest, setup: createHash('sha256').update(setup).digest('hex') };
}

/**
 * Turns the JSON lines of `prepare` ({step, label, state: start | done | skip, detail}) into lines with elapsed times.
 *
 * @param {(line: string) => void} print
 * @param {() => number} [now]
 * @returns {(line: string) => void}
 */
export function reportSteps(print, now = () => performance.now()) {
  /** @type {Map<string, number>} */
  const startedAt = new Map();
  return (line) => {
    const entry = parseLine(line);
    if (typeof entry?.step !== 'string') return;
    if (entry.state === 'start') return void startedAt.set(entry.step, now());
    const name = [entry.label ?? entry.step, entry.detail]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
    const elapsed = seconds(now() - (startedAt.get(entry.step) ?? now()));
    print(entry.state === 'skip' ? `· ${name} 已有 present` : `· ${name} … ${elapsed}`);
  };
}

/**
 * What a failed process said to the person: its last line that is neither a log entry nor part of a stack.
 *
 * @param {string[]} tail
 * @returns {string | undefined}
 */
export function sentenceOf(tail) {
  const isNoise = (/** @type {string} */ line) =>
    /^\s*$|^\s+at |^\s*[{}]|^\(node:\d+\)|^\(Use `node|^Node\.js v/.test(line);
  return tail
    .filter((line) => !isNoise(line))
    .at(-1)
    ?.trim()
    .replace(/。$/, '');
}
