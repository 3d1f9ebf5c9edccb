import { afterEach, beforeEach, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { planRound } from '#domain/doors/round/plan.ts';
import { turnoutOf } from '#domain/reach/turnout.ts';
import type { Device } from '#device/device.ts';
import { boardsOf } from '#pwa/screens/board/board.ts';
import { reachHere, toldIn } from '#pwa/screens/board/reach-here.ts';
import { alleysOf } from '#pwa/screens/doors/door-lines.ts';
import { meetingsIn } from '#pwa/screens/meetings/meetings.ts';
import { asksIn, findAsk } from '#pwa/screens/questions/asks.ts';
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

test('a meeting called in one is for the doors of both, and who came is counted over both books', async () => {
  const { on } = phone.now();
  const [meeting, edition] = [phone.newId(), phone.newId()];
  const called = { meeting, edition, kind: 'conference', title: 'Họp bản', place: 'Nhà văn hóa' };
  const when = { day: on, minute: 1_140, agenda: [{ item: 'Đường bản' }] };
  await record(book('board', other), 'meeting.called@1', { ...called, ...when });
  await phone.sync();
  for (const place of [world.village, other]) {
    const village = villageAt(place);
    const boards = boardsOf(village);
    const [found] = meetingsIn(boards, village).coming;
    expect(found?.meeting.meeting).toBe(meeting);
    expect(found?.isFromAbove).toBe(false);
    const told = reachHere(village, defined(found, 'the meeting').notice);
    expect(new Set(told?.untold)).toEqual(new Set([world.household, otherHouse]));
  }
  for (const [place, household] of [
    [world.village, world.household],
    [other, otherHouse],
  ] as const) {
    const mark = { attendance: phone.newId(), meeting, household, how: 'tap' };
    await save(phone, book('reach', place), [{ type: 'attendance.marked@1', on, body: mark }]);
  }
  const village = villageAt(world.village);
  const { households, reach } = defined(toldIn(village), 'who was told');
  const [found] = meetingsIn(boardsOf(village), village).coming;
  const { present } = turnoutOf(households, reach, defined(found, 'the meeting').meeting);
  expect(new Set(present)).toEqual(new Set([world.household, otherHouse]));
});

test('what was asked in either is in one list, and is written on in the book of its own', async () => {
  const { on } = phone.now();
  const ask = async (place: Id, household: Id): Promise<Id> => {
    const question = phone.newId();
    const asked = { question, household, text: 'Bao giờ có nước?', way: 'door', to: 'village' };
    await save(phone, book('reach', place), [{ type: 'question.asked@1', on, body: asked }]);
    return question;
  };
  const here = await ask(world.village, world.household);
  const there = await ask(other, otherHouse);
  const village = villageAt(world.village);
  expect(new Set(asksIn(village).map(({ question }) => question.question))).toEqual(
    new Set([here, there]),
  );
  expect(findAsk(village, there)?.village.place).toBe(other);
});
