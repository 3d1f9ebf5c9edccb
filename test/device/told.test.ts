import { afterEach, beforeEach, expect, test } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { openingBytes } from '#book/signed.ts';
import { OpeningRow } from '#device/copy-rows.ts';
import { createDevice } from '#device/create-device.ts';
import { createMedium, type Mishap } from '#device/memory-store.ts';
import { toRow } from '#device/rows.ts';
import { createKeyPair, createSigner, machineRandom } from '#server/crypto.ts';
import { openPhone, openWorld, platformOf, save, visit, type World } from './world.ts';

/*
 * What a home says beside its books: what a person may, and to which key second copies are sealed. It says so
 * once, to whoever has the mark of before.
 */

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** The home makes another key to seal to, and gives somebody a right more. */
async function change(person: string): Promise<string> {
  const { opening, directory, recorder } = world.home;
  const { id } = opening.current();
  const { key } = createKeyPair(machineRandom);
  const signature = toBase64Url(createSigner(directory.identity)(openingBytes(id, key)));
  Object.assign(opening, { current: () => ({ id, key, signature }) });
  const people = directory.findBookOf('people', world.commune);
  if (people === undefined) throw new Error('no people');
  const on = Math.floor(world.time.nowS / 86_400);
  const right = { grant: newId(world.random), role: 'leader', place: world.village, from: on - 1 };
  const body = { ...right, person };
  const recorded = await recorder.record(people, [{ type: 'grant.given@1', on, body }]);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return key;
}

/** Whether the exchange came as far as this write. */
async function survives(at: number, mishap: Mishap): Promise<boolean> {
  const worker = await world.addWorker('Hoàng Thị Lan', 'member');
  const medium = createMedium();
  let writes = 0;
  let isArmed = false;
  const platform = platformOf(world, {
    medium,
    mishap: (_, kind) => {
      if (!isArmed || kind !== 'write') return undefined;
      writes += 1;
      return writes === at ? mishap : undefined;
    },
  });
  const phone = await createDevice(platform);
  await phone.enrol(worker.card);
  await save(phone, world.doors, [visit(world, phone)]);
  await phone.sync();
  const key = await change(worker.person);
  isArmed = true;
  await Promise.race([phone.sync().catch(() => undefined), platform.store.died]);
  isArmed = false;

  const again = await openPhone(world, { medium });
  await again.sync();
  const what = `${mishap} at write ${at}`;
  expect(
    again
      .me()
      ?.grants.map(({ role }) => role)
      .sort(),
    what,
  ).toEqual(['leader', 'member']);
  expect(toRow(OpeningRow, medium.get('meta')?.get('opening'))?.key, what).toBe(key);
  return writes >= at;
}

test.each<Mishap>(['dies-before', 'dies-after', 'aborted', 'full'])(
  'is kept where a phone meets %s at any write of the exchange that brings it',
  async (mishap) => {
    let at = 1;
    while (await survives(at, mishap)) at += 1;
    expect(at).toBeGreaterThan(4);
  },
);
