import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Folded } from '#book/folded.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { type CountedFigure, type PublicVillage, publishVillage } from '#domain/places/publish.ts';
import {
  ancestorsOf,
  childrenOf,
  levelOf,
  lineageOf,
  nameAsOf,
  type PlacesState,
} from '#domain/places/state.ts';
import { measureAll, type MeasureName } from '#domain/measures.ts';
import { measureWords } from '#domain/wording.ts';
import type { Language } from '#domain/words.ts';
import type { Home } from '#server/home.ts';

/** Figures that a village shows to anyone, in this order. */
const PUBLIC_MEASURES: readonly MeasureName[] = [
  'household-proficient',
  'household-met',
  'household-basic-public-services',
  'household-basic-shopping',
  'household-basic-payment',
  'household-basic-safety',
  'household-basic-local',
  'household-smartphone-epay',
  'household-bank',
  'adult-vneid-2',
];

type Chapter = {
  readonly homes: Folded<HomesState>;
  readonly doors: Folded<DoorsState>;
  readonly people: PeopleState;
};

/** What anyone may see of a village today; undefined when it is none or keeps no book here. */
export async function findPublicVillage(
  home: Home,
  village: Id,
  language: Language,
): Promise<PublicVillage | undefined> {
  const places = await openPlaces(home);
  const today = dayOfSeconds(home.now());
  const chapters = await openChapters(home, places, village, today);
  const [own] = chapters;
  if (own === undefined) return undefined;
  const counted = chapters.map((chapter) => countChapter(chapter, today));
  const figures = PUBLIC_MEASURES.map((id) => sumUp(counted, id, language));
  const published = publishVillage(
    { places, people: own.people, homes: own.homes.state },
    village,
    figures,
    today,
  );
  if (!published.ok) return undefined;
  const households = figures.find(({ measure }) => measure === 'household-met')?.of ?? 0;
  return { ...published.value, households };
}

/** The commune that a village lies in today. */
export async function findCommuneOf(home: Home, village: Id): Promise<Id | undefined> {
  const places = await openPlaces(home);
  const today = dayOfSeconds(home.now());
  return ancestorsOf(places, village, today).find((id) => levelAt(places, id, today) === 'commune');
}

export type PublicName = Pick<PublicVillage, 'kind' | 'name'>;
type Listed = PublicName & { readonly id: Id };

/** A commune's name, its province and its villages by name. */
export async function findPublicCommune(
  home: Home,
  commune: Id,
): Promise<{ place: PublicName; province?: PublicName; villages: readonly Listed[] } | undefined> {
  const places = await openPlaces(home);
  const today = dayOfSeconds(home.now());
  const place = places.places.get(commune);
  if (place === undefined || levelAt(places, commune, today) !== 'commune') return undefined;
  const nameOf = (id: Id): PublicName | undefined => {
    const found = places.places.get(id);
    if (found === undefined) return undefined;
    const { kind, name } = nameAsOf(found, today);
    return { kind, name };
  };
  const above = ancestorsOf(places, commune, today).find(
    (id) => levelAt(places, id, today) === 'province',
  );
  const province = above === undefined ? undefined : nameOf(above);
  const villages = childrenOf(places, commune, today)
    .flatMap(({ id }): readonly Listed[] => {
      const name = nameOf(id);
      return name === undefined ? [] : [{ id, ...name }];
    })
    .sort((left, right) => left.name.localeCompare(right.name, 'vi', { numeric: true }));
  const { kind, name } = nameAsOf(place, today);
  return { place: { kind, name }, villages, ...(province && { province }) };
}

async function openPlaces(home: Home): Promise<PlacesState> {
  const { directory, warm } = home;
  const { state } = await warm.get(directory.getBook(directory.identity.places));
  return state as PlacesState; // the country's places book
}

const levelAt = (places: PlacesState, id: Id, day: number): string | undefined => {
  const place = places.places.get(id);
  return place && levelOf(nameAsOf(place, day).kind);
};

async function openChapters(
  home: Home,
  places: PlacesState,
  village: Id,
  day: number,
): Promise<readonly Chapter[]> {
  const { directory, warm } = home;
  const chapters: Chapter[] = [];
  for (const place of lineageOf(places, village, day)) {
    const homesBook = directory.findBookOf('homes', place);
    const doorsBook = directory.findBookOf('doors', place);
    if (homesBook === undefined || doorsBook === undefined) continue;
    const homes = (await warm.get(homesBook)) as Folded<HomesState>; // a book of that activity
    const doors = (await warm.get(doorsBook)) as Folded<DoorsState>; // a book of that activity
    const { state } = await warm.get(directory.getBook(homesBook.people));
    const people = state as PeopleState; // so the line says
    chapters.push({ homes, doors, people });
  }
  return chapters;
}

type Counts = ReadonlyMap<MeasureName, { readonly of: number; readonly met: number }>;
type Kept = { readonly key: string; readonly counts: Counts };

/**
 * Anyone may ask for a page, so a chapter is measured once a day and again only when one of its two books has
 * gone on.
 */
const keptByDoors = new WeakMap<object, Kept>();

function countChapter({ homes, doors }: Chapter, day: number): Counts {
  const key = `${day}.${homes.seq}.${doors.seq}`;
  const kept = keptByDoors.get(doors);
  if (kept?.key === key) return kept.counts;
  const measured = measureAll({ homes: homes.state, doors: doors.state }, day);
  const counts: Counts = new Map(
    Array.from(measured, ([id, { of, met }]) => [id, { of: of.length, met: met.length }]),
  );
  keptByDoors.set(doors, { key, counts });
  return counts;
}

function sumUp(chapters: readonly Counts[], id: MeasureName, language: Language): CountedFigure {
  const sum = (count: 'of' | 'met'): number =>
    chapters.reduce((total, counts) => total + (counts.get(id)?.[count] ?? 0), 0);
  return { measure: id, title: measureWords(language, id).title, of: sum('of'), met: sum('met') };
}
