import { afterEach, beforeEach, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { planRound } from '#domain/doors/round/plan.ts';
import type { Device } from '#device/device.ts';
import { alleysOf } from '#pwa/screens/doors/door-lines.ts';
import { doorOfListed, indexNames, listedIn } from '#pwa/screens/doors/search.ts';
import { enrolledPhone, openWorld, save, visit, type World } from '#test/device/world.ts';
import { doorsOfUnion, unionName, unionOf } from './chapters.ts';
import { findVillage } from './village.ts';

let world: World;
let phone: Device;
let other: Id;
let otherHouse: Id;

const book = (activity: Book['activity'], place: Id): Book =>
  defined(world.home.directory.findBookOf(activity, place), activity);

const record = async (into: Book, type: string, body: Proposal['body']): Promise<void> => {
  const on = phone.now().on;
  const recorded = await world.home.recorder.record(into, [{ type, on, body }]);
  if (!recorded.ok) throw new Error(recorded.error.code);
};

/** A member with two villages, on the day on which they become one. */
beforeEach(async () => {
  world = await openWorld();
  const worker = await world.addWorker('Hoàng Thị Lan', 'member');
  phone = await enrolledPhone(world, worker);
  const from = phone.now().on - 100;
  const found = async (name: string): Promise<Id> => {
    const place = await world.home.founding.found({
      kind: 'ban',
      name,
      parent: world.commune,
      from,
    });
    if (!place.ok) throw new Error(place.error.code);
    return place.value;
  };
  other = await found('Nà Pán');
  const into = await found('Đoàn Kết');
  const { person, grant } = { person: worker.person, grant: phone.newId() };
  await record(book('people', world.commune), 'grant.given@1', {
    grant,
    person,
    role: 'member',
    place: other,
    from,
  });
  otherHouse = phone.newId();
  const house = { household: otherHouse, head: 'Lò Văn Pa', alley: 'Ngõ 1', code: 'NP-002' };
  await record(book('homes', other), 'household.added@1', house);
  const merged = { places: [world.village, other], into, from: phone.now().on };
  const country = world.home.directory.identity.country;
  await record(book('places', country), 'place.merged@1', merged);
  await phone.sync();
});
afterEach(() => world.close());

const villageAt = (place: Id) => defined(findVillage(phone, place), 'the village');

test('the doors of both villages are one list under the new name, each alley told with its own', () => {
  for (const place of [world.village, other]) {
    const union = unionOf(villageAt(place));
    const lines = doorsOfUnion(union);
    expect(unionName(union)).toBe('bản Đoàn Kết');
    expect(new Set(lines.map(({ id }) => id))).toEqual(new Set([world.household, otherHouse]));
    expect(new Set(alleysOf(lines).map(({ name }) => name))).toEqual(
      new Set(['Bản Phú Hưng', 'Bản Nà Pán · Ngõ 1']),
    );
    const index = indexNames(listedIn(union.whole));
    expect(index.find('lo van pa').map(doorOfListed)).toEqual([otherHouse]);
    expect(union.chapterOf(otherHouse).place).toBe(other);
  }
});

test('a round goes to the doors of both, and what was found at one is in the book of its own', async () => {
  const chapter = unionOf(villageAt(world.village)).chapterOf(otherHouse);
  await save(phone, chapter.doorsBook, [visit(world, phone, 'nobody', otherHouse)]);
  const { whole } = unionOf(villageAt(world.village));
  expect(whole.doors.state.visitsByHousehold.get(otherHouse)).toHaveLength(1);
  expect(villageAt(world.village).doors.state.visits.size).toBe(0);
  const doors = doorsOfUnion(unionOf(villageAt(world.village))).map(({ id, alley }) => ({
    household: id,
    alley,
    members: [],
  }));
  const { state } = whole.doors;
  const { stops } = planRound(
    { doors, state, ladder: whole.ladder, day: whole.day, from: 1_110, until: 1_290 },
    1_110,
  );
  expect(new Set(stops.map(({ household }) => household))).toEqual(
    new Set([world.household, otherHouse]),
  );
});
