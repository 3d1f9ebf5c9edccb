// After SQLite's own method: a home whose n-th operation fails, for every n that one meeting of a phone and
// its home has.

import { describe, expect, test } from 'vitest';
import { verifyBooks } from '#server/verify.ts';
import type { Bad } from './house-store.ts';
import { type Break, checkStores } from './look.ts';
import { newLife, openTab, type Store, type Tab } from './phone.ts';
import { streamOn } from './sight.ts';
import { createWorld, storesOf, type World } from './world.ts';

const SEED = 2;
const PATIENCE_MS = 120_000;
/** Of the meeting at least so many operations of the home's store. */
const OPERATIONS_MIN = { dies: 60, failed: 40, full: 5 };

async function open(world: World, store: Store): Promise<Tab> {
  const { stage, sky } = world;
  return openTab({ stage, transport: sky.transport }, store, newLife(store.phone));
}

/** A new phone is taken into use, something is saved on it, sent, and saved and sent once more. */
async function meet(world: World, { device, store }: Tab): Promise<void> {
  const card = world.people.find(({ name }) => name === store.owner)?.card ?? '';
  const [village = ''] = world.villages;
  for (let turn = 0; turn < 2; turn += 1) {
    if (device.me() === undefined) await device.enrol(card, store.phone.name);
    await device.sync();
    const book = device.findBook('homes', village);
    if (book === undefined) continue;
    const { on } = device.now();
    const saved = await device.save(
      book.id,
      ['Hộ một', 'Hộ hai'].map((head) => ({
        type: 'household.added@1',
        on,
        body: { household: device.newId(), head },
      })),
    );
    if (saved.ok) world.witness.saw(store, streamOn(store) ?? '', saved.value, world.stage.nowS());
    await device.sync();
  }
}

/** @returns whether it had so many operations, and what was broken then or once all is well again */
async function play(at: number, bad: Bad) {
  const world = await createWorld(SEED);
  const store = storesOf(world).find(({ phone }) => phone.version === undefined);
  if (store === undefined) throw new Error('no phone of today');
  let hasFired = false;
  world.house.plan(at, bad, () => {
    hasFired = true;
  });
  const breaks: Break[] = [];
  const tab = await open(world, store);
  world.open.set(store, tab);
  await world.stage.play([{ life: tab.life, run: () => meet(world, tab) }]);
  world.house.calm();
  await checkStores(world, [store], breaks);
  const again = await open(world, store);
  await world.stage.play([{ life: again.life, run: () => meet(world, again) }]);
  await checkStores(world, [store], breaks);
  const home = await world.house.up();
  const { defects } = await verifyBooks(await world.house.bare(), home.directory);
  const waiting = again.device.counts().waiting;
  const saved = world.witness.count();
  await world.house.close();
  return { hasFired, breaks, defects, waiting, saved };
}

describe('a home whose n-th operation', () => {
  test.each(['dies', 'failed', 'full'] as const)(
    '%s has lost nothing that it acknowledged, and takes all once it is well',
    async (bad) => {
      for (let at = 1; ; at += 1) {
        const { hasFired, saved, ...played } = await play(at, bad);
        expect({ at, ...played }).toEqual({ at, breaks: [], defects: [], waiting: 0 });
        expect(saved).toBeGreaterThan(3);
        if (hasFired) continue;
        expect(at).toBeGreaterThan(OPERATIONS_MIN[bad]);
        break;
      }
    },
    PATIENCE_MS,
  );
});
