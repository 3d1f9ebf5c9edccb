import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { listStores } from './stores.ts';

/**
 * Lists the stores that lie on the phone and stand in no list. A browser writes the list seconds later than
 * the books; a battery that dies in between leaves books with saved work that nobody would open again.
 */
export async function listUnlistedStores(): Promise<void> {
  if (typeof indexedDB.databases !== 'function') return;
  const listed = new Set(listStores().map(({ key }) => key));
  for (const { name = '' } of await indexedDB.databases()) {
    const key = name.slice(STORE_PREFIX.length);
    if (!name.startsWith(STORE_PREFIX) || listed.has(key)) continue;
    await (await import('./list-store.ts')).listStore(name, key);
  }
}
