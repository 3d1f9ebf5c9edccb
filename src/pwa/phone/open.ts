import type { Id } from '#kernel/id.ts';
import { homeTransport, openBrowserDevice } from '#device/browser.ts';
import type { Persistence } from '#device/persistence.ts';
import type { Device } from '#device/device.ts';
import type { StoreLock } from '#device/platform.ts';
import { news, online, phone, showPhone, tick } from './phone.ts';
import { stage } from './stage.ts';
import { replaceBy } from '#pwa/router.ts';
import { untilLoaded } from '#pwa/ui/until-loaded.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import {
  chooseStore,
  currentStore,
  isOwnedBy,
  listStores,
  rememberOwner,
  type Store,
  storeKeyOf,
  storesOf,
} from './stores.ts';
import { listUnlistedStores } from './unlisted-stores.ts';

let close: (() => void) | undefined;
let persistence: () => Persistence = () => 'asked';
let askToPersist: () => Promise<void> = async () => undefined;

/** Whether the browser promised to keep what is saved here. */
export const keepAnswer = (): Persistence => persistence();

/** Asks for that promise, in answer to a person's press. */
export const askToKeep = (): Promise<void> => askToPersist();

/** Opens a person's store; what was open is closed, and nothing of it stays in memory. */
export async function openStore(key: string, lock?: StoreLock): Promise<Device> {
  closeStore();
  const onPersistence = (): void => void (tick.value += 1);
  const name = STORE_PREFIX + key;
  // Code that does not come through is no fault of the store.
  await untilLoaded(() => import('#domain/books.ts'));
  const onNews = (): void => void (news.value += 1);
  const opened = await openBrowserDevice({ name, onPersistence, onNews, ...(lock && { lock }) });
  close = opened.close;
  ({ persistence, askToPersist } = opened);
  return opened.device;
}

export function closeStore(): void {
  close?.();
  close = undefined;
  phone.value = undefined;
}

/** Opens what this page shall show: the card of a link, else the person whose phone this is. */
export async function openPhone(card: string | undefined): Promise<void> {
  window.scrollTo(0, 0);
  try {
    await listUnlistedStores();
    if (card === undefined) await openCurrent();
    else await openCard(card);
  } catch {
    stage.value = { name: 'broken' };
  }
}

async function openCurrent(): Promise<void> {
  const store = currentStore();
  if (store === undefined) stage.value = { name: 'welcome' };
  else await openOne(store);
}

const openOne = (
  { key, demo }: Pick<Store, 'key' | 'demo'>,
  card?: string,
  goesOn = false,
): Promise<void> => (demo ? openPlain(key, card) : openLocked(key, card, undefined, goesOn));

const loadLocks = () => untilLoaded(() => import('./locks.ts'));

/** A practice store. */
async function openPlain(key: string, card?: string): Promise<void> {
  const device = await openStore(key);
  const isOver = card !== undefined && device.hasEnded();
  if (device.me() !== undefined && !isOver) show(key, device);
  else if (card === undefined) stage.value = { name: 'welcome' };
  else stage.value = { name: 'enrol', device, card, storeKey: key };
}

/** A store with a lock, or one that wants it. */
export async function openLocked(
  storeKey: string,
  card?: string,
  deviceName?: string,
  goesOn = false,
): Promise<void> {
  // Whose book was open before is not seen by whoever opened this.
  stage.value = { name: 'opening' };
  closeStore();
  const { stateOf, wipe } = await loadLocks();
  const about = {
    storeKey,
    ...(card !== undefined && { card }),
    ...(deviceName !== undefined && { deviceName }),
    ...(goesOn && { goesOn }),
  };
  switch (await stateOf(storeKey)) {
    case 'locked':
      stage.value = { name: 'locked', ...about };
      return;
    case 'plain':
      stage.value = { name: 'choose-pin', ...about };
      return;
    case 'keyless':
      await wipe(storeKey);
      stage.value = { name: 'wiped' };
      return;
    case 'none':
      stage.value = card === undefined ? { name: 'welcome' } : { name: 'enrol', ...about, card };
  }
}

/**
 * A card of somebody whose book lies on this phone already lets that book go on: else what they have not sent
 * would wait in one that nobody opens. Answers false where there is none.
 */
export async function openOwn(person: Id, card: string, deviceName: string): Promise<boolean> {
  const { dropEmpty, stateOf } = await loadLocks();
  for (const { key, demo } of await storesOf(person)) {
    if (demo || (await stateOf(key)) !== 'locked') continue;
    await dropEmpty(await storeKeyOf(card));
    await openLocked(key, card, deviceName, true);
    return true;
  }
  return false;
}

/** Shows a person's book from now on. */
export function show(key: string, device: Device): void {
  chooseStore(key);
  noteOwner(key, device);
  showPhone(device);
  stage.value = { name: 'open' };
}

async function mayBeOf({ key }: Store, card: string): Promise<boolean> {
  const { askWhose } = await import('#device/about-home.ts');
  const whose = await askWhose(homeTransport(''), card);
  if (!whose.ok || whose.value === undefined) return true;
  return (await isOwnedBy(key, whose.value)) !== false;
}

function noteOwner(key: string, device: Device): void {
  const person = device.me()?.person;
  if (person !== undefined && device.home()?.demo !== true) void rememberOwner(key, person);
}

/**
 * A link: known here already, or new to this phone. A store whose books the browser has cleared may still be
 * listed: it belongs to nobody until a link is opened.
 */
async function openCard(card: string): Promise<void> {
  const key = await storeKeyOf(card);
  const known = listStores().find((store) => store.key === key);
  const current = currentStore();
  // The home listens no more to whoever is here: the new card lets their book go on, unless it is another's.
  const isOver = known === undefined && current?.ended === true;
  if (isOver && (await mayBeOf(current, card))) await openOne(current, card, true);
  else await openOne(known ?? { key, demo: false }, card);
  if (stage.value.name === 'open') replaceBy('#/');
}

/** Back from a link that was not taken up: the phone is again whose it was. */
export function leaveCard(): void {
  const now = stage.value;
  const isOfCard = 'card' in now && now.card !== undefined;
  if (isOfCard) void openPhone(undefined);
}

/** Follows what the browser believes of the network, for the sign beside the tray. */
export function watchNetwork(): void {
  const read = (): void => {
    online.value = navigator.onLine;
  };
  read();
  window.addEventListener('online', read);
  window.addEventListener('offline', read);
}

/** Another person on the same phone. */
export async function changeStore(key: string): Promise<void> {
  closeStore();
  stage.value = { name: 'opening' };
  chooseStore(key);
  await openPhone(undefined);
}
