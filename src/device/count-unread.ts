import type { IDBPDatabase } from 'idb';
import type * as v from 'valibot';
import { CarriedRow, OpeningRow } from '#device/copy-rows.ts';
import type { TableName } from '#device/local-store.ts';
import { openAsItIs } from '#device/open-as-it-is.ts';
import {
  CounterRow,
  DraftRow,
  FileRow,
  IdentityRow,
  OutboxRow,
  PastRow,
  SaltRow,
  SaveRow,
  SuccessorRow,
  toRow,
} from '#device/rows.ts';
import { createPlainSeal } from '#device/seal.ts';

type Reader = {
  readonly table: TableName;
  /** One row of the table; all of them when absent. */
  readonly key?: string;
  /** What lies under a key, or null when nothing does; undefined when the row has no known form. */
  readonly sealedIn: (value: unknown) => Uint8Array | null | undefined;
  /** Where it was sealed for. */
  readonly placeOf: (key: string) => string;
};

function reader<Schema extends v.GenericSchema>(
  table: TableName,
  schema: Schema,
  sealed: (row: v.InferOutput<Schema>) => Uint8Array | null = () => null,
  more: Partial<Pick<Reader, 'key' | 'placeOf'>> = {},
): Reader {
  return {
    table,
    sealedIn(value) {
      const row = toRow(schema, value);
      return row === undefined || !isWhole(value, row) ? undefined : sealed(row);
    },
    placeOf: (key) => `${table}/${key}`,
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
  reader('meta', IdentityRow, () => null, { key: 'identity' }),
  reader('meta', SuccessorRow, () => null, { key: 'successor' }),
  reader('counters', CounterRow),
  reader('saves', SaveRow),
  reader('salts', SaltRow, (row) => row.salt),
  reader('outbox', OutboxRow, (row) => row.body),
  reader('past', PastRow, (row) => row.body, {
    placeOf: (key) => `outbox/${key.slice(key.indexOf('.') + 1)}`,
  }),
  reader('files', FileRow),
  reader('carried', CarriedRow),
  reader('meta', OpeningRow, (row) => row.reply, { key: 'opening' }),
  reader('drafts', DraftRow, (row) => row.value),
];

/**
 * How many rows that only this phone has this build cannot read: it does not know their form or a field of
 * theirs, or it lacks their key. Changes nothing, whichever build made the stores. Throws when the browser
 * gives none.
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

async function countRows(
  database: IDBPDatabase,
  { table, key, sealedIn, placeOf }: Reader,
): Promise<number> {
  const seal = createPlainSeal();
  const { store } = database.transaction(table);
  const [keys, values] = await Promise.all([store.getAllKeys(key), store.getAll(key)]);
  let unread = 0;
  for (const [index, value] of values.entries()) {
    const sealed = sealedIn(value);
    const place = placeOf(textOf(keys[index]));
    const isRead = sealed === null || (sealed && (await seal.open(place, sealed)).ok);
    if (isRead !== true) unread += 1;
  }
  return unread;
}

const textOf = (key: IDBValidKey | undefined): string => (typeof key === 'string' ? key : '');
