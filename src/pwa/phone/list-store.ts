import { openIdbStore } from '#device/idb-store.ts';
import { hasSealedIdentity } from '#device/locked-identity.ts';
import { IdentityRow, toRow } from '#device/rows.ts';
import { lockOf } from './locks.ts';
import { rememberStore } from './stores.ts';

/** Puts a store into the list under the name of whom its books know. */
export async function listStore(name: string, key: string): Promise<void> {
  try {
    const store = await openIdbStore(name);
    const found = await store.read('meta', 'identity');
    store.close();
    if (found === undefined) return;
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
