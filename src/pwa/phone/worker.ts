import { signal } from '@preact/signals';
import { countUnread, listStoreNames } from '#device/count-unread.ts';
import { type Check, type FromWorker, STORE_PREFIX, type ToWorker } from '#pwa/worker-messages.ts';
import { askForSending, sendNow } from './background-sync.ts';
import { keepFit, ownBuild } from './build.ts';
import { listStores } from './stores.ts';

/** A newer build lies ready on the phone and is opened next time. */
export const newerBuild = signal(false);

const LOOK_EVERY_MS = 3_600_000;
/** A worker that has a build to go back to answers sooner. */
const ANSWER_MAX_MS = 3_000;

/**
 * From then on the app opens without a network; a newer build is fetched in the background.
 * @param hasStarted whether this build has opened the phone and shown something
 */
export async function startWorker(hasStarted: boolean): Promise<void> {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (workers === undefined) return;
  try {
    workers.addEventListener('message', hear);
    const registration = await workers.register('/sw.js');
    const build = ownBuild();
    if (hasStarted && build !== undefined) {
      keepFit(build);
      void tell({ do: 'started', build });
    }
    askForSending(registration);
    const look = (): void => {
      void registration.update().catch(() => undefined);
      void tell({ do: 'look' });
    };
    look();
    setInterval(look, LOOK_EVERY_MS);
  } catch {
    // Without the worker the app needs a network to open; everything else works.
  }
}

async function tell(message: ToWorker): Promise<void> {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  const registration = await workers?.ready;
  registration?.active?.postMessage(message, []);
}

function hear({ data }: MessageEvent<FromWorker>): void {
  if (data.do === 'reopen') location.reload();
  else if (data.do === 'send') sendNow();
  else if (data.build !== ownBuild()) void meet(data.build, data.check);
}

/** Another build is opened next time unless there is something here that this one reads and it does not. */
async function meet(build: string, check: string): Promise<void> {
  try {
    const other = (await import(/* @vite-ignore */ check)) as Check; // every build has one
    const names = await storeNames();
    if ((await other.countUnread(names)) > (await countUnread(names))) return;
    keepFit(build);
    await tell({ do: 'open', build });
    newerBuild.value = true;
  } catch {
    // Asked again with the next look.
  }
}

const storeNames = (): Promise<readonly string[]> =>
  listStoreNames(
    STORE_PREFIX,
    listStores().map(({ key }) => STORE_PREFIX + key),
  );

/**
 * Before a build opens this phone that no page of the build before has asked. When there is something here
 * that it cannot read, the worker is told, and opens the build before it, if there is one; a page that goes
 * on changes nothing that it cannot read.
 */
export async function lookBeforeOpening(): Promise<void> {
  const build = ownBuild();
  try {
    if (build === undefined || (await countUnread(await storeNames())) === 0) return;
  } catch {
    return;
  }
  navigator.serviceWorker.addEventListener('message', hear);
  await tell({ do: 'stay', build });
  await new Promise((resolve) => {
    setTimeout(resolve, ANSWER_MAX_MS);
  });
}

/** Lets the worker take the officers' screens too, which a village's phone does without. */
export const keepOfficerScreens = (): Promise<void> => tell('keep-officer-screens');

/** Opens the newer build; drafts and books stand in the phone's store, not in the page. */
export function openNewerBuild(): void {
  location.reload();
}
