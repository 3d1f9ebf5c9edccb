import type { Id } from '#kernel/id.ts';
import { createCookieMark } from '#device/cookie-mark.ts';
import { lockOf } from '#pwa/phone/locks.ts';
import { closeStore } from '#pwa/phone/open.ts';
import { currentStore, forgetStore } from '#pwa/phone/stores.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';

/** Takes the books of somebody who has signed out from this computer; all they recorded is at the home. */
export async function leaveStore(stream: Id): Promise<void> {
  const store = currentStore();
  if (store === undefined) return;
  closeStore();
  // What is taken away on purpose is not missed.
  createCookieMark().drop(stream);
  forgetStore(store.key);
  await lockOf(store.key).destroy();
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(STORE_PREFIX + store.key);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
    // Another tab still holds it; it goes when that is closed.
    request.addEventListener('blocked', () => resolve());
  });
  location.replace(location.pathname);
}
