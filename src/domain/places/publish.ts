import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { AnyDay, Count, ShortText } from '#book/common.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { FIGURES, KINDS, type Level } from '#domain/places/facts.ts';
import {
  ancestorsOf,
  existsOn,
  figureAsOf,
  levelOf,
  lineageOf,
  nameAsOf,
  type PlacesState,
} from '#domain/places/state.ts';
import { whereaboutsOf } from '#domain/places/whereabouts.ts';
import { PUBLIC_OF_MIN } from '#domain/public-min.ts';
import { censusOf, teamSizeOn } from '#domain/village.ts';

const PublicName = v.strictObject({
  kind: v.picklist(Object.values(KINDS).flat()),
  name: ShortText,
});

/** Names of before a change. */
const PublicBefore = v.strictObject({
  from: AnyDay,
  names: v.pipe(v.array(PublicName), v.readonly()),
});

/** All that anyone may see of a village: no person, no household, no id. */
export const PublicVillage = v.strictObject({
  ...PublicName.entries,
  /** What it has become part of; else by what names people may still know it. */
  now: v.exactOptional(PublicName),
  before: v.exactOptional(PublicBefore),
  commune: v.exactOptional(PublicName),
  communeBefore: v.exactOptional(PublicBefore),
  province: v.exactOptional(PublicName),
  /** End of the civil day for which everything here holds. */
  asOf: AnyDay,
  households: Count,
  teamMembers: Count,
  published: v.array(
    v.strictObject({
      figure: v.picklist(FIGURES),
      value: Count,
      text: v.exactOptional(ShortText),
      source: ShortText,
      from: AnyDay,
    }),
  ),
  /** Without its two numbers where too few are counted. */
  figures: v.array(
    v.strictObject({
      measure: v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,60}$/u)),
      title: ShortText,
      numbers: v.exactOptional(v.strictObject({ of: Count, met: Count })),
    }),
  ),
});
export type PublicVillage = v.InferOutput<typeof PublicVillage>;

type States = {
  readonly places: PlacesState;
  readonly people: PeopleState;
  readonly homes: HomesState;
};

/** A measure with the title that readers see, and its two numbers unless they could point at somebody. */
export type CountedFigure = {
  readonly measure: string;
  readonly title: string;
  readonly numbers?: { readonly of: number; readonly met: number };
};

/** What anyone may see of a village at the end of a civil day. */
export function publishVillage(
  { places, people, homes }: States,
  village: Id,
  figures: readonly CountedFigure[],
  asOf: number,
): Result<PublicVillage, { code: 'place-unknown' }> {
  const place = places.places.get(village);
  if (place === undefined) return err({ code: 'place-unknown' });
  const { kind, name } = nameAsOf(place, asOf);
  if (levelOf(kind) !== 'village') return err({ code: 'place-unknown' });
  const province = findAbove(places, village, 'province', asOf);
  return ok(
    v.parse(PublicVillage, {
      kind,
      name,
      ...whereaboutsOf(places, village, asOf),
      ...(province && { province }),
      asOf,
      households: censusOf(homes, asOf).households.length,
      teamMembers: teamSizeOn(people, lineageOf(places, village, asOf), asOf),
      published: FIGURES.flatMap((figure) => figureAsOf(place, figure, asOf) ?? []),
      figures: figures.map(({ measure, title, numbers }) => ({
        measure,
        title,
        ...(numbers !== undefined && numbers.of >= PUBLIC_OF_MIN && { numbers }),
      })),
    }),
  );
}

/** The commune or province that a place lies in on that day. */
function findAbove(
  places: PlacesState,
  village: Id,
  level: Level,
  asOf: number,
): v.InferOutput<typeof PublicName> | undefined {
  for (const id of ancestorsOf(places, village, asOf)) {
    const place = places.places.get(id);
    if (place === undefined || !existsOn(place, asOf)) continue;
    const { kind, name } = nameAsOf(place, asOf);
    if (levelOf(kind) === level) return { kind, name };
  }
  return undefined;
}
