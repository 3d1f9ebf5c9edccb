import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { type CountedFigure, type PublicVillage, publishVillage } from '#domain/places/publish.ts';
import {
  ancestorsOf,
  childrenOf,
  levelOf,
  nameAsOf,
  type PlacesState,
} from '#domain/places/state.ts';
import { type Whereabouts, whereaboutsOf } from '#domain/places/whereabouts.ts';
import type { MeasureName } from '#domain/measures.ts';
import { asOne } from '#domain/as-one.ts';
import { measureWords } from '#domain/measure-words.ts';
import type { Language } from '#domain/words.ts';
import type { Home } from '#server/home.ts';
import {
  openPlaces,
  publishedAlone,
  publishedOf,
  type PublishedVillage,
} from '#server/queries/published.ts';
import { communeOf } from '#server/ladders.ts';

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

/** What anyone may see of a village today; undefined when it is none or keeps no book here. */
export async function findPublicVillage(
  home: Home,
  village: Id,
  language: Language,
): Promise<PublicVillage | undefined> {
  const places = await openPlaces(home);
  const today = dayOfSeconds(home.now());
  const commune = communeOf(places, village, today);
  const all =
    commune === undefined ? [] : (await publishedOf(home, places, commune, today)).villages;
  const found =
    all.find(({ place }) => place === village) ??
    (await publishedAlone(home, places, village, today));
  const [own, ...others] = found.chapters;
  if (own === undefined) return undefined;
  const people = asOne(
    own.people,
    others.map((chapter) => chapter.people),
  );
  const figures = PUBLIC_MEASURES.map((id) => ({
    measure: id,
    title: measureWords(language, id).title,
    ...numbersOf(found, id),
  }));
  const published = publishVillage(
    { places, people, homes: own.homes.state },
    village,
    figures,
    today,
  );
  if (!published.ok) return undefined;
  const households = numbersOf(found, 'household-met').numbers?.of ?? 0;
  return { ...published.value, households };
}

function numbersOf({ figures }: PublishedVillage, id: MeasureName): Pick<CountedFigure, 'numbers'> {
  const numbers = figures.find(({ measure }) => measure === id)?.numbers;
  return numbers === undefined ? {} : { numbers };
}

/** The commune that a village lies in today. */
export async function findCommuneOf(home: Home, village: Id): Promise<Id | undefined> {
  const places = await openPlaces(home);
  const today = dayOfSeconds(home.now());
  return communeOf(places, village, today);
}

export type PublicName = Pick<PublicVillage, 'kind' | 'name'>;
type Listed = PublicName & { readonly id: Id };

/** With what it has become part of, or was made of. */
type PublicCommune = Pick<Whereabouts, 'now' | 'before'> & {
  readonly place: PublicName;
  readonly province?: PublicName;
  readonly villages: readonly Listed[];
};

/** A commune's name, its province and its villages by name. */
export async function findPublicCommune(
  home: Home,
  commune: Id,
): Promise<PublicCommune | undefined> {
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
  const where = whereaboutsOf(places, commune, today);
  return { place: { kind, name }, ...where, villages, ...(province && { province }) };
}

const levelAt = (places: PlacesState, id: Id, day: number): string | undefined => {
  const place = places.places.get(id);
  return place && levelOf(nameAsOf(place, day).kind);
};

/** A village or commune by name with what it lies in, as of a day; undefined for what is neither. */
export function publicPlaceOn(
  places: PlacesState,
  id: Id,
  day: number,
): { place: PublicName; commune?: PublicName; province?: PublicName } | undefined {
  const named = (level: string, ids: readonly Id[]): PublicName | undefined => {
    const found = ids.find((each) => levelAt(places, each, day) === level);
    const place = found === undefined ? undefined : places.places.get(found);
    if (place === undefined) return undefined;
    const { kind, name } = nameAsOf(place, day);
    return { kind, name };
  };
  const place = named('village', [id]) ?? named('commune', [id]);
  if (place === undefined) return undefined;
  const [, ...above] = ancestorsOf(places, id, day);
  const isVillage = levelAt(places, id, day) === 'village';
  const commune = isVillage ? named('commune', above) : undefined;
  const province = named('province', above);
  return { place, ...(commune && { commune }), ...(province && { province }) };
}
