// A phone whose store is locked: what lies on its medium, what a lease takes away and what never goes.

import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { bring } from '#device/bring.ts';
import { createDevice } from '#device/create-device.ts';
import type { Device } from '#device/device.ts';
import { createMemoryKeyShelf, type KeyShelf } from '#device/key-shelf.ts';
import { createLock } from '#device/lock.ts';
import { createMemoryMirror } from '#device/memory-mirror.ts';
import { createMedium, createMemoryStore, type Medium } from '#device/memory-store.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { StoreLock } from '#device/platform.ts';
import { sealInPlace } from '#device/seal-in-place.ts';
import { openLock } from '#device/sealed-store.ts';
import { rescueCopies } from '#device/wipe.ts';
import {
  directTransport,
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  platformOf,
  save,
  visit,
  visitsSeen,
  type Worker,
  type World,
} from './world.ts';

const DAY_S = 86_400;
const PIN = '471902';
const NOTE = 'CANARY cụ Páo đau chân';

let world: World;
let worker: Worker;
let shelf: KeyShelf;
let medium: Medium;

beforeEach(async () => {
  world = await openWorld();
  worker = await world.addWorker('Hoàng Thị Lan', 'member');
  shelf = createMemoryKeyShelf();
  medium = createMedium();
});
afterEach(() => world.close());

const lock = () =>
  createLock({
    store: 'banso-a',
    shelf,
    crypto: {
      subtle: webcrypto.subtle as SubtleCrypto, // the same interface, declared twice
      random: (length) => webcrypto.getRandomValues(new Uint8Array(length)),
    },
    nowMs: () => world.time.nowS * 1000,
    iterations: 10,
  });

const made = async (isWhole = true): Promise<StoreLock> =>
  openLock(await lock().make(PIN, { name: 'Lan', isWhole }));

async function unlocked(): Promise<StoreLock> {
  const answer = await lock().open(PIN);
  if (!answer.ok) throw new Error(answer.error.code);
  return openLock(answer.value);
}

const reopened = async (): Promise<Device> =>
  openPhone(world, { medium, storeLock: await unlocked() });

/** All that lies on the medium, bytes as they are and texts in them readable. */
function dumped(): string {
  const parts: string[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(Buffer.from(value).toString('latin1'));
    else if (typeof value === 'string') parts.push(Buffer.from(value).toString('latin1'));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  for (const rows of medium.values()) for (const [key, value] of rows) walk({ key, value });
  return parts.join('\n');
}

const lies = (text: string): boolean => dumped().includes(Buffer.from(text).toString('latin1'));

const noted = (device: Device) => ({
  type: 'door.visited@1',
  on: device.now().on,
  body: { visit: device.newId(), household: world.household, outcome: 'met', note: NOTE },
});

describe('a locked store', () => {
  test('shows nothing of its person, and opens again with the PIN', async () => {
    const device = await enrolledPhone(world, worker, { medium, storeLock: await made() });
    await save(device, world.doors, [noted(device)]);
    await device.putDraft('draft.x', { note: NOTE }, true);
    await device.sync();
    for (const text of ['CANARY', 'Lan', 'Triệu Thị Sần', 'Phú Hưng', worker.person]) {
      expect(lies(text), text).toBe(false);
    }
    const identity = medium.get('meta')?.get('identity');
    expect(identity).not.toHaveProperty('privateKey');

    const again = await reopened();
    expect(again.me()?.name).toBe('Hoàng Thị Lan');
    expect(await again.getDraft('draft.x')).toEqual({ note: NOTE });
    expect(visitsSeen(world, again)).toBe(1);
    await save(again, world.doors, [visit(world, again)]);
    expect(await again.sync()).toMatchObject({ phase: 'idle' });
    expect(again.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
  });

  test('whose rows were moved to another place takes them for damaged', async () => {
    const device = await enrolledPhone(world, worker, { medium, storeLock: await made() });
    await save(device, world.doors, [noted(device)]);
    await save(device, world.doors, [visit(world, device)]);
    const rows = medium.get('outbox');
    const [first, second] = rows?.keys() ?? [];
    const [one, two] = [rows?.get(first ?? ''), rows?.get(second ?? '')];
    rows?.set(first ?? '', { ...(one as object), body: (two as { body: Uint8Array }).body });
    const again = await reopened();
    expect((await again.check()).damaged).toHaveLength(1);
  });
});

describe('a lease', () => {
  /** A phone with a draft, something received and something unsent, far from the home. */
  async function phoneInTheValley(): Promise<{ device: Device; state: { isOut: boolean } }> {
    const state = { isOut: false };
    const device = await enrolledPhone(world, worker, {
      medium,
      storeLock: await made(),
      through: (transport) => (path, init) =>
        state.isOut ? Promise.reject(new Error('no signal')) : transport(path, init),
    });
    await save(device, world.doors, [noted(device)]);
    await device.sync();
    state.isOut = true;
    await save(device, world.doors, [noted(device)]);
    await device.putDraft('draft.x', { note: NOTE }, true);
    return { device, state };
  }

  async function passDays(device: Device, days: number): Promise<void> {
    for (let day = 0; day < days; day += 5) {
      world.time.nowS += 5 * DAY_S;
      await device.sync();
    }
  }

  test('runs out without a signal: others go dark, own things stay, and the home brings all again', async () => {
    const { device, state } = await phoneInTheValley();
    await passDays(device, 55);
    expect(device.lease()).toEqual({ state: 'running', daysLeft: 5 });
    expect(visitsSeen(world, device)).toBe(2);
    await passDays(device, 5);
    expect(device.lease()).toEqual({ state: 'run-out', daysLeft: 0 });
    expect(visitsSeen(world, device)).toBe(-1);
    expect(medium.get('pages')?.size).toBe(0);
    expect((await shelf.read('banso-a'))?.others).toBeUndefined();

    const dark = await reopened();
    expect(dark.me()?.name).toBe('Hoàng Thị Lan');
    expect(await dark.getDraft('draft.x')).toEqual({ note: NOTE });
    expect(dark.counts()).toMatchObject({ waiting: 1, received: 1 });
    const own = await dark.ownFacts();
    expect(own.map(({ body }) => body['note'])).toEqual([NOTE, NOTE]);

    state.isOut = false;
    await device.sync();
    expect(device.lease()).toEqual({ state: 'running', daysLeft: 60 });
    expect(visitsSeen(world, device)).toBe(2);
    expect(device.counts()).toMatchObject({ waiting: 0, received: 2 });
    expect(await originsAt(world, world.doors)).toHaveLength(2);
  });

  test('is found run out at the opening, before anything of others is read', async () => {
    const { device } = await phoneInTheValley();
    await passDays(device, 55);
    world.time.nowS += 6 * DAY_S;
    const dark = await reopened();
    expect(dark.lease()?.state).toBe('run-out');
    expect(visitsSeen(world, dark)).toBe(-1);
  });

  test('is not won back by a clock that is set back, nor lost by one that is years ahead', async () => {
    const { device } = await phoneInTheValley();
    await passDays(device, 50);
    world.time.nowS -= 300 * DAY_S;
    await device.sync();
    expect(device.lease()).toMatchObject({ daysLeft: 10 });
    world.time.nowS += 3_000 * DAY_S;
    await device.sync();
    expect(device.lease()).toEqual({ state: 'running', daysLeft: 3 });
  });

  test('is taken only as the home signed it for this question', async () => {
    let days = 0;
    const device = await enrolledPhone(world, worker, {
      medium,
      storeLock: await made(),
      through: (transport) => async (path, init) => {
        const answer = await transport(path, init);
        if (days === 0 || !path.startsWith('/api/pull') || answer.status !== 200) return answer;
        const said = (await answer.json()) as { lease: { days: number } };
        said.lease.days = days;
        return Response.json(said);
      },
    });
    days = 180;
    await save(device, world.doors, [visit(world, device)]);
    await device.sync();
    expect(device.lease()).toEqual({ state: 'running', daysLeft: 60 });
  });

  test('runs for a reader of the province, of whom phones are not told, while the home shows a book', async () => {
    const reader = await world.addWorker('Ngô Thị Bình', 'province', world.province);
    const { directory, warm, recorder } = world.home;
    const people = directory.getBook(world.doors.people);
    const device = await enrolledPhone(world, reader, { medium, storeLock: await made() });
    await device.sync();
    expect(device.me()?.grants).toEqual([]);
    expect(device.lease()?.state).toBe('running');
    expect(device.places()?.state.places.has(world.commune)).toBe(true);

    const { grants } = (await warm.get(people)).state as PeopleState; // so the directory says
    const { id: grant } = [...grants.values()].find(({ role }) => role === 'province') ?? {};
    const on = device.now().on;
    const body = { grant: grant ?? '', until: on - 1 };
    await recorder.record(people, [{ type: 'grant.ended@1', on, body }]);
    await device.sync();
    expect(device.lease()?.state).toBe('ended');
    expect(device.places()?.state.places.has(world.commune)).not.toBe(true);
    // Once more for what went from this phone; then the home has nothing new to say.
    await device.sync();
    await device.sync();
    expect(device.lease()?.state).toBe('ended');
  });

  test('runs for a reader of the province whose earlier office is over', async () => {
    const reader = await world.addWorker('Ngô Thị Bình', 'province', world.province);
    const people = world.home.directory.getBook(world.doors.people);
    const on = dayOfSeconds(world.time.nowS);
    const office = { grant: 'officeover', person: reader.person, role: 'officer' };
    const days = { place: world.commune, from: on - 60, until: on - 30 };
    await world.home.recorder.record(people, [
      { type: 'grant.given@1', on, body: { ...office, ...days } },
    ]);
    const device = await enrolledPhone(world, reader, { medium, storeLock: await made() });
    await device.sync();
    expect(device.me()?.grants).toHaveLength(1);
    expect(device.lease()?.state).toBe('running');
    expect(device.places()?.state.places.has(world.commune)).toBe(true);
  });

  test('ends at once when the home says that the stream is ended; what was not sent stays to be sent', async () => {
    let isEnded = false;
    const device = await enrolledPhone(world, worker, {
      medium,
      storeLock: await made(),
      through: (transport) => (path, init) =>
        isEnded && path !== '/api/carry'
          ? Promise.resolve(Response.json({ code: 'stream-ended' }, { status: 403 }))
          : transport(path, init),
    });
    await save(device, world.doors, [noted(device)]);
    isEnded = true;
    await device.sync();
    expect(device.lease()?.state).toBe('ended');
    expect(visitsSeen(world, device)).toBe(-1);
    expect((await shelf.read('banso-a'))?.others).toBeUndefined();
    expect(device.counts()).toMatchObject({ waiting: 1 });
    const again = await reopened();
    const bundle = await (await again.carrying()).bundle();
    expect(bundle).toMatchObject({ ok: true, value: { copies: 1, facts: 1 } });
    isEnded = false;
    await device.sync();
    expect(device.counts()).toMatchObject({ waiting: 0, received: 1 });
    expect(visitsSeen(world, device)).toBe(1);
  });
});

describe('a store of 0.1.0', () => {
  /** Plain, as that version left it, with a received and an unsent record and a draft. */
  async function plainPhone(): Promise<void> {
    const device = await enrolledPhone(world, worker, { medium });
    await save(device, world.doors, [noted(device)]);
    await device.sync();
    await save(device, world.doors, [noted(device)]);
    await device.putDraft('draft.x', { note: NOTE }, true);
    expect(lies('CANARY')).toBe(true);
    expect(lies('Hoàng Thị Lan')).toBe(true);
  }

  const seal = async (until?: number): Promise<boolean> => {
    const answer = (await lock().look()) ? await lock().open(PIN) : undefined;
    const open =
      answer?.ok === true ? answer.value : await lock().make(PIN, { name: 'Lan', isWhole: false });
    const store = createMemoryStore({
      medium,
      mishap: (operation) => (operation === until ? 'dies-after' : undefined),
    });
    const sealing = sealInPlace(store, open.keys);
    return Promise.race([sealing, store.died.then(() => false)]);
  };

  test('is sealed where it lies, loses nothing, and its stream is followed by one with a sealed key', async () => {
    await plainPhone();
    expect(await seal()).toBe(true);
    for (const text of ['CANARY', 'Hoàng Thị Lan', 'Triệu Thị Sần']) expect(lies(text)).toBe(false);
    const device = await reopened();
    expect(device.me()?.name).toBe('Hoàng Thị Lan');
    expect(await device.getDraft('draft.x')).toEqual({ note: NOTE });
    expect(device.counts()).toMatchObject({ waiting: 1, received: 1 });
    expect(visitsSeen(world, device)).toBe(2);
    expect(medium.get('meta')?.get('identity')).toHaveProperty('privateKey');

    expect(await device.sync()).toMatchObject({ phase: 'idle' });
    expect(medium.get('meta')?.get('identity')).not.toHaveProperty('privateKey');
    expect(device.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    expect(device.lost()).toBe(0);
    await save(device, world.doors, [visit(world, device)]);
    await device.sync();
    expect(await originsAt(world, world.doors)).toHaveLength(3);
    expect(visitsSeen(world, await reopened())).toBe(3);
  });

  test('that is killed at any operation of it reads all the same, and is sealed the next time', async () => {
    await plainPhone();
    const kept = new Map([...medium].map(([table, rows]) => [table, new Map(rows)] as const));
    let operations = 0;
    for (let until = 1; ; until += 1) {
      shelf = createMemoryKeyShelf();
      for (const [table, rows] of kept) {
        const now = medium.get(table);
        now?.clear();
        for (const [key, value] of rows) now?.set(key, value);
      }
      const isDone = await seal(until);
      const device = await reopened();
      expect(device.me()?.name).toBe('Hoàng Thị Lan');
      expect(await device.getDraft('draft.x')).toEqual({ note: NOTE });
      expect((await device.ownFacts()).map(({ body }) => body['note'])).toEqual([NOTE, NOTE]);
      expect((await device.check()).damaged).toEqual([]);
      expect(visitsSeen(world, device)).toBe(2);
      if (isDone) break;
      operations = until;
      expect(await seal()).toBe(true);
      expect(lies('CANARY')).toBe(false);
    }
    expect(operations).toBeGreaterThan(10);
  });

  test('that is written to by another tab meanwhile loses none of it', async () => {
    await plainPhone();
    const other = await createDevice(platformOf(world, { medium }));
    const sealing = seal();
    for (let round = 0; round < 5; round += 1) {
      await other.putDraft('draft.x', { note: `${NOTE} ${round}` }, true);
    }
    await sealing;
    const device = await reopened();
    expect(await device.getDraft('draft.x')).toEqual({ note: `${NOTE} 4` });
  });
});

test('a store that is wiped without its PIN leaves what was not sent to the home alone', async () => {
  const mirror = createMemoryMirror();
  let isOut = false;
  const device = await enrolledPhone(world, worker, {
    medium,
    storeLock: await made(),
    // Nothing was mirrored before: the phone died right after the save.
    mirror: { ...mirror, append: () => Promise.reject(new Error('died')) },
    through: (transport) => (path, init) =>
      isOut ? Promise.reject(new Error('no signal')) : transport(path, init),
  });
  await save(device, world.doors, [noted(device)]);
  await device.sync();
  isOut = true;
  await save(device, world.doors, [noted(device)]);
  await lock().destroy();
  await rescueCopies(createMemoryStore({ medium }), mirror);
  const { own } = await mirror.list();
  expect(own).toHaveLength(1);
  expect(Buffer.from(own[0]?.bytes ?? []).includes('CANARY')).toBe(false);

  expect(await originsAt(world, world.doors)).toHaveLength(1);
  const { answers } = await bring(
    { transport: directTransport(world) },
    own.map(({ bytes }) => bytes),
  );
  expect(answers).toHaveLength(1);
  expect(await originsAt(world, world.doors)).toHaveLength(2);
});
