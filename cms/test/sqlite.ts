import type { Payload } from 'payload';

/** The part of libsql's client that tests use. */
export interface SqliteClient {
  execute(statement: string | { sql: string; args: (string | number)[] }): Promise<{ rows: Row[] }>;
  close(): void;
}
type Row = Record<string, unknown>;

export const clientOf = (payload: Payload): SqliteClient =>
  (payload.db as unknown as { client: SqliteClient }).client;

/** A snapshot of the columns, as the migration generator keeps one beside each migration. */
export interface Snapshot {
  version: string;
  tables: Record<
    string,
    {
      name: string;
      columns: Record<string, { name: string; type: string }>;
      foreignKeys: Record<string, { tableTo: string; columnsFrom: string[]; columnsTo: string[] }>;
    }
  >;
}

const text = (value: unknown): string => String(value ?? '');

export async function tablesOf(client: SqliteClient): Promise<string[]> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return rows.map((row) => text(row.name));
}

/** Columns, indexes and foreign keys of every table, independent of the order and the words in which they were made. */
export async function schemaOf(client: SqliteClient): Promise<Record<string, unknown>> {
  const schema: Record<string, unknown> = {};
  for (const table of await tablesOf(client)) {
    const ask = async (pragma: string): Promise<Row[]> =>
      (await client.execute(`PRAGMA ${pragma}(\`${table}\`)`)).rows.map((row) => ({ ...row }));
    const indexes: string[] = [];
    for (const index of await ask('index_list')) {
      const { rows } = await client.execute(`PRAGMA index_info(\`${text(index.name)}\`)`);
      indexes.push(
        `${text(index.name)} ${text(index.unique)} ${rows.map((row) => text(row.name)).join(',')}`,
      );
    }
    schema[table] = {
      columns: (await ask('table_info'))
        .map(({ name, type, notnull, dflt_value, pk }) => ({ name, type, notnull, dflt_value, pk }))
        .sort((a, b) => text(a.name).localeCompare(text(b.name))),
      indexes: indexes.sort(),
      foreignKeys: (await ask('foreign_key_list'))
        .map(({ from, to, table: target, on_delete }) => text([from, target, to, on_delete]))
        .sort(),
    };
  }
  return schema;
}

/** Every row of every table as text, sorted; `only` limits it to these columns. */
export async function rowsOf(
  client: SqliteClient,
  only: (table: string, column: string) => boolean = () => true,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of await tablesOf(client)) {
    const { rows } = await client.execute(`SELECT * FROM \`${table}\``);
    found[table] = rows
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .filter(([column]) => only(table, column))
            .sort(([a], [b]) => a.localeCompare(b)),
        ),
      )
      .sort();
  }
  return found;
}

/**
 * Puts rows into every table of a snapshot, each column filled and each reference leading to a row: what a migration
 * that builds a table anew could lose.
 */
export async function populate(client: SqliteClient, snapshot: Snapshot, rowsPerTable = 3): Promise<void> {
  const done = new Set<string>();
  const fill = async (name: string): Promise<void> => {
    const table = snapshot.tables[name];
    if (!table || done.has(name)) return;
    done.add(name);
    const references = Object.values(table.foreignKeys);
    for (const { tableTo } of references) await fill(tableTo);
    for (let row = 1; row <= rowsPerTable; row += 1) {
      const columns = Object.values(table.columns);
      const cell = ({ name: column, type }: { name: string; type: string }): string | number => {
        const target = references.find((reference) => reference.columnsFrom[0] === column);
        if (target) return keyOf(target.tableTo, target.columnsTo[0] ?? 'id', row);
        return column === 'id' && type.startsWith('text')
          ? keyOf(name, 'id', row)
          : sample(column, type, row);
      };
      await client.execute({
        sql: `INSERT INTO \`${name}\` (${columns.map((column) => `\`${column.name}\``).join(', ')})
              VALUES (${columns.map(() => '?').join(', ')})`,
        args: columns.map(cell),
      });
    }
  };
  for (const name of Object.keys(snapshot.tables)) await fill(name);
}

const keyOf = (table: string, column: string, row: number): string => `${table}-${column}-${row}`;
const sample = (column: string, type: string, row: number): string | number =>
  type.startsWith('text') ? JSON.stringify(`${column} ${row}`) : row;
