import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Bytes } from '#kernel/bytes.ts';
import type { Mirror, Mirrored } from '#device/mirror.ts';

/** A mirror in a database of its own, for browsers without a private file system. */

type Schema = DBSchema & { copies: { key: string; value: Bytes } };

/** No store's name begins so. */
const PREFIX = 'copies-of.';
const LOST = 'lost';

export function openIdbMirror(store: string): Mirror {
  const own = `${PREFIX}${store}`;

  return {
    append: (copies) => put(own, copies),
    async list() {
      const names = await databaseNames();
      const lost = names.filter((name) => {
        const of = name.slice(PREFIX.length);
        return name.startsWith(PREFIX) && name !== own && !names.includes(of);
      });
      return { own: await all(own), lost: (await Promise.all(lost.map(all))).flat() };
    },
    async drop(names) {
      for (const name of await databaseNames()) {
        if (name.startsWith(PREFIX)) await remove(name, names);
      }
    },
    async abandon() {
      const copies = await all(own);
      if (copies.length === 0) return;
      await put(`${PREFIX}${LOST}`, copies);
      await remove(own, new Set(copies.map(({ name }) => name)));
    },
  };
}

async function databaseNames(): Promise<readonly string[]> {
  if (typeof indexedDB.databases !== 'function') return [];
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
}

async function within<T>(
  name: string,
  act: (database: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('copies');
    },
  });
  try {
    return await act(database);
  } finally {
    database.close();
  }
}

const put = (name: string, copies: readonly Mirrored[]): Promise<void> =>
  within(name, async (database) => {
    const transaction = database.transaction('copies', 'readwrite', { durability: 'strict' });
    for (const copy of copies) void transaction.store.put(copy.bytes, copy.name);
    await transaction.done;
  });

const all = (name: string): Promise<readonly Mirrored[]> =>
  within(name, async (database) => {
    const { store } = database.transaction('copies');
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return keys.flatMap((key, index) => {
      const bytes = values[index];
      return bytes === undefined ? [] : [{ name: key, bytes }];
    });
  });

const remove = (name: string, names: ReadonlySet<string>): Promise<void> =>
  within(name, async (database) => {
    const transaction = database.transaction('copies', 'readwrite', { durability: 'strict' });
    for (const each of names) void transaction.store.delete(each);
    await transaction.done;
  });
