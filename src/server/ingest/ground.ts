import type { Id } from '#kernel/id.ts';
import type { ActivityName, Actor, Book, Role } from '#book/activity.ts';
import { emptyFolded, type Folded, overlayFolded } from '#book/folded.ts';
import type { Tables } from '#book/table.ts';
import { everAround, findActor } from '#domain/actor.ts';
import { elsewhere, withRights } from '#domain/people-seen.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { type AllStates, getActivity, type PlainActivity } from '#domain/register.ts';
import type { Directory } from '#server/directory.ts';
import type { StreamLine } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/** What a book's facts are judged on: states as committed, with what this transaction adds on top. */
export type Ground = {
  readonly book: Book;
  readonly activity: PlainActivity;
  readonly folded: Folded;
  readonly states: AllStates;
  /** Asked anew for each fact of a book whose facts may change the answer. */
  readonly actor: () => Actor | undefined;
  /** The other streams of the person whose stream this is. */
  readonly peersOf: (stream: Id) => readonly Id[];
  /** Whether the device of a stream was lost; it may stand in the people book of whoever signs. */
  readonly isOfLost: (stream: Id) => boolean;
};

/** Since before any fact: what the home itself writes has no first day. */
const FROM_EVER = -43_830;

/** @param over what this transaction has folded already, for another writer of the same book */
export async function openGround(
  directory: Directory,
  warm: Pick<Warm, 'get'>,
  book: Book,
  signer: StreamLine,
  over?: Folded,
): Promise<Ground> {
  const activity = getActivity(book.activity);
  const opening = over === undefined ? warm.get(book).then(overlayFolded) : Promise.resolve(over);
  const stateOf = async (other: Book): Promise<Tables> =>
    (await (other.id === book.id ? opening : warm.get(other))).state;
  // Asked at once: over a network each is a journey of its own.
  const [folded, peopleState, placesState] = await Promise.all([
    opening,
    stateOf(directory.getBook(book.people)),
    stateOf(directory.getBook(book.places)),
  ]);
  const people = peopleState as PeopleState; // its line says so
  const places = placesState as PlacesState; // its line says so
  const besides: Record<string, Tables> = { [book.activity]: folded.state };
  for (const name of activity.needs) {
    const others = await Promise.all(booksFor(directory, places, name, book.place).map(stateOf));
    besides[name] = unionOf(name, others);
  }
  const isForeign = signer.people !== book.people;
  const own = isForeign
    ? ((await stateOf(directory.getBook(signer.people))) as PeopleState) // named by the stream's line
    : people;
  const seen = peopleAsSeen(directory, people, own, signer, isForeign);
  // In all other books they name each other by the ids of their own book, as the phone knows them.
  if (isForeign && book.activity !== 'people') addPersons(seen, own);
  const findSpeaker = (): Actor | undefined =>
    actorOf(directory, seen, places, book, signer.stream);
  const states = { ...besides, people: seen, places } as unknown as AllStates; // all that the activity reads
  return {
    book,
    activity,
    folded,
    states,
    actor: mayChangeActors(book) ? findSpeaker : once(findSpeaker),
    peersOf: (stream) => findPeers(own.streams.has(stream) ? own : people, stream),
    isOfLost: (stream) => own.streams.get(stream)?.ended?.why === 'lost',
  };
}

/** Who somebody is, and where what lies, is told by the facts of these. */
const mayChangeActors = ({ activity }: Book): boolean =>
  activity === 'people' || activity === 'places';

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

/** A place's own book of a kind, or those of the places around it, with what has merged into them. */
function booksFor(
  directory: Directory,
  places: PlacesState,
  name: ActivityName,
  place: Id,
): readonly Book[] {
  const own = directory.findBookOf(name, place);
  if (own !== undefined) return [own];
  return everAround(places, place).flatMap((each) => directory.findBookOf(name, each) ?? []);
}

/** Chapters as one state: what they speak of bears ids of its own. */
function unionOf(name: ActivityName, states: readonly Tables[]): Tables {
  const [only, ...others] = states;
  if (only !== undefined && others.length === 0) return only;
  const { state } = emptyFolded(getActivity(name));
  for (const each of states) {
    for (const [table, rows] of Object.entries(each)) {
      for (const [key, row] of rows.entries()) state[table]?.set(key, row);
    }
  }
  return state;
}

/**
 * The people book as the judge sees it: with the writer's stream and grants when these stand in another
 * people book, and with the home's role, which no fact gives. A person elsewhere is (people book, id):
 * whoever writes the same id into two books is two people.
 */
function peopleAsSeen(
  directory: Directory,
  people: PeopleState,
  own: PeopleState,
  signer: StreamLine,
  isForeign: boolean,
): PeopleState {
  const isHome = directory.isHome(signer);
  if (!isHome && !isForeign) return people;
  const { stream, key } = signer;
  const person = isHome ? signer.person : elsewhere(signer.people, signer.person);
  const rights = isHome ? [homeRight(directory)] : grantsOf(own, signer.person);
  const view = withRights(people, person, rights);
  view.streams.set(stream, { since: 0, ...own.streams.get(stream), id: stream, person, key });
  return view;
}

function addPersons(seen: PeopleState, own: PeopleState): void {
  for (const [id, person] of own.persons.entries()) {
    if (!seen.persons.has(id)) seen.persons.set(id, person);
  }
}

function findPeers({ streams }: PeopleState, stream: Id): readonly Id[] {
  const person = streams.get(stream)?.person;
  const peers: Id[] = [];
  if (person === undefined) return peers;
  for (const each of streams.values()) {
    if (each.person === person && each.id !== stream) peers.push(each.id);
  }
  return peers;
}

const homeRight = ({ identity }: Directory) => ({
  role: 'home' as Role,
  place: identity.country,
  from: FROM_EVER,
});

/** The home speaks everywhere, also before its country is founded. */
export function actorOf(
  directory: Directory,
  people: PeopleState,
  places: PlacesState,
  book: Pick<Book, 'place'> & Partial<Pick<Book, 'activity'>>,
  stream: Id,
): Actor | undefined {
  const line = directory.findStream(stream);
  if (line === undefined || !directory.isHome(line)) return findActor(people, places, book, stream);
  return { person: line.person, stream, grants: [{ role: 'home', from: FROM_EVER }] };
}
