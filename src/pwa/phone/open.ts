import { openBrowserDevice } from '#device/browser.ts';
import type { Persistence } from '#device/persistence.ts';
import type { Device } from '#device/device.ts';
import { online, phone, showPhone, tick } from './phone.ts';
import { stage } from './stage.ts';
import { replaceBy } from '#pwa/router.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { chooseStore, currentStore, listStores, storeKeyOf } from './stores.ts';
import { listUnlistedStores } from './unlisted-stores.ts';

let close: (() => void) | undefined;
let persistence: () => Persistence = () => 'asked';
let askToPersist: () => Promise<void> = async () => undefined;

/** Whether the browser promised to keep what is saved here. */
export const keepAnswer = (): Persistence => persistence();

/** Asks for that promise, in answer to a person's press. */
export const askToKeep = (): Promise<void> => askToPersist();

/** The store is no longer open: its database may be taken away. */
export function closeStore(): void {
  close?.();
  close = undefined;
}

/** Opens the store of this key in the place of the one that was open. */
export async function openStore(key: string): Promise<Device> {
  close?.();
  const onPersistence = (): void => void (tick.value += 1);
  const opened = await openBrowserDevice({ name: STORE_PREFIX + key, onPersistence });
  close = opened.close;
  ({ persistence, askToPersist } = opened);
  return opened.device;
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
  if (store === undefined) {
    stage.value = { name: 'welcome' };
    return;
  }
  const device = await openStore(store.key);
  if (device.me() === undefined) {
    stage.value = { name: 'welcome' };
    return;
  }
  show(store.key, device);
}

function show(key: string, device: Device): void {
  chooseStore(key);
  showPhone(device);
  stage.value = { name: 'open' };
}

/**
 * A link: known here already, new to this phone, or of another person on a phone that is taken. A store whose
 * books the browser has cleared may still be listed: it belongs to nobody until a link is opened.
 */
async function openCard(card: string): Promise<void> {
  const key = await storeKeyOf(card);
  const stores = listStores();
  if (!stores.some((store) => store.key === key)) {
    const ended = await (await import('./ended.ts')).openEnded(stores, openStore);
    if (ended !== undefined) {
      stage.value = { name: 'enrol', ...ended, card };
      return;
    }
    for (const { key: other, name: owner } of stores.filter((store) => !store.demo)) {
      if (!(await hasPerson(other))) continue;
      stage.value = { name: 'taken', owner };
      return;
    }
  }
  const device = await openStore(key);
  if (device.me() === undefined) {
    stage.value = { name: 'enrol', device, card, storeKey: key };
    return;
  }
  replaceBy('#/');
  show(key, device);
}

/** A store that cannot be opened may well have one. */
const hasPerson = (key: string): Promise<boolean> =>
  openStore(key).then(
    (device) => device.me() !== undefined,
    () => true,
  );

/** Back from a link that was not taken up: the phone is again whose it was. */
export function leaveCard(): void {
  const { name } = stage.value;
  if (name === 'enrol' || name === 'taken') void openPhone(undefined);
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

/** Another person of a practice home on the same phone. */
export async function changeStore(key: string): Promise<void> {
  phone.value = undefined;
  stage.value = { name: 'opening' };
  chooseStore(key);
  await openPhone(undefined);
}
