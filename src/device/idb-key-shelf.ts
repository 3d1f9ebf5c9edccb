import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type KeyShelf, type LockRow, toLockRow } from '#device/key-shelf.ts';

/** No store's name, nor that of a mirror. */
const NAME = 'keys-of-banso';

type Schema = DBSchema & { locks: { key: string; value: unknown } };

/** Keys in a database of their own; a damaged row is not taken for a missing one. */
export function createIdbKeyShelf(name = NAME): KeyShelf {
  return {
    read: (store) => within(name, async (database) => present(await database.get('locks', store))),
    change: (store, next) =>
      within(name, async (database) => {
        const transaction = database.transaction('locks', 'readwrite', { durability: 'strict' });
        const found = present(await transaction.store.get(store));
        const row = next(found);
        if (row === undefined) void transaction.store.delete(store);
        else if (row !== found) void transaction.store.put(row, store);
        await transaction.done;
        return row;
      }),
    list: () => within(name, (database) => database.getAllKeys('locks')),
  };
}

function present(value: unknown): LockRow | undefined {
  if (value === undefined) return undefined;
  const row = toLockRow(value);
  if (row === undefined) throw new Error('key shelf damaged');
  return row;
}

async function within<T>(
  name: string,
  act: (database: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('locks');
    },
  });
  try {
    return await act(database);
  } finally {
    database.close();
  }
}
