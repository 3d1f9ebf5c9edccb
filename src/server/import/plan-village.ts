import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Kind } from '#domain/places/facts.ts';
import { lineageOf, nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { villageKey } from './household-draft.ts';

/** Which village of the commune a register means. */

export type VillageDoubt = 'village-missing' | 'village-not-known' | 'village-unclear';

const kindWords: { readonly [kind in Kind]?: string } = {
  thon: 'thon',
  ban: 'ban',
  xom: 'xom',
  khu: 'khu',
  ap: 'ap',
  'to-dan-pho': 'to dan pho',
};

type Known = {
  readonly place: Id;
  readonly key: string;
  readonly full: string;
  readonly isOld: boolean;
};

function knownNames(places: PlacesState, villages: readonly Id[], today: number): Known[] {
  return villages.flatMap((place) =>
    lineageOf(places, place, today).flatMap((member) => {
      const found = places.places.get(member);
      if (found === undefined) return [];
      const current = nameAsOf(found, today);
      return found.names.map(({ name, kind }): Known => {
        const full = foldText(`${kindWords[kind] ?? ''} ${name}`);
        return {
          place,
          key: villageKey(name),
          full,
          isOld: member !== place || name !== current.name,
        };
      });
    }),
  );
}

const onlyPlace = (found: readonly Known[]): Id | undefined => {
  const places = new Set(found.map(({ place }) => place));
  const [place] = places;
  return places.size === 1 ? place : undefined;
};

/**
 * Finds the village a register writes: by its name, with its kind when two villages share the
 * name, else by a
 * name it or a village that merged into it once had. `fallback` is meant where the register names none.
 */
export function createVillageFinder(
  places: PlacesState,
  villages: readonly Id[],
  today: number,
  fallback: Id | undefined,
): (written: string) => Result<Id, VillageDoubt> {
  const known = knownNames(places, villages, today);
  const [only, second] = new Set(villages);
  return (written) => {
    if (written === '') {
      const meant = fallback ?? (second === undefined ? only : undefined);
      return meant === undefined ? err('village-missing') : ok(meant);
    }
    const key = villageKey(written);
    const same = known.filter((name) => name.key === key);
    const current = same.filter((name) => !name.isOld);
    for (const names of [current, current.filter(({ full }) => full === foldText(written)), same]) {
      const place = onlyPlace(names);
      if (place !== undefined) return ok(place);
    }
    return err(same.length === 0 ? 'village-not-known' : 'village-unclear');
  };
}
