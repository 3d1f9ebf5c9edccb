import type { Device } from '#device/device.ts';
import type { Done } from './confirmation.tsx';

/*
 * Papers of what was erased while this person's store has been open. They lie in memory alone: nothing may
 * write the name down again. Who leaves the sheet finds it again until the store is locked or the
 * page closed.
 */

const papersOf = new WeakMap<Device, Map<string, Done>>();

export function keepPaper(device: Device, address: string, done: Done): void {
  const papers = papersOf.get(device) ?? new Map<string, Done>();
  papersOf.set(device, papers.set(address, done));
}

export const findPaper = (device: Device, address: string): Done | undefined =>
  papersOf.get(device)?.get(address);

/** By address, the last one first. */
export const listPapers = (device: Device): readonly (readonly [string, Done])[] =>
  [...(papersOf.get(device) ?? [])].reverse();
