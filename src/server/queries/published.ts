import { compareIds, type Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { isSensitive, measureAll, type MeasureName, MEASURES } from '#domain/measures.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { childrenOf, lineageOf, type PlacesState } from '#domain/places/state.ts';
import { type Counted, suppress } from '#domain/suppress.ts';
import type { Directory } from '#server/directory.ts';
import type { Home } from '#server/home.ts';
import { communeOf, openLadder } from '#server/ladders.ts';
import type { Warm } from '#server/warm.ts';

/** A pair of books of a village, whoever asks. */
export type OpenChapter = {
  readonly homesBook: Book;
  readonly doorsBook: Book;
  readonly homes: Folded<HomesState>;
  readonly doors: Folded<DoorsState>;
  readonly people: PeopleState;
  readonly ladder: SkillLadder;
};

/** A figure as it may be published: without its numbers where they could point at somebody. */
export type PublishedFigure = { readonly measure: MeasureName; readonly numbers?: Counted };

export type PublishedVillage = {
  readonly place: Id;
  readonly chapters: readonly OpenChapter[];
  readonly figures: readonly PublishedFigure[];
};

export type PublishedCommune = {
  readonly villages: readonly PublishedVillage[];
  /** Of the whole commune. */
  readonly figures: readonly PublishedFigure[];
};

export async function openPlaces({
  directory,
  warm,
}: {
  readonly directory: Pick<Directory, 'getBook' | 'identity'>;
  readonly warm: Pick<Warm, 'get'>;
}): Promise<PlacesState> {
  const { state } = await warm.get(directory.getBook(directory.identity.places));
  return state as PlacesState; // the country's places book
}

/**
 * What may be published of a commune and of each of its villages. What is left out follows from the whole
 * commune and never from who asks or what for, so that no two answers tell together what neither tells.
 */
export async function publishedOf(
  home: Home,
  places: PlacesState,
  commune: Id,
  day: number,
): Promise<PublishedCommune> {
  const ladder = await openLadder(home, places, commune, day);
  const villages: { place: Id; chapters: readonly OpenChapter[]; counts: Counts }[] = [];
  for (const { id } of childrenOf(places, commune, day)) {
    const chapters = await openChapters(home, places, id, day, ladder);
    if (chapters.length === 0) continue;
    const counts = addUp(chapters.map((chapter) => countChapter(chapter, day)));
    villages.push({ place: id, chapters, counts });
  }
  // Of a village without households there is nothing to tell, and nobody to protect.
  const counted = villages
    .filter(({ counts }) => countOf(counts, 'household-met').of > 0)
    .sort((left, right) => compareIds(left.place, right.place));
  const shown = new Map(
    MEASURES.map(({ id }) => {
      const parts = counted.map(({ counts }) => countOf(counts, id));
      const seen = isSensitive(id) ? suppress(parts) : undefined;
      return [id, { parts: seen?.parts ?? parts.map(() => true), total: seen?.total ?? true }];
    }),
  );
  return {
    villages: villages.map((village) => {
      const index = counted.indexOf(village);
      const { place, chapters, counts } = village;
      const isShown = (id: MeasureName) => index < 0 || shown.get(id)?.parts[index] === true;
      return { place, chapters, figures: figuresOf(counts, isShown) };
    }),
    figures: figuresOf(
      addUp(villages.map(({ counts }) => counts)),
      (id) => shown.get(id)?.total === true,
    ),
  };
}

/** A village by itself, as one that has merged: its sensitive figures are told with its successor's. */
export async function publishedAlone(
  home: Home,
  places: PlacesState,
  village: Id,
  day: number,
): Promise<PublishedVillage> {
  const chapters = await openChapters(
    home,
    places,
    village,
    day,
    await openLadder(home, places, communeOf(places, village, day), day),
  );
  const counts = addUp(chapters.map((chapter) => countChapter(chapter, day)));
  return { place: village, chapters, figures: figuresOf(counts, (id) => !isSensitive(id)) };
}

const figuresOf = (
  counts: Counts,
  isShown: (id: MeasureName) => boolean,
): readonly PublishedFigure[] =>
  MEASURES.map(({ id }) => ({ measure: id, ...(isShown(id) && { numbers: countOf(counts, id) }) }));

async function openChapters(
  home: Home,
  places: PlacesState,
  village: Id,
  day: number,
  ladder: SkillLadder,
): Promise<readonly OpenChapter[]> {
  const { directory, warm } = home;
  const chapters: OpenChapter[] = [];
  for (const place of lineageOf(places, village, day)) {
    const homesBook = directory.findBookOf('homes', place);
    const doorsBook = directory.findBookOf('doors', place);
    if (homesBook === undefined || doorsBook === undefined) continue;
    const homes = (await warm.get(homesBook)) as Folded<HomesState>; // a book of that activity
    const doors = (await warm.get(doorsBook)) as Folded<DoorsState>; // a book of that activity
    const team = await warm.get(directory.getBook(homesBook.people));
    const people = team.state as PeopleState; // so the line says
    chapters.push({ homesBook, doorsBook, homes, doors, people, ladder });
  }
  return chapters;
}

type Counts = ReadonlyMap<MeasureName, Counted>;
type Kept = { readonly key: string; readonly ladder: SkillLadder; readonly counts: Counts };

/**
 * Anyone may ask for a page, so a chapter is measured once a day and again only when one of its two books, or
 * what its commune teaches, has gone on.
 */
const keptByDoors = new WeakMap<object, Kept>();

function countChapter({ homes, doors, ladder }: OpenChapter, day: number): Counts {
  const key = `${day}.${homes.seq}.${doors.seq}`;
  const kept = keptByDoors.get(doors);
  if (kept?.key === key && kept.ladder === ladder) return kept.counts;
  const measured = measureAll({ homes: homes.state, doors: doors.state, ladder }, day);
  const counts: Counts = new Map(
    Array.from(measured, ([id, { of, met }]) => [id, { of: of.length, met: met.length }]),
  );
  keptByDoors.set(doors, { key, ladder, counts });
  return counts;
}

const countOf = (counts: Counts, id: MeasureName): Counted => counts.get(id) ?? { of: 0, met: 0 };

const addUp = (all: readonly Counts[]): Counts =>
  new Map(
    MEASURES.map(({ id }) => [
      id,
      {
        of: all.reduce((sum, counts) => sum + countOf(counts, id).of, 0),
        met: all.reduce((sum, counts) => sum + countOf(counts, id).met, 0),
      },
    ]),
  );
