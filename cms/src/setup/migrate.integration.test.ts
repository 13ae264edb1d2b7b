import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { getPayload, type Payload } from 'payload';
import { testDatabase, testRuntime } from '../../test/runtime.ts';
import { clientOf, populate, rowsOf, type Snapshot, schemaOf, tablesOf } from '../../test/sqlite.ts';
import { readConfig } from '../config.ts';
import { payloadConfig } from '../make-payload-config.ts';
import { migrations } from '../migrations/index.ts';
import { migrate } from './migrate.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../migrations');
const names = migrations.map((migration) => migration.name);
const snapshotOf = (name: string): Snapshot =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Snapshot;
const lastSnapshot = (): Snapshot => snapshotOf(names.at(-1) ?? '');

/** The generator of migrations, as the SQLite adapter hands it out. */
interface Generator {
  generateDrizzleJson(schema: unknown): Promise<Snapshot>;
  generateMigration(before: unknown, after: unknown): Promise<string[]>;
}
const generatorOf = (payload: Payload) => {
  const db = payload.db as unknown as {
    requireDrizzleKit(): Generator;
    schema: unknown;
    defaultDrizzleSnapshot: unknown;
  };
  return { ...db.requireDrizzleKit(), schema: db.schema, empty: db.defaultDrizzleSnapshot };
};

/** Payload over a database of its own that holds nothing. */
const open: { payload: Payload; dataDir: string }[] = [];
async function emptyDatabase(): Promise<Payload> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'banshi-migrate-'));
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const payload = await getPayload({ config: payloadConfig(config), key: dataDir });
  open.push({ payload, dataDir });
  return payload;
}

async function run(payload: Payload, direction: 'up' | 'down', name: string): Promise<void> {
  const migration = migrations.find((candidate) => candidate.name === name);
  const { drizzle } = payload.db as unknown as { drizzle: never };
  await migration?.[direction]({ db: drizzle, payload, req: {} as never });
}

beforeEach(() => {
  // Payload ends the process where a migration fails: here that must be a failed test.
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`a migration failed, exit code ${code}`);
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const { payload, dataDir } of open.splice(0)) {
    await payload.destroy();
    clientOf(payload).close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

const onSqlite = testDatabase === 'sqlite' ? describe : describe.skip;

onSqlite('migrations (SQLite: MongoDB has no columns)', () => {
  it('are all listed, in the order of their names, each with its snapshot', () => {
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    expect([...files].sort()).toEqual(names.flatMap((name) => [`${name}.json`, `${name}.ts`]).sort());
    expect(names).toEqual([...names].sort());
    expect(names.length).toBeGreaterThan(0);
  });

  it('match the configuration: `payload migrate:create` would have nothing to write', async () => {
    const { generateDrizzleJson, generateMigration, schema } = generatorOf(await emptyDatabase());
    const wanted = await generateDrizzleJson(schema);
    expect(await generateMigration(lastSnapshot(), wanted)).toEqual([]);
    expect(await generateMigration(wanted, lastSnapshot())).toEqual([]);
  });

  it('would not match it without one of its columns or indexes', async () => {
    const { generateDrizzleJson, generateMigration, schema } = generatorOf(await emptyDatabase());
    const wanted = await generateDrizzleJson(schema);
    const poorer = lastSnapshot();
    delete poorer.tables.licences?.columns.status_basis;
    expect((await generateMigration(poorer, wanted)).join('\n')).toMatch(
      /ALTER TABLE .*licences.* ADD .*status_basis/,
    );
  });

  it('make of an empty database exactly what the configuration asks for', async () => {
    const migrated = await emptyDatabase();
    await migrate(migrated);
    const direct = await emptyDatabase();
    const { generateDrizzleJson, generateMigration, schema, empty } = generatorOf(direct);
    for (const statement of await generateMigration(empty, await generateDrizzleJson(schema)))
      await clientOf(direct).execute(statement);
    const made = await schemaOf(clientOf(migrated));
    expect(Object.keys(made).length).toBeGreaterThan(20);
    expect(made).toEqual(await schemaOf(clientOf(direct)));
  });

  it('do nothing to a database that is up to date, and lose none of its rows', async () => {
    const runtime = await testRuntime();
    try {
      const client = clientOf(runtime.payload);
      const before = await rowsOf(client);
      expect(before.tenants?.length).toBe(16_495);
      expect(before.payload_migrations?.length).toBe(names.length);
      await migrate(runtime.payload);
      await migrate(runtime.payload);
      const after = await rowsOf(client);
      const changed = Object.keys({ ...before, ...after }).filter(
        (table) => before[table]?.join('\n') !== after[table]?.join('\n'),
      );
      expect(changed).toEqual([]);
    } finally {
      await runtime.close();
    }
  }, 180_000);

  it('do nothing to a full database either, sessions and references included', async () => {
    const payload = await emptyDatabase();
    await migrate(payload);
    const client = clientOf(payload);
    const { payload_migrations: own, ...rest } = lastSnapshot().tables;
    expect(own).toBeDefined();
    await populate(client, { version: '6', tables: rest });
    const before = await rowsOf(client);
    for (const table of Object.keys(rest)) expect(before[table]).toHaveLength(3);
    await migrate(payload);
    expect(await rowsOf(client)).toEqual(before);
    expect(await client.execute('PRAGMA foreign_key_check')).toMatchObject({ rows: [] });
  });

  describe.each(names)('%s', (name) => {
    const earlier = names.slice(0, names.indexOf(name));

    /** A database as it was before this migration, with rows in every table. */
    async function before(): Promise<Payload> {
      const payload = await emptyDatabase();
      for (const each of earlier) await run(payload, 'up', each);
      const last = earlier.at(-1);
      if (last) await populate(clientOf(payload), snapshotOf(last));
      return payload;
    }

    it('keeps every row, and every column that it does not remove', async () => {
      const payload = await before();
      const client = clientOf(payload);
      const { tables } = snapshotOf(name);
      const stays = (table: string, column: string): boolean => tables[table]?.columns[column] !== undefined;
      const kept = Object.entries(await rowsOf(client, stays)).filter(([table]) => tables[table]);
      const old = await tablesOf(client);
      await run(payload, 'up', name);
      expect((await tablesOf(client)).sort()).toEqual(Object.keys(tables).sort());
      const columnsBefore = new Map(
        earlier.length > 0 ? Object.entries(snapshotOf(earlier.at(-1) ?? '').tables) : [],
      );
      const now = await rowsOf(client, (table, column) =>
        Boolean(columnsBefore.get(table)?.columns[column] && stays(table, column)),
      );
      for (const [table, rows] of kept) expect({ table, rows: now[table] }).toEqual({ table, rows });
      expect(old.length).toBe(columnsBefore.size);
      expect(await client.execute('PRAGMA foreign_key_check')).toMatchObject({ rows: [] });
    });

    it('can be taken back', async () => {
      const payload = await before();
      const client = clientOf(payload);
      const old = await schemaOf(client);
      await run(payload, 'up', name);
      expect(await schemaOf(client)).not.toEqual(old);
      // SQLite refuses to drop tables that refer to each other while it watches over references.
      await client.execute('PRAGMA foreign_keys = OFF');
      await run(payload, 'down', name);
      expect(await schemaOf(client)).toEqual(old);
    });
  });
});
