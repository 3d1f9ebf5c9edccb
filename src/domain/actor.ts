import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Actor, ActorGrant, Book, Role } from '#book/activity.ts';
import type { Fact } from '#book/fact.ts';
import { LATE_WORK_DAYS_MAX, ON_MAX_DAY } from '#book/limits.ts';
import { endOf, type Grant, grantsOf, type PeopleState } from '#domain/people/state.ts';
import {
  ancestorsOf,
  lineageOf,
  liesWithin,
  type Place,
  type PlacesState,
} from '#domain/places/state.ts';

/** A village's team reads what its commune teaches and asks for, and speaks its cards for others to hear. */
const TEAM: readonly Role[] = ['member', 'leader', 'head'];

/** Books that people who work in a place below read and write too, as far as their roles say so. */
const FROM_BELOW: Readonly<Partial<Record<ActivityName, readonly Role[]>>> = {
  learning: TEAM,
  work: TEAM,
  board: TEAM,
};

/**
 * Who speaks through a stream, as far as one book is concerned. The books `people` and `places` lie above
 * the territories they speak of: whoever has a grant under their place may speak there, and their judges
 * ask whether the place that a fact names is theirs.
 */
export function findActor(
  people: PeopleState,
  places: PlacesState,
  book: Pick<Book, 'place'> & Partial<Pick<Book, 'activity'>>,
  stream: Id,
): Actor | undefined {
  const registered = people.streams.get(stream);
  if (registered === undefined) return undefined;
  const isShared = book.activity === 'people' || book.activity === 'places';
  const grants = grantsOf(people, registered.person).flatMap((grant) => {
    if (isShared && covers(places, { place: book.place, from: grant.from }, grant.place)) {
      return [grant];
    }
    return asReaching(places, grant, book);
  });
  const endsAt = endOf(registered);
  return { person: registered.person, stream, grants, ...(endsAt !== undefined && { endsAt }) };
}

/** A grant as it reaches a book, marked where it does so from below; none where it does not. */
export const asReaching = <Each extends Territory & Pick<Grant, 'role'>>(
  places: PlacesState,
  grant: Each,
  book: Pick<Book, 'place'> & Partial<Pick<Book, 'activity'>>,
): readonly (Each & { readonly below?: true })[] => {
  if (covers(places, grant, book.place)) return [grant];
  return reachesBook(places, grant, book) ? [{ ...grant, below: true }] : [];
};

/** Whether a grant covers the place of a book, or lies below it and its role counts there as well. */
export const reachesBook = (
  places: PlacesState,
  grant: Territory & Pick<Grant, 'role'>,
  { activity, place }: Pick<Book, 'place'> & Partial<Pick<Book, 'activity'>>,
): boolean =>
  covers(places, grant, place) ||
  (activity !== undefined &&
    FROM_BELOW[activity]?.includes(grant.role) === true &&
    liesBelow(places, grant.place, place));

const liesBelow = (places: PlacesState, inner: Id, outer: Id): boolean =>
  everAround(places, inner).includes(outer);

/**
 * All a place lies, lay or will lie in, and what has become or will become part of that: whoever merges or
 * moves reads all chapters. What a commune teaches and asks tells of nobody, so nothing announced need be
 * waited for, and nothing is taken away before its day.
 */
export function everAround(places: PlacesState, place: Id): readonly Id[] {
  const moves = places.places.get(place)?.parents.map(({ from }) => from) ?? [];
  const around = [...moves, ON_MAX_DAY].flatMap((day) =>
    ancestorsOf(places, place, day).flatMap((each) => lineageOf(places, each, ON_MAX_DAY)),
  );
  return [...new Set(around)];
}

/**
 * Whether a grant reaches a place: exactly the territory its place had on the day it was given. What was
 * founded later is reached through all it came from, else through the place it was founded in and all
 * that has joined that place since, for nobody can say on whose ground it stands.
 */
export const covers = (places: PlacesState, grant: Territory, place: Id): boolean => {
  const founded = places.places.get(grant.place)?.founded ?? grant.from;
  return reaches(places, { ...grant, from: Math.max(grant.from, founded) }, place, new Map());
};

type Territory = Pick<Grant, 'place' | 'from'>;

/** What lies in the place of a grant on its first day, through merges; ended places included. */
export function territoryOf(places: PlacesState, { place, from }: Territory): readonly Id[] {
  const found = new Set<Id>([place]);
  for (const member of found) {
    for (const candidate of places.children.get(member) ?? []) {
      const founded = places.places.get(candidate)?.founded ?? from;
      if (founded <= from && liesWithin(places, candidate, place, from)) found.add(candidate);
    }
  }
  return [...found];
}

/** @param asked answers so far; what leads back to itself is not reached */
function reaches(places: PlacesState, grant: Territory, id: Id, asked: Map<Id, boolean>): boolean {
  const known = asked.get(id);
  if (known !== undefined) return known;
  asked.set(id, false);
  const isReached = id === grant.place || isReachedThrough(places, grant, id, asked);
  asked.set(id, isReached);
  return isReached;
}

function isReachedThrough(
  places: PlacesState,
  grant: Territory,
  id: Id,
  asked: Map<Id, boolean>,
): boolean {
  const place = places.places.get(id);
  if (place === undefined) return false;
  if (place.founded <= grant.from) return liesWithin(places, id, grant.place, grant.from);
  const origins = absorbedBy(places, id);
  const parent = place.parents[0]?.parent;
  if (origins.length === 0 && parent === undefined) return false;
  const ground =
    origins.length > 0 || parent === undefined ? origins : groundOf(places, parent, place);
  return ground.every((each) => reaches(places, grant, each.id, asked));
}

/** The place something was founded in, and what had joined it by then. */
const groundOf = (places: PlacesState, parent: Id, { founded }: Place): readonly { id: Id }[] => [
  { id: parent },
  ...absorbedBy(places, parent).filter(({ ended }) => ended !== undefined && ended.from <= founded),
];

/** Places that live on in this one, by merger or split. */
const absorbedBy = (places: PlacesState, id: Id): readonly Place[] =>
  (places.children.get(id) ?? []).flatMap((candidate) => {
    const place = places.places.get(candidate);
    return place?.ended?.into.includes(id) === true ? [place] : [];
  });

/** Held on the day in question, only on other days, or not at all. */
export type Standing = 'on-that-day' | 'on-other-days' | 'never';

/**
 * Whether the actor holds one of the roles on all these civil days, only on other days, or never did. A
 * phone whose clock was reset writes days before the grant: that is for a person in charge, not for the bin.
 */
export const standing = (
  actor: Actor,
  roles: readonly Role[],
  ...days: readonly number[]
): Standing =>
  standingBy(
    actor.grants.filter((grant) => roles.includes(grant.role)),
    days,
  );

/**
 * The same for work, judged by its day alone. A grant vouches for no work that the home receives long after
 * its end, when nobody remembers it; a phone, which knows no arrival, judges by the day.
 */
export function standingOfWork(
  actor: Actor,
  roles: readonly Role[],
  { on, receivedAt }: Pick<Fact, 'on' | 'receivedAt'>,
): Standing {
  const stand = standing(actor, roles, on);
  if (stand !== 'on-that-day' || receivedAt === undefined) return stand;
  const oldest = dayOfSeconds(receivedAt) - LATE_WORK_DAYS_MAX;
  const grants = actor.grants.filter(({ until = oldest }) => until >= oldest);
  return standing({ ...actor, grants }, roles, on) === 'on-that-day' ? stand : 'on-other-days';
}

/** The day a fact names and the day it arrived; the first alone while the home has not received it. */
export const daysOf = ({ on, receivedAt }: Pick<Fact, 'on' | 'receivedAt'>): readonly number[] =>
  receivedAt === undefined ? [on] : [on, dayOfSeconds(receivedAt)];

/**
 * The same question over one place, for facts that give rights: asked of the day a fact names and of the
 * day it arrived, so that nobody writes rights from a past in which they still had some. The home's own
 * role reaches every place.
 */
export function standingOver(
  states: { readonly people: PeopleState; readonly places: PlacesState },
  actor: Pick<Actor, 'person'>,
  roles: readonly Role[],
  place: Id | undefined,
  fact: Pick<Fact, 'on' | 'receivedAt'>,
): Standing {
  const grants = grantsOf(states.people, actor.person).filter(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.role === 'home' || (place !== undefined && covers(states.places, grant, place))),
  );
  return standingBy(grants, daysOf(fact));
}

function standingBy(grants: readonly ActorGrant[], days: readonly number[]): Standing {
  if (grants.length === 0) return 'never';
  const isHeld = days.every((day) =>
    grants.some((grant) => grant.from <= day && (grant.until === undefined || day <= grant.until)),
  );
  return isHeld ? 'on-that-day' : 'on-other-days';
}
