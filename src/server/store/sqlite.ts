import { setTimeout } from 'node:timers/promises';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { err, ok, type Result } from '#kernel/result.ts';
import { DIRECTORY_CELL } from '#book/cell.ts';
import { createReading, createWriting } from '#server/store/cell.ts';
import type { Connection as CommonConnection } from '#server/store/connection.ts';
import { createDirectories, listHeads } from '#server/store/directories.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import { migrate } from '#server/store/migrate.ts';
import { createTurns, errorCodeOf } from '#server/store/sqlite-turns.ts';
import { kindProblem } from '#server/store/steps.ts';
import type { Reading, Store, StoreKind } from '#server/store/store.ts';

/*
 * The embedded store: one SQLite file in WAL mode with synchronous=FULL, so that what was answered is on
 * the disk. One connection writes, a second one reads what is committed; a third file is locked for as long
 * as the store is open, so that no second program writes beside this one, and is free again when it dies.
 */

/** A connection that prepares each statement once. */
export type Connection = Omit<CommonConnection, 'prepare'> & {
  readonly database: DatabaseSync;
  prepare(sql: string): StatementSync;
};

export const STORE_FILE = 'banso.sqlite';
const LOCK_FILE = 'banso.lock';
/** Lies in a folder from when a restore begins until the store is whole. */
export const RESTORING_FOLDER = 'restoring';

/** Whether a folder holds a store of either kind. */
export const holdsStore = (folder: string): boolean => existsSync(join(folder, STORE_FILE));

/** For as long as it is held no program opens the store of this folder; undefined when one has it open. */
export function lockFolder(folder: string): { close(): void } | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return takeLock(join(folder, LOCK_FILE));
}

export type SqliteOptions = {
  /** A limit of the file for tests of a full disk, in pages of 4 KB. */
  readonly pagesMax?: number;
  /** Reaches the disk only when it is closed: for a store that is made anew when the making fails. */
  readonly isDraft?: boolean;
};

export function openSqliteStore(
  folder: string,
  kind: StoreKind,
  options: SqliteOptions = {},
): Result<Store, NotOpened> {
  const lock = lockFolder(folder);
  if (lock === undefined) return err({ code: 'store-in-use' });
  if (existsSync(join(folder, RESTORING_FOLDER)) && !holdsStore(folder)) {
    lock.close();
    return err({ code: 'store-half-restored' });
  }
  const file = join(folder, STORE_FILE);
  ownFile(file);
  const writer = connect(file);
  writer.database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON');
  writer.database.exec(`PRAGMA synchronous = ${options.isDraft === true ? 'OFF' : 'FULL'}`);
  writer.database.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON');
  const problem = migrate(writer, file) ?? claimKind(writer, kind);
  if (problem !== undefined) {
    writer.database.close();
    lock.close();
    return err(problem);
  }
  if (options.pagesMax !== undefined) {
    writer.database.exec(`PRAGMA max_page_count = ${options.pagesMax}`);
  }
  const reader = connect(file, true);
  return ok(createStore({ kind, file, isDraft: options.isDraft === true, writer, reader, lock }));
}

type Opened = {
  readonly kind: StoreKind;
  readonly file: string;
  readonly isDraft: boolean;
  readonly writer: Connection;
  readonly reader: Connection;
  readonly lock: { close(): void };
};

function createStore({ kind, file, isDraft, writer, reader, lock }: Opened): Store {
  const readings = new Map<number, Reading>();
  /** Connections with which somebody has looked, for whoever looks next. */
  const rested: Connection[] = [];
  const { inTurn, alone, end } = createTurns(writer);
  return {
    kind,
    isShared: false,
    listHeads: () => listHeads(reader),
    directories: createDirectories(reader, (work) => inTurn(DIRECTORY_CELL, () => work(writer))),
    read(cell) {
      const reading = readings.get(cell) ?? createReading(reader, cell);
      readings.set(cell, reading);
      return reading;
    },
    async look(cell, work) {
      const looker = rested.pop() ?? connect(file, true);
      looker.database.exec('BEGIN');
      try {
        return await work(createReading(looker, cell));
      } finally {
        looker.database.exec('ROLLBACK');
        rested.push(looker);
      }
    },
    write: (cell, work) => inTurn(cell, () => work(createWriting(writer, cell))),
    shred: () => alone(() => shred(writer)),
    async close() {
      await end();
      for (const { database } of [...rested.splice(0), reader, writer]) database.close();
      if (isDraft) flush(file);
      lock.close();
    },
  };
}

const SHRED_TRIES = 50;
const SHRED_PAUSE_MS = 100;

/**
 * Copies of cells that moved lie in pages of their own time, so that the file is written anew; then the log
 * beside it is emptied, once nobody reads from it any more.
 */
async function shred({ database }: Connection): Promise<boolean> {
  database.exec('VACUUM');
  for (let tries = 0; tries < SHRED_TRIES; tries += 1) {
    database.exec('PRAGMA busy_timeout = 0');
    const [row] = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    if (row?.['busy'] === 0) return true;
    await setTimeout(SHRED_PAUSE_MS);
  }
  return false;
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** How long a connection waits for another program's transaction. */
const BUSY_MS = 5_000;

export function connect(file: string, readOnly = false): Connection {
  const database = new DatabaseSync(file, { readOnly, timeout: BUSY_MS });
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    database,
    prepare,
    insert(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      const columns = Object.keys(first);
      const places = columns.map(() => '?').join(', ');
      const statement = prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
      for (const row of rows) statement.run(...Object.values(row));
    },
    async together(works) {
      for (const work of works) await work();
    },
  };
}

/** A lock of the operating system, which a killed program cannot leave behind. */
export function takeLock(file: string): DatabaseSync | undefined {
  ownFile(file);
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (errorCodeOf(error) === SQLITE_BUSY) return undefined;
    throw error;
  }
}

/** A file that only its owner may read; SQLite gives its companions the same mode. */
export function ownFile(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'a', 0o600));
}

/** A store carries its kind for ever: the first opening decides. */
function claimKind({ prepare }: Connection, kind: StoreKind): NotOpened | undefined {
  prepare('INSERT INTO store (cell, kind) VALUES (0, ?) ON CONFLICT DO NOTHING').run(kind);
  return kindProblem(prepare('SELECT kind FROM store WHERE cell = 0').get()?.['kind'], kind);
}

const SQLITE_BUSY = 5;
