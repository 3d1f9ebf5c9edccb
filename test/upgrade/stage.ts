// Homes and phones of any version for one test, all ended after it.

import { afterEach } from 'vitest';
import type { Json } from '#kernel/canonical.ts';
import type { Proposal } from '#book/activity.ts';
import type { OwnFact } from '#device/device.ts';
import type { Transport } from '#device/platform.ts';
import * as homeToday from './version-home.ts';
import * as phoneToday from './version-phone.ts';
import {
  homeOf,
  type KeptPhone,
  phoneOf,
  readHome,
  unpackMedium,
  unpackStore,
} from './versions.ts';

/** The code of a released version, or that of these sources. */
export type Made = string;
export const TODAY: Made = 'today';

const homeCode = async (made: Made) => (made === TODAY ? homeToday : homeOf(made));
const phoneCode = async (made: Made) => (made === TODAY ? phoneToday : phoneOf(made));

export type Stage = {
  /** A copy of the store that a version kept, in a folder of its own. */
  unpack(version: string): string;
  /** The code of a version opens a store; the clock is the test's. */
  openHome(made: Made, folder: string, time: { nowS: number }): Promise<homeToday.VersionHome>;
  /** The store a version kept, opened by the code of a version. */
  openKept(version: string, made: Made): Promise<Opened>;
};
export type Opened = {
  readonly home: homeToday.VersionHome;
  readonly time: { nowS: number };
  readonly folder: string;
};

/** Call once in a test file. */
export function createStage(): Stage {
  const endings: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });
  const stage: Stage = {
    unpack(version) {
      const { folder, remove } = unpackStore(version);
      endings.push(remove);
      return folder;
    },
    async openHome(made, folder, time) {
      const { openVersionHome } = await homeCode(made);
      const home = await openVersionHome({
        folder,
        name: 'Xã Sơn Động',
        now: () => time.nowS,
        seed: 71,
      });
      let closing: Promise<void> | undefined;
      const close = (): Promise<void> => (closing ??= home.close());
      endings.push(close);
      return { ...home, close };
    },
    async openKept(version, made) {
      const folder = stage.unpack(version);
      const time = { nowS: readHome(version).now };
      return { home: await stage.openHome(made, folder, time), time, folder };
    },
  };
  return stage;
}

export const toHome =
  (home: Pick<homeToday.VersionHome, 'request'>): Transport =>
  (path, init) =>
    home.request(path, init);

export async function openPhone(
  made: Made,
  { home, time }: Opened,
  kept?: KeptPhone,
  request = toHome(home),
): Promise<phoneToday.VersionPhone> {
  const { createPhoneMedium, openVersionPhone } = await phoneCode(made);
  const empty = createPhoneMedium();
  const medium = kept === undefined ? empty : await unpackMedium(kept, empty);
  return openVersionPhone({ medium, request, now: () => time.nowS });
}

export const visitOf = (
  phone: Pick<phoneToday.VersionPhone, 'newId' | 'now'>,
  household: string,
): Proposal => ({
  type: 'door.visited@1',
  on: phone.now().on,
  body: { visit: phone.newId(), household, outcome: 'met' },
});

/** Saves and insists on it. */
export async function save(
  phone: Pick<phoneToday.VersionPhone, 'save'>,
  book: string,
  proposals: readonly Proposal[],
): Promise<readonly OwnFact[]> {
  const saved = await phone.save(book, proposals);
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value;
}

export async function statesOf(home: homeToday.VersionHome): Promise<Record<string, Json>> {
  const states: Record<string, Json> = {};
  for (const book of home.books()) states[book.id] = asJson(await home.state(book));
  return states;
}

export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
