import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { Kind, PLACE_FACTS, PlaceFact } from '#domain/places/facts.ts';
import { judgePlaces, type PlacesStates } from '#domain/places/judge.ts';
import {
  proposeMerge,
  proposePlaceCode,
  proposePlaceMove,
  proposePlaceName,
  proposeSplit,
} from '#domain/places/propose.ts';
import { childrenOf, existsOn, nameAsOf, type PlacesState } from '#domain/places/state.ts';
import type { Author } from '#domain/propose.ts';
import type { Home } from '#server/home.ts';
import { openGround } from '#server/ingest/ground.ts';
import { getOwnLine } from '#server/record.ts';

/** What becomes of places that stand; `from` is the civil day on which it begins to hold. */
export type PlaceChange = { readonly from: number } & (
  | { readonly to: 'merge'; readonly places: readonly Id[]; readonly into: Id }
  | {
      readonly to: 'split';
      readonly place: Id;
      /** The heirs, and what lies in the place today, each in the heir it goes to. */
      readonly parts: readonly { readonly heir: Id; readonly places: readonly Id[] }[];
    }
  | { readonly to: 'rename'; readonly place: Id; readonly name?: string; readonly kind?: Kind }
  | { readonly to: 'move'; readonly places: readonly Id[]; readonly parent: Id }
  | { readonly to: 'code'; readonly place: Id; readonly code: string }
);

type PlaceProposal = ProposalOf<typeof PLACE_FACTS>;

/** Why a change is not written: a code of the judge, or what is wrong with a place that it names. */
export type ChangeDefect = { readonly code: string; readonly place?: Id };

export type ChangePlan = {
  readonly proposals: readonly PlaceProposal[];
  /** All there are; with one, nothing is written. */
  readonly defects: readonly ChangeDefect[];
  /** The tree as it stands, for names. */
  readonly places: PlacesState;
};

/** What a change would write, and every reason why it cannot be; writes nothing. */
export async function planChange(home: Home, change: PlaceChange): Promise<ChangePlan> {
  const { directory, warm } = home;
  const book = directory.getBook(directory.identity.places);
  const ground = await openGround(directory, warm, book, getOwnLine(directory));
  const actor = ground.actor();
  if (actor === undefined) throw new Error('invariant broken: a home that nobody knows');
  const states: PlacesStates = ground.states;
  const { places } = states;
  const author: Author = {
    ...actor,
    on: dayOfSeconds(home.now()),
    newId: () => newId(home.random),
  };
  const defects: ChangeDefect[] = [...standingDefects(places, change)];
  if (defects.length > 0) return { proposals: [], defects, places };
  const proposals: PlaceProposal[] = [];
  for (const proposed of propose(states, author, change)) {
    if (proposed.ok) proposals.push(...proposed.value);
    else defects.push({ code: proposed.error.code });
  }
  for (const proposal of proposals) {
    // Of other work a leader is asked later; who keeps the tree settles it before writing.
    const { stream } = actor;
    const fact = { ...proposal, stream, n: 1, at: 0 } as unknown as PlaceFact; // its schema holds
    const judged = judgePlaces(states, actor, fact);
    if (judged.verdict !== 'ok') defects.push({ code: judged.why, place: subjectOf(proposal) });
  }
  return { proposals, defects, places };
}

/** Writes a plan without defects, all or nothing. Answers how many facts it was. */
export async function writeChange(
  home: Home,
  { proposals }: ChangePlan,
): Promise<Result<number, { readonly code: string }>> {
  const { directory, recorder } = home;
  const written = await recorder.record(directory.getBook(directory.identity.places), proposals);
  if (!written.ok) return written;
  const refused = written.value.find(({ verdict }) => verdict === 'refused');
  return refused === undefined ? ok(written.value.length) : err({ code: refused.why });
}

function propose(
  states: PlacesStates,
  author: Author,
  change: PlaceChange,
): readonly Proposed<typeof PLACE_FACTS>[] {
  const { from } = change;
  switch (change.to) {
    case 'merge':
      return [proposeMerge(states, author, { ...change, from })];
    case 'rename': {
      const { place, kind } = change;
      const known = states.places.places.get(place);
      const name = change.name ?? (known && nameAsOf(known, from).name) ?? '';
      return [proposePlaceName(states, author, { place, name, ...(kind && { kind }), from })];
    }
    case 'code':
      return [proposePlaceCode(states, author, { place: change.place, code: change.code, from })];
    case 'move':
      return change.places.map((place) =>
        proposePlaceMove(states, author, { place, parent: change.parent, from }),
      );
    case 'split': {
      const into = change.parts.map(({ heir }) => heir);
      const moves = change.parts.flatMap(({ heir, places }) =>
        places.map((place) => proposePlaceMove(states, author, { place, parent: heir, from })),
      );
      return [proposeSplit(states, author, { place: change.place, into, from }), ...moves];
    }
  }
}

/** Places that are unknown or do not stand on the day, and those that a split forgets or gives twice. */
function standingDefects(places: PlacesState, change: PlaceChange): readonly ChangeDefect[] {
  const defects = namedIn(change).flatMap((id): ChangeDefect[] => {
    const place = places.places.get(id);
    if (place === undefined) return [{ code: 'place-unknown', place: id }];
    // An heir may be founded on the very day; what ended on it is no more.
    return existsOn(place, change.from) ? [] : [{ code: 'not-standing', place: id }];
  });
  if (change.to !== 'split' || defects.length > 0) return defects;
  const given = change.parts.flatMap(({ places: own }) => own);
  const inside = childrenOf(places, change.place, change.from).map(({ id }) => id);
  const twice = given.filter((id, index) => given.indexOf(id) !== index);
  return [
    ...inside.filter((id) => !given.includes(id)).map((place) => ({ code: 'part-missing', place })),
    ...given.filter((id) => !inside.includes(id)).map((place) => ({ code: 'not-inside', place })),
    ...twice.map((place) => ({ code: 'part-twice', place })),
  ];
}

function namedIn(change: PlaceChange): readonly Id[] {
  switch (change.to) {
    case 'merge':
      return [...change.places, change.into];
    case 'move':
      return [...change.places, change.parent];
    case 'split':
      return [change.place, ...change.parts.flatMap(({ heir, places }) => [heir, ...places])];
    default:
      return [change.place];
  }
}

const subjectOf = ({ type, body }: PlaceProposal): Id =>
  type === 'place.merged@1' ? body.into : body.place;
