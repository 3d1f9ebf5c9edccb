// The practice village: a phone that has nowhere to send to, and whose facts no home takes.

import { expect, test } from 'vitest';
import { createDevice } from '#device/create-device.ts';
import type { Device } from '#device/device.ts';
import { practicePlatform, seedPractice } from '#device/practice.ts';
import { PRACTICE_PLACE, practiceFacts } from '#device/practice-facts.ts';
import type { Platform } from '#device/platform.ts';
import { householdsOn } from '#domain/homes/state.ts';
import { originsAt, openWorld, platformOf, save, START_S, type World } from './world.ts';

type Practised = { readonly device: Device; readonly platform: Platform };

async function practise(world: World): Promise<Practised> {
  const platform = practicePlatform(platformOf(world));
  await seedPractice(platform);
  return { device: await createDevice(platform), platform };
}

const doorsOf = (device: Device) => {
  const book = device.findBook('doors', PRACTICE_PLACE);
  if (book === undefined) throw new Error('no doors');
  return book;
};

const nobodyHome = (device: Device) => ({
  type: 'door.visited@1',
  on: device.now().on,
  body: { visit: device.newId(), household: 'lamthuh001', outcome: 'nobody' },
});

test('is a believable small village, of which every fact is one that a home would know', async () => {
  const world = await openWorld();
  try {
    const { device } = await practise(world);
    const { on } = device.now();
    const homes = device.findView('homes', PRACTICE_PLACE);
    const doors = device.findView('doors', PRACTICE_PLACE);
    const households = homes === undefined ? [] : householdsOn(homes.state, on);
    expect(households.length).toBeGreaterThanOrEqual(20);
    expect(households.length).toBeLessThanOrEqual(30);
    expect(households.some(({ position }) => position === undefined)).toBe(true);
    expect(households.every(({ phone }) => phone === undefined)).toBe(true);
    for (const view of [homes, doors, device.places()]) expect(view?.unknown.size).toBe(0);
    const { homes: saidOfHomes = [], doors: saidOfDoors = [] } = practiceFacts(START_S);
    expect(homes?.seq).toBe(saidOfHomes.length);
    expect(doors?.seq).toBe(saidOfDoors.length);
  } finally {
    world.close();
  }
});

test('keeps what was practised in its own store, and asks nobody for anything', async () => {
  const world = await openWorld();
  try {
    let asked = 0;
    const counted = platformOf(world, {
      through: (transport) => (path, init) => {
        asked += 1;
        return transport(path, init);
      },
    });
    const platform = practicePlatform(counted);
    await seedPractice(platform);
    const device = await createDevice(platform);
    await save(device, doorsOf(device), [nobodyHome(device)]);
    await device.sync();
    expect(asked).toBe(0);
    expect(device.counts()).toMatchObject({ waiting: 1, received: 0 });
    expect(await platform.store.list('copies', { prefix: '' })).toEqual([]);
    expect(await platform.mirror.list()).toEqual({ own: [], lost: [] });
    expect(await counted.mirror.list()).toEqual({ own: [], lost: [] });
    expect((await counted.mark()).list()).toEqual([]);

    await seedPractice(platform);
    const again = await createDevice(platform);
    expect(again.counts().waiting).toBe(1);
    expect(await again.check()).toEqual({ waiting: 1, damaged: [] });
  } finally {
    world.close();
  }
});

test('is refused by a home to which its store is brought all the same', async () => {
  const world = await openWorld();
  try {
    const { device, platform } = await practise(world);
    await save(device, doorsOf(device), [nobodyHome(device)]);
    const before = await originsAt(world, world.doors);
    const { transport } = platformOf(world);
    const codes: unknown[] = [];
    const brought = await createDevice({
      ...platform,
      async transport(path, init) {
        const response = await transport(path, init);
        codes.push(await response.clone().json());
        return response;
      },
    });
    const state = await brought.sync();
    expect(codes.length).toBeGreaterThan(0);
    for (const said of codes) expect(said).toMatchObject({ code: 'stream-unknown' });
    expect(state.phase).toBe('trouble');
    expect(brought.counts()).toMatchObject({ waiting: 1, received: 0 });
    expect(await originsAt(world, world.doors)).toEqual(before);
  } finally {
    world.close();
  }
});
