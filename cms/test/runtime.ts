import { createHash, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getPayload } from 'payload';
import { type Config, readConfig } from '../src/config.ts';
import { payloadConfig } from '../src/make-payload-config.ts';
import { makeRuntime, type Runtime } from '../src/runtime.ts';
import { migrate } from '../src/setup/migrate.ts';
import { setupSteps } from '../src/setup/seed.ts';
import { runSteps } from '../src/setup/steps.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Which database this run of the integration suite is for; the runner sets it. */
export const testDatabase = process.env.TEST_DATABASE === 'mongodb' ? 'mongodb' : 'sqlite';

export interface TestRuntime extends Runtime {
  /** Sets the clock of this runtime. */
  setNow(instant: string): void;
  builtConfig: ReturnType<typeof payloadConfig>;
  close(): Promise<void>;
}

/**
 * A runtime of its own over a migrated and seeded database of its own. On SQLite one template per content hash is
 * made once and copied; on MongoDB each gets a new database, dropped at the end.
 */
export async function testRuntime({ now = '2026-11-23T01:00:00.000Z' } = {}): Promise<TestRuntime> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-test-'));
  const mongo = testDatabase === 'mongodb' ? mongoUrl() : undefined;
  if (!mongo) await copyTemplate(dataDir);
  const config = testConfig({ dataDir, databaseUrl: mongo });
  let instant = now;
  // Without a key of its own: the REST handlers of a test find this very instance.
  const built = payloadConfig(config);
  const payload = await getPayload({ config: built });
  const runtime = makeRuntime({ config, payload, now: () => instant });
  if (mongo) await seed(runtime);
  return {
    ...runtime,
    builtConfig: built,
    setNow(next) {
      instant = next;
    },
    async close() {
      if (mongo) await (payload.db as unknown as MongoAdapter).connection.dropDatabase();
      await payload.destroy();
      if (!mongo) (payload.db as unknown as { client: { close(): void } }).client.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface MongoAdapter {
  connection: { dropDatabase(): Promise<unknown> };
}

function mongoUrl(): string {
  const base = process.env.MONGODB_TEST_URL;
  if (!base) throw new Error('TEST_DATABASE=mongodb needs MONGODB_TEST_URL');
  const url = new URL(base);
  url.pathname = `/banshi_test_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  return url.toString();
}

const testConfig = ({ dataDir, databaseUrl }: { dataDir: string; databaseUrl?: string }): Config =>
  readConfig({
    DATA_DIR: dataDir,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    LOG_LEVEL: 'silent',
    PORT: '3999',
  });

async function seed(runtime: Runtime): Promise<void> {
  await migrate(runtime.payload);
  await runSteps(runtime, { steps: setupSteps(runtime.config), report: () => undefined });
}

/** Everything that decides what the template holds. */
function templateHash(): string {
  const hash = createHash('sha256');
  const folders = [
    'cms/src/migrations',
    'cms/src/setup',
    'cms/src/collections',
    'templates',
    'tenants/data',
    'tenants/src',
  ];
  for (const folder of folders) addFolder(hash, path.join(root, folder));
  return hash.digest('hex').slice(0, 20);
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) addFolder(hash, file);
    else if (!name.includes('.test.')) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
}

async function copyTemplate(dataDir: string): Promise<void> {
  const template = path.join(root, '.cache/test-database', templateHash());
  if (!existsSync(template)) await makeTemplate(template);
  for (const name of ['banshi.db', 'demo-accounts.json'])
    copyFileSync(path.join(template, name), path.join(dataDir, name));
}

/** Made beside and renamed: of two workers that make it at once, the second one's copy is thrown away. */
async function makeTemplate(template: string): Promise<void> {
  mkdirSync(path.dirname(template), { recursive: true });
  const making = mkdtempSync(path.join(path.dirname(template), 'making-'));
  const config = testConfig({ dataDir: making });
  const payload = await getPayload({ config: payloadConfig(config), key: making });
  await seed(makeRuntime({ config, payload }));
  const { client } = payload.db as unknown as { client: { execute(sql: string): Promise<unknown> } };
  // One file holds everything only after the write-ahead log has been emptied into it.
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  await payload.destroy();
  try {
    renameSync(making, template);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
}
