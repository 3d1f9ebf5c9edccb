import { randomInt } from '#kernel/random.ts';
import type { Device } from '#device/device.ts';
import type { Platform } from '#device/platform.ts';

/** While the app is open it asks about this often whether there is anything new. */
export const IDLE_WAIT_MS = 30_000;
/** And this often where the home itself says when there is. */
export const LIVE_WAIT_MS = 10 * 60_000;
const FIRST_RETRY_MS = 2_000;
const RETRY_MAX_MS = 5 * 60_000;

/**
 * Waits after so many failures in a row: doubling up to a ceiling, and drawn from its upper half so
 * that phones that lost the same tower do not come back in the same second.
 */
export function retryWaitMs(
  failures: number,
  { random }: Pick<Platform['crypto'], 'random'>,
): number {
  const full = Math.min(RETRY_MAX_MS, FIRST_RETRY_MS * 2 ** Math.min(20, failures - 1));
  return Math.floor(full / 2) + randomInt(random, Math.floor(full / 2) + 1);
}

/** Half as long up to half again: phones that were opened together do not stay together. */
export const idleWaitMs = (
  isLive: boolean,
  { random }: Pick<Platform['crypto'], 'random'>,
): number => {
  const wait = isLive ? LIVE_WAIT_MS : IDLE_WAIT_MS;
  return Math.floor(wait / 2) + randomInt(random, wait);
};

export type SyncLoop = {
  /** Something happened (saved, online, shown): exchange now, unless the home asked to wait. */
  nudge(): void;
  /** Whether the home says itself when there is news. */
  setLive(isLive: boolean): void;
  stop(): void;
};

/** Keeps a device in exchange with its home while the app is open. */
export function createSyncLoop(
  device: Pick<Device, 'sync' | 'syncState' | 'now'>,
  { clock, crypto }: Pick<Platform, 'clock' | 'crypto'>,
): SyncLoop {
  let failures = 0;
  let stopped = false;
  let isTurning = false;
  let isNudged = false;
  let isLive = false;
  let cancel: () => void = () => undefined;
  /** Milliseconds until the home wants to be asked again. */
  const restMs = (): number => {
    const { at } = device.now();
    return Math.max(0, (device.syncState().retryAt ?? at) - at) * 1_000;
  };

  async function turn(): Promise<void> {
    if (isTurning || stopped) {
      isNudged = true;
      return;
    }
    isTurning = true;
    do {
      isNudged = false;
      cancel();
      const { phase } = await device.sync();
      failures = phase === 'idle' ? 0 : failures + 1;
    } while (isNudged && !stopped && restMs() === 0);
    isTurning = false;
    if (stopped) return;
    plan();
  }

  function plan(): void {
    cancel();
    const waitMs = failures === 0 ? idleWaitMs(isLive, crypto) : retryWaitMs(failures, crypto);
    cancel = clock.after(Math.max(waitMs, restMs()), () => void turn());
  }

  return {
    nudge() {
      if (restMs() === 0) void turn();
    },
    setLive(next) {
      if (next === isLive) return;
      isLive = next;
      if (!isTurning && !stopped && failures === 0) plan();
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
