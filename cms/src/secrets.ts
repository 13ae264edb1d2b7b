import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BanshiError } from '@banshi/core/errors';
import type { Config } from './config.ts';

/**
 * The key that signs sessions. In the demo profile it is made at first start and kept in DATA_DIR (mode 0600), so
 * that sessions survive a restart; `readConfig` has already refused a production profile without its own.
 */
export function sessionSecret(config: Config): string {
  if (config.secret) return config.secret;
  const file = path.join(secretsDir(config), 'session.key');
  if (!existsSync(file)) create(config, file);
  const key = readFileSync(file, 'utf8').trim();
  if (key.length < 32)
    throw new BanshiError({
      code: 'config.secretBroken',
      place: file,
      personMessage: `密钥文件 ${file} 不完整，请删除它后再启动，已登录的人需要重新登录。`,
      status: 500,
    });
  return key;
}

/**
 * Web and worker start together: written beside and linked, so that the key is there as a whole or not at all, and the
 * one that comes second takes what the first has made.
 */
function create(config: Config, file: string): void {
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    writeFileSync(temporary, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(config, error);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Folder of generated secrets, readable by this user only. */
export function secretsDir(config: Config): string {
  const dir = path.join(config.dataDir, 'secrets');
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(config, error);
  }
  return dir;
}

const unwritable = (config: Config, cause: unknown): BanshiError =>
  new BanshiError({
    code: 'config.dataDirUnwritable',
    place: 'DATA_DIR',
    personMessage: `数据目录 ${config.dataDir} 不可写，请检查权限或用 DATA_DIR 指定另一个目录。`,
    status: 500,
    cause,
  });
