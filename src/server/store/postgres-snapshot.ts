import type { Pool, PoolClient } from 'pg';
import { err, ok, type Result } from '#kernel/result.ts';
import { createReading, createWriting } from '#server/store/cell.ts';
import type { Connection, Value } from '#server/store/connection.ts';
import { createDirectories, listHeads } from '#server/store/directories.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import { createConnection, createPool, prepareTables, transact } from '#server/store/postgres.ts';
import { notOpenedBy } from '#server/store/postgres-errors.ts';
import {
  ABOUT_THE_STORE,
  type BackupEngine,
  type Cell,
  type Mark,
  type Snapshot,
  type Table,
} from '#server/store/snapshot.ts';
import { missingSteps, TABLES } from '#server/store/steps.ts';
import { numberOf, textOf } from '#server/store/values.ts';

const ROWS_AT_ONCE = 1_000;

/** A backup reads for hours if it must; other programs wait for nothing of it. */
const PATIENT = { statement_timeout: 0, idle_in_transaction_session_timeout: 0 };

/**
 * The store in a database: REPEATABLE READ shows it as it stood at the first statement.
 * @param place its address without the password
 */
export const createPostgresBackup = (url: string, place: string): BackupEngine => ({
  place,
  openSnapshot: () => orNotOpened(() => openSnapshot(createPool(url, 1, PATIENT))),
  setMarks: (marks) => withPool(url, (pool) => setMarks(pool, marks)),
  fill: (snapshot) => orNotOpened(() => withPool(url, (pool) => fill(pool, snapshot))),
});

async function withPool<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(url, 1, PATIENT);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function orNotOpened<T>(
  work: () => Promise<Result<T, NotOpened>>,
): Promise<Result<T, NotOpened>> {
  try {
    return await work();
  } catch (error) {
    const problem = notOpenedBy(error);
    if (problem === undefined) throw error;
    return err(problem);
  }
}

async function openSnapshot(pool: Pool): Promise<Result<Snapshot, NotOpened>> {
  const client = await pool.connect();
  const connection = createConnection((query) => client.query(query));
  const close = async (): Promise<void> => {
    client.release(true);
    await pool.end();
  };
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const tables = await listTables(connection);
  const about = await aboutStore(connection, tables);
  if (!about.ok) {
    await close();
    return about;
  }
  const readOnly = async (): Promise<never> => {
    throw new Error('invariant broken: a snapshot is not written to');
  };
  return ok({
    ...about.value,
    tables: tables.filter(({ name }) => !ABOUT_THE_STORE.has(name)),
    directories: createDirectories(connection, readOnly),
    listHeads: () => listHeads(connection),
    read: (cell) => createReading(connection, cell),
    look: (cell, work) => work(createReading(connection, cell)),
    rows: (table) => readRows(client, table),
    close,
  });
}

/** Partitions of tables, and what extensions put beside them, are not tables of the store. */
async function listTables(connection: Connection): Promise<readonly Table[]> {
  const rows = await connection
    .prepare(
      `SELECT table_name::text AS name, column_name::text AS column_name FROM information_schema.columns
       WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
    )
    .all();
  const byName = Map.groupBy(rows, (row) => textOf(row['name']));
  const own = [...byName].filter(([name]) => TABLES.includes(name));
  return own.map(([name, columns]) => ({
    name,
    columns: columns.map((row) => textOf(row['column_name'])),
  }));
}

type About = Pick<Snapshot, 'kind' | 'step'>;

async function aboutStore(
  connection: Connection,
  tables: readonly Table[],
): Promise<Result<About, NotOpened>> {
  const nothing = err({ code: 'store-missing' as const });
  if (!tables.some(({ name }) => name === 'store')) return nothing;
  const kind = await connection.prepare('SELECT kind FROM store WHERE cell = 0').get();
  const steps = await connection
    .prepare('SELECT number, hash FROM migration WHERE cell = 0 ORDER BY number')
    .all();
  if (kind === undefined) return nothing;
  const missing = missingSteps(steps);
  if (!missing.ok) return missing;
  return ok({
    kind: kind['kind'] === 'demo' ? 'demo' : 'real',
    step: numberOf(steps.at(-1)?.['number']),
  });
}

/** Some rows at a time, over a cursor: a table may be larger than the memory. */
async function* readRows(
  client: PoolClient,
  { name, columns }: Table,
): AsyncGenerator<readonly Cell[]> {
  await client.query(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${name}`,
  );
  for (;;) {
    const text = `FETCH ${ROWS_AT_ONCE} FROM backup`;
    const { rows } = await client.query<Cell[]>({ text, rowMode: 'array' });
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await client.query('CLOSE backup');
}

async function setMarks(pool: Pool, marks: readonly Mark[]): Promise<void> {
  for (const [cell, some] of Map.groupBy(marks, (mark) => mark.cell)) {
    await transact(pool, 'BEGIN', async (connection) => {
      const writing = createWriting(connection, cell);
      for (const { book, stream, n } of some) await writing.setArchived(book, stream, n);
    });
  }
}

/** One transaction makes the tables and writes all rows: half of it is never a store. */
const fill = (pool: Pool, snapshot: Snapshot): Promise<Result<void, NotOpened>> =>
  transact(pool, 'BEGIN', async (connection) => {
    const problem = await prepareTables(connection, snapshot.kind);
    if (problem !== undefined) return err(problem);
    const home = await connection.prepare('SELECT person FROM home WHERE cell = 0').get();
    if (home !== undefined) {
      return err({ code: 'database', why: 'holds a store already' });
    }
    for (const { name, columns } of snapshot.tables) {
      let batch: Record<string, Value>[] = [];
      for await (const row of snapshot.rows({ name, columns })) {
        batch.push(
          Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
        );
        if (batch.length < ROWS_AT_ONCE) continue;
        await connection.insert(name, batch);
        batch = [];
      }
      await connection.insert(name, batch);
    }
    return ok(undefined);
  });
