import { afterEach, beforeEach, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { Device } from '#device/device.ts';
import { groupsOf } from '#domain/groups.ts';
import { proposePost } from '#domain/people/propose-post.ts';
import { proposeMember, proposeMemberLeft, proposeTeam } from '#domain/people/propose.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { enrolledPhone, openPhone, openWorld, type World } from '#test/device/world.ts';
import { toWriteOf } from './people-to-write.ts';
import { findPeople, membersIn, teamsIn } from './team-of.ts';
import { communesOf } from './territory.ts';

let world: World;
/** Of somebody who was an officer of one of two communes, and is of what both became. */
let phone: Device;
let vinhAn: Id;
let langChe: Id;
let merged: Id;
let officer: Id;
let member: Id;
let team: Id;

const bookAt = (activity: Book['activity'], place: Id): Book =>
  defined(world.home.directory.findBookOf(activity, place), `no ${activity}`);

async function record(into: Book, type: string, body: Proposal['body']): Promise<void> {
  const on = phone.now().on;
  const recorded = await world.home.recorder.record(into, [{ type, on, body }]);
  if (!recorded.ok || recorded.value.some(({ verdict }) => verdict !== 'ok')) {
    throw new Error(JSON.stringify(recorded));
  }
}

const stateAt = async (place: Id): Promise<PeopleState> =>
  (await world.home.warm.get(bookAt('people', place))).state as PeopleState; // a people book

const grantTo = (person: Id, role: string, place: Id) => ({
  grant: phone.newId(),
  person,
  role,
  place,
  from: phone.now().on,
});

beforeEach(async () => {
  world = await openWorld();
  const worker = await world.addWorker('Lê Thị Hồng', 'officer', world.commune);
  officer = worker.person;
  phone = await enrolledPhone(world, worker);
  const { on } = phone.now();
  const found = async (kind: 'xa' | 'thon', name: string, parent: Id, from: number) => {
    const place = await world.home.founding.found({ kind, name, parent, from });
    if (!place.ok) throw new Error(place.error.code);
    return place.value;
  };
  vinhAn = await found('xa', 'Vĩnh An', world.province, on - 100);
  langChe = await found('thon', 'Làng Chẽ', vinhAn, on - 100);
  [member, team] = [phone.newId(), phone.newId()];
  const people = bookAt('people', vinhAn);
  await record(people, 'person.added@1', { person: member, name: 'Giáp Văn Tư' });
  await record(people, 'grant.given@1', grantTo(member, 'member', langChe));
  await record(people, 'team.founded@1', { team, place: langChe, from: on - 9 });
  await record(people, 'team.joined@1', { team, person: member, duty: 'member', from: on - 9 });
  merged = await found('xa', 'Tuấn Đạo', world.province, on);
  const country = world.home.directory.identity.country;
  const places = [world.commune, vinhAn];
  await record(bookAt('places', country), 'place.merged@1', { places, into: merged, from: on });
});
afterEach(() => world.close());

async function isGivenAll(): Promise<void> {
  await record(
    bookAt('people', world.commune),
    'grant.given@1',
    grantTo(officer, 'officer', merged),
  );
  await phone.sync();
}

const heldPeople = (): readonly Id[] =>
  phone.books().flatMap(({ activity, place }) => (activity === 'people' ? [place] : []));

test('an old right sees the people of its own commune, and no more', async () => {
  await phone.sync();
  expect(heldPeople()).toEqual([world.commune]);
  expect(communesOf(phone)).toEqual([world.commune]);
  const people = defined(findPeople(phone), 'people');
  expect(people.persons.has(officer)).toBe(true);
  expect(people.persons.has(member)).toBe(false);
  expect(await homeQueries(phone).card(member)).toMatchObject({ error: { code: 'not-found' } });
  expect(await homeQueries(phone).devices(member)).toMatchObject({ error: { code: 'not-found' } });
});

test('a right over what became of both carries the people of both, and looks at one commune', async () => {
  await isGivenAll();
  expect(new Set(heldPeople())).toEqual(new Set([world.commune, vinhAn, merged]));
  expect(communesOf(phone)).toEqual([merged]);
  const people = defined(findPeople(phone), 'people');
  expect(membersIn(phone, people, langChe).now.map(({ name }) => name)).toEqual(['Giáp Văn Tư']);
  const places = defined(phone.places(), 'places').state;
  const all = groupsOf({ people, places, day: phone.now().on }, merged);
  const inTeams = all.find(({ audience }) => audience === 'team')?.members;
  expect(inTeams?.map(({ person }) => person)).toEqual([member]);
});

test('what is written of somebody goes to the book in which they stand, and is taken', async () => {
  await isGivenAll();
  const about = (id: Id) => (people: PeopleState) => people.teams.has(id);
  const write = () => defined(toWriteOf(phone, langChe, about(team)), 'a book');
  const joining = proposeMember(write().states, write().author, {
    team,
    person: { name: 'Giáp Thị Năm' },
    duty: 'leader',
  });
  if (!joining.ok) throw new Error(joining.error.code);
  expect(write().book.place).toBe(vinhAn);
  await phone.save(write().book.id, joining.value);
  const leaving = proposeMemberLeft(write().states, write().author, { team, person: member });
  if (!leaving.ok) throw new Error(leaving.error.code);
  await phone.save(write().book.id, leaving.value);
  const holder = defined(
    toWriteOf(phone, langChe, ({ persons }) => persons.has(member)),
    'a book',
  );
  const holding = {
    holding: phone.newId(),
    person: member,
    place: langChe,
    post: 'party' as const,
  };
  const held = proposePost(holder.states, holder.author, holding);
  if (!held.ok) throw new Error(held.error.code);
  await phone.save(holder.book.id, held.value);
  await phone.sync();
  expect(phone.counts()).toMatchObject({ waiting: 0, held: 0, refused: 0 });
  const home = await stateAt(vinhAn);
  expect(home.teams.get(team)?.members.map(({ until }) => until)).toEqual([
    phone.now().on,
    undefined,
  ]);
  expect([...home.posts.values()].map(({ person }) => person)).toEqual([member]);
});

test('of a village without a team it goes to the people book of its commune', async () => {
  await isGivenAll();
  const none = (people: PeopleState): boolean => teamsIn(people, langChe).length > 1;
  expect(toWriteOf(phone, langChe, none)?.book.place).toBe(vinhAn);
  const fresh = await world.home.founding.found({
    kind: 'thon',
    name: 'Mới',
    parent: merged,
    from: phone.now().on,
  });
  if (!fresh.ok) throw new Error(fresh.error.code);
  await phone.sync();
  const { book, states, author } = defined(
    toWriteOf(phone, fresh.value, () => false),
    'a book',
  );
  expect(book.place).toBe(merged);
  const founded = proposeTeam(states, author, { place: fresh.value });
  if (!founded.ok) throw new Error(founded.error.code);
  await phone.save(book.id, founded.value);
  await phone.sync();
  expect(phone.counts()).toMatchObject({ waiting: 0, refused: 0 });
  expect((await stateAt(merged)).teams.size).toBe(1);
});

test('a card is given across people books, and opens as long as its giver could give it', async () => {
  await isGivenAll();
  const give = async (): Promise<string> => {
    const card = await homeQueries(phone).card(member);
    if (!card.ok) throw new Error(card.error.code);
    return card.value.card;
  };
  const first = await give();
  const theirs = await openPhone(world);
  expect((await theirs.enrol(first)).ok).toBe(true);
  expect(theirs.me()?.person).toBe(member);
  const [stream] = [...(await stateAt(vinhAn)).streams.values()];
  expect(stream?.person).toBe(member);
  expect(await homeQueries(phone).devices(member)).toMatchObject({
    value: { devices: [{ stream: stream?.id }] },
  });
  const late = await give();
  const rights = [...(await stateAt(world.commune)).grants.values()];
  const given = defined(
    rights.find(({ person, place }) => person === officer && place === merged),
    'the right',
  );
  const ended = { grant: given.id, until: phone.now().on - 1 };
  await record(bookAt('people', world.commune), 'grant.ended@1', ended);
  const other = await openPhone(world);
  expect((await other.enrol(late)).ok).toBe(false);
});
