import { signal } from '@preact/signals';

/** A newer build lies ready on the phone and waits for its turn. */
export const newerBuild = signal(false);

const LOOK_EVERY_MS = 3_600_000;

let waiting: ServiceWorker | undefined;

/** From then on the app opens without a network; a newer build is fetched in the background. */
export async function startWorker(): Promise<void> {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (workers === undefined) return;
  try {
    const registration = await workers.register('/sw.js');
    const look = (): void => {
      if (registration.waiting === null || workers.controller === null) return;
      waiting = registration.waiting;
      newerBuild.value = true;
    };
    const watch = (): void => {
      look();
      registration.installing?.addEventListener('statechange', look);
    };
    watch();
    registration.addEventListener('updatefound', watch);
    const ask = (): void => void registration.update().catch(() => undefined);
    ask();
    setInterval(ask, LOOK_EVERY_MS);
  } catch {
    // Without the worker the app needs a network to open; everything else works.
  }
}

/** Lets the worker take the officers' screens too, which a village's phone does without. */
export async function keepOfficerScreens(): Promise<void> {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  const registration = await workers?.ready;
  registration?.active?.postMessage('keep-officer-screens', []);
}

/** Opens the newer build; drafts and books stand in the phone's store, not in the page. */
export function openNewerBuild(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waiting?.postMessage('use-now', []);
}
