import { signal } from '@preact/signals';
import type { Device, SyncState } from '#device/device.ts';

/** The phone this page shows; undefined before a link was opened for the first time. */
export const phone = signal<Device | undefined>(undefined);

/** Grows whenever something a screen may show has changed. */
export const tick = signal(0);

/** Grows whenever the home has said that there is news: what it answered may be other now. */
export const news = signal(0);

/** Whether the browser believes it has a network; a home that does not answer is told by the sync state. */
export const online = signal(true);

let stopListening: (() => void) | undefined;

export function usePhone(): Device {
  const device = phone.value;
  if (device === undefined) throw new Error('invariant broken: a screen without a phone');
  void tick.value;
  return device;
}

/** Shows another store: of this person, or in a practice home of another role. */
export function showPhone(device: Device): void {
  stopListening?.();
  stopListening = device.subscribe(() => {
    tick.value += 1;
  });
  phone.value = device;
  tick.value += 1;
}

/** Whether the home cannot be reached, whatever the browser believes. */
export const isOffline = (state: SyncState): boolean => !online.value || state.phase === 'offline';
