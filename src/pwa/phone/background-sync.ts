import { effect } from '@preact/signals';
import { SEND_TAG } from '#pwa/worker-messages.ts';
import { phone, tick } from './phone.ts';
import { isPractice } from './practice-mode.ts';

/** What some browsers have: they wake the worker when there is a network, the app open or not. */
type Syncing = { readonly sync?: { register(tag: string): Promise<void> } };

/** What is only practised waits for nothing. */
const waiting = (): number => (isPractice.value ? 0 : (phone.value?.counts().waiting ?? 0));

/**
 * Asks the browser for it when something could not go out, and when a page is left while something waits.
 * Not after each attempt: a browser that believes in a network where there is none would call at once again.
 */
export function askForSending(registration: ServiceWorkerRegistration): void {
  const { sync } = registration as Syncing; // a browser without it has no such property
  if (sync === undefined) return;
  const ask = (): void => void sync.register(SEND_TAG).catch(() => undefined);
  let askedFor = 0;
  effect(() => {
    void tick.value;
    const count = waiting();
    const phase = phone.value?.syncState().phase;
    const hasFailed = phase === 'offline' || phase === 'trouble';
    if (hasFailed && count > askedFor) ask();
    if (hasFailed || count === 0) askedFor = count;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && waiting() > 0) ask();
  });
}

/** The browser has called; a home that has asked for a pause is left alone. */
export function sendNow(): void {
  const device = phone.peek();
  if (device !== undefined && device.syncState().retryAt === undefined) void device.sync();
}
