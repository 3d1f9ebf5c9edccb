import { AT_MAX_S, AT_MIN_S } from '#book/limits.ts';
import type { LocalStore } from '#device/local-store.ts';
import type { Clock } from '#device/platform.ts';
import { ClockRow, findRow } from '#device/rows.ts';

/** Vietnam's clock is UTC+7 all year. */
const ZONE_S = 7 * 3_600;
const DAY_S = 86_400;
/** An answer's way home takes a moment: less than this says nothing about the clock. */
const SLACK_S = 3;

export type PhoneClock = {
  /** The device's clock corrected by what the home last said: seconds UTC and the civil day in Vietnam. */
  now(): { readonly at: number; readonly on: number };
  /** Seconds by which the device's clock is slow; negative when it is fast. */
  offS(): number;
  /** The home's seconds as an answer just brought them under its signature; kept for the next start. */
  adopt(serverAt: number): Promise<void>;
  reload(): Promise<void>;
};

export function createPhoneClock(store: LocalStore, clock: Clock): PhoneClock {
  let offsetS = 0;
  const deviceS = (): number => Math.floor(clock.nowMs() / 1000);
  return {
    now() {
      const at = Math.min(AT_MAX_S, Math.max(AT_MIN_S, deviceS() + offsetS));
      return { at, on: Math.floor((at + ZONE_S) / DAY_S) };
    },
    offS: () => offsetS,
    async adopt(serverAt) {
      const found = serverAt - deviceS();
      if (Math.abs(found - offsetS) < SLACK_S) return;
      offsetS = found;
      await store.write([{ table: 'meta', key: 'clock', value: { offsetS } }], { strict: false });
    },
    async reload() {
      offsetS = (await findRow(store, ClockRow, 'meta', 'clock'))?.offsetS ?? 0;
    },
  };
}
