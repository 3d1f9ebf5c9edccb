import { type IDBPDatabase, openDB } from 'idb';
import type * as v from 'valibot';
import type { TableName } from '#device/local-store.ts';
import {
  CounterRow,
  DraftRow,
  IdentityRow,
  OutboxRow,
  SaltRow,
  SaveRow,
  toRow,
} from '#device/rows.ts';
import { createPlainSeal } from '#device/seal.ts';

type Reader = {
  readonly table: TableName;
  readonly key?: string;
  /** What lies under a key, or null when nothing does; undefined when the row has no known form. */
  readonly sealedIn: (value: unknown) => Uint8Array | null | undefined;
};

const reader = <Schema extends v.GenericSchema>(
  table: TableName,
  schema: Schema,
  sealed: (row: v.InferOutput<Schema>) => Uint8Array | null = () => null,
  key?: string,
): Reader => ({
  table,
  ...(key !== undefined && { key }),
  sealedIn(value) {
    const row = toRow(schema, value);
    return row === undefined ? undefined : sealed(row);
  },
});

/** Rows that nobody else has: who this phone is and what was said on it. All others are fetched again. */
const OWN_ROWS: readonly Reader[] = [
  reader('meta', IdentityRow, () => null, 'identity'),
  reader('counters', CounterRow),
  reader('saves', SaveRow),
  reader('salts', SaltRow, (row) => row.salt),
  reader('outbox', OutboxRow, (row) => row.body),
  reader('drafts', DraftRow, (row) => row.value),
];

/**
 * How many rows that only this phone has the code of this build cannot read, because it knows not their form
 * or has not their key. Changes nothing, whichever build made the stores. Throws when the browser gives none.
 */
export async function countUnread(stores: readonly string[]): Promise<number> {
  let unread = 0;
  for (const name of stores) unread += await countInStore(name);
  return unread;
}

/** The stores on this phone; the given ones where the browser does not tell. */
export async function listStoreNames(
  prefix: string,
  known: readonly string[],
): Promise<readonly string[]> {
  if (typeof indexedDB.databases !== 'function') return known;
  const found = await indexedDB.databases();
  return found.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name] : []));
}

async function countInStore(name: string): Promise<number> {
  const database = await openAsItIs(name);
  if (database === undefined) return 0;
  try {
    let unread = 0;
    for (const each of OWN_ROWS) {
      if (database.objectStoreNames.contains(each.table)) unread += await countRows(database, each);
    }
    return unread;
  } finally {
    database.close();
  }
}

/** Undefined when there is no such store: none is made here. */
async function openAsItIs(name: string): Promise<IDBPDatabase | undefined> {
  try {
    return await openDB(name, undefined, {
      upgrade: (_database, _old, _new, transaction) => transaction.abort(),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

async function countRows(
  database: IDBPDatabase,
  { table, key, sealedIn }: Reader,
): Promise<number> {
  const seal = createPlainSeal();
  const { store } = database.transaction(table);
  const [keys, values] = await Promise.all([store.getAllKeys(key), store.getAll(key)]);
  let unread = 0;
  for (const [index, value] of values.entries()) {
    const sealed = sealedIn(value);
    const isRead =
      sealed === null ||
      (sealed !== undefined && (await seal.open(placeOf(table, keys[index]), sealed)).ok);
    if (!isRead) unread += 1;
  }
  return unread;
}

const placeOf = (table: string, key: IDBValidKey | undefined): string =>
  `${table}/${typeof key === 'string' ? key : ''}`;
