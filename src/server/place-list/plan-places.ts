import type { Id } from '#kernel/id.ts';
import { plainText } from '#kernel/vi-text.ts';
import type { ProposalOf } from '#book/activity.ts';
import type { Level, PLACE_FACTS } from '#domain/places/facts.ts';
import {
  childrenOf,
  codeAsOf,
  existsOn,
  levelOf,
  nameAsOf,
  type Place,
  type PlacesState,
} from '#domain/places/state.ts';
import type { Listed, PlaceList, Remark } from './listed.ts';

type PlaceProposal = ProposalOf<typeof PLACE_FACTS>;

/**
 * `code-elsewhere`: the code names another place here, so that either that one was renamed, which is to be
 * said, or it has ended, which is a merger of its own.
 */
export type Doubt = 'code-elsewhere';

export type PlacePlan = {
  readonly proposals: readonly PlaceProposal[];
  readonly founded: number;
  readonly coded: number;
  readonly renamed: number;
  readonly moved: number;
  readonly unchanged: number;
  readonly doubts: readonly Remark<Doubt>[];
  /** Places that stand in the tree and not in the list. */
  readonly unlisted: readonly Place[];
};

export type PlanTask = {
  readonly places: PlacesState;
  readonly country: Id;
  /** Civil day from which the list holds. */
  readonly from: number;
  readonly on: number;
  readonly newId: () => Id;
  /** Codes of places that bear another name now. */
  readonly renamed: ReadonlySet<string>;
};

/** What a list adds to the tree, as of the day from which it holds. What stands there is never rewritten. */
export function planPlaces(task: PlanTask, { provinces, communes }: PlaceList): PlacePlan {
  const { places, country, from } = task;
  const pen = createPen(task);
  const standing = childrenOf(places, country, from);
  const known = settle(task, pen, 'province', provinces, standing, () => country);
  const inside = [...new Set(known.ids.values())].flatMap((id) =>
    childrenOf(places, id, from).filter((place) => levelAt(place, from) === 'commune'),
  );
  const below = settle(task, pen, 'commune', communes, inside, ({ province = '' }) =>
    known.ids.get(province),
  );
  const doubts = [...known.doubts, ...below.doubts];
  return { ...pen.said(), doubts, unlisted: [...known.unlisted, ...below.unlisted] };
}

const levelAt = (place: Place, day: number): Level => levelOf(nameAsOf(place, day).kind);

const isNamed = (place: Place, name: string, day: number): boolean =>
  plainText(nameAsOf(place, day).name) === plainText(name);

type Settled = Pick<PlacePlan, 'doubts' | 'unlisted'> & {
  /** The place of each listed code. */
  readonly ids: ReadonlyMap<string, Id>;
};

/** Finds or founds each listed place of one level. */
function settle(
  { places, from, renamed }: PlanTask,
  pen: Pen,
  level: Level,
  listed: readonly Listed[],
  standing: readonly Place[],
  parentOf: (each: Listed) => Id | undefined,
): Settled {
  const byCode = codesOf(places, level, from);
  const byName = Map.groupBy(standing, (place) => plainText(nameAsOf(place, from).name));
  const ids = new Map<string, Id>();
  const taken = new Set<Id>();
  const doubts: Remark<Doubt>[] = [];
  for (const each of listed) {
    const parent = parentOf(each);
    if (parent === undefined) continue;
    const children = new Set(childrenOf(places, parent, from).map(({ id }) => id));
    const coded = byCode.get(each.code);
    const named = (byName.get(plainText(each.name)) ?? []).filter(
      ({ id }) => children.has(id) && !taken.has(id),
    );
    // Two of one name in one province differ by their kind.
    const known =
      coded ?? named.find((place) => nameAsOf(place, from).kind === each.kind) ?? named[0];
    if (coded !== undefined && !isNamed(coded, each.name, from) && !renamed.has(each.code)) {
      doubts.push({ at: each.at, code: 'code-elsewhere', value: `${each.code} ${each.name}` });
    } else if (known === undefined) ids.set(each.code, pen.found(each, parent));
    else pen.adjust(known, each, children.has(known.id) ? undefined : parent);
    if (known === undefined) continue;
    taken.add(known.id);
    ids.set(each.code, known.id);
  }
  return { ids, doubts, unlisted: standing.filter(({ id }) => !taken.has(id)) };
}

/** The places of a level by the codes that name them on a day. */
function codesOf({ places }: PlacesState, level: Level, day: number): ReadonlyMap<string, Place> {
  const byCode = new Map<string, Place>();
  for (const place of places.values()) {
    const code = existsOn(place, day) ? codeAsOf(place, day) : undefined;
    if (code !== undefined && levelAt(place, day) === level) byCode.set(code, place);
  }
  return byCode;
}

type Pen = ReturnType<typeof createPen>;

function createPen({ from, on, newId }: PlanTask) {
  const proposals: PlaceProposal[] = [];
  const counts = { founded: 0, coded: 0, renamed: 0, moved: 0, unchanged: 0 };
  return {
    said: () => ({ proposals, ...counts }),
    found({ kind, name, code }: Listed, parent: Id): Id {
      const place = newId();
      proposals.push(
        { type: 'place.founded@1', on, body: { place, kind, name, parent, from } },
        { type: 'place.coded@1', on, body: { place, code, from } },
      );
      counts.founded += 1;
      return place;
    },
    /**
     * A place that is the listed one: what differs is said.
     * @param parent where it lies from now on, if elsewhere
     */
    adjust(known: Place, { code, kind, name }: Listed, parent: Id | undefined): void {
      const before = proposals.length;
      const place = known.id;
      if (codeAsOf(known, from) !== code) {
        proposals.push({ type: 'place.coded@1', on, body: { place, code, from } });
        counts.coded += 1;
      }
      if (nameAsOf(known, from).kind !== kind || !isNamed(known, name, from)) {
        proposals.push({ type: 'place.renamed@1', on, body: { place, name, kind, from } });
        counts.renamed += 1;
      }
      if (parent !== undefined) {
        proposals.push({ type: 'place.moved@1', on, body: { place, parent, from } });
        counts.moved += 1;
      }
      if (proposals.length === before) counts.unchanged += 1;
    },
  };
}
