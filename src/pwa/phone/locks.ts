import { bringWaiting } from '#device/bring-waiting.ts';
import { homeTransport } from '#device/browser.ts';
import { openBrowserMirror } from '#device/browser-mirror.ts';
import { createIdbKeyShelf } from '#device/idb-key-shelf.ts';
import { createCookieMark } from '#device/cookie-mark.ts';
import { deleteIdbStore, openIdbStore } from '#device/idb-store.ts';
import { createLock, type Lock, type Unlocked } from '#device/lock.ts';
import { hasSealedIdentity, streamsIn } from '#device/locked-identity.ts';
import type { StoreLock } from '#device/platform.ts';
import { IdentityRow, toRow } from '#device/rows.ts';
import { sealInPlace } from '#device/seal-in-place.ts';
import { openLock } from '#device/sealed-store.ts';
import { rescueCopies } from '#device/wipe.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';

/* The locks of this phone's stores; loaded where a PIN is asked for. */

const shelf = createIdbKeyShelf();

export const lockOf = (key: string): Lock =>
  createLock({
    store: STORE_PREFIX + key,
    shelf,
    crypto: {
      subtle: crypto.subtle,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    },
    nowMs: () => Date.now(),
  });

/**
 * `locked`: asks for its PIN; `plain`: of 0.1.0, and wants one; `none`: nobody is enrolled in it;
 * `keyless`: sealed, and its keys are destroyed.
 */
export type StoreState = 'locked' | 'plain' | 'none' | 'keyless';

export async function stateOf(key: string): Promise<StoreState> {
  if ((await lockOf(key).look()) !== undefined) return 'locked';
  const store = await openIdbStore(STORE_PREFIX + key);
  try {
    const identity = await store.read('meta', 'identity');
    if (hasSealedIdentity(identity)) return 'keyless';
    return toRow(IdentityRow, identity)?.enrolled === undefined ? 'none' : 'plain';
  } finally {
    store.close();
  }
}

/** A store that was opened for a card and came to hold nothing. */
export async function dropEmpty(key: string): Promise<void> {
  const name = STORE_PREFIX + key;
  const store = await openIdbStore(name);
  const isEmpty = (await store.read('meta', 'identity').finally(() => store.close())) === undefined;
  if (isEmpty) await deleteIdbStore(name);
}

/** An open lock whose store is sealed throughout, or becomes so now. */
export async function asSealed(
  key: string,
  unlocked: Unlocked,
  told: (done: number, of: number) => void,
): Promise<StoreLock> {
  const lock = lockOf(key);
  if ((await lock.look())?.isWhole !== true) {
    const store = await openIdbStore(STORE_PREFIX + key);
    try {
      if (await sealInPlace(store, unlocked.keys, told)) await lock.setWhole();
    } catch {
      // No room, or another tab writes meanwhile: what is plain can be read, and is sealed next time.
    } finally {
      store.close();
    }
  }
  return openLock(unlocked);
}

/**
 * Every sealed copy that waits on this phone goes to the home, whoever's it is: that takes no key.
 * @param nowMs see `bringWaiting`
 */
export async function sendSealed(nowMs: number): Promise<boolean> {
  try {
    await bringWaiting(STORE_PREFIX, homeTransport(''), nowMs);
    return true;
  } catch {
    return false;
  }
}

/** Keys first, so that nothing opens whatever happens next; the sealed copies stay in the mirror. */
export async function wipe(key: string): Promise<void> {
  const name = STORE_PREFIX + key;
  await lockOf(key).destroy();
  const store = await openIdbStore(name);
  let streams: readonly string[];
  try {
    streams = streamsIn(await store.read('meta', 'identity'));
    await rescueCopies(store, openBrowserMirror(name));
  } finally {
    store.close();
  }
  await deleteIdbStore(name);
  // Else the next opening would take it for cleared by the browser.
  const mark = createCookieMark();
  for (const stream of streams) mark.drop(stream);
}
