import type { Device } from '#device/device.ts';
import type { Unlocked } from '#device/lock.ts';
import { replaceBy } from '#pwa/router.ts';
import { showToast } from '#pwa/ui/toast.tsx';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { watchAway } from './away.ts';
import { asSealed, lockOf, wipe } from './locks.ts';
import { closeStore, openStore, show } from './open.ts';
import { phone } from './phone.ts';
import { lockWords } from './lock-words.ts';
import { type Choosing, stage } from './stage.ts';
import { currentStore, forgetStore, listStores, rememberStore } from './stores.ts';

/*
 * Between a PIN and an open book, and back. A book that is locked or wiped in one tab is so in all of them.
 */

type Word = { readonly key: string; readonly is: 'locked' | 'wiped' };

const channel =
  typeof BroadcastChannel === 'function' ? new BroadcastChannel(`${STORE_PREFIX}lock`) : undefined;

let stopWatching: () => void = () => undefined;
/** The store whose book is open behind a lock. */
let openKey: string | undefined;

channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
  if (data.key !== openKey || !hasLock()) return;
  void closeBook(data.is === 'locked' ? { name: 'locked', storeKey: data.key } : { name: 'wiped' });
});

function tellTabs(word: Word): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  channel?.postMessage(word);
}

/** What a lock that was just opened, or made, leads to. */
export async function enterBook(
  key: string,
  unlocked: Unlocked,
  about: Omit<Choosing, 'storeKey'>,
  told: (done: number, of: number) => void = () => undefined,
): Promise<void> {
  const device = await openStore(key, await asSealed(key, unlocked, told));
  stopWatching();
  stopWatching = watchAway(() => void lockBook());
  openKey = key;
  const { card, deviceName } = about;
  device.subscribe(() => noteEnd(key, device));
  const isOver = card !== undefined && (await isOverFor(key, device, about.goesOn === true));
  if (device.me() === undefined || isOver) {
    stage.value =
      card === undefined
        ? { name: 'welcome' }
        : {
            name: 'enrol',
            device,
            storeKey: key,
            card,
            ...(deviceName !== undefined && { deviceName }),
          };
    return;
  }
  if (card !== undefined) replaceBy('#/');
  show(key, device);
  // The card stays good for another phone.
  if (about.goesOn === true) showToast(lockWords.value.unlock.stillGood);
}

/** The home may have ended a stream long before its phone hears of it. */
async function isOverFor(key: string, device: Device, goesOn: boolean): Promise<boolean> {
  if (goesOn && !device.hasEnded()) await device.sync();
  return device.hasEnded() || isNotedAsEnded(key);
}

/** Kept where it can be read without a PIN: a new card then goes to this person's book. */
function noteEnd(key: string, device: Device): void {
  const store = listStores().find((each) => each.key === key);
  if (store !== undefined && !isNotedAsEnded(key) && device.hasEnded()) {
    rememberStore({ ...store, ended: true });
  }
}

const isNotedAsEnded = (key: string): boolean =>
  listStores().some((each) => each.key === key && each.ended === true);

/** Drafts are kept before anything closes. */
export async function lockBook(): Promise<void> {
  const key = openKey;
  if (key === undefined || !hasLock()) return;
  await closeBook({ name: 'locked', storeKey: key });
  tellTabs({ key, is: 'locked' });
}

async function closeBook(next: typeof stage.value): Promise<void> {
  stopWatching();
  openKey = undefined;
  await phone
    .peek()
    ?.flushDrafts()
    .catch(() => undefined);
  closeStore();
  stage.value = next;
}

/** Nothing of a person is left on this phone but what the home alone can read. */
export async function wipeBook(key: string): Promise<void> {
  tellTabs({ key, is: 'wiped' });
  if (openKey === key) await closeBook({ name: 'wiped' });
  await wipe(key);
  forgetStore(key);
  stage.value = { name: 'wiped' };
}

/** Whether the book that is shown has a lock: those of a practice home have none. */
export const hasLock = (): boolean =>
  openKey !== undefined && phone.peek() !== undefined && openKey === currentStore()?.key;

/** What the person is called while the book is locked. */
export async function renameBook(name: string): Promise<void> {
  if (openKey !== undefined) await lockOf(openKey).rename(name);
}
