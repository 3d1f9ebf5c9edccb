import type { Socket } from 'node:net';
import { Pool, type PoolClient, type PoolConfig, type QueryConfig, type QueryResult } from 'pg';
import { toHex, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { DIRECTORY_CELL } from '#book/cell.ts';
import { sha256 } from '#server/crypto.ts';
import { createReading, createWriting } from '#server/store/cell.ts';
import type { Connection, Value } from '#server/store/connection.ts';
import { createDirectories, listHeads } from '#server/store/directories.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import {
  insertFor,
  parserOf,
  rowsText,
  statementFor,
  tablesFor,
} from '#server/store/postgres-dialect.ts';
import { notOpenedBy, toldError } from '#server/store/postgres-errors.ts';
import { createCellTurns } from '#server/store/postgres-turns.ts';
import { kindProblem, missingSteps, STEPS_TABLE } from '#server/store/steps.ts';
import type { Reading, Store, StoreKind } from '#server/store/store.ts';
import { StoreAwayError } from '#server/store/store-away.ts';

/*
 * The scaled store: a PostgreSQL that several app servers may share. A writing transaction locks the head
 * of its book and reads, statement by statement, what is committed (READ COMMITTED): that lock alone keeps
 * two writers of a book apart, in one program or in two. Works of different cells run side by side, and
 * PostgreSQL lets their commits share a flush of the disk.
 */

const WRITERS = 16;
/** Apart from the writers, whose works read committed states while they hold a connection. */
const READERS = 8;

type Types = NonNullable<PoolConfig['types']>;

const SETTINGS: PoolConfig = {
  application_name: 'banso',
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 60_000,
  keepAlive: true,
  lock_timeout: 10_000,
  statement_timeout: 60_000,
  /** A cold book is folded while its head is locked. */
  idle_in_transaction_session_timeout: 300_000,
  // Statements that do not wait for each other's answers travel together.
  pipeline: true,
  types: { getTypeParser: parserOf as Types['getTypeParser'] }, // answers come as text alone
};

/** @param url postgres://user:password@host:port/database */
export async function openPostgresStore(
  url: string,
  kind: StoreKind,
): Promise<Result<Store, NotOpened>> {
  const writers = createPool(url, WRITERS);
  const readers = createPool(url, READERS);
  const close = async (): Promise<void> => void (await Promise.all([readers.end(), writers.end()]));
  try {
    const problem = await transact(writers, 'BEGIN', (connection) =>
      prepareTables(connection, kind),
    );
    if (problem === undefined) return ok(createStore({ kind, writers, readers, close }));
    await close();
    return err(problem);
  } catch (error) {
    await close();
    const problem = notOpenedBy(error);
    if (problem === undefined) throw error;
    return err(problem);
  }
}

/** @param over settings for other work than a server's */
export function createPool(url: string, max: number, over: PoolConfig = {}): Pool {
  const pool = new Pool({ ...SETTINGS, ...over, connectionString: url, max });
  // What becomes of a connection that breaks is told to whoever asks over it, and the pool makes another.
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

type Opened = {
  readonly kind: StoreKind;
  readonly writers: Pool;
  readonly readers: Pool;
  readonly close: () => Promise<void>;
};

function createStore({ kind, writers, readers, close }: Opened): Store {
  const readings = new Map<number, Reading>();
  const reader = createConnection((query) => readers.query(query));
  const turns = createCellTurns();
  const write = <T>(cell: number, work: (writer: Connection) => Promise<T>): Promise<T> =>
    turns.inTurn(cell, () => transact(writers, 'BEGIN', work));
  return {
    kind,
    isShared: true,
    listHeads: () => listHeads(reader),
    directories: createDirectories(reader, (work) => write(DIRECTORY_CELL, work)),
    read(cell) {
      const reading = readings.get(cell) ?? createReading(reader, cell);
      readings.set(cell, reading);
      return reading;
    },
    look: (cell, work) =>
      transact(readers, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (connection) =>
        work(createReading(connection, cell)),
      ),
    write: (cell, work) => write(cell, (writer) => work(createWriting(writer, cell))),
    // Rewriting tables locks them all: when, is for whoever runs the database (docs/operate/postgres.md).
    shred: async () => false,
    async close() {
      await turns.end();
      await close();
    },
  };
}

type Ask = (query: QueryConfig) => Promise<QueryResult<Readonly<Record<string, unknown>>>>;

/** Runs what sends statements, so that they leave together. */
type Gather = <T>(work: () => T) => T;

/** Statements under names of their own, so that each connection prepares them once. */
export function createConnection(send: Ask, gather: Gather = (work) => work()): Connection {
  const ask: Ask = async (query) => {
    try {
      return await send(query);
    } catch (error) {
      throw toldError(error);
    }
  };
  return {
    prepare(sql) {
      const query = named(sql, statementFor);
      const run = (values: readonly Value[]) => ask({ ...query, values: [...values] });
      return {
        get: async (...values) => (await run(values)).rows[0],
        all: async (...values) => (await run(values)).rows,
        run: async (...values) => ({ changes: (await run(values)).rowCount ?? 0 }),
      };
    },
    async insert(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      const query = named(insertFor(table, Object.keys(first)), (sql) => sql);
      await ask({ ...query, values: [rowsText(rows)] });
    },
    together: async (works) => void (await gather(() => Promise.all(works.map((work) => work())))),
  };
}

const queries = new Map<string, { readonly name: string; readonly text: string }>();

function named(sql: string, translate: (sql: string) => string): { name: string; text: string } {
  const known = queries.get(sql);
  if (known !== undefined) return known;
  const query = { name: toHex(sha256(utf8(sql))).slice(0, 32), text: translate(sql) };
  queries.set(sql, query);
  return query;
}

/** A connection that breaks inside is given up; what was written on it is taken back by the server. */
export async function transact<T>(
  pool: Pool,
  begin: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  let isBroken = false;
  try {
    const connection = createConnection((query) => client.query(query), gatherOf(client));
    await plain(client, begin);
    const result = await work(connection);
    const { command } = await commit(client);
    // A transaction in which a statement failed ends by being taken back, whatever it is asked.
    if (command !== 'COMMIT') throw new Error('invariant broken: a failed statement went unseen');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}

/** One write to the socket for all of them: the system is called once, and not for each. */
function gatherOf(client: PoolClient): Gather {
  // The driver names it in no type.
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } })
    .connection;
  return (work) => {
    stream.cork();
    try {
      return work();
    } finally {
      stream.uncork();
    }
  };
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw toldError(error);
  }
}

async function plain(client: PoolClient, sql: string): Promise<QueryResult> {
  try {
    return await client.query(sql);
  } catch (error) {
    throw toldError(error);
  }
}

/** Where the server waits for a second node, as its warnings name it. */
const WAIT_FOR_REPLICA = 'SyncRepWaitForLSN';

/**
 * Whoever cancels the wait for a second node makes the server answer as if it had been kept, with a warning
 * alone. Nothing is acknowledged on that: the work comes again, and then waits for both.
 */
async function commit(client: PoolClient): Promise<QueryResult> {
  let isOnOneNode = false;
  const hear = ({ routine }: { readonly routine?: string | undefined }): void => {
    isOnOneNode ||= routine === WAIT_FOR_REPLICA;
  };
  client.on('notice', hear);
  try {
    const result = await plain(client, 'COMMIT');
    if (isOnOneNode) throw new StoreAwayError(new Error('committed on one node alone'));
    return result;
  } finally {
    client.off('notice', hear);
  }
}

/** What must hold of the server so that what was answered is on its disk, and texts are what they were. */
const CONDITIONS = `SELECT pg_is_in_recovery()::text AS recovery, current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commits,
  current_setting('server_encoding') AS encoding`;

function conditionProblem(row: Readonly<Record<string, unknown>>): NotOpened | undefined {
  const problem = (why: string): NotOpened => ({ code: 'database', why });
  if (row['recovery'] !== 'false') {
    return problem('is a standby, which takes no writes: name the primary');
  }
  const isOff = ['fsync', 'pages', 'commits'].some((name) => row[name] === 'off');
  if (isOff) {
    return problem(
      'answers before its disk has it: turn on fsync, full_page_writes and synchronous_commit',
    );
  }
  return row['encoding'] === 'UTF8' ? undefined : problem('is not in UTF8: create it with it');
}

/** Programs that start at the same moment make the tables one after the other. */
const OPENING_LOCK = 20_251_121;

/** Makes what is missing of the tables, in the transaction of this connection. */
export async function prepareTables(
  connection: Connection,
  kind: StoreKind,
): Promise<NotOpened | undefined> {
  const problem = conditionProblem((await connection.prepare(CONDITIONS).get()) ?? {});
  if (problem !== undefined) return problem;
  await connection.prepare(`SELECT pg_advisory_xact_lock(${OPENING_LOCK})::text`).get();
  for (const sql of splitStatements(tablesFor(STEPS_TABLE))) await connection.prepare(sql).run();
  const applied = await connection
    .prepare('SELECT number, hash FROM migration WHERE cell = 0')
    .all();
  const missing = missingSteps(applied);
  if (!missing.ok) return missing.error;
  for (const { number, sql, hash } of missing.value) {
    for (const statement of splitStatements(tablesFor(sql))) {
      await connection.prepare(statement).run();
    }
    await connection.insert('migration', [{ cell: 0, number, hash }]);
  }
  await connection
    .prepare('INSERT INTO store (cell, kind) VALUES (0, ?) ON CONFLICT DO NOTHING')
    .run(kind);
  const stored = await connection.prepare('SELECT kind FROM store WHERE cell = 0').get();
  return kindProblem(stored?.['kind'], kind);
}

/** A prepared statement is one statement; none of the tables has a semicolon inside. */
const splitStatements = (sql: string): readonly string[] =>
  sql.split(';').filter((statement) => statement.trim() !== '');
