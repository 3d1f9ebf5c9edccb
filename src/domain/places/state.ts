import type { Id } from '#kernel/id.ts';
import { createTable, type Table } from '#book/table.ts';
import {
  type Figure,
  type Kind,
  KINDS,
  type Level,
  LEVELS,
  type PlaceFact,
} from '#domain/places/facts.ts';

type Name = { readonly name: string; readonly kind: Kind; readonly from: number };

/** A node of the dated tree. Lists are ordered by `from`; `from` and `founded` are civil days. */
export type Place = {
  readonly id: Id;
  readonly founded: number;
  readonly names: readonly Name[];
  readonly parents: readonly { readonly parent: Id; readonly from: number }[];
  readonly codes: readonly { readonly code: string; readonly from: number }[];
  /** From this day the place is no more, and lives on in others. */
  readonly ended?: { readonly from: number; readonly into: readonly Id[] };
  readonly figures: readonly {
    readonly figure: Figure;
    readonly value: number;
    readonly text?: string;
    readonly source: string;
    readonly from: number;
  }[];
};

export type PlacesState = {
  readonly places: Table<Place>;
  readonly children: Table<readonly Id[]>;
};

export const emptyPlaces = (): PlacesState => ({ places: createTable(), children: createTable() });

export function foldPlaces(state: PlacesState, fact: PlaceFact): void {
  switch (fact.type) {
    case 'place.founded@1': {
      const { place, kind, name, parent, from } = fact.body;
      if (state.places.has(place)) return;
      state.places.set(place, {
        id: place,
        founded: from,
        names: [{ name, kind, from }],
        parents: parent === undefined ? [] : [{ parent, from }],
        codes: [],
        figures: [],
      });
      if (parent !== undefined) addChild(state, parent, place);
      return;
    }
    case 'place.coded@1':
      change(state, fact.body.place, (place) => ({ codes: dated(place.codes, fact.body) }));
      return;
    case 'place.renamed@1':
      change(state, fact.body.place, (place) => ({ names: dated(place.names, fact.body) }));
      return;
    case 'place.moved@1':
      change(state, fact.body.place, (place) => ({ parents: dated(place.parents, fact.body) }));
      addChild(state, fact.body.parent, fact.body.place);
      return;
    case 'place.merged@1':
      for (const id of fact.body.places) {
        if (id !== fact.body.into) end(state, id, fact.body.from, [fact.body.into]);
      }
      return;
    case 'place.split@1':
      end(state, fact.body.place, fact.body.from, fact.body.into);
      return;
    case 'place.figured@1': {
      const { place: id, ...figure } = fact.body;
      change(state, id, (place) => ({ figures: [...place.figures, figure] }));
    }
  }
}

export function aboutPlaces(fact: PlaceFact): readonly Id[] {
  switch (fact.type) {
    case 'place.merged@1':
      return [fact.body.into, ...fact.body.places];
    case 'place.split@1':
      return [fact.body.place, ...fact.body.into];
    default:
      return [fact.body.place];
  }
}

export const introducedByPlaces = (fact: PlaceFact): readonly Id[] =>
  fact.type === 'place.founded@1' ? [fact.body.place] : [];

export function premisesOfPlaces(fact: PlaceFact): readonly Id[] {
  switch (fact.type) {
    case 'place.founded@1':
      return fact.body.parent === undefined ? [] : [fact.body.parent];
    case 'place.moved@1':
      return [fact.body.place, fact.body.parent];
    default:
      return aboutPlaces(fact);
  }
}

function change(state: PlacesState, id: Id, edit: (place: Place) => Partial<Place>): void {
  const place = state.places.get(id);
  if (place !== undefined) state.places.set(id, { ...place, ...edit(place) });
}

function end(state: PlacesState, id: Id, from: number, into: readonly Id[]): void {
  change(state, id, () => ({ ended: { from, into } }));
  for (const heir of into) addChild(state, heir, id);
}

/** Candidates only: whether a place is a child on a day is asked of the place itself. */
function addChild(state: PlacesState, parent: Id, child: Id): void {
  const children = state.children.get(parent) ?? [];
  if (!children.includes(child)) state.children.set(parent, [...children, child]);
}

function dated<Item extends { readonly from: number }>(
  list: readonly Item[],
  body: Item & { readonly place: Id },
): readonly Item[] {
  const { place: _, ...item } = body;
  const kept = item as unknown as Item; // the body without the place is exactly the item
  return [...list, kept].sort((left, right) => left.from - right.from);
}

const asOf = <Item extends { readonly from: number }>(
  list: readonly Item[],
  day: number,
): Item | undefined => list.findLast((item) => item.from <= day) ?? list[0];

/** The name and kind on a day; before its founding, its first. */
export const nameAsOf = (place: Place, day: number): Name => {
  const name = asOf(place.names, day);
  if (name === undefined) throw new Error('invariant broken: a place without a name');
  return name;
};

/** What a place lies in on a day; before its founding, where it is founded. */
export function parentOn(state: PlacesState, id: Id, day: number): Id | undefined {
  const place = state.places.get(id);
  return place && asOf(place.parents, day)?.parent;
}

export const codeAsOf = (place: Place, day: number): string | undefined =>
  place.codes.findLast((item) => item.from <= day)?.code;

export const figureAsOf = (
  place: Place,
  figure: Figure,
  day: number,
): Place['figures'][number] | undefined =>
  place.figures.findLast((item) => item.figure === figure && item.from <= day);

export const existsOn = (place: Place, day: number): boolean =>
  place.founded <= day && (place.ended === undefined || day < place.ended.from);

export function levelOf(kind: Kind): Level {
  // widened to ask
  const level = LEVELS.find((name) => (KINDS[name] as readonly Kind[]).includes(kind));
  if (level === undefined) throw new Error(`invariant broken: kind ${kind} has no level`);
  return level;
}

/**
 * The place itself, what it became, and all they lie in on that day. An ended place still
 * answers.
 */
export function ancestorsOf(state: PlacesState, id: Id, day: number): readonly Id[] {
  const found = new Set<Id>();
  const visit = (next: Id): void => {
    const place = state.places.get(next);
    if (place === undefined || found.has(next)) return;
    found.add(next);
    if (place.ended !== undefined && place.ended.from <= day) place.ended.into.forEach(visit);
    const parent = asOf(place.parents, day)?.parent;
    if (parent !== undefined) visit(parent);
  };
  visit(id);
  return [...found];
}

/** Whether `inner` is `outer` or lies in it on that day, through merges. */
export const liesWithin = (state: PlacesState, inner: Id, outer: Id, day: number): boolean =>
  ancestorsOf(state, inner, day).includes(outer);

/**
 * Places directly under one on a day, standing ones only; children of places that merged into
 * it included.
 */
export const childrenOf = (state: PlacesState, id: Id, day: number): readonly Place[] =>
  collectChildren(state, id, day, new Set());

/**
 * The same for whoever still has a right over a place that is no more: what lay in it on its last day,
 * whatever has become of that since.
 */
export function groundOf(state: PlacesState, id: Id, day: number): readonly Place[] {
  const ended = state.places.get(id)?.ended;
  return childrenOf(state, id, ended === undefined ? day : Math.min(day, ended.from - 1));
}

function collectChildren(
  state: PlacesState,
  id: Id,
  day: number,
  asked: Set<Id>,
): readonly Place[] {
  if (asked.has(id)) return [];
  asked.add(id);
  const children: Place[] = [];
  for (const candidate of state.children.get(id) ?? []) {
    const place = state.places.get(candidate);
    if (place === undefined) continue;
    const mergedHere =
      place.ended !== undefined && place.ended.from <= day && place.ended.into.includes(id);
    if (mergedHere && place.ended?.into.length === 1) {
      children.push(...collectChildren(state, candidate, day, asked));
    } else if (existsOn(place, day) && asOf(place.parents, day)?.parent === id) {
      children.push(place);
    }
  }
  return children;
}

/** The place and all that merged into it by that day: whose books are the chapters of one book. */
export function lineageOf(state: PlacesState, id: Id, day: number): readonly Id[] {
  const found = new Set<Id>([id]);
  for (const member of found) {
    for (const candidate of state.children.get(member) ?? []) {
      const ended = state.places.get(candidate)?.ended;
      if (ended !== undefined && ended.from <= day && ended.into.includes(member)) {
        found.add(candidate);
      }
    }
  }
  return [...found];
}

/** The place into which a place has gone by that day; itself while it stands, or where it was split. */
export function livesOnIn(state: PlacesState, id: Id, day: number): Id {
  let at = id;
  // No place has gone through more places than there are: a ring ends.
  for (let left = state.places.size; left > 0; left -= 1) {
    const ended = state.places.get(at)?.ended;
    if (ended === undefined || ended.from > day || ended.into.length !== 1) return at;
    at = ended.into[0] ?? at;
  }
  return id;
}
