import type { LocalStore } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';

/*
 * Room on the phone. Under the floor nothing is fetched any more, so that what is left serves drafts and
 * records. Browsers may not tell how much is free: a page that finds no room counts as well.
 */

export type Room = 'enough' | 'low' | 'full';

/** Bytes, and the share of what the browser gives, that fetching leaves free. */
export const FLOOR_BYTES = 30_000_000;
const FLOOR_SHARE = 0.02;
/** After a page that found no room, the next is fetched so much later. */
export const REST_MS = 10 * 60_000;

export type RoomWatch = {
  /** The store, watched: `full` after a record or draft that found no room, until one finds some. */
  readonly store: LocalStore;
  /** As last known. */
  room(): Room;
  /** Asks the browser. */
  look(): Promise<Room>;
};

export function watchRoom(
  { store, space, clock }: Pick<Platform, 'store' | 'space' | 'clock'>,
  changed: () => void,
): RoomWatch {
  let isLow = false;
  let isFull = false;
  let refusedMs: number | undefined;
  const room = (): Room => {
    if (isFull) return 'full';
    return isLow ? 'low' : 'enough';
  };
  return {
    store: {
      ...store,
      async write(changes, options) {
        const written = await store.write(changes, options);
        const before = room();
        const isPage = changes.some(({ table }) => table === 'pages' || table === 'states');
        const isRefused = !written.ok && written.error.code === 'disk-full';
        if (isRefused && isPage) refusedMs = clock.nowMs();
        if (isPage) isLow ||= isRefused;
        else if (written.ok || isRefused) isFull = isRefused;
        if (room() !== before) changed();
        return written;
      },
    },
    room,
    async look() {
      const found = await space();
      const isUnderFloor =
        found !== undefined &&
        found.freeBytes < Math.max(FLOOR_BYTES, found.quotaBytes * FLOOR_SHARE);
      const isResting = refusedMs !== undefined && Math.abs(clock.nowMs() - refusedMs) < REST_MS;
      isLow = isUnderFloor || isResting;
      return room();
    },
  };
}
