import { accessSync, constants, mkdirSync } from 'node:fs';
import { BanshiError } from '@banshi/core/errors';
import { type Config, readConfig, redactedConfig } from '../config.ts';
import { print } from './output.ts';

/** Refuses, in one sentence each, what would only fail later: an unwritable folder, an unreachable database. */
export async function configCheck(): Promise<number> {
  const config = readConfig();
  checkDataDir(config);
  if (config.databaseKind === 'mongodb') await checkMongo(config);
  print(JSON.stringify(redactedConfig(config)));
  return 0;
}

export function checkDataDir({ dataDir }: Config): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new BanshiError({
      code: 'config.dataDirUnwritable',
      place: 'DATA_DIR',
      personMessage: `数据目录 ${dataDir} 不可写，请检查权限或用 DATA_DIR 指定另一个目录。`,
      cause,
    });
  }
}

/** Connects once, and says whether transactions are on: nothing depends on them, an operator wants to know. */
export async function checkMongo({ databaseUrl }: Config): Promise<{ transactions: boolean }> {
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(databaseUrl, { serverSelectionTimeoutMS: 5000 });
  try {
    await client.connect();
    const hello = await client.db().command({ hello: 1 });
    return { transactions: Boolean(hello.setName) };
  } catch (cause) {
    throw new BanshiError({
      code: 'config.databaseUnreachable',
      place: 'DATABASE_URL',
      personMessage: '连不上 DATABASE_URL 指定的 MongoDB，请检查地址、账号和网络。',
      cause,
    });
  } finally {
    await client.close();
  }
}
