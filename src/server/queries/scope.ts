import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { ActivityName, Book, Role } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import { standing } from '#domain/actor.ts';
import { HOMES_ACCESS } from '#domain/homes/access.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import {
  ancestorsOf,
  codeAsOf,
  groundOf,
  levelOf,
  lineageOf,
  nameAsOf,
  type Place,
} from '#domain/places/state.ts';
import type { PlaceMessage } from '#protocol/queries.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { communeOf, openLadder } from '#server/ladders.ts';
import { mayRead, openReader, type Reader } from '#server/me.ts';
import type { StreamLine } from '#server/store/store.ts';

/** One pair of books of a village: its own, or those of a village that merged into it. */
export type Chapter = {
  readonly homesBook: Book;
  readonly doorsBook: Book;
  readonly homes: Folded<HomesState>;
};

/** The same with what was done at its doors. */
export type DoorsChapter = Chapter & {
  readonly doors: Folded<DoorsState>;
  /** What is taught there. */
  readonly ladder: SkillLadder;
};

export type Village<Each = Chapter> = {
  readonly place: Place;
  readonly chapters: readonly Each[];
};

/** What a reader sees of a place on a day: the villages in it whose books are open to them. */
export type Scope = {
  readonly home: Home;
  readonly reader: Reader;
  readonly place: Place;
  readonly asOf: number;
  readonly villages: readonly Village[];
};

/** Other books of a village and of what merged into it, those that this reader may open. */
export const booksBeside = (
  { home, reader, asOf }: Scope,
  village: Id,
  activities: readonly ActivityName[],
): readonly Book[] =>
  lineageOf(reader.places, village, asOf).flatMap((place) =>
    activities.flatMap((name) => {
      const book = home.directory.findBookOf(name, place);
      return book !== undefined && mayRead(home, reader, book) ? [book] : [];
    }),
  );

/** @param roles who may ask; the readers of household registers when absent */
export async function openScope(
  home: Home,
  line: StreamLine,
  placeId: Id,
  asOf?: number,
  roles: readonly Role[] = HOMES_ACCESS.read,
): Promise<Result<Scope, Problem>> {
  const reader = await openReader(home, line);
  const { places, people, today } = reader;
  const place = places.places.get(placeId);
  if (place === undefined) return err(problem('not-found'));
  const actor = actorOf(home.directory, people, places, { place: placeId }, line.stream);
  if (actor === undefined || standing(actor, roles, today) !== 'on-that-day') {
    return err(problem('not-yours'));
  }
  const day = asOf ?? today;
  const villages: Village[] = [];
  for (const village of villagesIn(reader, place, day)) {
    villages.push({ place: village, chapters: await openHomes(home, reader, village.id, day) });
  }
  return ok({ home, reader, place, asOf: day, villages });
}

function villagesIn(reader: Reader, place: Place, day: number): readonly Place[] {
  if (levelOf(nameAsOf(place, day).kind) === 'village') return [place];
  return groundOf(reader.places, place.id, day).flatMap((child) => villagesIn(reader, child, day));
}

async function openHomes(
  home: Home,
  reader: Reader,
  village: Id,
  day: number,
): Promise<readonly Chapter[]> {
  const chapters: Chapter[] = [];
  for (const place of lineageOf(reader.places, village, day)) {
    const homesBook = home.directory.findBookOf('homes', place);
    const doorsBook = home.directory.findBookOf('doors', place);
    if (homesBook === undefined || doorsBook === undefined) continue;
    if (!mayRead(home, reader, homesBook) || !mayRead(home, reader, doorsBook)) continue;
    const homes = (await home.warm.get(homesBook)) as Folded<HomesState>; // a book of that activity
    chapters.push({ homesBook, doorsBook, homes });
  }
  return chapters;
}

/**
 * Villages of a scope with what was done at their doors. Books of doors are by far the largest: whoever
 * asks only for names does not wait until they are folded.
 */
export async function openDoors(
  { home, reader: { places }, asOf, villages: all }: Scope,
  villages = all,
): Promise<readonly Village<DoorsChapter>[]> {
  const opened: Village<DoorsChapter>[] = [];
  for (const { place, chapters } of villages) {
    const ladder = await openLadder(home, places, communeOf(places, place.id, asOf), asOf);
    const withDoors: DoorsChapter[] = [];
    for (const chapter of chapters) {
      const doors = (await home.warm.get(chapter.doorsBook)) as Folded<DoorsState>; // of a doors book
      withDoors.push({ ...chapter, doors, ladder });
    }
    opened.push({ place, chapters: withDoors });
  }
  return opened;
}

export function placeMessage(place: Place, day: number): PlaceMessage {
  const { name, kind } = nameAsOf(place, day);
  const code = codeAsOf(place, day);
  return { id: place.id, name, kind, ...(code !== undefined && { code }) };
}

/** From the country down to the place itself. */
export const pathTo = (reader: Reader, place: Place, day: number): PlaceMessage[] =>
  ancestorsOf(reader.places, place.id, day)
    .flatMap((id) => reader.places.places.get(id) ?? [])
    .map((each) => placeMessage(each, day))
    .reverse();
