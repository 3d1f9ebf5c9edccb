import type { Notice } from '#domain/board/state.ts';
import { type Household, householdsOn } from '#domain/homes/state.ts';
import { type Reach, reachOf } from '#domain/reach/measures.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { asOne } from '#domain/as-one.ts';
import { chaptersOf } from '#pwa/phone/chapters-of.ts';
import type { Village } from '#pwa/phone/village.ts';

/** How far a notice has come here; undefined where no village is being looked at. */
export function reachHere(village: Village | undefined, notice: Notice): Reach | undefined {
  const told = village && toldIn(village);
  return told && reachOf(told.households, told.reach, notice);
}

/** Who lives in a village and what they were told and asked, over the books of all its chapters. */
export function toldIn(
  village: Village,
): { readonly households: readonly Household[]; readonly reach: ReachState } | undefined {
  const chapters = chaptersOf(village).flatMap(({ device, place, homes, day }) => {
    const reach = device.findView('reach', place)?.state;
    return reach === undefined ? [] : [{ reach, households: householdsOn(homes.state, day) }];
  });
  const [first, ...others] = chapters;
  if (first === undefined || others.length === 0) return first;
  return {
    households: chapters.flatMap(({ households }) => households),
    reach: asOne(
      first.reach,
      others.map(({ reach }) => reach),
    ),
  };
}
