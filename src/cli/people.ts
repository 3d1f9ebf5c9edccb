import { isId, newId } from '#kernel/id.ts';
import { dayOfSeconds, isoToDay } from '#kernel/vi-calendar.ts';
import { parsePhone } from '#kernel/phone.ts';
import { type Book, type Proposal, type Role, ROLES } from '#book/activity.ts';
import { grantsOf, hasEnded, type PeopleState, streamsOf } from '#domain/people/state.ts';
import { nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { cardLink } from '#server/cards.ts';
import { type Command, originOf, type Outcome, readWords, said, wrong } from '#cli/command.ts';
import type { Config } from '#server/config.ts';
import type { Home } from '#server/home.ts';

const FIRST_ADMINISTRATOR = 'Quản trị';
const CARD_DAYS = 7;
const DAY_S = 86_400;

const GIVEN_ROLES: readonly string[] = ROLES.filter((role) => role !== 'home');

/** One single-use card, as long as no administrator has enrolled a phone. */
export const bootstrap: Command = async (home, config) => {
  const waiting: string[] = [];
  for (const [, state] of await peopleBooks(home)) {
    for (const grant of state.grants.values()) {
      if (grant.role !== 'admin' || grant.until !== undefined) continue;
      const isEnrolled = [...state.streams.values()].some(
        (stream) => stream.person === grant.person,
      );
      if (isEnrolled) {
        return wrong(
          'there is an administrator already; who has none of their phones left asks another.',
        );
      }
      waiting.push(grant.person);
    }
  }
  const { country, people } = home.directory.identity;
  const person = waiting[0] ?? newId(home.random);
  if (waiting.length === 0) {
    const recorded = await addTo(
      home,
      home.directory.getBook(people),
      person,
      FIRST_ADMINISTRATOR,
      'admin',
      country,
    );
    if (!recorded.ok) return recorded;
  }
  await home.cards.withdraw(person);
  const link = await issue(home, config, person, people);
  return said(
    link,
    `Good for one phone, for ${CARD_DAYS} days. Running this again makes a new one.`,
  );
};

export const addPerson: Command = async (home, _, args) => {
  const words = readWords(args, ['role', 'place', 'phone']);
  const [name, ...more] = words?.plain ?? [];
  const { role, place, phone } = words?.named ?? {};
  if (name === undefined || more.length > 0 || role === undefined || place === undefined) {
    return wrong('people add NAME --role ROLE --place PLACE [--phone NUMBER]');
  }
  if (!GIVEN_ROLES.includes(role)) {
    return wrong(`the role must be one of ${GIVEN_ROLES.join(', ')}.`);
  }
  const number = phone === undefined ? undefined : parsePhone(phone);
  if (number?.ok === false) {
    return wrong(`"${phone ?? ''}" is no telephone number (${number.error.code}).`);
  }
  const places = await placesOf(home);
  if (!places.places.has(place)) return wrong(`there is no place ${place}; see: places list.`);
  const book = home.founding.peopleBookFor(places, place);
  const person = newId(home.random);
  const recorded = await addTo(
    home,
    book,
    person,
    name.normalize('NFC'),
    role as Role,
    place,
    number?.value,
  ); // checked above
  return recorded.ok ? said(person) : recorded;
};

/** A further right for somebody who stands in a book of people, as after a merger. */
export const grantRole: Command = async (home, _, args) => {
  const words = readWords(args, ['person', 'role', 'place', 'from']);
  const { person, role, place, from } = words?.named ?? {};
  const isWhole = words?.plain.length === 0 && person !== undefined && place !== undefined;
  if (!isWhole || role === undefined) {
    return wrong('people grant --person PERSON --role ROLE --place PLACE [--from YYYY-MM-DD]');
  }
  if (!GIVEN_ROLES.includes(role)) {
    return wrong(`the role must be one of ${GIVEN_ROLES.join(', ')}.`);
  }
  const day = from === undefined ? undefined : isoToDay(from);
  if (day?.ok === false) return wrong('--from must be a day such as 2025-07-01.');
  const on = dayOfSeconds(home.now());
  if (!(await placesOf(home)).places.has(place)) {
    return wrong(`there is no place ${place}; see: places list.`);
  }
  for (const [book, state] of await peopleBooks(home)) {
    if (!state.persons.has(person)) continue;
    const grant = { grant: newId(home.random), person, role, place, from: day?.value ?? on };
    return write(home, book, [{ type: 'grant.given@1', on, body: grant }]);
  }
  return wrong(`there is no person ${person}; see: people list.`);
};

export const giveCard: Command = async (home, config, [person = '', ...more]) => {
  if (!isId(person) || more.length > 0) return wrong('people card PERSON');
  for (const [book, state] of await peopleBooks(home)) {
    if (state.persons.has(person)) return said(await issue(home, config, person, book.id));
  }
  return wrong(`there is no person ${person}; see: people list.`);
};

export const listPeople: Command = async (home) => {
  const places = await placesOf(home);
  const today = dayOfSeconds(home.now());
  const placeName = (id: string): string => {
    const place = places.places.get(id);
    return place === undefined ? id : nameAsOf(place, today).name;
  };
  const lines: string[] = [];
  for (const [, state] of await peopleBooks(home)) {
    for (const person of state.persons.values()) {
      const grants = grantsOf(state, person.id).filter(
        (grant) => grant.until === undefined || grant.until >= today,
      );
      const phones = streamsOf(state, person.id).filter(
        (stream) => !hasEnded(stream, home.now()),
      ).length;
      const roles = grants.map((grant) => `${grant.role} ${placeName(grant.place)}`).join(', ');
      lines.push(`${person.id}  ${person.name}  ${roles || '-'}  ${phones} phones`);
    }
  }
  return said(...lines);
};

async function addTo(
  home: Home,
  book: Book,
  person: string,
  name: string,
  role: Role,
  place: string,
  phone?: string,
): Promise<Outcome> {
  const on = dayOfSeconds(home.now());
  const proposals: Proposal[] = [
    { type: 'person.added@1', on, body: { person, name, ...(phone !== undefined && { phone }) } },
    {
      type: 'grant.given@1',
      on,
      body: { grant: newId(home.random), person, role, place, from: on },
    },
  ];
  return write(home, book, proposals);
}

async function write(home: Home, book: Book, proposals: readonly Proposal[]): Promise<Outcome> {
  const recorded = await home.recorder.record(book, proposals);
  if (!recorded.ok) return wrong(`nothing was written (${recorded.error.code}).`);
  const refused = recorded.value.find((item) => item.verdict !== 'ok');
  return refused === undefined
    ? said()
    : wrong(`the home did not take it (${refused.verdict}: ${refused.why}).`);
}

async function issue(home: Home, config: Config, person: string, people: string): Promise<string> {
  const expiresAt = home.now() + CARD_DAYS * DAY_S;
  const secret = await home.cards.issue({ person, people, singleUse: true, expiresAt });
  return cardLink(originOf(config), secret);
}

async function peopleBooks(home: Home): Promise<readonly (readonly [Book, PeopleState])[]> {
  const books: (readonly [Book, PeopleState])[] = [];
  for (const book of home.directory.books()) {
    if (book.activity !== 'people') continue;
    books.push([book, (await home.warm.get(book)).state as PeopleState]); // the state of a people book
  }
  return books;
}

const placesOf = async (home: Home): Promise<PlacesState> =>
  (await home.warm.get(home.directory.getBook(home.directory.identity.places)))
    .state as PlacesState; // of a places book
