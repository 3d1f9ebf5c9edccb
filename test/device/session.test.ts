import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Device } from '#device/device.ts';
import { verifyBooks } from '#server/verify.ts';
import {
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  save,
  visit,
  visitsSeen,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const HOUR_S = 3_600;
const ENDED = { phase: 'trouble', code: 'stream-ended' };

const signInCard = (person: string) => {
  const people = world.home.directory.findBookOf('people', world.commune)?.id ?? '';
  return world.home.cards.issue({
    person,
    people,
    singleUse: true,
    way: 'passkey',
    lastsS: HOUR_S,
  });
};
const end = async (device: Device, stream: string): Promise<void> => {
  const book = device.books().find(({ activity }) => activity === 'people');
  if (book === undefined) throw new Error('a phone without its people book');
  const body = { stream, why: 'lost' };
  await save(device, book, [{ type: 'stream.ended@1', on: device.now().on, body }]);
};
const stands = async (): Promise<readonly string[]> =>
  (await verifyBooks(world.home.store, world.home.directory)).defects;

/** A member's phone that holds a visit when its leader strikes it off, of which it has not heard. */
async function strikeOff() {
  const member = await world.addWorker('Lò Thị Mây', 'member', world.village, true);
  const leader = await enrolledPhone(world, await world.addWorker('Lò Văn Sơn', 'leader'));
  const phone = await enrolledPhone(world, member);
  await save(phone, world.doors, [visit(world, phone)]);
  await end(leader, phone.stream() ?? '');
  expect(await leader.sync()).toMatchObject({ phase: 'idle' });
  return { member, leader, phone };
}

/** By a new card: what it says from now on counts, the visit of before waits. */
async function goOn(phone: Device, person: string): Promise<void> {
  const people = world.home.directory.findBookOf('people', world.commune)?.id ?? '';
  const card = await world.home.cards.issue({ person, people, singleUse: true });
  expect((await phone.enrolAgain(card)).ok).toBe(true);
  await save(phone, world.doors, [visit(world, phone)]);
  expect(await phone.sync()).toMatchObject({ phase: 'idle' });
  expect(phone.counts()).toMatchObject({ waiting: 0, held: 1, received: 1 });
}

test('what was typed when a sign-in ended is said under the next one, and nobody has to decide on it', async () => {
  const { person } = await world.addWorker('Đỗ Văn An', 'officer');
  const browser = await openPhone(world);
  expect((await browser.enrol(await signInCard(person))).ok).toBe(true);
  await save(browser, world.doors, [visit(world, browser)]);
  await browser.sync();
  expect(browser.hasEnded()).toBe(false);
  await save(browser, world.doors, [visit(world, browser)]);
  world.time.nowS += HOUR_S;
  expect(browser.hasEnded()).toBe(true);
  await save(browser, world.doors, [visit(world, browser)]);
  expect(await browser.sync()).toMatchObject(ENDED);
  expect(browser.counts()).toMatchObject({ waiting: 2, received: 1 });
  expect(await originsAt(world, world.doors)).toHaveLength(1);
  const first = browser.stream();
  const again = await browser.enrolAgain(await signInCard(person), 'Máy ở phòng Một cửa');
  expect(again).toMatchObject({ ok: true, value: { person } });
  expect(browser.stream()).not.toBe(first);
  expect(browser.hasEnded()).toBe(false);
  expect(await browser.sync()).toMatchObject({ phase: 'idle' });
  expect(browser.counts()).toEqual({ waiting: 0, received: 3, held: 0, refused: 0 });
  expect(visitsSeen(world, browser)).toBe(3);
  expect(await stands()).toEqual([]);
});

test('a phone that was struck off brings what waits, which is held, and goes on with a new card', async () => {
  const { member, leader, phone } = await strikeOff();
  expect(await phone.sync()).toMatchObject(ENDED);
  expect(phone.hasEnded()).toBe(true);
  expect(phone.counts()).toMatchObject({ waiting: 0, held: 1 });
  const another = await world.addWorker('Ai Đó', 'member', world.village, true);
  expect(await phone.enrolAgain(another.card)).toEqual({
    ok: false,
    error: { code: 'card-of-another' },
  });
  expect(phone.hasEnded()).toBe(true);
  await goOn(phone, member.person);
  await leader.sync();
  const held = [...(leader.findView('doors', world.village)?.held.values() ?? [])];
  expect(held).toMatchObject([{ why: 'stream-ended' }]);
});

test('a phone that was struck off and has a new card before it hears of that has its late work held, too', async () => {
  const { member, phone } = await strikeOff();
  await goOn(phone, member.person);
  expect(await stands()).toEqual([]);
});

test('who is done with a browser says so there, and its last word arrives', async () => {
  const phone = await enrolledPhone(world, await world.addWorker('Lò Thị Mây', 'member'));
  await save(phone, world.doors, [visit(world, phone)]);
  await phone.sync();
  await end(phone, phone.stream() ?? '');
  expect(phone.hasEnded()).toBe(true);
  expect(await phone.sync()).toMatchObject(ENDED);
  expect(phone.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
});
