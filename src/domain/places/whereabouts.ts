import type { Id } from '#kernel/id.ts';
import type { Kind } from '#domain/places/facts.ts';
import {
  ancestorsOf,
  existsOn,
  levelOf,
  lineageOf,
  livesOnIn,
  nameAsOf,
  type Place,
  type PlacesState,
} from '#domain/places/state.ts';

export type PlaceName = { readonly kind: Kind; readonly name: string };

/** Names that held until a day, by which people still know a place. */
export type Before = { readonly from: number; readonly names: readonly PlaceName[] };

/** Where a place is today, with the names of before the last change that it had. */
export type Whereabouts = {
  /** What it has become part of. */
  readonly now?: PlaceName;
  /** What it was called, or was made of. */
  readonly before?: Before;
  /** Of a village. */
  readonly commune?: PlaceName;
  readonly communeBefore?: Before;
};

export function whereaboutsOf(places: PlacesState, id: Id, day: number): Whereabouts {
  const place = places.places.get(id);
  if (place === undefined) return {};
  const heir = livesOnIn(places, id, day);
  const now = heir === id ? undefined : nameOn(places, heir, day);
  const before = now === undefined ? beforeOf(places, place, day) : undefined;
  const isVillage = levelOf(nameAsOf(place, day).kind) === 'village';
  const commune = isVillage ? communeOn(places, id, day) : undefined;
  const communeBefore = commune && communeBeforeOf(places, id, day);
  return {
    ...(now && { now }),
    ...(before && { before }),
    ...(commune && { commune }),
    ...(communeBefore && { communeBefore }),
  };
}

/** The last change of its own: another name or kind, or places that became it. */
function beforeOf(places: PlacesState, place: Place, day: number): Before | undefined {
  const renamed = place.names.findLast(({ from }, at) => at > 0 && from <= day)?.from ?? -Infinity;
  const joined = (places.children.get(place.id) ?? []).flatMap((id) => {
    const each = places.places.get(id);
    const from = each?.ended?.into.includes(place.id) === true ? each.ended.from : Infinity;
    const isAlike = each !== undefined && lastLevel(each) === lastLevel(place);
    return isAlike && from <= day ? [{ from, name: bare(each, from - 1) }] : [];
  });
  const from = Math.max(renamed, ...joined.map((each) => each.from));
  if (from === -Infinity) return undefined;
  const merged = joined.flatMap((each) => (each.from === from ? [each.name] : []));
  // One that took others in was there itself.
  const names = place.founded < from ? [bare(place, from - 1), ...merged] : merged;
  return { from, names: eachOnce(names) };
}

/** The last change of the commune around a village, over all the villages of which it was made. */
function communeBeforeOf(places: PlacesState, village: Id, day: number): Before | undefined {
  const found = lineageOf(places, village, day).flatMap(
    (id) => changeAround(places, id, day) ?? [],
  );
  const from = Math.max(-Infinity, ...found.map((each) => each.from));
  const names = found.flatMap((each) => (each.from === from ? [each.name] : []));
  return names.length === 0 ? undefined : { from, names: eachOnce(names) };
}

const eachOnce = (names: readonly PlaceName[]): readonly PlaceName[] => [
  ...new Map(names.map((each) => [textOf(each), each])).values(),
];

function changeAround(places: PlacesState, village: Id, day: number) {
  const now = communeOn(places, village, day);
  const founded = places.places.get(village)?.founded ?? day;
  const days = ancestorsOf(places, village, day).flatMap((id) => changesOf(places.places.get(id)));
  for (const from of days.sort((left, right) => right - left)) {
    if (from > day || from <= founded) continue;
    const name = communeOn(places, village, from - 1);
    if (name !== undefined && now !== undefined && textOf(name) !== textOf(now)) {
      return { from, name };
    }
  }
  return undefined;
}

const changesOf = (place: Place | undefined): readonly number[] =>
  place === undefined
    ? []
    : [...place.parents, ...place.names, ...(place.ended ? [place.ended] : [])].map(
        ({ from }) => from,
      );

/** The commune that stood around a village on a day. */
function communeOn(places: PlacesState, village: Id, day: number): PlaceName | undefined {
  for (const id of ancestorsOf(places, village, day)) {
    const place = places.places.get(id);
    if (place === undefined || !existsOn(place, day)) continue;
    if (levelOf(nameAsOf(place, day).kind) === 'commune') return bare(place, day);
  }
  return undefined;
}

function nameOn(places: PlacesState, id: Id, day: number): PlaceName | undefined {
  const place = places.places.get(id);
  return place && bare(place, day);
}

function bare(place: Place, day: number): PlaceName {
  const { kind, name } = nameAsOf(place, day);
  return { kind, name };
}

const lastLevel = (place: Place): string => levelOf(nameAsOf(place, Infinity).kind);

const textOf = ({ kind, name }: PlaceName): string => `${kind} ${name}`;
