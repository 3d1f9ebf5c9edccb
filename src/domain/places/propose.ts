import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { PLACES_ACCESS } from '#domain/places/access.ts';
import { type Figure, type Kind, PLACE_FACTS } from '#domain/places/facts.ts';
import { judgePlaces, type PlacesStates } from '#domain/places/judge.ts';
import { codeAsOf, figureAsOf, nameAsOf } from '#domain/places/state.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof PLACE_FACTS;
type Draft = ProposalOf<Schemas>;

const RULES: Rules<Schemas, PlacesStates> = {
  facts: PLACE_FACTS,
  access: PLACES_ACCESS,
  judge: judgePlaces,
};

/** Where no `from` is said, the change holds from the author's day on. */
type Dated = { readonly from?: number };

export type PlaceIntent = Dated & {
  readonly place?: Id;
  readonly kind: Kind;
  readonly name: string;
  readonly parent?: Id;
  readonly code?: string;
};

/** A new place of the tree, with its official code where it has one. */
export function proposePlace(
  states: PlacesStates,
  author: Author,
  intent: PlaceIntent,
): Proposed<Schemas> {
  const { on } = author;
  const { kind, parent, code } = intent;
  const from = intent.from ?? on;
  const name = given(intent.name);
  if (name === undefined) return err({ code: 'name-missing' });
  if (parent !== undefined && !states.places.places.has(parent)) {
    return err({ code: 'place-unknown' });
  }
  const place = intent.place ?? author.newId();
  const founded: Draft = {
    type: 'place.founded@1',
    on,
    body: present({ place, kind, name, parent, from }),
  };
  const finished = finish(RULES, states, author, [founded]);
  if (!finished.ok || code === undefined) return finished;
  const body = { place, code, from };
  if (!v.is(PLACE_FACTS['place.coded@1'], body)) return err({ code: 'value-wrong', field: 'code' });
  return ok([founded, { type: 'place.coded@1', on, body }]);
}

export function proposePlaceCode(
  states: PlacesStates,
  author: Author,
  intent: Dated & { readonly place: Id; readonly code: string },
): Proposed<Schemas> {
  const place = states.places.places.get(intent.place);
  if (place === undefined) return err({ code: 'place-unknown' });
  const from = intent.from ?? author.on;
  if (codeAsOf(place, from) === intent.code) return ok([]);
  const body = { place: place.id, code: intent.code, from };
  return finish(RULES, states, author, [{ type: 'place.coded@1', on: author.on, body }]);
}

/** Another name, or another kind of the same level: a commune becomes a ward. */
export function proposePlaceName(
  states: PlacesStates,
  author: Author,
  intent: Dated & { readonly place: Id; readonly name: string; readonly kind?: Kind },
): Proposed<Schemas> {
  const place = states.places.places.get(intent.place);
  if (place === undefined) return err({ code: 'place-unknown' });
  const name = given(intent.name);
  if (name === undefined) return err({ code: 'name-missing' });
  const from = intent.from ?? author.on;
  const current = nameAsOf(place, from);
  const kind = intent.kind ?? current.kind;
  if (current.name === name && current.kind === kind) return ok([]);
  const body = { place: place.id, name, kind, from };
  return finish(RULES, states, author, [{ type: 'place.renamed@1', on: author.on, body }]);
}

/** The place lies in another from that day on. */
export function proposePlaceMove(
  states: PlacesStates,
  author: Author,
  intent: Dated & { readonly place: Id; readonly parent: Id },
): Proposed<Schemas> {
  const { place, parent } = intent;
  const known = states.places.places;
  if (!known.has(place) || !known.has(parent)) return err({ code: 'place-unknown' });
  const body = { place, parent, from: intent.from ?? author.on };
  return finish(RULES, states, author, [{ type: 'place.moved@1', on: author.on, body }]);
}

/**
 * Whole places become part of another. Nothing of them is rewritten; their books stay open as
 * chapters.
 */
export function proposeMerge(
  states: PlacesStates,
  author: Author,
  intent: Dated & { readonly places: readonly Id[]; readonly into: Id },
): Proposed<Schemas> {
  const { places, into } = intent;
  if (![...places, into].every((id) => states.places.places.has(id))) {
    return err({ code: 'place-unknown' });
  }
  const body = { places: [...places], into, from: intent.from ?? author.on };
  return finish(RULES, states, author, [{ type: 'place.merged@1', on: author.on, body }]);
}

/**
 * One place ends and lives on in several; what lies in it is moved to one of them by facts of
 * its own.
 */
export function proposeSplit(
  states: PlacesStates,
  author: Author,
  intent: Dated & { readonly place: Id; readonly into: readonly Id[] },
): Proposed<Schemas> {
  const { place, into } = intent;
  if (![place, ...into].every((id) => states.places.places.has(id))) {
    return err({ code: 'place-unknown' });
  }
  const body = { place, into: [...into], from: intent.from ?? author.on };
  return finish(RULES, states, author, [{ type: 'place.split@1', on: author.on, body }]);
}

export type FigureIntent = Dated & {
  readonly place: Id;
  readonly figure: Figure;
  readonly value: number;
  /** What the source said of it in words. */
  readonly text?: string;
  readonly source: string;
};

/** A number that a source published about a place as a whole. */
export function proposeFigure(
  states: PlacesStates,
  author: Author,
  intent: FigureIntent,
): Proposed<Schemas> {
  const place = states.places.places.get(intent.place);
  if (place === undefined) return err({ code: 'place-unknown' });
  const source = given(intent.source);
  if (source === undefined) return err({ code: 'source-missing' });
  const { figure, value } = intent;
  const from = intent.from ?? author.on;
  const text = given(intent.text);
  const current = figureAsOf(place, figure, from);
  const isSame = current?.value === value && current.source === source && current.text === text;
  if (isSame && current.from === from) return ok([]);
  const body = { place: place.id, figure, value, text, source, from };
  return finish(RULES, states, author, [
    { type: 'place.figured@1', on: author.on, body: present(body) },
  ]);
}
