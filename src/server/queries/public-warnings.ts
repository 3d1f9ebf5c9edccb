import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { CapAlert, CapArea } from '#form/cap/alert.ts';
import { capOf } from '#domain/board/to-cap.ts';
import type { Standing } from '#domain/board/publish.ts';
import { codeAsOf, type PlacesState } from '#domain/places/state.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import type { Home } from '#server/home.ts';
import { standingIn } from '#server/queries/public-board.ts';
import { publicPlaceOn } from '#server/queries/public.ts';
import { openPlaces } from '#server/queries/published.ts';

/** An official code of a commune or village, as the statistics office of Vietnam counts them. */
const OFFICIAL_CODE = 'VN-DVHC';
const OWN_CODE = 'ban-so';

/** What is warned of in a village or commune, and what is warned of no more, as messages of CAP 1.2. */
export async function warningsIn(
  home: Home,
  place: Id,
  origin: string,
): Promise<readonly CapAlert[]> {
  const places = await openPlaces(home);
  const day = dayOfSeconds(home.now());
  const standing = await standingIn(home, place);
  return standing.flatMap((each) => alertOf(places, each, origin, day) ?? []);
}

function alertOf(
  places: PlacesState,
  { notice, source, code }: Standing,
  origin: string,
  day: number,
): CapAlert | undefined {
  const { place } = source;
  const { villages, alleys } = notice;
  const areas = (villages ?? [place]).map((each) => areaOf(places, each, day, alleys));
  return capOf(source.board, notice, {
    place,
    name: nameOf(places, place, day),
    areas,
    web: `${origin}/k/${code}`,
  });
}

function areaOf(
  places: PlacesState,
  place: Id,
  day: number,
  alleys: readonly string[] | undefined,
): CapArea {
  const found = places.places.get(place);
  const official = found && codeAsOf(found, day);
  const name = nameOf(places, place, day);
  return {
    description: alleys === undefined ? name : `${alleys.join(', ')}, ${name}`,
    codes: [
      ...(official === undefined ? [] : [{ name: OFFICIAL_CODE, value: official }]),
      { name: OWN_CODE, value: place },
    ],
  };
}

function nameOf(places: PlacesState, id: Id, day: number): string {
  const { placeName } = PLACES_WORDS.vi;
  const found = publicPlaceOn(places, id, day);
  const named = [found?.place, found?.commune, found?.province];
  return named.flatMap((each) => (each ? [placeName(each.kind, each.name)] : [])).join(', ');
}
