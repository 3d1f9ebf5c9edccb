import { deleteDB, type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  type Change,
  type LocalStore,
  type StoreProblem,
  type TableName,
  TABLES,
  type WriteOptions,
} from '#device/local-store.ts';

/** A browser that cannot open its store often can a moment later. */
const OPEN_ATTEMPTS = 3;
/** What a connection says that is lost: the browser restarted its storage, or failed to read it just now. */
const LOST: ReadonlySet<string> = new Set(['InvalidStateError', 'UnknownError']);

type Schema = DBSchema & { [Table in TableName]: { key: string; value: unknown } };

/** The phone's store in a database of its own. Throws when the browser gives none after three attempts. */
export async function openIdbStore(name: string): Promise<LocalStore> {
  let database = await openRepeatedly(name);
  let closed = false;

  /** A lost connection is opened once more before giving up. */
  async function withDatabase<T>(act: (open: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await act(database);
    } catch (error) {
      if (closed || !(error instanceof DOMException) || !LOST.has(error.name)) throw error;
      database = await openRepeatedly(name);
      return act(database);
    }
  }

  return {
    read: (table, key) => withDatabase((open) => open.get(table, key)),
    list: (table, { prefix, from = prefix, to = `${prefix}\uFFFF` }) =>
      withDatabase(async (open) => {
        const rows = open.transaction(table).store;
        const range = IDBKeyRange.bound(from, to);
        const [keys, values] = await Promise.all([rows.getAllKeys(range), rows.getAll(range)]);
        return keys.map((key, index) => ({ key, value: values[index] }));
      }),
    async write(changes, options) {
      try {
        return await withDatabase((open) => writeAll(open, changes, options));
      } catch (error) {
        return err(problemOf(error));
      }
    },
    close() {
      closed = true;
      database.close();
    },
  };
}

/** All of a store; open connections of other tabs give way. */
export const deleteIdbStore = (name: string): Promise<void> => deleteDB(name);

async function writeAll(
  database: IDBPDatabase<Schema>,
  changes: readonly Change[],
  { strict, expect = [] }: WriteOptions,
): Promise<Result<void, StoreProblem>> {
  const tables = new Set(changes.map((change) => change.table));
  for (const { table } of expect) tables.add(table);
  const transaction = database.transaction([...tables], 'readwrite', {
    durability: strict ? 'strict' : 'relaxed',
  });
  const failed = transaction.done.then(
    () => undefined,
    (error: unknown) => problemOf(error),
  );
  for (const { table, key, holds } of expect) {
    if (holds(await transaction.objectStore(table).get(key))) continue;
    transaction.abort();
    await failed;
    return err({ code: 'changed', why: `${table} ${key}` });
  }
  try {
    // A request that fails aborts the whole transaction, which `failed` reports.
    for (const change of changes) {
      const table = transaction.objectStore(change.table);
      const request =
        'gone' in change ? table.delete(change.key) : table.put(change.value, change.key);
      request.catch(() => undefined);
    }
    // Said, and not left to the end of the requests: of those a page that closes hears no more.
    transaction.commit();
  } catch (error) {
    // What cannot be copied into the store takes what was put before it along.
    transaction.abort();
    await failed;
    throw error;
  }
  const problem = await failed;
  return problem === undefined ? ok(undefined) : err(problem);
}

function problemOf(error: unknown): StoreProblem {
  const name = error instanceof DOMException ? error.name : 'Error';
  return { code: name === 'QuotaExceededError' ? 'disk-full' : 'store-failed', why: name };
}

async function openRepeatedly(name: string): Promise<IDBPDatabase<Schema>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const database = await openDatabase(name);
      if (TABLES.every((table) => database.objectStoreNames.contains(table))) return database;
      database.close();
      return await openDatabase(name, database.version + 1);
    } catch (error) {
      if (attempt >= OPEN_ATTEMPTS) throw error;
    }
  }
}

/**
 * Opens the version that is there, whichever build made it, so that an older build still opens what a newer
 * one has added tables to. A table, once there, keeps its name and meaning.
 */
const openDatabase = (name: string, version?: number): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(name, version, {
    upgrade(database) {
      for (const table of TABLES) {
        if (!database.objectStoreNames.contains(table)) database.createObjectStore(table);
      }
    },
    blocking: (_current, _blocked, event) => {
      // A newer version waits in another tab; its event carries the open connection.
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
