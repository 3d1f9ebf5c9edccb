import type { Device } from '#device/device.ts';
import { currentStore, type Store } from './stores.ts';

/** The store of a person to whom the home listens no more on this phone: a new link lets it go on. */
export async function openEnded(
  stores: readonly Store[],
  openStore: (key: string) => Promise<Device>,
): Promise<{ readonly device: Device; readonly storeKey: string } | undefined> {
  const current = currentStore();
  if (current === undefined || !stores.includes(current)) return undefined;
  try {
    const device = await openStore(current.key);
    if (device.me() === undefined) return undefined;
    await device.sync();
    return device.hasEnded() ? { device, storeKey: current.key } : undefined;
  } catch {
    return undefined;
  }
}
