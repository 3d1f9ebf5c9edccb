import type { IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { CarriedRow, OpeningRow } from '#device/copy-rows.ts';
import type { TableName } from '#device/local-store.ts';
import { openAsItIs } from '#device/open-as-it-is.ts';
import {
  BookRow,
  CounterRow,
  DraftRow,
  FileRow,
  IdentityRow,
  OutboxRow,
  PastRow,
  SaltRow,
  SaveRow,
  StateRow,
  SuccessorRow,
  toRow,
} from '#device/rows.ts';
import { LockedIdentity } from '#device/locked-identity.ts';
import { KNOWN_KEYS, splitKeyId } from '#device/seal.ts';

type Reader = {
  readonly table: TableName;
  /** One row of the table; all of them when absent. */
  readonly key?: string;
  /** What lies under a key, or null when nothing does; undefined when the row has no known form. */
  readonly sealedIn: (value: unknown) => Uint8Array | null | undefined;
};

function reader<Schema extends v.GenericSchema>(
  table: TableName,
  schema: Schema,
  sealed: (row: v.InferOutput<Schema>) => Uint8Array | null = () => null,
  more: Pick<Reader, 'key'> = {},
): Reader {
  return {
    table,
    sealedIn(value) {
      const row = toRow(schema, value);
      return row === undefined || !isWhole(value, row) ? undefined : sealed(row);
    },
    ...more,
  };
}

/** A schema leaves out the fields it does not know: a build that goes on with such a row loses them. */
const isWhole = (value: unknown, row: unknown): boolean =>
  Object.keys(value ?? {}).every((field) => Object.hasOwn(row ?? {}, field));

/**
 * Rows that nobody else has: who this phone is, what was said on it, the files that belong to that, and what
 * it carries for others. All others are fetched again. A field once written stays in its schema for ever, so
 * that what a newer build has written is told from it.
 */
const OWN_ROWS: readonly Reader[] = [
  reader('meta', v.union([IdentityRow, LockedIdentity]), () => null, { key: 'identity' }),
  reader('meta', v.union([SuccessorRow, LockedIdentity]), () => null, { key: 'successor' }),
  reader('counters', CounterRow),
  reader('saves', SaveRow),
  reader('salts', SaltRow, (row) => row.salt),
  reader('outbox', OutboxRow, (row) => row.body),
  reader('past', PastRow, (row) => row.body),
  reader('files', FileRow),
  reader('carried', CarriedRow),
  reader('meta', OpeningRow, (row) => row.reply, { key: 'opening' }),
  reader('drafts', DraftRow, (row) => row.value),
];

/**
 * How many rows this build cannot read that only this phone has, or that it shows without a network: it
 * does not know their form, a field of theirs, or the kind of key they lie under, or it folds books
 * otherwise; whether a key opens them, the person's PIN says. Changes nothing, whichever build made the
 * stores. Throws when the browser gives none.
 */
export async function countUnread(stores: readonly string[]): Promise<number> {
  let unread = 0;
  for (const name of stores) unread += await countInStore(name);
  return unread;
}

/** Books shown by a given state that another build has folded: this one shows none of them offline. */
async function countUnfolded(database: IDBPDatabase): Promise<number> {
  let unfolded = 0;
  for (const value of await database.getAll('books')) {
    const row = toRow(BookRow, value);
    if (row?.begins === undefined && row?.given === undefined) continue;
    const kept = toRow(StateRow, await database.get('states', row.book.id));
    if (kept?.print !== FOLD_PRINT) unfolded += 1;
  }
  return unfolded;
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
    const hasStates = ['books', 'states'].every((each) => database.objectStoreNames.contains(each));
    return unread + (hasStates ? await countUnfolded(database) : 0);
  } finally {
    database.close();
  }
}

async function countRows(
  database: IDBPDatabase,
  { table, key, sealedIn }: Reader,
): Promise<number> {
  const { store } = database.transaction(table);
  const values: readonly unknown[] = await store.getAll(key);
  return values.filter((value) => {
    const sealed = sealedIn(value);
    return sealed === undefined || (sealed !== null && !isKnown(sealed));
  }).length;
}

const isKnown = (sealed: Uint8Array): boolean => {
  const split = splitKeyId(sealed);
  return split !== undefined && KNOWN_KEYS.has(split.keyId);
};
