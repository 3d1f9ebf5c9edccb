import * as v from 'valibot';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { type Id, isId } from '#kernel/id.ts';
import { ShortText } from '#book/common.ts';
import { type HomesState, isThere } from '#domain/homes/state.ts';
import { KINDS } from '#domain/places/facts.ts';

/** The mark of a household behind the place of its book. */
const MARK_LENGTH = 10;

/** What is hashed to a plate's mark: the household's own id cannot be found from it. */
export const plateBytes = (place: Id, household: Id): Bytes => utf8(`plate ${place} ${household}`);

/**
 * What stands on the plate of a door: the place whose book the household is in, by which a home finds it,
 * and a mark of the household that tells nothing of it. Worked out where the household is known, stored
 * nowhere.
 */
export const plateId = (place: Id, hash: Uint8Array): string =>
  place + toBase64Url(hash).slice(0, MARK_LENGTH);

/** The place that a plate names, of something that looks like a plate. */
export function placeOfPlate(plate: string): Id | undefined {
  const [place, mark] = [plate.slice(0, MARK_LENGTH), plate.slice(MARK_LENGTH)];
  return isId(place) && isId(mark) ? place : undefined;
}

const PlaceName = v.strictObject({
  kind: v.picklist(Object.values(KINDS).flat()),
  name: ShortText,
});

/** All that the plate on a door tells anyone: where it hangs, and that it is a plate of this commune. */
export const PublicPlate = v.strictObject({
  ...PlaceName.entries,
  commune: v.exactOptional(PlaceName),
  province: v.exactOptional(PlaceName),
});
export type PublicPlate = v.InferOutput<typeof PublicPlate>;

/** Undefined when no household that lives in the place has this plate. */
export function publishPlate(
  { homes }: { readonly homes: HomesState },
  plate: string,
  plateOf: (household: Id) => string,
  asOf: number,
  where: PublicPlate,
): PublicPlate | undefined {
  for (const household of homes.households.values()) {
    if (plateOf(household.id) === plate) {
      return isThere(household, asOf) ? v.parse(PublicPlate, where) : undefined;
    }
  }
  return undefined;
}
