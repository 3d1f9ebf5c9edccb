// What somebody wrote into a book that never comes to their phone, and what is left of it there once erased.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { CareState } from '#domain/care/state.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import { createMemoryMirror, type MirrorMedium } from '#device/memory-mirror.ts';
import { createMedium, type Medium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import { erase } from '#server/erase/erase.ts';
import { dumpMedium } from './dump.ts';
import { enrolledPhone, openWorld, save, type World } from './world.ts';

const CANARY = 'Nhân chứng Bàn Thị Chứng';

let world: World;
let place: string;
let care: Book;
let resident: string;
beforeEach(async () => {
  world = await openWorld();
  place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  const found = world.home.directory.findBookOf('care', world.village);
  if (found === undefined) throw new Error('no closed book');
  care = found;
  resident = newId(world.random);
  const body = { resident, household: world.household, name: 'Triệu Văn Ốc' };
  await world.home.recorder.record(world.homes, [{ type: 'resident.added@1', on: today(), body }]);
});
afterEach(() => {
  world.close();
  rmSync(place, { recursive: true });
});

const today = (): number => Math.floor(world.time.nowS / 86_400);
const asked = (note?: string): Proposal => ({
  type: 'request.received@1',
  on: today(),
  body: { request: newId(world.random), resident, kind: 'delete', ...(note && { note }) },
});
const eraseAtHome = async (): Promise<void> => {
  const home = { ...world.home, tombstones: { folder: place } };
  const erased = await erase(home, { wanted: { resident }, ground: 'asked' });
  if (!erased.ok) throw new Error(erased.error.code);
};
const endGrants = async (person: string): Promise<void> => {
  const people = world.home.directory.getBook(world.homes.people);
  const state = (await world.home.warm.get(people)).state as PeopleState; // of a people book
  const ended = grantsOf(state, person).map(({ id: grant }) => ({
    type: 'grant.ended@1',
    on: today(),
    body: { grant, until: today() - 1 },
  }));
  await world.home.recorder.record(people, ended);
};
const holds = (medium: Medium): boolean => dumpMedium(medium).includes(CANARY);

async function author(through?: (transport: Transport) => Transport) {
  const medium = createMedium();
  const mirrored: MirrorMedium = new Map();
  const mirror = createMemoryMirror({ medium: mirrored });
  const worker = await world.addWorker('Hoàng Thị Lan', 'member');
  const phone = await enrolledPhone(world, worker, { medium, mirror, ...(through && { through }) });
  await save(phone, care, [asked(CANARY)]);
  await phone.sync();
  const copies = () => [...mirrored.values()].flatMap((shelf) => [...shelf.keys()]).length;
  return { medium, phone, worker, copies };
}

test('it goes from the phone that said it: body, salt and second copies', async () => {
  const { medium, phone, copies } = await author();
  const [before, salts] = [copies(), medium.get('salts')?.size];
  expect(holds(medium)).toBe(true);
  await eraseAtHome();
  expect(holds(medium)).toBe(true);
  await phone.sync();
  expect(holds(medium)).toBe(false);
  expect([before - copies(), (salts ?? 0) - (medium.get('salts')?.size ?? 0)]).toEqual([1, 1]);
  expect(await phone.ownFacts()).toMatchObject([
    { activity: 'care', fate: 'received', body: expect.not.stringContaining(CANARY) as string },
  ]);
});

test('it goes too where its author works in the village no more', async () => {
  const { medium, phone, worker } = await author();
  await endGrants(worker.person);
  await eraseAtHome();
  await phone.sync();
  expect(holds(medium)).toBe(false);
});

test('what is said on in the same block is whole', async () => {
  const { medium, phone } = await author();
  await eraseAtHome();
  await save(phone, care, [asked()]);
  await phone.sync();
  await phone.sync();
  expect(holds(medium)).toBe(false);
  expect(phone.counts()).toMatchObject({ waiting: 0 });
  const { requests } = (await world.home.warm.get(care)).state as CareState; // of a care book
  expect(requests.size).toBe(2);
});

test('nobody hears of what is erased of others', async () => {
  const { phone } = await author();
  await phone.sync();
  const medium = createMedium();
  let answers = 0;
  const other = await enrolledPhone(world, await world.addWorker('Lý Văn Hai', 'member'), {
    medium,
    through: (transport) => async (path, init) => {
      const answer = await transport(path, init);
      if (path.startsWith('/api/pull') && answer.status === 200) answers += 1;
      return answer;
    },
  });
  await save(other, care, [asked()]);
  await other.sync();
  await other.sync();
  answers = 0;
  const home = { ...world.home, tombstones: { folder: place } };
  const wanted = { book: care.id, origins: [{ stream: phone.stream() ?? '', n: 1 }] };
  expect(await erase(home, { wanted, ground: 'asked' })).toMatchObject({ value: { facts: 1 } });
  await other.sync();
  expect(answers).toBe(0);
});

test('a word that is not the home’s erases nothing', async () => {
  const forge =
    (transport: Transport): Transport =>
    async (path, init) => {
      const answer = await transport(path, init);
      if (!path.startsWith('/api/pull') || answer.status !== 200) return answer;
      const text = await answer.text();
      const forged = text.replace(/("erased":\{"at":)\d+/u, '$11');
      return new Response(forged, { status: answer.status, headers: answer.headers });
    };
  const { medium, phone } = await author(forge);
  await eraseAtHome();
  await phone.sync();
  expect(holds(medium)).toBe(true);
});
