import { findCleared } from '#device/cleared.ts';
import { createCookieMark } from '#device/cookie-mark.ts';
import { openIdbStore } from '#device/idb-store.ts';
import type { LocalStore } from '#device/local-store.ts';
import type { Cleared } from '#device/marking.ts';
import { listStores } from '#pwa/phone/stores.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';

export type ClearedStores = Cleared & { understood(): void };

/** The records of stores that were cleared from this phone, as their marks count them. */
export async function readCleared(): Promise<ClearedStores | undefined> {
  const mark = createCookieMark();
  if (mark.list().length === 0) return undefined;
  const stores: LocalStore[] = [];
  try {
    for (const name of await listNames()) stores.push(await openIdbStore(name));
    const lines = await findCleared(mark, stores);
    if (lines.length === 0) return undefined;
    return {
      count: lines.reduce((sum, { count }) => sum + count, 0),
      waiting: lines.reduce((sum, { waiting }) => sum + waiting, 0),
      understood: () => lines.forEach(({ stream }) => mark.drop(stream)),
    };
  } catch {
    // A store that cannot be opened may hold them: nothing is said to be lost.
    return undefined;
  } finally {
    for (const store of stores) store.close();
  }
}

async function listNames(): Promise<readonly string[]> {
  if (typeof indexedDB.databases !== 'function') {
    return listStores().map(({ key }) => STORE_PREFIX + key);
  }
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  return names.filter((name) => name.startsWith(STORE_PREFIX));
}
