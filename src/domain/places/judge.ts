import type { Id } from '#kernel/id.ts';
import type { Actor, Judgement } from '#book/activity.ts';
import { standingOver } from '#domain/actor.ts';
import { flagged, judgeStanding, OK, refused } from '#domain/judge.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { Kind, PlaceFact } from '#domain/places/facts.ts';
import {
  codeAsOf,
  existsOn,
  levelOf,
  liesWithin,
  type Place,
  type PlacesState,
} from '#domain/places/state.ts';

export type PlacesStates = { readonly places: PlacesState; readonly people: PeopleState };

type FactFor<Type extends PlaceFact['type']> = Extract<PlaceFact, { type: Type }>;

export function judgePlaces(states: PlacesStates, actor: Actor, fact: PlaceFact): Judgement {
  for (const place of territoryOf(fact)) {
    const stood = judgeStanding(standingOver(states, actor, ['home', 'admin'], place, fact));
    if (stood.verdict !== 'ok') return stood;
  }
  switch (fact.type) {
    case 'place.founded@1':
      return judgeFounding(states.places, fact);
    case 'place.coded@1':
      return judgeCode(states.places, fact);
    case 'place.renamed@1':
      return judgeName(states.places, fact);
    case 'place.moved@1':
      return judgeMove(states.places, fact);
    case 'place.merged@1':
      return judgeMerge(states.places, fact);
    case 'place.split@1':
      return judgeSplit(states.places, fact);
    case 'place.figured@1':
      return fact.body.figure === 'minority-percent' && fact.body.value > 100
        ? refused('value-wrong')
        : OK;
  }
}

/**
 * Places a writer must be in charge of; none for the root of the tree, which the home alone
 * founds.
 */
function territoryOf(fact: PlaceFact): readonly (Id | undefined)[] {
  switch (fact.type) {
    case 'place.founded@1':
      return [fact.body.parent];
    case 'place.moved@1':
      return [fact.body.place, fact.body.parent];
    case 'place.merged@1':
      return [fact.body.into, ...fact.body.places];
    case 'place.split@1':
      return [fact.body.place, ...fact.body.into];
    default:
      return [fact.body.place];
  }
}

function judgeFounding(state: PlacesState, fact: FactFor<'place.founded@1'>): Judgement {
  const { parent: parentId, kind, from } = fact.body;
  if (parentId === undefined) return kind === 'country' ? OK : refused('parent-missing');
  const parent = state.places.get(parentId);
  if (parent === undefined) return OK;
  if (!isBelow(kind, lastKind(parent))) return refused('level-wrong');
  return isEnded(parent, from) ? flagged('place-ended') : OK;
}

/**
 * A code belongs to one place of a level at a time; a successor may take it over on the very
 * day.
 */
function judgeCode(state: PlacesState, fact: FactFor<'place.coded@1'>): Judgement {
  const { place: id, code, from } = fact.body;
  const own = state.places.get(id);
  if (own === undefined) return OK;
  const level = levelOf(lastKind(own));
  const isTaken = [...state.places.values()].some(
    (other) =>
      other.id !== id &&
      existsOn(other, from) &&
      codeAsOf(other, from) === code &&
      levelOf(lastKind(other)) === level,
  );
  return isTaken ? flagged('code-taken') : OK;
}

function judgeName(state: PlacesState, fact: FactFor<'place.renamed@1'>): Judgement {
  const place = state.places.get(fact.body.place);
  if (place === undefined) return OK;
  if (levelOf(lastKind(place)) !== levelOf(fact.body.kind)) return refused('level-wrong');
  return isEnded(place, fact.body.from) ? flagged('place-ended') : OK;
}

function judgeMove(state: PlacesState, fact: FactFor<'place.moved@1'>): Judgement {
  const { place: id, parent: parentId, from } = fact.body;
  if (liesWithin(state, parentId, id, from)) return refused('cycle');
  const place = state.places.get(id);
  const parent = state.places.get(parentId);
  if (place === undefined || parent === undefined) return OK;
  if (!isBelow(lastKind(place), lastKind(parent))) return refused('level-wrong');
  return isEnded(place, from) || isEnded(parent, from) ? flagged('place-ended') : OK;
}

function judgeMerge(state: PlacesState, fact: FactFor<'place.merged@1'>): Judgement {
  const { places, into: intoId, from } = fact.body;
  const merged = places.filter((id) => id !== intoId);
  if (merged.length === 0 || new Set(places).size !== places.length) {
    return refused('merge-into-itself');
  }
  if (merged.some((id) => liesWithin(state, intoId, id, Number.MAX_SAFE_INTEGER))) {
    return refused('cycle');
  }
  return judgeHeirs(state, merged, [intoId], from);
}

function judgeSplit(state: PlacesState, fact: FactFor<'place.split@1'>): Judgement {
  const { place, into, from } = fact.body;
  if (into.includes(place) || new Set(into).size !== into.length) {
    return refused('merge-into-itself');
  }
  if (into.some((heir) => liesWithin(state, heir, place, Number.MAX_SAFE_INTEGER))) {
    return refused('cycle');
  }
  return judgeHeirs(state, [place], into, from);
}

/** Heirs are of the same level; only a district that is dissolved lives on in its province. */
function judgeHeirs(
  state: PlacesState,
  endingIds: readonly Id[],
  heirIds: readonly Id[],
  from: number,
): Judgement {
  const ending = endingIds.flatMap((id) => state.places.get(id) ?? []);
  const heirs = heirIds.flatMap((id) => state.places.get(id) ?? []);
  const levels = new Set(ending.map((place) => levelOf(lastKind(place))));
  const isFitting = heirs.every((heir) => {
    const level = levelOf(lastKind(heir));
    return levels.has(level) || (levels.has('district') && level === 'province');
  });
  if (levels.size > 1 || !isFitting) return refused('level-wrong');
  return [...ending, ...heirs].some((place) => isEnded(place, from)) ? flagged('place-ended') : OK;
}

const LEVEL_ORDER = { country: 0, province: 1, district: 2, commune: 3, village: 4 } as const;

const isBelow = (kind: Kind, parent: Kind): boolean =>
  LEVEL_ORDER[levelOf(kind)] > LEVEL_ORDER[levelOf(parent)];

const lastKind = (place: Place): Kind => place.names.at(-1)?.kind ?? 'country';

const isEnded = (place: Place, day: number): boolean =>
  place.ended !== undefined && place.ended.from < day;
