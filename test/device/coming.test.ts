import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { numberOfKey } from '#device/local-store.ts';
import type { createMedium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import { erase } from '#server/erase/erase.ts';
import { memberWorld } from './member-world.ts';
import {
  doorsText,
  enrolledPhone,
  openPhone,
  originsAt,
  type PhoneOptions,
  receive,
  save,
  visit,
  visitsSeen,
} from './world.ts';

const the = memberWorld();
const FACTS = 400;
/** More than one answer holds. */
const PARTS_FACTS = 6_000;
const HOUR_S = 3_600;

/** A network behind which what is given after the households, and the facts, come only when they may. */
function wire() {
  const state = { isRestDown: true, isPullDown: true, pullsLeft: Infinity };
  const asked: string[] = [];
  const through: PhoneOptions['through'] =
    (direct): Transport =>
    (path, init) => {
      const isDown =
        (state.isRestDown && path.includes('part=rest')) ||
        (path.startsWith('/api/pull') && (state.isPullDown || (state.pullsLeft -= 1) < 0));
      asked.push(path.replace(/\?.*/u, ''));
      return isDown ? Promise.reject(new TypeError('offline')) : direct(path, init);
    };
  return { state, asked, through };
}

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
});
afterEach(() => rmSync(place, { recursive: true }));

/** Somebody of the village who was helped, so that something of the doors can be erased. */
async function addHelped(): Promise<Id> {
  const { world } = the;
  const phone = await enrolledPhone(world, await world.addWorker('Vi Văn Tài', 'leader'));
  const [resident, { on }] = [phone.newId(), phone.now()];
  const { household } = world;
  const name = 'Bàn Thị Én';
  await save(phone, world.homes, [
    { type: 'resident.added@1', on, body: { resident, household, name } },
  ]);
  const help = { help: phone.newId(), household, resident, skill: 'bank', how: 'with', note: name };
  await save(phone, world.doors, [{ type: 'help.given@1', on, body: help }]);
  await phone.sync();
  return resident;
}

/** A phone on which only the households are there, and something was said at a door. */
async function earlyPhone() {
  await receive(the.world, FACTS);
  const air = wire();
  const phone = await enrolledPhone(the.world, the.member, { through: air.through });
  expect(phone.findView('doors', the.world.village)).toBeUndefined();
  await save(phone, the.world.doors, [visit(the.world, phone)]);
  return { air, phone };
}

const seenEarly = (phone: Awaited<ReturnType<typeof earlyPhone>>['phone']): number =>
  phone.findComing('doors', the.world.village)?.state.visits.size ?? -1;

/** Whether the doors stand on what was given, and only what came after it was fetched. */
const isGiven = (medium: ReturnType<typeof createMedium>): boolean =>
  [...(medium.get('pages')?.keys() ?? [])].every(
    (key) => !key.startsWith(the.world.doors.id) || numberOfKey(key) > FACTS,
  );

test('a visit can be recorded while the doors are still to come, and lies over them then', async () => {
  const { air, phone } = await earlyPhone();
  expect(seenEarly(phone)).toBe(1);
  expect(phone.counts()).toMatchObject({ waiting: 1 });
  expect(await phone.check()).toMatchObject({ waiting: 1, damaged: [] });
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  expect(await phone.sync()).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
  expect(phone.findComing('doors', the.world.village)).toBeUndefined();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  // Its doors stand on what was given: their facts were never fetched.
  expect(isGiven(phone.medium)).toBe(true);
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  const other = await enrolledPhone(the.world, the.member);
  expect(doorsText(other, the.world.village)).toBe(doorsText(phone, the.world.village));
});

test('it goes out behind what is given, also by the phone that was opened anew meanwhile', async () => {
  const { air, phone } = await earlyPhone();
  await phone.sync();
  expect(air.asked).not.toContain('/api/push');
  const again = await openPhone(the.world, { medium: phone.medium, through: air.through });
  expect(again.findComing('doors', the.world.village)?.state.visits.size).toBe(1);
  await save(again, the.world.doors, [visit(the.world, again, 'nobody')]);
  await again.sync();
  expect(air.asked).not.toContain('/api/push');
  Object.assign(air.state, { isRestDown: false });
  // What comes is given; the facts are cut off once more, and nothing waits for them.
  await again.sync();
  expect(visitsSeen(the.world, again)).toBe(FACTS + 2);
  await again.sync();
  expect(again.counts()).toMatchObject({ waiting: 0, received: 2 });
  expect(isGiven(phone.medium)).toBe(true);
});

test('where nothing is given it goes out all the same, and the doors come as facts', async () => {
  const { air, phone } = await earlyPhone();
  Object.assign(air.state, { isPullDown: false });
  await phone.sync();
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  expect(isGiven(phone.medium)).toBe(false);
});

test('doors in which something is erased are given, too', async () => {
  const resident = await addHelped();
  const home = { ...the.world.home, tombstones: { folder: place } };
  const erased = await erase(home, { wanted: { resident }, ground: 'asked' });
  expect(erased.ok || erased.error.code).toBe(true);
  const { air, phone } = await earlyPhone();
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  await phone.sync();
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(isGiven(phone.medium)).toBe(true);
});

test('where facts come in parts it can be written to until the last of them', async () => {
  await receive(the.world, PARTS_FACTS);
  const { air, phone } = await earlyPhone();
  Object.assign(air.state, { isPullDown: false, pullsLeft: 1 });
  await phone.sync();
  expect(phone.findView('doors', the.world.village)).toBeUndefined();
  expect(seenEarly(phone)).toBe(1);
  await save(phone, the.world.doors, [visit(the.world, phone, 'nobody')]);
  Object.assign(air.state, { pullsLeft: Infinity });
  await phone.sync();
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(PARTS_FACTS + FACTS + 2);
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 2 });
});

test('where nothing can be noted it stays, and all else goes out', async () => {
  await receive(the.world, FACTS);
  const air = wire();
  let isFull = false;
  const phone = await enrolledPhone(the.world, the.member, {
    through: air.through,
    mishap: (_, kind) => (isFull && kind === 'write' ? 'full' : undefined),
  });
  await save(phone, the.world.doors, [visit(the.world, phone)]);
  await save(phone, the.world.homes, [
    {
      type: 'resident.added@1',
      on: phone.now().on,
      body: { resident: phone.newId(), household: the.world.household, name: 'Bàn Thị Én' },
    },
  ]);
  the.world.time.nowS += HOUR_S + 1;
  isFull = true;
  await phone.sync();
  expect(await originsAt(the.world, the.world.doors)).not.toContain(`${phone.stream()}.1`);
  expect(await originsAt(the.world, the.world.homes)).toContain(`${phone.stream()}.1`);
});

test('it waits an hour and no longer, and is not counted twice when the doors come then', async () => {
  const { air, phone } = await earlyPhone();
  the.world.time.nowS += HOUR_S + 1;
  await phone.sync();
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 1);
  expect(isGiven(phone.medium)).toBe(false);
});

test('a lost answer is no reason to take what is given for free of it', async () => {
  const { air, phone } = await earlyPhone();
  the.world.time.nowS += HOUR_S + 1;
  // The home takes it, and the phone hears nothing of that.
  const [said] = await phone.ownFacts();
  expect(said?.fate).toBe('waiting');
  const deaf = await openPhone(the.world, {
    medium: phone.medium,
    through: (direct) => async (path, init) => {
      const answer = await air.through(direct)(path, init);
      if (path.startsWith('/api/push')) throw new TypeError('offline');
      return answer;
    },
  });
  await deaf.sync();
  expect(await originsAt(the.world, the.world.doors)).toContain(`${phone.stream()}.1`);
  the.world.time.nowS -= HOUR_S;
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  const again = await openPhone(the.world, { medium: phone.medium, through: air.through });
  await again.sync();
  expect(visitsSeen(the.world, again)).toBe(FACTS + 1);
  expect(again.counts()).toMatchObject({ waiting: 0, received: 1 });
  expect(isGiven(phone.medium)).toBe(false);
});

test('what was handed to a carrier may lie in what is given: the doors come as facts', async () => {
  const { air, phone } = await earlyPhone();
  const carried = await (await phone.carrying()).bundle();
  expect(carried.ok || carried.error.code).toBe(true);
  // It can be written to as before.
  await phone.sync();
  expect(seenEarly(phone)).toBe(1);
  await save(phone, the.world.doors, [visit(the.world, phone, 'nobody')]);
  expect(seenEarly(phone)).toBe(2);
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  await phone.sync();
  await phone.sync();
  expect(visitsSeen(the.world, phone)).toBe(FACTS + 2);
  expect(isGiven(phone.medium)).toBe(false);
});

test('a village that its person has left meanwhile is left here, and what was said there goes out', async () => {
  const { air, phone } = await earlyPhone();
  const { home, homes, commune, time, village } = the.world;
  const { on } = phone.now();
  const founded = { kind: 'ban', name: 'Khe Nghè', parent: commune, from: on } as const;
  const other = await home.founding.found(founded);
  if (!other.ok) throw new Error(other.error.code);
  const people = home.directory.getBook(homes.people);
  const state = (await home.warm.get(people)).state as PeopleState; // of a people book
  const { person } = the.member;
  const left = grantsOf(state, person).map(({ id: grant }) => ({ grant, until: on }));
  const given = { grant: phone.newId(), person, role: 'member', place: other.value, from: on };
  await home.recorder.record(people, [
    { type: 'grant.given@1', on, body: given },
    ...left.map((body) => ({ type: 'grant.ended@1', on, body })),
  ]);
  time.nowS += 24 * HOUR_S;
  Object.assign(air.state, { isRestDown: false, isPullDown: false });
  const books = phone.medium.get('books');
  const coming = structuredClone(books?.get(the.world.doors.id));
  await phone.sync();
  expect(phone.findComing('doors', village)).toBeUndefined();
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
  const row = books?.get(the.world.doors.id);
  expect(row).toMatchObject({ writeOnly: true, complete: false });
  expect(row).not.toHaveProperty('coming');
  // As a tab leaves it that is killed right before: the home has nothing new any more.
  books?.set(the.world.doors.id, coming);
  await phone.sync();
  expect(books?.get(the.world.doors.id)).toEqual(row);
  expect(phone.findBook('doors', other.value)).toBeDefined();
});
