import { type IDBPDatabase, openDB } from 'idb';

/** A store to look into, whichever build made it; undefined when there is none, and none is made. */
export async function openAsItIs(name: string): Promise<IDBPDatabase | undefined> {
  try {
    return await openDB(name, undefined, {
      upgrade: (_database, _old, _new, transaction) => transaction.abort(),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
