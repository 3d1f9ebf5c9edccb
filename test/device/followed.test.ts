import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { originKey, originOf } from '#book/fact.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import type { Device } from '#device/device.ts';
import type { Medium } from '#device/memory-store.ts';
import { memberWorld } from './member-world.ts';
import { enrolledPhone, openPhone, save, visit, visitsSeen } from './world.ts';

/*
 * What a phone said under a stream that it followed by another since, where no page shows it: the home tells
 * of the stream of now alone what it lacks that was put back to before it.
 */

const the = memberWorld();

type Phone = Device & { readonly medium: Medium };

const today = (): number => dayOfSeconds(the.world.time.nowS);

const addHousehold = (): Proposal => ({
  type: 'household.added@1',
  on: today(),
  body: { household: newId(the.world.random) },
});

const askForErasure = (): Proposal => ({
  type: 'request.received@1',
  on: today(),
  body: { request: newId(the.world.random), resident: newId(the.world.random), kind: 'delete' },
});

async function endRights(): Promise<void> {
  const { home, homes } = the.world;
  const people = home.directory.getBook(homes.people);
  const state = (await home.warm.get(people)).state as PeopleState; // of a people book
  const ended = grantsOf(state, the.member.person).map(({ id: grant }) => ({
    type: 'grant.ended@1',
    on: today(),
    body: { grant, until: today() - 1 },
  }));
  await home.recorder.record(people, ended);
}

/** First numbers and bodies of what stands in a book. */
async function saidIn(book: Book): Promise<readonly string[]> {
  const facts = await the.world.home.store.read(book.cell).listFacts(book.id, 0, 1_000);
  return facts.map((fact) => `${originKey(originOf(fact))} ${fact.body}`);
}

const bodyOf = (said: string): string => said.slice(said.indexOf(' '));

/** A copy of a phone that follows its stream, whose numbers the other one has used. */
async function followOf(phone: Phone): Promise<Device> {
  const { world } = the;
  const twin = await openPhone(world, { medium: structuredClone(phone.medium) });
  await save(phone, world.doors, [visit(world, phone)]);
  await phone.sync();
  await save(twin, world.doors, [visit(world, twin)]);
  expect(await twin.sync()).toMatchObject({ phase: 'idle' });
  return twin;
}

test.each([
  ['whose rights have ended', true],
  ['who only writes to it', false],
])('is said again under the stream of now by somebody %s', async (_, isEnded) => {
  const { world, member } = the;
  const care = world.home.directory.findBookOf('care', world.village);
  if (care === undefined) throw new Error('no closed book');
  const book = isEnded ? world.homes : care;
  const phone = await enrolledPhone(world, member);
  const copy = await world.copyFiles();
  const before = await saidIn(book);
  await save(phone, book, [isEnded ? addHousehold() : askForErasure()]);
  for (let turn = 0; turn < 2; turn += 1) await phone.sync();
  const after = await saidIn(book);
  expect(after).toHaveLength(before.length + 1);
  if (isEnded) await endRights();
  const twin = await followOf(phone);
  await world.restoreFiles(copy);
  expect(await saidIn(book)).toEqual(before);
  if (isEnded) await endRights();
  // Where the phone does not read who is who, nobody but the card tells that home of its stream.
  for (let turn = 0; turn < 3; turn += 1) {
    if ((await twin.sync()).code === 'stream-unknown') await twin.enrol(member.card);
  }
  expect(twin.syncState()).toMatchObject({ phase: 'idle' });
  expect(await saidIn(book)).toEqual(after);
  const told = (await twin.ownFacts()).filter(({ activity }) => activity === book.activity);
  expect(told.map(({ fate }) => fate)).toEqual([isEnded ? 'held' : 'received']);
});

test('is said again, too, where a copy of the phone has used its number since', async () => {
  const { world, member } = the;
  const phone = await enrolledPhone(world, member);
  const copy = await world.copyFiles();
  let hears: 'all' | 'what is saved meanwhile' | 'nothing' = 'what is saved meanwhile';
  const twin = await openPhone(world, {
    medium: structuredClone(phone.medium),
    through: (direct) => async (path, init) => {
      const isPull = path.startsWith('/api/pull');
      if (isPull && hears === 'nothing') throw new TypeError('no network');
      const answer = await direct(path, init);
      if (isPull && hears === 'what is saved meanwhile') {
        hears = 'nothing';
        await save(twin, world.doors, [visit(world, twin)]);
      }
      return answer;
    },
  });
  await save(phone, world.homes, [addHousehold()]);
  await phone.sync();
  await save(twin, world.homes, [addHousehold()]);
  await twin.sync();
  expect(twin.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
  const [taken = ''] = await saidIn(world.doors);
  await world.restoreFiles(copy);
  world.time.nowS += 60;
  await save(phone, world.doors, [visit(world, phone)]);
  hears = 'all';
  for (let turn = 0; turn < 4; turn += 1) {
    for (const each of [phone, twin]) {
      if ((await each.sync()).code === 'stream-unknown') await each.enrol(member.card);
    }
  }
  const now = await saidIn(world.doors);
  expect(now).toHaveLength(2);
  expect(now.map(bodyOf)).toContain(bodyOf(taken));
  for (const each of [phone, twin]) {
    expect(each.syncState()).toMatchObject({ phase: 'idle' });
    expect(visitsSeen(world, each)).toBe(2);
  }
  expect(twin.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
});

test('counts once, although it was said without its origin, where that is free again', async () => {
  const { world, member } = the;
  const phone = await enrolledPhone(world, member);
  const copy = await world.copyFiles();
  const before = await saidIn(world.homes);
  let hears: 'all' | 'what happens meanwhile' | 'nothing' = 'what happens meanwhile';
  const twin = await openPhone(world, {
    medium: structuredClone(phone.medium),
    through: (direct) => async (path, init) => {
      const isPull = path.startsWith('/api/pull');
      if (isPull && hears === 'nothing') throw new TypeError('no network');
      const answer = await direct(path, init);
      if (isPull && hears === 'what happens meanwhile') {
        hears = 'nothing';
        await save(phone, world.homes, [addHousehold()]);
        await phone.sync();
        const body = { household: world.household, change: { field: 'alley', to: 'Ngõ 7' } };
        await save(twin, world.homes, [{ type: 'household.changed@1', on: today(), body }]);
      }
      return answer;
    },
  });
  await save(phone, world.doors, [visit(world, phone)]);
  await phone.sync();
  await save(twin, world.doors, [visit(world, twin)]);
  await twin.sync();
  expect(twin.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
  const last = (await saidIn(world.homes)).at(-1) ?? '';
  await world.restoreFiles(copy);
  hears = 'all';
  for (let turn = 0; turn < 3; turn += 1) {
    if ((await twin.sync()).code === 'stream-unknown') await twin.enrol(member.card);
  }
  expect((await saidIn(world.homes)).map(bodyOf)).toEqual([...before, last].map(bodyOf));
  expect(twin.syncState()).toMatchObject({ phase: 'idle' });
  expect(twin.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
});
