import { openIdbStore } from '#device/idb-store.ts';
import { IdentityRow, toRow } from '#device/rows.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { listStores, rememberStore } from './stores.ts';

/**
 * Lists the stores that lie on the phone and stand in no list. A browser writes the list seconds later than
 * the books; a battery that dies in between leaves books with saved work that nobody would open again.
 */
export async function listUnlistedStores(): Promise<void> {
  if (typeof indexedDB.databases !== 'function') return;
  const listed = new Set(listStores().map(({ key }) => key));
  for (const { name = '' } of await indexedDB.databases()) {
    const key = name.slice(STORE_PREFIX.length);
    if (name.startsWith(STORE_PREFIX) && !listed.has(key)) await listStore(name, key);
  }
}

async function listStore(name: string, key: string): Promise<void> {
  try {
    const store = await openIdbStore(name);
    const found = await store.read('meta', 'identity');
    store.close();
    if (found === undefined) return;
    const { hasSealedIdentity } = await import('#device/locked-identity.ts');
    const { lockOf } = await import('./locks.ts');
    const enrolled = toRow(IdentityRow, found)?.enrolled;
    if (hasSealedIdentity(found)) {
      const lock = await lockOf(key).look();
      rememberStore({ key, name: lock?.name ?? '', home: '', demo: false });
    } else if (enrolled !== undefined) {
      const { me, home } = enrolled;
      rememberStore({ key, name: me.name, home: home.name, demo: home.demo });
    }
  } catch {
    // A store that cannot be opened is told of when it is chosen; the others are opened all the same.
  }
}
