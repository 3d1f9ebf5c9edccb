import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Id } from '#kernel/id.ts';
import type { Change, LocalStore, StoreProblem, WriteOptions } from '#device/local-store.ts';
import type { HeadersFeed } from '#protocol/feeds.ts';
import { isDiskFull } from '#server/store/sqlite-turns.ts';
import { lockFolder, ownFile } from '#server/store/sqlite.ts';

/*
 * What is kept of one home that is followed: one SQLite file in a folder of its own. `row` is the store of a
 * phone as `device/local-store.ts` describes it; beside it lie the headers of books that are not opened here,
 * and notes of the follower. A lock file keeps a second program out.
 */

const FILE = 'followed.sqlite';
const BUSY_MAX_MS = 5_000;
const PUT_NOTE = 'INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)';
const TABLES = `
  CREATE TABLE IF NOT EXISTS row (
    kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS header (
    book TEXT NOT NULL, seq INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (book, seq)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

type Header = HeadersFeed['headers'][number];

export type FollowedStore = {
  /** What the device that follows keeps. */
  readonly rows: LocalStore;
  findNote(name: string): string | undefined;
  putNote(name: string, value: string): void;
  /** The last seq of which the header lies here; 0 when none does. */
  lastHeader(book: Id): number;
  putHeaders(book: Id, headers: readonly Header[]): void;
  /** Of a book whose home went back: they are asked for from the first on. */
  dropHeaders(book: Id): void;
  close(): void;
};

export const holdsFollowed = (folder: string): boolean => existsSync(join(folder, FILE));

/** Undefined when another program has it open. */
export function openFollowedStore(folder: string): FollowedStore | undefined {
  const lock = lockFolder(folder);
  if (lock === undefined) return undefined;
  const file = join(folder, FILE);
  ownFile(file);
  const database = new DatabaseSync(file, { timeout: BUSY_MAX_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  database.exec(TABLES);
  const close = (): void => {
    database.close();
    lock.close();
  };
  return { rows: createRows(database), ...createNotes(database), close };
}

/** The notes of a home that a server may follow just now; undefined when there are none. */
export function readNotes(folder: string): ((name: string) => string | undefined) | undefined {
  if (!holdsFollowed(folder)) return undefined;
  const database = new DatabaseSync(join(folder, FILE), { readOnly: true });
  const found = database.prepare('SELECT name, value FROM note').all();
  database.close();
  const notes = new Map(found.map(({ name, value }) => [String(name), String(value)]));
  return (name) => notes.get(name);
}

/** Beside a server that may follow it. */
export function putNote(folder: string, name: string, value: string): void {
  const database = new DatabaseSync(join(folder, FILE), { timeout: BUSY_MAX_MS });
  database.prepare(PUT_NOTE).run(name, value);
  database.close();
}

function createNotes(database: DatabaseSync): Omit<FollowedStore, 'rows' | 'close'> {
  const find = database.prepare('SELECT value FROM note WHERE name = ?');
  const put = database.prepare(PUT_NOTE);
  const last = database.prepare('SELECT max(seq) AS seq FROM header WHERE book = ?');
  const add = database.prepare('INSERT OR REPLACE INTO header (book, seq, value) VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM header WHERE book = ?');
  return {
    findNote(name) {
      const value = find.get(name)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    putNote: (name, value) => void put.run(name, value),
    lastHeader: (book) => Number(last.get(book)?.['seq'] ?? 0),
    putHeaders(book, headers) {
      database.exec('BEGIN IMMEDIATE');
      for (const header of headers) add.run(book, header.seq, JSON.stringify(header));
      database.exec('COMMIT');
    },
    dropHeaders: (book) => void drop.run(book),
  };
}

function createRows(database: DatabaseSync): LocalStore {
  const find = database.prepare('SELECT value FROM row WHERE kind = ? AND key = ?');
  const list = database.prepare(
    'SELECT key, value FROM row WHERE kind = ? AND key >= ? AND key <= ? ORDER BY key',
  );
  const put = database.prepare('INSERT OR REPLACE INTO row (kind, key, value) VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM row WHERE kind = ? AND key = ?');
  const read = (kind: string, key: string): unknown => valueOf(find.get(kind, key)?.['value']);

  function apply(change: Change): void {
    if ('gone' in change) drop.run(change.table, change.key);
    else put.run(change.table, change.key, serialize(change.value));
  }

  function write(
    changes: readonly Change[],
    { expect = [] }: WriteOptions,
  ): Result<void, StoreProblem> {
    database.exec('BEGIN IMMEDIATE');
    try {
      const broken = expect.find(({ table, key, holds }) => !holds(read(table, key)));
      if (broken === undefined) for (const change of changes) apply(change);
      database.exec(broken === undefined ? 'COMMIT' : 'ROLLBACK');
      return broken === undefined
        ? ok(undefined)
        : err({ code: 'changed', why: `${broken.table} ${broken.key}` });
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      const why = error instanceof Error ? error.message : 'the store did not answer';
      return err({ code: isDiskFull(error) ? 'disk-full' : 'store-failed', why });
    }
  }

  return {
    read: async (table, key) => read(table, key),
    list: async (table, { prefix, from = prefix, to = `${prefix}\uFFFF` }) =>
      list
        .all(table, from, to)
        .map(({ key, value }) => ({ key: String(key), value: valueOf(value) }))
        .filter(({ key }) => key.startsWith(prefix)),
    write: async (changes, options) => write(changes, options),
    close: () => undefined,
  };
}

const valueOf = (stored: unknown): unknown =>
  stored instanceof Uint8Array ? deserialize(stored) : undefined;
